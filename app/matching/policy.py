"""Who may curate matches."""

from app.kernel.actor import Actor, Role
from app.kernel.rules import rule
from app.matching.models import Match, RenewedMatch


@rule
def moderator(actor: Actor, match: Match) -> bool:  # noqa: ARG001  (a role, not a relation)
    """Is a moderator."""
    return actor.role is Role.MODERATOR


@rule
def lead_force(actor: Actor, renewal: RenewedMatch) -> bool:
    """Belongs to the force that had the need."""
    return actor.is_force and actor.organisation_id == renewal.force_id


@rule
def the_service_itself(actor: Actor, renewal: RenewedMatch) -> bool:  # noqa: ARG001  (a role)
    """Is a job, not a person."""
    return actor.role is Role.SYSTEM
