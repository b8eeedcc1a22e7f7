"""Accounts made from the command line: the first administrator, and the practice people."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts import passwords, policy, repository
from app.accounts.facts import AccountMade, MembershipGiven
from app.accounts.models import Account, Membership
from app.accounts.schemas import NewAccount
from app.kernel.actor import SYSTEM, OrganisationKind, Role
from app.kernel.errors import Conflict
from app.kernel.ids import new_id
from app.organisations.enums import Status
from app.organisations.models import Organisation
from app.organisations.repository import find_by_slug
from app.organisations.schemas import OrganisationEntry
from app.organisations.service import ensure_organisation
from app.platform.database import Database
from app.platform.facts import record

OPERATOR: Final = OrganisationEntry(
    slug="portal-operator",
    name="Portal operator",
    kind=OrganisationKind.OPERATOR,
    status=Status.VERIFIED,
)


async def create_admin(database: Database, *, email: str, display_name: str, password: str) -> UUID:
    """Make an account that administers the portal, and return its id.

    Raises Invalid for an address or password that will not do, Conflict for one that is taken.
    """
    entry = NewAccount.entered(email=email, display_name=display_name)
    passwords.check(password, email=entry.email)
    hashed = await passwords.make_hash(password)
    async with database.unit_of_work() as session:
        if await repository.find_by_email(session, entry.email) is not None:
            raise Conflict("There is already an account with this address.")
        operator = await ensure_organisation(session, OPERATOR)
        account = await _make(session, entry, hashed)
        await _give(session, account, operator, role=Role.ADMINISTRATOR)
    return account.id


async def ensure_account(
    session: AsyncSession,
    *,
    email: str,
    display_name: str,
    password: str,
    memberships: Sequence[tuple[str, Role]] = (),
) -> Account:
    """Return the account with this address, made now if need be, with at least these roles.

    `memberships` are organisations' slugs with a role in each. Raises LookupError for an unknown
    organisation and ValueError for a role that its kind does not have. For the demonstration: a
    known account keeps its password, and the published password is taken.
    """
    entry = NewAccount.entered(email=email, display_name=display_name)
    account = await repository.find_by_email(session, entry.email)
    if account is None:
        passwords.check(password, email=entry.email, demonstration=True)
        account = await _make(session, entry, await passwords.make_hash(password))
    for slug, role in memberships:
        organisation = await find_by_slug(session, slug)
        if organisation is None:
            raise LookupError(f"there is no organisation {slug}")
        await _give(session, account, organisation, role=role)
    return account


async def _make(session: AsyncSession, entry: NewAccount, hashed: str) -> Account:
    account = Account(
        id=new_id(), email=entry.email, display_name=entry.display_name, password_hash=hashed
    )
    session.add(account)
    await session.flush()
    record(session, SYSTEM, AccountMade(account.id))
    return account


async def _give(
    session: AsyncSession, account: Account, organisation: Organisation, *, role: Role
) -> None:
    if role not in policy.ROLES_OF[OrganisationKind(organisation.kind)]:
        raise ValueError(f"{organisation.slug} has no {role}")
    membership = Membership(
        id=new_id(), account_id=account.id, organisation_id=organisation.id, role=role
    )
    if await repository.has_membership(session, membership):
        return
    session.add(membership)
    await session.flush()
    record(session, SYSTEM, MembershipGiven(account.id, membership.id, organisation.id, role))
