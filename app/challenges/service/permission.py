"""The refusal of what an actor may not do with a challenge, or not now."""

from app.challenges.enums import Ability
from app.challenges.lifecycle import ABILITIES, available, may, origin, status_now
from app.challenges.models import Challenge
from app.kernel.actor import Actor
from app.kernel.errors import NotAllowed, WrongMoment


def require(ability: Ability, actor: Actor, challenge: Challenge) -> None:
    """Raise NotAllowed for the wrong person, WrongMoment in the wrong state."""
    if may(ability, actor, challenge):
        return
    if not any(row.ability is ability and row.who(actor, challenge) for row in ABILITIES):
        raise NotAllowed(action=str(ability))
    raise WrongMoment(
        state=str(status_now(challenge)),
        available_actions=available(actor, challenge),
        origin=origin(challenge),
    )
