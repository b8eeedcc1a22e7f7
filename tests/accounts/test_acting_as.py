"""In which role somebody acts, and that it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi import Request
from sqlalchemy import select, text

from app.accounts import service
from app.accounts.models import Membership
from app.kernel.actor import ANONYMOUS, Actor, OrganisationKind, Role
from app.kernel.errors import SignInNeeded
from app.kernel.ids import new_id
from tests.accounts.steps import SESSION, person_of, signed_in
from tests.factories.accounts import (
    PASSWORD,
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

ACTING_AS = f"{SESSION}/acting-as"
MEMBERSHIPS = "/api/v1/memberships"


async def test_nobody_in_particular_may_ask_who_is_signed_in(client: httpx.AsyncClient) -> None:
    answer = (await client.get(SESSION)).json()

    assert (answer["account"], answer["acting_as"], answer["memberships"]) == (None, None, [])
    assert answer["service"]["practice_area"] is True


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


async def test_a_session_that_was_ended_meanwhile_cannot_go_on_in_another_role(
    as_role: AsRole, session: AsyncSession
) -> None:
    person = person_of(await as_role(Role.MODERATOR))
    actor = Actor(role=Role.MODERATOR, account_id=person.account.id)

    with pytest.raises(SignInNeeded):
        await service.act_as(session, actor, b"ended", choice=person.membership)
