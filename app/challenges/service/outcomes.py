"""Writing down what came of a challenge."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges import repository
from app.challenges.enums import Ability
from app.challenges.facts import SAVES, OutcomeRecorded
from app.challenges.models import Challenge, Outcome
from app.challenges.schemas.outcomes import OutcomeDraft
from app.challenges.screening import refuse_markings
from app.challenges.service.permission import require
from app.kernel.actor import Actor
from app.platform.facts import record
from app.web.etags import require_version


async def record_outcome(
    session: AsyncSession, actor: Actor, ref: str, *, draft: OutcomeDraft, if_match: int | None
) -> Challenge:
    """Write or change the outcome of a closed challenge; `publish_outcome` makes it public.

    The version is the challenge's, since the outcome is signed with it. Whoever writes cannot
    sign. Raises NotAllowed, WrongMoment, PreconditionFailed or Invalid.
    """
    challenge = await repository.get(session, actor, ref, lock=True)
    require(Ability.RECORD_OUTCOME, actor, challenge)
    await require_version(session, if_match, challenge.version, streams=[challenge.id], saves=SAVES)
    refuse_markings(draft)
    outcome = await repository.find_outcome(session, challenge.id)
    if outcome is None:
        outcome = Outcome(challenge_id=challenge.id, written_by=[])
        session.add(outcome)
    for name, value in draft.model_dump().items():
        setattr(outcome, name, value)
    if actor.account_id and actor.account_id not in outcome.written_by:
        outcome.written_by = [*outcome.written_by, actor.account_id]
    outcome.updated_at = challenge.updated_at = challenge.read_at
    challenge.version += 1
    record(session, actor, OutcomeRecorded(challenge.id, draft.next_step, challenge.version))
    return challenge
