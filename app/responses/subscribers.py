"""What responses do when something happens to their challenge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.challenges.enums import Action
from app.challenges.facts import ChallengeMoved
from app.kernel.facts import InTransaction
from app.responses import service

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor


async def on_challenge_moved(session: AsyncSession, actor: Actor, fact: ChallengeMoved) -> None:  # noqa: ARG001  (every reaction takes the actor)
    """Show every feedback with the outcome: nobody waits for a decision that never comes."""
    if fact.action is Action.PUBLISH_OUTCOME:
        await service.show_feedback_with_outcome(session, fact.stream_id)


SUBSCRIPTIONS: Final = (InTransaction(ChallengeMoved, on_challenge_moved),)
