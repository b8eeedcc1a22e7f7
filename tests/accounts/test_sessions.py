"""Sessions: how long they last, in which role, where else, and how they end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from app.accounts.models import AuthSession
from app.kernel.actor import Role
from app.kernel.ids import new_id
from app.main import create_app
from app.platform.database import moment_now
from tests.accounts.steps import EMAIL, SESSION, enter, person_of, signed_in
from tests.conftest import open_client
from tests.factories.accounts import (
    make_account,
    make_membership,
    make_session,
)

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.platform.database import Database
    from app.settings import Settings
    from tests.conftest import AsRole
    from tests.support.database import Clock, Statements

SESSIONS = "/api/v1/auth/sessions"
MEMBERSHIPS = "/api/v1/memberships"


@pytest.mark.parametrize("cookie", ["eme_session=", "eme_session=x", "eme_session=\xff", "other=1"])
async def test_a_made_up_cookie_is_nobodys(client: httpx.AsyncClient, cookie: str) -> None:
    headers = {"Cookie": cookie.encode("latin-1")}

    assert (await client.get(SESSION, headers=headers)).json()["account"] is None  # type: ignore[arg-type]
    refused = await client.get(MEMBERSHIPS, headers=headers)  # type: ignore[arg-type]
    assert refused.status_code == 401
    assert refused.json()["type"] == "/problems/sign-in-needed"


async def test_a_session_ends_after_half_an_hour_without_a_request(
    as_role: AsRole, clock: Clock
) -> None:
    reader = await as_role(Role.MODERATOR)

    for _ in range(3):
        await clock.shift(timedelta(minutes=29))
        assert (await reader.get(MEMBERSHIPS)).status_code == 200
    await clock.shift(timedelta(minutes=31))

    assert not await signed_in(reader)
    assert (await reader.get(MEMBERSHIPS)).status_code == 401


async def test_a_session_ends_after_twelve_hours_however_busy(
    as_role: AsRole, clock: Clock
) -> None:
    reader = await as_role(Role.MODERATOR)
    for _ in range(28):
        await clock.shift(timedelta(minutes=25))
        assert await signed_in(reader)

    await clock.shift(timedelta(minutes=21))

    assert not await signed_in(reader)


async def test_use_is_noted_at_most_once_a_minute(
    as_role: AsRole, session: AsyncSession, clock: Clock, statements: Statements
) -> None:
    reader = await as_role(Role.MODERATOR)

    async def statements_of_a_request() -> int:
        with statements:
            await reader.get("/api/v1/organisations")
        return len(statements)

    assert await statements_of_a_request() == 2
    await clock.shift(timedelta(seconds=61))
    assert await statements_of_a_request() == 3
    assert await statements_of_a_request() == 2
    seen = select(AuthSession.last_seen_at).where(
        AuthSession.account_id == person_of(reader).account.id
    )
    noted = (await session.execute(seen)).scalar_one()
    assert abs(await moment_now(session) - noted) < timedelta(seconds=30)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE account SET status = 'disabled' WHERE id = :account",
        "UPDATE membership SET status = 'ended' WHERE account_id = :account",
    ],
)
async def test_who_loses_account_or_role_is_out_at_once(
    as_role: AsRole, session: AsyncSession, change: str
) -> None:
    reader = await as_role(Role.FORCE_APPROVER)
    await session.execute(text(change), {"account": person_of(reader).account.id})
    await session.commit()

    assert (await reader.get(MEMBERSHIPS)).status_code == 401


async def test_signing_out_ends_the_session_and_forgets_the_cookie(as_role: AsRole) -> None:
    reader = await as_role(Role.SUPPLIER_MEMBER)

    answer = await reader.delete(SESSION)

    assert answer.status_code == 204
    assert 'eme_session=""' in answer.headers["set-cookie"]
    assert "Max-Age=0" in answer.headers["set-cookie"]
    token = {"Cookie": f"eme_session={person_of(reader).token}"}
    assert (await reader.get(SESSION, headers=token)).json()["account"] is None
    assert (await reader.delete(SESSION)).status_code == 204


async def test_the_session_and_the_lists_take_one_statement_besides_the_look_up(
    as_role: AsRole, statements: Statements
) -> None:
    reader = await as_role(Role.SUPPLIER_ADMIN)
    people = f"/api/v1/organisations/{person_of(reader).organisation.slug}/people"
    for url in (SESSION, SESSIONS, MEMBERSHIPS, people):
        with statements:
            assert (await reader.get(url)).status_code == 200
        assert len(statements) == 2, url


async def test_ones_sessions_are_listed_newest_first_and_can_be_ended_one_by_one(
    as_role: AsRole, session: AsyncSession, clock: Clock
) -> None:
    reader = await as_role(Role.FORCE_CONTRIBUTOR)
    person = person_of(reader)
    other, other_token = await make_session(session, person.membership)
    await make_session(session, person.membership, minutes=-1)
    await session.commit()

    listed = (await reader.get(SESSIONS)).json()
    assert listed["total"] == 2
    assert [entry["current"] for entry in listed["items"]] == [False, True]
    assert listed["items"][0]["id"] == str(other.id)
    assert listed["items"][0]["organisation"] == person.organisation.name
    assert person.token not in str(listed)

    ended = await reader.delete(f"{SESSIONS}/{other.id}")
    assert ended.status_code == 204
    assert "set-cookie" not in ended.headers
    gone = await reader.get(SESSION, headers={"Cookie": f"eme_session={other_token}"})
    assert gone.json()["account"] is None
    assert (await reader.get(SESSIONS)).json()["total"] == 1


async def test_sessions_come_in_pages(as_role: AsRole, session: AsyncSession) -> None:
    reader = await as_role(Role.FORCE_CONTRIBUTOR)
    for _ in range(2):
        await make_session(session, person_of(reader).membership)
    await session.commit()

    first = await reader.get(SESSIONS, params={"limit": 2})
    rest = await reader.get(SESSIONS, params={"limit": 2, "cursor": first.json()["next_cursor"]})

    ids = [entry["id"] for page in (first, rest) for entry in page.json()["items"]]
    assert len(set(ids)) == 3
    assert ids == sorted(ids, reverse=True)


async def test_ending_the_session_one_is_in_forgets_the_cookie(as_role: AsRole) -> None:
    reader = await as_role(Role.FORCE_CONTRIBUTOR)
    own = (await reader.get(SESSIONS)).json()["items"][0]["id"]

    answer = await reader.delete(f"{SESSIONS}/{own}")

    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["set-cookie"]


async def test_nobody_ends_the_session_of_another(as_role: AsRole, session: AsyncSession) -> None:
    reader = await as_role(Role.ADMINISTRATOR)
    membership = await make_membership(session, await make_account(session), role=Role.MODERATOR)
    foreign, _ = await make_session(session, membership)
    await session.commit()

    for ref in (str(foreign.id), str(new_id()), "7", "nonsense"):
        assert (await reader.delete(f"{SESSIONS}/{ref}")).status_code == 404
    await session.refresh(foreign)


async def test_with_real_commits_a_session_and_its_use_are_kept(
    settings: Settings, real_database: Database
) -> None:
    async with real_database.unit_of_work() as unit:
        account = await make_account(unit, email=EMAIL)
        await make_membership(unit, account, role=Role.AUDITOR)
    async with open_client(create_app(settings, database=real_database)) as browser:
        await enter(browser)
        async with real_database.unit_of_work() as unit:
            await unit.execute(
                text("UPDATE auth_session SET last_seen_at = last_seen_at - interval '2 min'")
            )
        assert (await browser.get(MEMBERSHIPS)).status_code == 200

    async with real_database.reading() as connection:
        fresh = text("SELECT last_seen_at > eme_now() - interval '1 min' FROM auth_session")
        assert (await connection.execute(fresh)).scalars().all() == [True]
