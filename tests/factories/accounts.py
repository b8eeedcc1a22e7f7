"""People for tests, and the quick way to be signed in as one of them."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.models import Account, AuthSession, Membership
from app.kernel.actor import OrganisationKind, Role
from app.kernel.ids import new_id
from app.organisations.models import Organisation
from app.platform.database import moment_now
from tests.factories.organisations import make_organisation

PASSWORD: Final = "nine-otters-cross-a-bridge"
# Argon2 takes its time, so most tests share one hash of PASSWORD (m=19 MiB, t=2, p=1).
PASSWORD_HASH: Final = "$argon2id$v=19$m=19456,t=2,p=1$YiLAoL9ZlVbV/3h6AIdsew$bgRqBSZSaITunJsNSpwmpE/kD4+OHTONxDIY6+G/I5o"
KIND_OF: Final = {
    Role.FORCE_CONTRIBUTOR: OrganisationKind.FORCE,
    Role.FORCE_APPROVER: OrganisationKind.FORCE,
    Role.SUPPLIER_MEMBER: OrganisationKind.SUPPLIER,
    Role.SUPPLIER_ADMIN: OrganisationKind.SUPPLIER,
    Role.MODERATOR: OrganisationKind.MODERATOR,
    Role.ETHICS_ADVISER: OrganisationKind.ETHICS_PANEL,
    Role.OVERSIGHT: OrganisationKind.OVERSIGHT,
    Role.AUDITOR: OrganisationKind.OPERATOR,
    Role.ADMINISTRATOR: OrganisationKind.OPERATOR,
}


@dataclass(frozen=True)
class SignedIn:
    """A signed-in person: put the cookie on a client to call as them."""

    cookie_name: str
    token: str
    account: Account
    membership: Membership
    organisation: Organisation


async def make_account(session: AsyncSession, **overrides: Any) -> Account:
    """Insert a person whose password is PASSWORD."""
    identifier = new_id()
    fields = {
        "id": identifier,
        "email": f"{identifier.hex}@people.example",
        "display_name": f"Person {identifier.hex[-6:]}",
        "password_hash": PASSWORD_HASH,
        **overrides,
    }
    account = Account(**fields)
    session.add(account)
    await session.flush()
    return account


async def make_membership(
    session: AsyncSession,
    account: Account,
    *,
    role: Role,
    organisation: Organisation | None = None,
    **overrides: Any,
) -> Membership:
    """Insert a role of a person, in a fitting new organisation when none is given."""
    home = organisation or await make_organisation(session, kind=KIND_OF[role])
    membership = Membership(account_id=account.id, organisation_id=home.id, role=role, **overrides)
    session.add(membership)
    await session.flush()
    return membership


async def make_session(
    session: AsyncSession, membership: Membership, *, minutes: int = 720
) -> tuple[AuthSession, str]:
    """Insert a session acting as the membership; returns it and its token."""
    token = secrets.token_urlsafe(32)
    auth_session = AuthSession(
        token_sha256=hashlib.sha256(token.encode()).digest(),
        account_id=membership.account_id,
        membership_id=membership.id,
        expires_at=await moment_now(session) + timedelta(minutes=minutes),
    )
    session.add(auth_session)
    await session.flush()
    return auth_session, token


async def sign_in(
    session: AsyncSession, *, role: Role, organisation: Organisation | None = None
) -> SignedIn:
    """Insert a fresh person with this role, signed in."""
    home = organisation or await make_organisation(session, kind=KIND_OF[role])
    account = await make_account(session)
    membership = await make_membership(session, account, role=role, organisation=home)
    _, token = await make_session(session, membership)
    return SignedIn("eme_session", token, account, membership, home)
