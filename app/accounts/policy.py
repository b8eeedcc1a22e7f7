"""Who may see the people of an organisation, and which roles an organisation has."""

from typing import Final
from uuid import UUID

from app.kernel.actor import Actor, OrganisationKind, Role

RUNS_THE_PORTAL: Final = frozenset({Role.MODERATOR, Role.ADMINISTRATOR})

ROLES_OF: Final[dict[OrganisationKind, frozenset[Role]]] = {
    OrganisationKind.FORCE: frozenset({Role.FORCE_CONTRIBUTOR, Role.FORCE_APPROVER}),
    OrganisationKind.SUPPLIER: frozenset({Role.SUPPLIER_MEMBER, Role.SUPPLIER_ADMIN}),
    OrganisationKind.MODERATOR: frozenset({Role.MODERATOR}),
    OrganisationKind.OVERSIGHT: frozenset({Role.OVERSIGHT}),
    OrganisationKind.ETHICS_PANEL: frozenset({Role.ETHICS_ADVISER}),
    OrganisationKind.OPERATOR: frozenset({Role.AUDITOR, Role.ADMINISTRATOR}),
    OrganisationKind.PUBLIC_BODY: frozenset(),
}
"""Which roles the people of each kind of organisation can have."""


def may_read_people(actor: Actor, organisation_id: UUID) -> bool:
    """Whether the actor may read who belongs to the organisation."""
    return actor.organisation_id == organisation_id or actor.role in RUNS_THE_PORTAL
