"""Who may curate matches."""

from app.kernel.actor import Actor, Role
from app.kernel.rules import rule
from app.matching.models import Match


@rule
def moderator(actor: Actor, match: Match) -> bool:  # noqa: ARG001  (a role, not a relation)
    """Is a moderator."""
    return actor.role is Role.MODERATOR
