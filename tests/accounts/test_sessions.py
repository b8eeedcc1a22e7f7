"""Sessions: how long they last, in which role, where else, and how they end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fastapi import Request
from sqlalchemy import select, text

from app.accounts import service
from app.accounts.models import AuthSession, Membership
from app.kernel.actor import ANONYMOUS, OrganisationKind, Role
from app.kernel.ids import new_id
from app.platform.database import moment_now
from tests.factories.accounts import (
    PASSWORD,
    SignedIn,
    make_account,
    make_membership,
    make_session,
)
from tests.factories.organisations import make_force, make_organisation, oversee

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.accounts.conftest import NewBrowser
    from tests.conftest import AsRole
    from tests.support.database import Clock, Statements

SESSION = "/api/v1/auth/session"
SESSIONS = "/api/v1/auth/sessions"
ACTING_AS = f"{SESSION}/acting-as"
MEMBERSHIPS = "/api/v1/memberships"


def person_of(reader: httpx.AsyncClient) -> SignedIn:
    person: SignedIn = reader.person  # type: ignore[attr-defined]
    return person


async def signed_in(reader: httpx.AsyncClient) -> bool:
    return (await reader.get(SESSION)).json()["account"] is not None


async def test_nobody_in_particular_may_ask_who_is_signed_in(client: httpx.AsyncClient) -> None:
    answer = (await client.get(SESSION)).json()

    assert (answer["account"], answer["acting_as"], answer["memberships"]) == (None, None, [])
    assert answer["service"]["practice_area"] is True


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


async def test_one_goes_on_in_another_of_ones_roles_under_a_new_token(
    app: FastAPI, client: httpx.AsyncClient, session: AsyncSession, new_browser: NewBrowser
) -> None:
    account = await make_account(session, email="both@force.example")
    force = await make_force(session, name="A force")
    panel = await make_organisation(session, kind=OrganisationKind.ETHICS_PANEL, name="B panel")
    first = await make_membership(session, account, role=Role.FORCE_APPROVER, organisation=force)
    second = await make_membership(session, account, role=Role.ETHICS_ADVISER, organisation=panel)
    await session.commit()
    wish = {"email": account.email, "password": PASSWORD}
    entered = (await client.post(SESSION, json=wish)).json()
    old = client.cookies["eme_session"]

    switched = await client.put(ACTING_AS, json={"membership_id": str(second.id)})

    assert entered["acting_as"]["membership_id"] == str(first.id)
    assert [entry["role"] for entry in entered["memberships"]] == [
        "force_approver",
        "ethics_adviser",
    ]
    assert switched.status_code == 200
    assert switched.json()["acting_as"] == entered["memberships"][1]
    assert client.cookies["eme_session"] != old
    assert (await client.get(SESSION)).json()["acting_as"]["role"] == "ethics_adviser"
    assert not await signed_in_with(new_browser(), old)
    again = await new_browser().post(SESSION, json=wish)
    assert again.json()["acting_as"]["membership_id"] == str(second.id)


async def signed_in_with(browser: httpx.AsyncClient, token: str) -> bool:
    browser.cookies.set("eme_session", token)
    return await signed_in(browser)


async def test_switching_the_role_does_not_prolong_the_session(
    app: FastAPI, session: AsyncSession, new_browser: NewBrowser
) -> None:
    account = await make_account(session)
    membership = await make_membership(session, account, role=Role.MODERATOR)
    begun, token = await make_session(session, membership, minutes=10)
    await session.commit()
    browser = new_browser()
    cookie = {"Cookie": f"eme_session={token}"}

    answer = await browser.put(
        ACTING_AS, json={"membership_id": str(membership.id)}, headers=cookie
    )

    assert answer.status_code == 200
    lasts = int(answer.headers["set-cookie"].split("Max-Age=")[1].split(";")[0])
    assert 590 <= lasts <= 600
    expires = begun.expires_at
    await session.refresh(begun)
    assert begun.expires_at == expires


async def test_one_cannot_act_as_somebody_else_or_in_an_ended_role(
    as_role: AsRole, session: AsyncSession
) -> None:
    reader = await as_role(Role.MODERATOR)
    foreign = await make_membership(session, await make_account(session), role=Role.ADMINISTRATOR)
    ended = await make_membership(
        session, person_of(reader).account, role=Role.AUDITOR, status="ended"
    )
    await session.commit()

    for membership_id in (foreign.id, ended.id, new_id()):
        refused = await reader.put(ACTING_AS, json={"membership_id": str(membership_id)})
        assert refused.status_code == 404
    assert (await reader.put(ACTING_AS, json={"membership_id": "7"})).status_code == 422


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


async def test_the_memberships_one_can_act_in_come_by_organisation(
    as_role: AsRole, session: AsyncSession
) -> None:
    reader = await as_role(Role.MODERATOR)
    person = person_of(reader)
    panel = await make_organisation(
        session, kind=OrganisationKind.ETHICS_PANEL, name="A first panel"
    )
    await make_membership(session, person.account, role=Role.ETHICS_ADVISER, organisation=panel)
    await make_membership(session, person.account, role=Role.AUDITOR, status="ended")
    await session.commit()

    first = await reader.get(MEMBERSHIPS, params={"limit": 1})
    rest = await reader.get(MEMBERSHIPS, params={"cursor": first.json()["next_cursor"]})

    assert first.json()["total"] == 2
    assert first.json()["items"][0]["organisation"] == {
        "id": str(panel.id),
        "slug": panel.slug,
        "name": "A first panel",
        "kind": "ethics_panel",
        "status": "verified",
    }
    assert [entry["membership_id"] for entry in rest.json()["items"]] == [str(person.membership.id)]


async def test_an_overseer_is_known_with_the_forces_overseen_today(
    app: FastAPI, as_role: AsRole, session: AsyncSession
) -> None:
    reader = await as_role(Role.OVERSIGHT)
    person = person_of(reader)
    now, former = await make_force(session), await make_force(session)
    await oversee(session, oversight_id=person.organisation.id, force_id=now.id)
    await session.execute(
        text("INSERT INTO oversight_of VALUES (:o, :f, '2000-01-01', '2001-01-01')"),
        {"o": person.organisation.id, "f": former.id},
    )
    await session.commit()

    actor = await service.identify(request_with(app, f"eme_session={person.token}"))

    assert (actor.role, actor.account_id) == (Role.OVERSIGHT, person.account.id)
    assert actor.membership_id == person.membership.id
    assert actor.organisation_id == person.organisation.id
    assert actor.organisation_verified
    assert actor.overseen == {now.id}
    assert await service.identify(request_with(app, "")) == ANONYMOUS


def request_with(app: FastAPI, cookie: str) -> Request:
    headers = [(b"cookie", cookie.encode())]
    return Request({"type": "http", "app": app, "headers": headers})


async def test_coming_and_going_is_recorded_in_the_account_s_stream(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    account = await make_account(session)
    membership = await make_membership(session, account, role=Role.MODERATOR)
    await session.commit()
    await client.post(SESSION, json={"email": account.email, "password": PASSWORD})
    await client.put(ACTING_AS, json={"membership_id": str(membership.id)})
    await client.delete(SESSION)

    facts = text("SELECT kind, account_id FROM fact WHERE stream_id = :id ORDER BY position")
    recorded = (await session.execute(facts, {"id": account.id})).all()

    assert [row.kind for row in recorded] == ["SignedIn", "ActingAsSwitched", "SessionEnded"]
    assert {row.account_id for row in recorded} == {account.id}
    used = select(Membership.last_used_at).where(Membership.id == membership.id)
    assert (await session.execute(used)).scalar_one() is not None
