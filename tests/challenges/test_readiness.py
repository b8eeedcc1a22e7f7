"""What a draft lacks is named, and what looks wrong in its words is shown where it stands."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.challenges import readiness, screening
from app.challenges.enums import Section, Status
from app.challenges.models import Challenge
from app.challenges.safeguards import (
    ASKED_ABOVE_STANDARD,
    ASKED_ALWAYS,
    QUESTIONS,
    assess,
    details_asked,
)
from app.challenges.schemas.challenge import ChallengeEdit
from app.kernel.errors import Invalid
from tests.challenges.people import NOW, challenge_at
from tests.factories.challenges import ABOVE_STANDARD, COMPLETE, NO_TO_ALL

EXAMPLES = Path(__file__).parents[2] / "app" / "demonstration" / "data" / "challenges.json"


def draft(**overrides: Any) -> Challenge:
    return challenge_at(Status.DRAFT, **overrides)


def pointers(challenge: Challenge) -> list[str]:
    return [missing.pointer for missing in readiness.check(challenge).missing]


def test_a_complete_draft_is_ready() -> None:
    found = readiness.check(draft())
    assert found.ready
    assert found.missing == []
    assert found.findings == []


@pytest.mark.parametrize(("path", "section", "message"), readiness.ASKED)
def test_each_field_that_is_asked_for_is_named_when_it_is_missing(
    path: str, section: Section, message: str
) -> None:
    name, _, inner = path.partition("/")
    value: Any = {**COMPLETE[name], inner: None} if inner else _empty(name)
    [missing] = readiness.check(draft(**{name: value})).missing
    assert (missing.pointer, missing.section, missing.message) == (f"/{path}", section, message)


def _empty(name: str) -> Any:
    present = COMPLETE.get(name)
    return type(present)() if isinstance(present, str | list) else None


@pytest.mark.parametrize("part", ["title", "measure"])
def test_an_outcome_needs_a_title_and_a_measure(part: str) -> None:
    outcomes = [*COMPLETE["outcomes"], {"title": "T", "measure": "M", part: ""}]
    assert pointers(draft(outcomes=outcomes)) == [f"/outcomes/2/{part}"]


def test_a_draft_names_sectors_or_says_that_there_are_none() -> None:
    assert pointers(draft(sectors_none=False)) == ["/sectors_welcome"]
    assert pointers(draft(sectors_none=False, sectors_welcome=["health"])) == []


def test_every_safeguards_question_has_to_be_answered() -> None:
    assert pointers(draft(safeguards={})) == [f"/safeguards/{key}" for key in QUESTIONS]


def test_the_level_decides_which_details_are_asked_for() -> None:
    enhanced = {**NO_TO_ALL, "victim_devices": True}
    lacking = pointers(draft(safeguards=enhanced, safeguards_level="enhanced"))
    assert lacking == [f"/safeguards_detail/{name}" for name in ASKED_ABOVE_STANDARD]
    full = draft(safeguards=enhanced, safeguards_level="enhanced", safeguards_detail=ABOVE_STANDARD)
    assert pointers(full) == []
    assert pointers(draft(safeguards_detail={})) == [
        f"/safeguards_detail/{name}" for name in ASKED_ALWAYS
    ]


@pytest.mark.parametrize(("question", "level"), QUESTIONS.items())
def test_each_yes_leads_to_its_level_and_is_the_reason(question: str, level: str) -> None:
    found = assess({**NO_TO_ALL, question: True})
    assert (found.level, found.decided, found.because) == (level, True, (question,))


def test_the_level_is_the_highest_that_a_yes_leads_to() -> None:
    both = assess({"biometrics": True, "data_matching": True})
    assert (both.level, both.decided, both.because) == ("panel", False, ("biometrics",))
    assert assess(NO_TO_ALL).level == "standard"
    assert assess({**NO_TO_ALL, "covert": None}).level is None
    assert details_asked(None) == ASKED_ALWAYS


@pytest.mark.parametrize(
    ("dates", "pointer"),
    [
        ({"responses_close_at": NOW + timedelta(days=11)}, "/responses_close_at"),
        ({"responses_close_at": NOW, "minimum_open_days": 0}, "/responses_close_at"),
        ({"opens_at": None, "responses_close_at": NOW + timedelta(days=9)}, "/responses_close_at"),
        ({"questions_close_at": NOW + timedelta(days=31)}, "/questions_close_at"),
        ({"questions_close_at": NOW + timedelta(days=1)}, "/questions_close_at"),
        ({"outcome_expected_on": (NOW + timedelta(days=29)).date()}, "/outcome_expected_on"),
    ],
)
def test_dates_that_do_not_fit_are_named(dates: dict[str, Any], pointer: str) -> None:
    assert pointers(draft(**dates)) == [pointer]


@pytest.mark.parametrize(
    "dates",
    [
        {"responses_close_at": NOW + timedelta(days=12)},
        {"opens_at": None, "responses_close_at": NOW + timedelta(days=10)},
        {"opens_at": NOW - timedelta(days=9), "responses_close_at": NOW + timedelta(days=10)},
        {"questions_close_at": NOW + timedelta(days=30)},
    ],
)
def test_dates_that_just_fit_pass(dates: dict[str, Any]) -> None:
    assert pointers(draft(**dates)) == []


def test_days_are_counted_by_the_clock_on_the_wall_when_summer_time_begins() -> None:
    # Ten days across 28 March 2027 last 239 hours, and are ten days all the same.
    opens = NOW.replace(month=3, day=20, hour=9)
    closes = NOW.replace(month=3, day=30, hour=8)
    assert pointers(draft(opens_at=opens, responses_close_at=closes)) == []


PROBLEM = "A sergeant rings the desk on 01632 960417 and waits."


def test_a_finding_says_where_it_stands() -> None:
    [found] = readiness.check(draft(problem_today=PROBLEM)).findings
    assert (found.pointer, found.section, found.kind) == ("/problem_today", "problem", "phone")
    assert PROBLEM[found.start : found.end] == "01632 960417"
    assert found.excerpt in PROBLEM
    assert found.explanation is None


def test_a_finding_keeps_a_draft_from_sign_off_until_it_is_explained() -> None:
    challenge = draft(problem_today=PROBLEM)
    [found] = readiness.check(challenge).findings
    assert not readiness.check(challenge).ready
    assert [error.pointer for error in readiness.errors(challenge)] == ["/problem_today"]
    challenge.explained_findings = [
        {"pointer": found.pointer, "excerpt_sha": found.sha, "explanation": "Nobody's number."}
    ]
    [explained] = readiness.check(challenge).findings
    assert explained.explanation == "Nobody's number."
    assert readiness.check(challenge).ready
    assert readiness.errors(challenge) == []


def test_an_explanation_holds_for_its_words_wherever_they_move_and_for_no_others() -> None:
    challenge = draft(problem_today=PROBLEM)
    [found] = readiness.check(challenge).findings
    explained = [{"pointer": found.pointer, "excerpt_sha": found.sha, "explanation": "Fine."}]
    moved = draft(problem_today="At night " + PROBLEM, explained_findings=explained)
    other = draft(problem_today=PROBLEM.replace("960417", "960418"), explained_findings=explained)
    elsewhere = draft(tried_before=PROBLEM, explained_findings=explained)
    assert [readiness.check(each).ready for each in (moved, other, elsewhere)] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("field", "value", "pointer", "section"),
    [
        ("outcomes", [{"title": "Ask a.b@force.example", "measure": "M"}], "/outcomes/0/title", "outcomes"),
        ("constraints", {"hosting": "any", "vetting": "sc", "notes": "AB 12 34 56 C"}, "/constraints/notes", "constraints"),
        ("keywords", ["crime reference 42/1234/26"], "/keywords/0", "capabilities"),
        ("notice", {"subject_matter": "PC Sample knows."}, "/notice/subject_matter", "notice"),
        ("safeguards_detail", {**ABOVE_STANDARD, "contact": "020 7946 0018"}, "/safeguards_detail/contact", "safeguards"),
        ("who_is_affected", "The victim Jane Sample lost her phone.", "/who_is_affected", "affected"),
    ],
)  # fmt: skip
def test_every_text_is_screened_nested_ones_too(
    field: str, value: Any, pointer: str, section: str
) -> None:
    [found] = readiness.check(draft(**{field: value})).findings
    assert (found.pointer, found.section) == (pointer, section)


@pytest.mark.parametrize("marking", ["OFFICIAL-SENSITIVE", "Official Sensitive", "TOP SECRET"])
def test_a_protective_marking_is_refused_where_it_stands(marking: str) -> None:
    edit = ChallengeEdit.model_validate(
        {"constraints": {"notes": f"See annex ({marking})."}, "summary": "Nothing here."}
    )
    with pytest.raises(Invalid) as refused:
        screening.refuse_markings(edit)
    assert [error.pointer for error in refused.value.errors] == ["/constraints/notes"]


def test_ordinary_words_are_no_markings() -> None:
    screening.refuse_markings({"title": "We keep no secret, and all of it is OFFICIAL."})


EXAMPLE_TEXTS = [
    (example["key"], name, example[name])
    for example in json.loads(EXAMPLES.read_text(encoding="utf-8"))
    for name in ("title", "summary", "problem_today", "who_is_affected", "constraints", "safeguards_detail")
    if example["key"] != "missing-first-hour"  # has a phone number, to be found in a journey
]  # fmt: skip


def test_the_practice_texts_raise_no_false_alarm() -> None:
    found = [
        (key, finding.excerpt)
        for key, name, words in EXAMPLE_TEXTS
        for finding in screening.located_in({name: words})
    ]
    assert found == []
