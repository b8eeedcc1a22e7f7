"""All SQL about people, their memberships and sessions."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, Select, Uuid, and_, delete, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.enums import AccountStatus, MembershipStatus
from app.accounts.models import Account, AuthSession, Membership
from app.accounts.schemas import Caller, Credentials
from app.kernel.errors import NotFound
from app.organisations.enums import Status
from app.organisations.models import Organisation, OversightOf
from app.organisations.repository import in_force
from app.platform.database import Reader, one_or_none

TOUCH_AFTER: Final = timedelta(minutes=1)
_ACTIVE: Final = and_(
    Account.status == AccountStatus.ACTIVE, Membership.status == MembershipStatus.ACTIVE
)


async def caller(reader: Reader, token_sha256: bytes, *, idle: timedelta) -> Caller | None:
    """Read whom a token stands for, in one statement; nothing when its session has ended.

    `idle` is how long a session may rest.
    """
    clock = select(func.eme_now().label("now")).cte("clock")
    overseen = (
        select(OversightOf.force_id)
        .where(OversightOf.oversight_id == Organisation.id, in_force(OversightOf))
        .correlate(Organisation)
    )
    statement = (
        select(
            AuthSession.id.label("session_id"),
            AuthSession.account_id,
            AuthSession.membership_id,
            Membership.role,
            Membership.organisation_id,
            (Organisation.status == Status.VERIFIED).label("organisation_verified"),
            func.array(overseen.scalar_subquery(), type_=ARRAY(Uuid)).label("overseen"),
            (AuthSession.last_seen_at < clock.c.now - TOUCH_AFTER).label("stale"),
        )
        .join(Account, Account.id == AuthSession.account_id)
        .join(Membership, Membership.id == AuthSession.membership_id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .join(clock, literal(True))
        .where(
            AuthSession.token_sha256 == token_sha256,
            AuthSession.expires_at > clock.c.now,
            AuthSession.last_seen_at > clock.c.now - idle,
            _ACTIVE,
        )
    )
    row = await one_or_none(reader, statement)
    return Caller.model_validate(dict(row)) if row else None


async def touch(reader: Reader, session_id: UUID) -> None:
    """Note that a session is in use."""
    await reader.execute(
        update(AuthSession)
        .where(
            AuthSession.id == session_id,
            AuthSession.last_seen_at < func.eme_now() - TOUCH_AFTER,
        )
        .values(last_seen_at=func.eme_now())
    )


async def credentials(reader: Reader, email: str) -> Credentials | None:
    """Read what is needed to check the password of an address."""
    statement = select(
        Account.id,
        Account.password_hash,
        (Account.status == AccountStatus.ACTIVE).label("active"),
    ).where(Account.email == email.lower())
    row = await one_or_none(reader, statement)
    return Credentials.model_validate(dict(row)) if row else None


async def find_by_email(session: AsyncSession, email: str) -> Account | None:
    """Load an account by its address."""
    statement = select(Account).where(Account.email == email.lower())
    return (await session.execute(statement)).scalar_one_or_none()


async def lock_account(session: AsyncSession, account_id: UUID) -> Account:
    """Load an account for a change of its access; its facts then queue one behind the other."""
    return await session.get_one(Account, account_id, with_for_update=True)


async def last_used_membership(session: AsyncSession, account_id: UUID) -> Membership | None:
    """Load the role a person acted in last, else their first one."""
    statement = (
        select(Membership)
        .where(Membership.account_id == account_id, Membership.status == MembershipStatus.ACTIVE)
        .order_by(Membership.last_used_at.desc().nulls_last(), Membership.id)
        .limit(1)
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def own_membership(
    session: AsyncSession, account_id: UUID | None, membership_id: UUID
) -> Membership:
    """Load one of a person's present roles; NotFound for anybody else's."""
    membership = await session.get(Membership, membership_id)
    if (
        membership is None
        or membership.account_id != account_id
        or membership.status != MembershipStatus.ACTIVE
    ):
        raise NotFound
    return membership


async def note_use(session: AsyncSession, membership_id: UUID) -> None:
    """Remember that a person acted in this role last."""
    await session.execute(
        update(Membership)
        .where(Membership.id == membership_id)
        .values(last_used_at=func.eme_now())
        .execution_options(synchronize_session=False)
    )


async def has_membership(session: AsyncSession, membership: Membership) -> bool:
    """Whether the person has this very role already."""
    statement = select(Membership.id).where(
        Membership.account_id == membership.account_id,
        Membership.organisation_id == membership.organisation_id,
        Membership.role == membership.role,
        Membership.status == MembershipStatus.ACTIVE,
    )
    return (await session.execute(statement)).first() is not None


async def session_by_token(session: AsyncSession, token_sha256: bytes | None) -> AuthSession | None:
    """Load a session for a change."""
    statement = (
        select(AuthSession).where(AuthSession.token_sha256 == token_sha256).with_for_update()
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def own_session(session: AsyncSession, account_id: UUID | None, ref: str) -> AuthSession:
    """Load one of a person's sessions for a change; NotFound for anybody else's."""
    try:
        session_id = UUID(ref)
    except ValueError:
        raise NotFound from None
    statement = select(AuthSession).where(
        AuthSession.id == session_id, AuthSession.account_id == account_id
    )
    found = (await session.execute(statement.with_for_update())).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


async def purge_sessions(session: AsyncSession) -> None:
    """Delete sessions that have ended by the clock."""
    await session.execute(
        delete(AuthSession)
        .where(AuthSession.expires_at <= func.eme_now())
        .execution_options(synchronize_session=False)
    )


def memberships_with_homes(*columns: Any) -> Select[*tuple[Any, ...]]:
    """Select from present memberships of active people, with their organisations."""
    return (
        select(*columns)
        .select_from(Membership)
        .join(Account, Account.id == Membership.account_id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(_ACTIVE)
    )
