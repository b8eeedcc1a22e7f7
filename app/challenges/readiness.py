"""What a challenge still lacks before sign-off may be asked for: one table of what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.challenges import screening
from app.challenges.dates import earliest_closing, opening
from app.challenges.enums import Section
from app.challenges.safeguards import QUESTIONS, details_asked
from app.challenges.schemas.challenge import FindingView, Missing, Readiness
from app.kernel.errors import FieldError
from app.kernel.ids import LONDON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.challenges.models import Challenge

ASKED: Final[tuple[tuple[str, Section, str], ...]] = (
    ("title", Section.PROBLEM, "Give the challenge a title"),
    ("summary", Section.PROBLEM, "Write a summary"),
    ("problem_today", Section.PROBLEM, "Say what the problem is today"),
    ("who_is_affected", Section.AFFECTED, "Say who is affected"),
    ("outcomes", Section.OUTCOMES, "Give at least one outcome"),
    ("tried_before", Section.TRIED, "Say what you have tried, or that you have not"),
    ("in_use_now", Section.TRIED, "Say what you use now, or that there is nothing"),
    ("constraints/hosting", Section.CONSTRAINTS, "Say where data may be hosted"),
    ("constraints/vetting", Section.CONSTRAINTS, "Say which vetting people need"),
    ("data_involved/categories", Section.DATA, "Say which data is involved"),
    ("data_involved/personal", Section.DATA, "Say whether personal data is involved"),
    ("data_involved/special_category", Section.DATA, "Say whether special category data is"),
    ("data_involved/children", Section.DATA, "Say whether data of children is involved"),
    ("data_involved/biometric", Section.DATA, "Say whether biometric data is involved"),
    ("data_involved/victims", Section.DATA, "Say whether data of victims is involved"),
    ("maturity_from", Section.MATURITY, "Give the lowest maturity you seek"),
    ("maturity_to", Section.MATURITY, "Give the highest maturity you seek"),
    ("geography", Section.MATURITY, "Say where it would be used"),
    ("capabilities", Section.CAPABILITIES, "Choose at least one capability"),
    ("what_happens_next", Section.ENGAGEMENT, "Say what happens next"),
    ("purposes", Section.ENGAGEMENT, "Choose the lawful purpose of the engagement"),
    ("engagement_plan", Section.ENGAGEMENT, "Say how you will engage"),
    ("contact_role", Section.ENGAGEMENT, "Give the role to contact, never a person"),
    ("responses_close_at", Section.DATES, "Set a closing date"),
    ("outcome_expected_on", Section.DATES, "Say by when you expect an outcome"),
)
"""Each field that has to be filled in, where it is asked for, and what to do."""

SECTIONS: Final[dict[str, Section]] = {
    **{path.partition("/")[0]: section for path, section, _ in ASKED},
    "keywords": Section.CAPABILITIES,
    "sectors_welcome": Section.SECTORS,
    "safeguards": Section.SAFEGUARDS,
    "safeguards_detail": Section.SAFEGUARDS,
    "questions_close_at": Section.DATES,
    "notice": Section.NOTICE,
}
_MESSAGE_DETAIL: Final = "Describe this: the safeguards level asks for it"


def check(challenge: Challenge) -> Readiness:
    """Say what is missing and what has been found."""
    missing = [
        Missing(pointer=error.pointer, section=section_of(error.pointer), message=error.message)
        for error in missing_in(challenge)
    ]
    findings = [
        FindingView(section=section_of(found.pointer), **found.fields())
        for found in screening.located(challenge)
    ]
    ready = not missing and all(found.explanation for found in findings)
    return Readiness(ready=ready, missing=missing, findings=findings)


def errors(challenge: Challenge) -> list[FieldError]:
    """List what stands in the way of sign-off: what is missing, and findings left unexplained."""
    unexplained = [
        FieldError(found.pointer, found.kind, f"{found.message}. Take it out, or explain it")
        for found in screening.located(challenge)
        if not found.explanation
    ]
    return [*missing_in(challenge), *unexplained]


def missing_in(challenge: Challenge) -> list[FieldError]:
    """List every field that has to be filled in, or whose date does not fit."""
    return [
        *(_missing(path, text) for path, _, text in ASKED if not _given(challenge, path)),
        *_outcomes(challenge),
        *_sectors(challenge),
        *_safeguards(challenge),
        *closing_errors(challenge),
        *question_errors(challenge),
        *_expected(challenge),
    ]


def closing_errors(challenge: Challenge) -> list[FieldError]:
    """Check that responses close late enough after the opening (EME_MINIMUM_OPEN_DAYS)."""
    closes = challenge.responses_close_at
    if closes is None:
        return []
    opens, days = opening(challenge), challenge.minimum_open_days
    if closes > opens and closes >= earliest_closing(opens, days=days):
        return []
    message = f"Close at least {days} days after opening" if days else "Close after opening"
    return [FieldError("/responses_close_at", "too_early", message)]


def question_errors(challenge: Challenge) -> list[FieldError]:
    """Check that questions close after the opening, and no later than responses."""
    questions, closes = challenge.questions_close_at, challenge.responses_close_at
    if questions is None:
        return []
    if questions <= opening(challenge):
        return [FieldError("/questions_close_at", "too_early", "Close questions after opening")]
    if closes and questions > closes:
        message = "Close questions no later than responses"
        return [FieldError("/questions_close_at", "too_late", message)]
    return []


def section_of(pointer: str) -> Section:
    """Tell in which part of the draft a field is asked for."""
    return SECTIONS[pointer.split("/")[1]]


def _given(challenge: Challenge, path: str) -> bool:
    name, _, inner = path.partition("/")
    value: Any = getattr(challenge, name)
    if inner:
        value = value.get(inner)
    return value is not None and value not in ("", [])


def _missing(path: str, message: str) -> FieldError:
    return FieldError(f"/{path}", "missing", message)


def _outcomes(challenge: Challenge) -> Iterator[FieldError]:
    for index, outcome in enumerate(challenge.outcomes):
        if not outcome.get("title"):
            yield _missing(f"outcomes/{index}/title", "Say what should be different")
        if not outcome.get("measure"):
            yield _missing(f"outcomes/{index}/measure", "Say how this outcome is measured")


def _sectors(challenge: Challenge) -> Iterator[FieldError]:
    if not challenge.sectors_welcome and not challenge.sectors_none:
        yield _missing("sectors_welcome", "Choose at least one sector, or say none")


def _safeguards(challenge: Challenge) -> Iterator[FieldError]:
    for question in QUESTIONS:
        if challenge.safeguards.get(question) is None:
            yield _missing(f"safeguards/{question}", "Answer this safeguards question")
    for detail in details_asked(challenge.safeguards_level):
        if not challenge.safeguards_detail.get(detail):
            yield _missing(f"safeguards_detail/{detail}", _MESSAGE_DETAIL)


def _expected(challenge: Challenge) -> Iterator[FieldError]:
    closes = challenge.responses_close_at
    expected = challenge.outcome_expected_on
    if closes and expected and expected < closes.astimezone(LONDON).date():
        message = "Expect an outcome after responses close"
        yield FieldError("/outcome_expected_on", "too_early", message)
