"""What is done with people's access: identify, sign in, act as another, sign out."""

import hashlib
from datetime import timedelta
from typing import Final

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts import cookies, limits, passwords, repository
from app.accounts.demonstration_accounts import DEMONSTRATION_PASSWORD
from app.accounts.errors import NoMembership, WrongCredentials
from app.accounts.facts import ActingAsSwitched, SessionEnded, SignedIn
from app.accounts.models import AuthSession, Membership
from app.accounts.portal import Portal, Visitor, idle_time, portal_of
from app.accounts.schemas import NewSession, SignIn
from app.kernel.actor import ANONYMOUS, Actor, Role
from app.kernel.errors import SignInNeeded, TooMany
from app.kernel.ids import new_id
from app.platform.database import Database, moment_now
from app.platform.facts import record
from app.web.session import database_of

_MINUTE: Final = 60


async def identify(request: Request) -> Actor:
    """Find out who calls by the session's cookie; an ended session is nobody's.

    One statement, and a second at most once a minute, to note that the session is in use.
    """
    portal = portal_of(request)
    token_sha256 = cookies.sent_hash(request, secure=portal.secure_cookies)
    if token_sha256 is None:
        return ANONYMOUS
    async with database_of(request).reading() as connection:
        known = await repository.caller(connection, token_sha256, idle=idle_time(portal))
        if known is None:
            return ANONYMOUS
        if known.stale:
            await repository.touch(connection, known.session_id)
    return Actor(
        role=known.role,
        account_id=known.account_id,
        membership_id=known.membership_id,
        organisation_id=known.organisation_id,
        organisation_verified=known.organisation_verified,
        overseen=frozenset(known.overseen if known.role is Role.OVERSIGHT else ()),
    )


async def sign_in(
    database: Database, portal: Portal, visitor: Visitor, *, wish: SignIn
) -> NewSession:
    """Check the password and begin a session in the role used last.

    Opens its own units of work: the attempt is counted before the check and stays counted when
    it fails, and no connection is held while the password is hashed. Raises WrongCredentials,
    TooMany or NoMembership.
    """
    key = _limit_key(visitor, wish.email)
    async with passwords.turn():
        await _count_attempt(database, portal, key)
        async with database.reading() as connection:
            known = await repository.credentials(connection, wish.email)
        fits, fresh = await passwords.verify(
            wish.password, known.password_hash if known and known.active else None
        )
    published = wish.password == DEMONSTRATION_PASSWORD and not visitor.practice
    if known is None or not fits or published:
        raise WrongCredentials
    async with database.unit_of_work() as session:
        await limits.forget(session, key)
        account = await repository.lock_account(session, known.id)
        if fresh is not None:
            account.password_hash = fresh
        membership = await repository.last_used_membership(session, known.id)
        begun = await _begin(session, portal, visitor, membership=membership)
    if begun is None:
        raise NoMembership("Ask an administrator of your organisation to add you.")
    return begun


async def act_as(
    session: AsyncSession, actor: Actor, token_sha256: bytes | None, *, choice: Membership
) -> NewSession:
    """Go on in another of one's roles, under a new token; the session ends when it would have."""
    await repository.lock_account(session, choice.account_id)
    current = await repository.session_by_token(session, token_sha256)
    if current is None:
        raise SignInNeeded
    token = cookies.make_token()
    current.token_sha256 = cookies.token_hash(token)
    current.membership_id = choice.id
    await repository.note_use(session, choice.id)
    record(session, actor, ActingAsSwitched(choice.account_id, current.id, choice.id))
    return NewSession(
        token=token,
        account_id=choice.account_id,
        membership_id=choice.id,
        lasts=current.expires_at - await moment_now(session),
    )


async def sign_out(session: AsyncSession, actor: Actor, token_sha256: bytes | None) -> None:
    """End the session the request came with; nothing happens when it has ended already."""
    current = await repository.session_by_token(session, token_sha256)
    if current is not None:
        await _end(session, actor, current)


async def end_session(session: AsyncSession, actor: Actor, ref: str) -> bytes:
    """End one of the caller's sessions and return the hash of its token; NotFound for others'."""
    ended = await repository.own_session(session, actor.account_id, ref)
    await _end(session, actor, ended)
    return ended.token_sha256


async def _begin(
    session: AsyncSession, portal: Portal, visitor: Visitor, *, membership: Membership | None
) -> NewSession | None:
    if membership is None:
        return None
    replaced = await repository.session_by_token(session, visitor.token_sha256)
    if replaced is not None:
        await session.delete(replaced)
    token = cookies.make_token()
    lasts = timedelta(minutes=portal.session_absolute_minutes)
    begun = AuthSession(
        id=new_id(),
        token_sha256=cookies.token_hash(token),
        account_id=membership.account_id,
        membership_id=membership.id,
        expires_at=await moment_now(session) + lasts,
        browser=visitor.browser,
    )
    session.add(begun)
    await repository.note_use(session, membership.id)
    actor = Actor(
        role=Role(membership.role),
        account_id=membership.account_id,
        membership_id=membership.id,
        organisation_id=membership.organisation_id,
    )
    record(session, actor, SignedIn(membership.account_id, begun.id, membership.id))
    return NewSession(
        token=token, account_id=membership.account_id, membership_id=membership.id, lasts=lasts
    )


async def _end(session: AsyncSession, actor: Actor, ended: AuthSession) -> None:
    await repository.lock_account(session, ended.account_id)
    await session.delete(ended)
    record(session, actor, SessionEnded(ended.account_id, ended.id))


async def _count_attempt(database: Database, portal: Portal, key: str) -> None:
    async with database.unit_of_work() as session:
        counted = await limits.count(
            session, key, window=timedelta(minutes=portal.sign_in_window_minutes)
        )
    if counted.hits > portal.sign_in_attempts:
        minutes = -(-counted.seconds_left // _MINUTE)
        raise TooMany(
            f"Too many attempts to sign in. Try again in {minutes} "
            f"{'minute' if minutes == 1 else 'minutes'}.",
            retry_after=counted.seconds_left,
        )


def _limit_key(visitor: Visitor, email: str) -> str:
    """Account and address; in the demonstration everybody comes from one address (DOMAIN 10)."""
    where = "" if visitor.practice else visitor.address
    return f"sign-in:{hashlib.sha256(f'{email}|{where}'.encode()).hexdigest()}"
