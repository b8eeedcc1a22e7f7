"""Who may curate matches."""

from app.kernel.actor import Actor, Role
from app.kernel.rules import rule
from app.matching.models import Match, RenewedMatch, WeightsVersion

WEIGHERS = frozenset({Role.MODERATOR, Role.ADMINISTRATOR})
"""Who may propose and decide weights: whoever curates, and whoever runs the service."""


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


@rule
def moderator_or_administrator(actor: Actor, weights: WeightsVersion) -> bool:  # noqa: ARG001
    """Is a moderator or an administrator."""
    return actor.role in WEIGHERS


@rule
def proposer(actor: Actor, weights: WeightsVersion) -> bool:
    """Is the person who proposed the weights, in whichever role."""
    return actor.account_id == weights.proposed_by
