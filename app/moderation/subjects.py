"""What cases can be about: how each kind of subject is read, and how it is decided."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges import facts as challenge_facts
from app.challenges import repository as challenges
from app.challenges import screening as challenge_screening
from app.challenges import service as challenges_service
from app.challenges.enums import Action as ChallengeAction
from app.challenges.enums import VersionKind
from app.challenges.schemas.challenge import ChallengeView
from app.challenges.schemas.content import TEXT_FIELDS
from app.kernel.actor import SYSTEM, Actor
from app.kernel.facts import Fact
from app.kernel.limits import Limits
from app.kernel.screening import findings, texts
from app.moderation.enums import CaseAction, Check, SubjectKind
from app.platform.database import Reader
from app.solutions import facts as solution_facts
from app.solutions import repository as solutions
from app.solutions import service as solutions_service
from app.solutions.enums import Action as SolutionAction
from app.solutions.schemas import DeploymentText, SolutionView

# Codes among the fields of words: they are chosen, not written, so nothing is looked for in them.
_CODES: Final = frozenset(
    {
        "/constraints/hosting",
        "/constraints/reach",
        "/constraints/vetting",
        "/data_involved/categories",
        "/notice/category",
        "/safeguards/bias_evaluation",
    }
)
_SOLUTION_WORDS: Final = (
    "name",
    "summary",
    "what_it_does",
    "outcomes_seen",
    "integration",
    "certifications",
    "frameworks",
    "data_use",
    "safeguards",
    "accessibility",
    "price_model",
    "not_good_for",
)
_DEPLOYMENT_WORDS: Final = ("organisation_label", "use", "scale", "learned", "evidence_link")


@dataclass(frozen=True)
class Reading:
    """A subject as a moderator reads it.

    `before` and `after` are the whole texts of the last version and of this one, when there is a
    last one; `explained` gives why a finding may stay, by pointer and hash of its words.
    """

    version: int
    actions: list[str]
    words: Mapping[str, str]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    explained: Mapping[tuple[str, str], str]
    challenge: ChallengeView | None = None
    solution: SolutionView | None = None


@dataclass(frozen=True)
class Subject:
    """One kind of subject: the functions and tables that moderation needs of it."""

    saves: Sequence[type[Fact]]
    decisions: Mapping[CaseAction, str]
    checklist: tuple[Check, ...]
    read: Callable[[Reader, Actor, UUID], Awaitable[Reading]]
    found: Callable[[AsyncSession, UUID], Awaitable[list[str]]]
    lock: Callable[[AsyncSession, Actor, UUID], Awaitable[int]]
    take: Callable[..., Awaitable[None]]


def _written(tree: Mapping[str, Any]) -> dict[str, str]:
    return {pointer: text for pointer, text in texts(dict(tree)) if text and pointer not in _CODES}


async def _read_challenge(reader: Reader, actor: Actor, subject_id: UUID) -> Reading:
    view = await challenges.detail(reader, actor, str(subject_id))
    kept = await challenges.versions(reader, actor, str(subject_id))
    signed = [entry.snapshot for entry in kept.items if entry.kind == VersionKind.SIGNED_OFF][:2]
    read = view.model_dump(mode="json")
    read["safeguards_detail"] = read["safeguards"]["detail"]
    explained = view.inside.explained_findings if view.inside else []
    return Reading(
        version=view.version,
        actions=view.available_actions,
        words=_written({name: read[name] for name in TEXT_FIELDS}),
        after=signed[0] if len(signed) > 1 else None,
        before=signed[1] if len(signed) > 1 else None,
        explained={(entry.pointer, entry.excerpt_sha): entry.explanation for entry in explained},
        challenge=view,
    )


async def _find_in_challenge(session: AsyncSession, subject_id: UUID) -> list[str]:
    row = await challenges.read_row(session, SYSTEM, str(subject_id))
    return [str(entry.kind) for entry in challenge_screening.located(row)]


async def _lock_challenge(session: AsyncSession, actor: Actor, subject_id: UUID) -> int:
    return (await challenges.get(session, actor, str(subject_id), lock=True)).version


async def _take_challenge(
    session: AsyncSession,
    actor: Actor,
    subject_id: UUID,
    *,
    action: str,
    reason: str | None,
    if_match: int | None,
    limits: Limits,
) -> None:
    await challenges_service.take(
        session,
        actor,
        str(subject_id),
        action=ChallengeAction(action),
        reason=reason,
        if_match=if_match,
        limits=limits,
    )


async def _read_solution(reader: Reader, actor: Actor, subject_id: UUID) -> Reading:
    view = await solutions.detail(reader, actor, subject_id)
    after = _whole(view, revised=True)
    return Reading(
        version=view.version,
        actions=view.available_actions,
        words=_written(_solution_words(after)),
        before=_whole(view, revised=False) if view.revision else None,
        after=after if view.revision else None,
        explained={},
        solution=view,
    )


def _whole(view: SolutionView, *, revised: bool) -> dict[str, Any]:
    """The card with its deployments, as listed or as they would be listed."""
    card = view.revision.card if revised and view.revision else view.card
    deployments: dict[str, Any] = {}
    for entry in view.deployments:
        listed = DeploymentText(**{n: getattr(entry, n) for n in DeploymentText.model_fields})
        if revised:
            shown = entry.proposed or listed
            deployments[str(entry.id)] = shown.model_dump(mode="json")
        elif entry.pending != "new":
            deployments[str(entry.id)] = listed.model_dump(mode="json")
    return {**(card.model_dump(mode="json") if card else {}), "deployments": deployments}


def _solution_words(whole: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: whole[name] for name in _SOLUTION_WORDS if name in whole},
        "deployments": {
            key: {name: text[name] for name in _DEPLOYMENT_WORDS}
            for key, text in whole["deployments"].items()
        },
    }


async def _find_in_solution(session: AsyncSession, subject_id: UUID) -> list[str]:
    reading = await _read_solution(session, SYSTEM, subject_id)
    return [str(entry.kind) for text in reading.words.values() for entry in findings(text)]


async def _lock_solution(session: AsyncSession, actor: Actor, subject_id: UUID) -> int:
    return (await solutions.get(session, actor, subject_id, lock=True)).version


async def _take_solution(
    session: AsyncSession,
    actor: Actor,
    subject_id: UUID,
    *,
    action: str,
    reason: str | None,
    if_match: int | None,
    limits: Limits,  # noqa: ARG001  (only challenges have limits)
) -> None:
    await solutions_service.take(
        session,
        actor,
        str(subject_id),
        action=SolutionAction(action),
        reason=reason,
        if_match=if_match,
    )


SUBJECTS: Final[Mapping[SubjectKind, Subject]] = {
    SubjectKind.CHALLENGE: Subject(
        saves=challenge_facts.SAVES,
        decisions={
            CaseAction.PUBLISH: ChallengeAction.PUBLISH,
            CaseAction.REQUEST_CHANGES: ChallengeAction.REQUEST_CHANGES,
            CaseAction.REJECT: ChallengeAction.REJECT,
        },
        checklist=(
            Check.PROBLEM_NOT_SPECIFICATION,
            Check.OUTCOMES_MEASURABLE,
            Check.NOBODY_FAVOURED,
            Check.NOTHING_PERSONAL,
            Check.SAFEGUARDS_LEVEL,
            Check.ENOUGH_TIME,
            Check.NO_INTEREST,
        ),
        read=_read_challenge,
        found=_find_in_challenge,
        lock=_lock_challenge,
        take=_take_challenge,
    ),
    SubjectKind.SOLUTION: Subject(
        saves=solution_facts.SAVES,
        decisions={
            CaseAction.LIST: SolutionAction.LIST,
            CaseAction.REQUEST_CHANGES: SolutionAction.REQUEST_CHANGES,
            CaseAction.LIST_REVISION: SolutionAction.LIST_REVISION,
            CaseAction.REQUEST_REVISION_CHANGES: SolutionAction.REQUEST_REVISION_CHANGES,
        },
        checklist=(
            Check.CLAIMS_HAVE_SOURCES,
            Check.LIMITS_ARE_SAID,
            Check.CAPABILITIES_FIT,
            Check.DEPLOYMENTS_PLAUSIBLE,
            Check.NOTHING_PERSONAL,
            Check.NO_INTEREST,
        ),
        read=_read_solution,
        found=_find_in_solution,
        lock=_lock_solution,
        take=_take_solution,
    ),
}
