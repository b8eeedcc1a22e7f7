"""Who may see and decide moderation cases."""

from sqlalchemy import ColumnElement, false, true

from app.kernel.actor import Actor, Role
from app.kernel.rules import rule
from app.moderation.models import ModerationCase

MODERATORS = frozenset({Role.MODERATOR, Role.SYSTEM})


@rule
def moderator(actor: Actor, _case: ModerationCase) -> bool:
    """A moderator."""
    return actor.role is Role.MODERATOR


@rule
def holder(actor: Actor, case: ModerationCase) -> bool:
    """The moderator who has taken the case."""
    return (
        moderator(actor, case)
        and case.assigned_to is not None
        and case.assigned_to == actor.membership_id
    )


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Every case for moderators, none for anybody else."""
    return true() if actor.role in MODERATORS else false()
