"""Giving an ethics opinion."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges import repository
from app.challenges.enums import Ability
from app.challenges.facts import OpinionGiven
from app.challenges.models import EthicsOpinion
from app.challenges.schemas.ethics import OpinionDraft
from app.challenges.screening import refuse_markings
from app.challenges.service.permission import require
from app.kernel.actor import Actor
from app.kernel.errors import NotAllowed
from app.kernel.ids import new_id
from app.platform.facts import record


async def give_opinion(
    session: AsyncSession, actor: Actor, *, draft: OpinionDraft
) -> EthicsOpinion:
    """Give an opinion on a challenge that was referred; it is published with the challenge.

    Raises NotFound for a challenge the adviser may not know of, NotAllowed when it was not
    referred, WrongMoment before sign-off was asked for and after closing.
    """
    challenge = await repository.get(session, actor, draft.challenge, lock=True)
    require(Ability.GIVE_OPINION, actor, challenge)
    if actor.account_id is None or actor.organisation_id is None:
        raise NotAllowed
    refuse_markings(draft)
    opinion = await repository.add_opinion(
        session,
        EthicsOpinion(
            id=new_id(),
            challenge_id=challenge.id,
            organisation_id=actor.organisation_id,
            account_id=actor.account_id,
            position=draft.position,
            text=draft.text,
            conditions=list(draft.conditions),
            given_at=challenge.read_at,
        ),
    )
    record(
        session,
        actor,
        OpinionGiven(challenge.id, opinion.id, draft.position, len(draft.conditions)),
    )
    return opinion
