"""Cases follow their subjects, in the transaction of the subject's own move."""

from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.enums import Status as ChallengeStatus
from app.challenges.facts import ChallengeMoved
from app.kernel.actor import Actor, Role
from app.kernel.facts import InTransaction, Periodic, Subscription
from app.moderation import repository, service
from app.moderation.enums import SubjectKind
from app.moderation.service import refuse_if_taken
from app.solutions.facts import SolutionMoved
from app.solutions.lifecycle import UNDER_REVIEW

_MODERATED: Final = frozenset({ChallengeStatus.IN_MODERATION})


async def on_challenge_moved(session: AsyncSession, actor: Actor, fact: ChallengeMoved) -> None:
    """Open a case with the sign-off, close it when the challenge leaves moderation."""
    await _follow(
        session,
        actor,
        fact,
        kind=SubjectKind.CHALLENGE,
        was=fact.from_status in _MODERATED,
        now=fact.to_status in _MODERATED,
    )


async def on_solution_moved(session: AsyncSession, actor: Actor, fact: SolutionMoved) -> None:
    """Open a case when review is asked for, close it when the card leaves review."""
    await _follow(
        session,
        actor,
        fact,
        kind=SubjectKind.SOLUTION,
        was=fact.from_status in UNDER_REVIEW,
        now=fact.to_status in UNDER_REVIEW,
    )


async def _follow(
    session: AsyncSession,
    actor: Actor,
    fact: ChallengeMoved | SolutionMoved,
    *,
    kind: SubjectKind,
    was: bool,
    now: bool,
) -> None:
    if now and not was:
        await service.open_case(session, actor, kind=kind, subject_id=fact.stream_id)
    elif was and not now:
        case = await repository.find_waiting(session, kind=kind, subject_id=fact.stream_id)
        if case is None:  # decided through the case itself
            return
        if actor.role is Role.MODERATOR:  # the same rule at both doors
            refuse_if_taken(actor, case)
        service.close(session, actor, case, decision=str(fact.action))


SUBSCRIPTIONS: Final[tuple[Subscription, ...]] = (
    InTransaction(ChallengeMoved, on_challenge_moved),
    InTransaction(SolutionMoved, on_solution_moved),
)
SCHEDULE: Final[tuple[Periodic, ...]] = ()
