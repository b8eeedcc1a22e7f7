"""Who acts: one account, acting in one role for one organisation, or nobody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID


class Role(StrEnum):
    """The roles of DOMAIN section 3. `PUBLIC` is a reader without an account."""

    PUBLIC = "public"
    FORCE_CONTRIBUTOR = "force_contributor"
    FORCE_APPROVER = "force_approver"
    SUPPLIER_MEMBER = "supplier_member"
    SUPPLIER_ADMIN = "supplier_admin"
    MODERATOR = "moderator"
    ETHICS_ADVISER = "ethics_adviser"
    OVERSIGHT = "oversight"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


class OrganisationKind(StrEnum):
    """What an organisation is (DOMAIN section 2)."""

    FORCE = "force"
    SUPPLIER = "supplier"
    MODERATOR = "moderator"
    OVERSIGHT = "oversight"
    ETHICS_PANEL = "ethics_panel"
    OPERATOR = "operator"
    PUBLIC_BODY = "public_body"


FORCE_ROLES: Final = frozenset({Role.FORCE_CONTRIBUTOR, Role.FORCE_APPROVER})
SUPPLIER_ROLES: Final = frozenset({Role.SUPPLIER_MEMBER, Role.SUPPLIER_ADMIN})
SIGNED_IN: Final = frozenset(Role) - {Role.PUBLIC, Role.SYSTEM}
EVERYONE: Final = SIGNED_IN | {Role.PUBLIC}


@dataclass(frozen=True, slots=True)
class Actor:
    """The caller as every policy sees it; never holds a name."""

    role: Role = Role.PUBLIC
    account_id: UUID | None = None
    membership_id: UUID | None = None
    organisation_id: UUID | None = None
    organisation_verified: bool = False
    overseen: frozenset[UUID] = frozenset()

    @property
    def is_force(self) -> bool:
        """True for people of a police force."""
        return self.role in FORCE_ROLES

    @property
    def is_supplier(self) -> bool:
        """True for people of a supplier."""
        return self.role in SUPPLIER_ROLES


ANONYMOUS: Final = Actor()
SYSTEM: Final = Actor(role=Role.SYSTEM)
