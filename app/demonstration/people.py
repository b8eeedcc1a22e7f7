"""Who acts in the demonstration: its organisations, its people, and as whom each of them acts."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from app.accounts.demonstration_accounts import DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD
from app.accounts.models import Membership
from app.accounts.provision import ensure_account
from app.challenges.safeguards import approvers_needed, assess
from app.kernel.actor import Actor, OrganisationKind, Role
from app.organisations.enums import Status
from app.organisations.models import Organisation
from app.organisations.schemas import OrganisationEntry
from app.organisations.service import ensure_organisation
from app.solutions.enums import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.demonstration.content import Content

_MODERATORS: Final = "practice-trade-body"
_PANEL: Final = "practice-ethics-panel"
_DEPUTY: Final = "deputy"


@dataclass
class Cast:
    """Everybody who acts, by organisation and role; two people may share a role."""

    _actors: dict[tuple[str, Role], list[Actor]] = field(default_factory=dict)

    def add(self, organisation: str, actor: Actor) -> None:
        """Let somebody act."""
        self._actors.setdefault((organisation, actor.role), []).append(actor)

    def contributor(self, force: str) -> Actor:
        """Who writes for a force."""
        return self._actors[force, Role.FORCE_CONTRIBUTOR][0]

    def approvers(self, force: str) -> list[Actor]:
        """Who signs for a force."""
        return self._actors[force, Role.FORCE_APPROVER]

    def supplier(self, slug: str) -> Actor:
        """Who acts for a supplier."""
        return self._actors[slug, Role.SUPPLIER_MEMBER][0]

    @property
    def moderator(self) -> Actor:
        """Who moderates."""
        return self._actors[_MODERATORS, Role.MODERATOR][0]

    @property
    def adviser(self) -> Actor:
        """Who advises on ethics."""
        return self._actors[_PANEL, Role.ETHICS_ADVISER][0]


@dataclass(frozen=True)
class _Person:
    email: str
    display_name: str
    role: Role
    organisation: str
    password: str


async def set_up(session: AsyncSession, content: Content) -> Cast:
    """Make organisations and accounts that are not there yet, and say who acts as what."""
    for item in content.organisations:
        await ensure_organisation(session, OrganisationEntry(**item, is_example=True))
    cast = Cast()
    for person in _people(content):
        cast.add(person.organisation, await _enter(session, person))
    return cast


async def _enter(session: AsyncSession, person: _Person) -> Actor:
    account = await ensure_account(
        session,
        email=person.email,
        display_name=person.display_name,
        password=person.password,
        memberships=[(person.organisation, person.role)],
    )
    row = (
        await session.execute(
            select(Membership.id, Membership.organisation_id, Organisation.status)
            .join(Organisation, Organisation.id == Membership.organisation_id)
            .where(
                Membership.account_id == account.id,
                Membership.role == person.role,
                Organisation.slug == person.organisation,
            )
        )
    ).one()
    return Actor(
        role=person.role,
        account_id=account.id,
        membership_id=row.id,
        organisation_id=row.organisation_id,
        organisation_verified=row.status == Status.VERIFIED,
    )


def _people(content: Content) -> Iterator[_Person]:
    for account in DEMONSTRATION_ACCOUNTS:
        yield _Person(*account, password=DEMONSTRATION_PASSWORD)
    known = {(account.organisation, account.role) for account in DEMONSTRATION_ACCOUNTS}
    for organisation, role, name in _wanted(content):
        if (organisation, role) in known and name != _DEPUTY:
            continue
        domain = organisation if role is Role.SUPPLIER_MEMBER else f"{organisation}.force"
        # Nobody signs in as them: their password is random and forgotten.
        yield _Person(
            email=f"{name}@{domain}.example",
            display_name=f"Practice {name}",
            role=role,
            organisation=organisation,
            password=secrets.token_urlsafe(24),
        )


def _wanted(content: Content) -> Iterator[tuple[str, Role, str]]:
    """Who has to be there for the content, each once."""
    for item in content.organisations:
        if item["kind"] == OrganisationKind.SUPPLIER:
            yield item["slug"], Role.SUPPLIER_MEMBER, "member"
    for force in dict.fromkeys(_users(content)):
        yield force, Role.FORCE_CONTRIBUTOR, "contributor"
    for force in dict.fromkeys(item["force"] for item in content.challenges):
        yield force, Role.FORCE_CONTRIBUTOR, "contributor"
        yield force, Role.FORCE_APPROVER, "approver"
        if any(_needs_two(item) for item in content.challenges if item["force"] == force):
            yield force, Role.FORCE_APPROVER, _DEPUTY


def _users(content: Content) -> Iterator[str]:
    """The forces that speak of a product they use, or ask who else does."""
    for item in content.solutions:
        for use in item["deployments"]:
            if use["evidence"] in {Evidence.CONFIRMED, Evidence.DISPUTED}:
                yield use["organisation"]
            yield from (asked["force"] for asked in use.get("contact_requests", ()))


def _needs_two(challenge: dict[str, Any]) -> bool:
    return approvers_needed(assess(challenge["safeguards"]).level) > 1
