"""What people say of a match: a moderator's decision, a reader's label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.kernel.errors import FieldError, Invalid, NotAllowed
from app.matching.enums import Action, State
from app.matching.facts import SAVES, MatchMoved, RelevanceLabelled
from app.matching.lifecycle import LIFECYCLE
from app.matching.repository import corpus, matches
from app.platform.database import moment_now
from app.platform.facts import record
from app.web.etags import require_version

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.matching.enums import Because
    from app.matching.models import Match
    from app.matching.schemas.matches import Decision


async def decide(
    session: AsyncSession,
    actor: Actor,
    match_id: UUID,
    *,
    decision: Decision,
    if_match: int | None,
) -> Match:
    """Endorse, dismiss or reconsider a match.

    Raises Invalid for a dismissal without a reason, and PreconditionFailed when If-Match was
    given and another moderator was first.
    """
    match = await matches.get(session, match_id)
    before = State(match.state)
    after = LIFECYCLE.move(decision.action, actor, match)
    if (decision.action is Action.DISMISS) != (decision.because is not None):
        message = "Say why it does not help" if decision.because is None else "Only to dismiss"
        raise Invalid(errors=[FieldError("/because", "because", message)])
    if if_match is not None:
        await require_version(session, if_match, match.version, streams=[match.id], saves=SAVES)
    match.state = after
    match.because = decision.because
    match.decided_at = await moment_now(session)
    match.decided_by = actor.account_id
    record(session, actor, MatchMoved(match.id, decision.action, before, after, decision.because))
    await session.flush()
    return match


async def say_not_relevant(
    session: AsyncSession,
    actor: Actor,
    *,
    challenge_ref: str,
    solution_ref: str,
    because: Because,
) -> None:
    """Keep an organisation's word that a pair does not help; it changes no state and no score.

    A force may label for its own challenges, a supplier for its own product cards.
    """
    challenge = await corpus.challenge(session, actor, challenge_ref)
    solution = await corpus.solution(session, actor, solution_ref)
    own = actor.organisation_id in {*challenge["sponsor_ids"], solution["supplier_id"]}
    if not own:
        raise NotAllowed
    await matches.label(session, actor, challenge["id"], solution["id"], because=because)
    record(session, actor, RelevanceLabelled(challenge["id"], solution["id"], because))
