"""Requests for a contact: who learns what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest_asyncio
from sqlalchemy import select

from app.kernel.actor import Role
from app.platform.tables import fact
from tests.factories.organisations import make_force
from tests.factories.solutions import make_deployment, make_solution
from tests.solutions.calls import URL, by_pages

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.organisations.models import Organisation
    from tests.conftest import AsRole
    from tests.solutions.conftest import People

ALL: Final = "/api/v1/contact-requests"
SECRET: Final = "Hushworthy Constabulary"


@dataclass(frozen=True)
class Scene:
    """A listed card whose user is not named, and a force that would like to know."""

    ref: str
    key: str
    hidden: Organisation
    asker: httpx.AsyncClient
    people: People

    async def ask(self, who: httpx.AsyncClient) -> httpx.Response:
        """Ask who the user is."""
        return await who.post(f"/api/v1/deployments/{self.key}/contact-requests", json={})


@pytest_asyncio.fixture
async def scene(people: People, session: AsyncSession, as_role: AsRole) -> Scene:
    """A force behind an anonymous deployment, and another force."""
    hidden = await make_force(session, name=SECRET)
    asking = await make_force(session, name="Asking Police")
    solution = await make_solution(session, supplier=people.organisation)
    deployment = await make_deployment(
        session, solution, sector="policing", organisation_id=hidden.id, anonymous=True
    )
    await session.commit()
    asker = await as_role(Role.FORCE_CONTRIBUTOR, organisation=asking)
    return Scene(solution.reference, str(deployment.id), hidden, asker, people)


async def answer(who: httpx.AsyncClient, request_id: str, action: str) -> httpx.Response:
    """Take a step."""
    return await who.post(f"{ALL}/{request_id}/transitions", json={"action": action})


async def seen(who: httpx.AsyncClient, **query: Any) -> list[dict[str, Any]]:
    """The requests somebody may know of."""
    page = await who.get(ALL, params=query)
    assert page.status_code == 200, page.text
    items: list[dict[str, Any]] = page.json()["items"]
    assert page.json()["total"] == len(items)
    return items


async def test_a_name_is_told_to_the_force_that_asked_and_only_after_the_supplier_agreed(
    scene: Scene, session: AsyncSession, client: httpx.AsyncClient, as_role: AsRole
) -> None:
    people = scene.people
    card = (await scene.asker.get(f"{URL}/{scene.ref}")).json()
    assert "ask_for_a_contact" in card["deployments"][0]["available_actions"]
    asked = await scene.ask(scene.asker)
    assert asked.status_code == 201, asked.text
    key = asked.json()["id"]
    assert asked.headers["location"] == f"{ALL}/{key}"
    assert await seen(people.supplier) == [], "the supplier learns of it from the moderator"
    assert (await answer(people.supplier, key, "agree")).status_code == 404
    assert [one["id"] for one in await seen(people.moderator, waiting=True)] == [key]
    assert (await answer(people.moderator, key, "agree")).status_code == 403
    assert (await answer(people.moderator, key, "pass_on")).status_code == 200
    (waiting,) = await seen(people.supplier, waiting=True)
    assert waiting["force"]["name"] == "Asking Police"
    assert waiting["available_actions"] == ["agree", "decline"]
    assert SECRET not in (await scene.asker.get(f"{ALL}/{key}")).text
    assert (await answer(scene.asker, key, "agree")).status_code == 403
    agreed = await answer(people.supplier, key, "agree")
    assert agreed.json()["status"] == "agreed"
    (told,) = await seen(scene.asker, solution=scene.ref)
    assert told["disclosed_name"] == SECRET
    late = await answer(people.supplier, key, "decline")
    assert (late.status_code, late.json()["state"]) == (409, "agreed")
    assert late.json()["by_role"] == "supplier_member"
    assert late.json()["since"] >= told["status_since"]

    others = [client, people.force, people.other_supplier, await as_role(Role.OVERSIGHT)]
    for other in others:
        for path in (f"{URL}/{scene.ref}", f"{URL}/{scene.ref}/timeline", ALL, f"{ALL}/{key}"):
            text = (await other.get(path)).text
            assert SECRET not in text, path
            assert "Asking Police" not in text, path
            assert key not in text, path
    assert SECRET not in (await scene.asker.get(f"{URL}/{scene.ref}")).text
    rows = (await session.execute(select(fact).where(fact.c.kind.like("Contact%")))).mappings()
    kinds = [(row["kind"], str(row["stream_id"]), row["payload"].get("action")) for row in rows]
    assert kinds == [
        ("ContactAsked", key, None),
        ("ContactMoved", key, "pass_on"),
        ("ContactMoved", key, "agree"),
    ]


async def test_declined_says_no_more_than_that_and_one_asks_once(scene: Scene) -> None:
    key = (await scene.ask(scene.asker)).json()["id"]
    assert (await scene.ask(scene.asker)).status_code == 409
    await answer(scene.people.moderator, key, "pass_on")
    await answer(scene.people.supplier, key, "decline")
    (told,) = await seen(scene.asker)
    assert (told["status"], told["disclosed_name"]) == ("declined", None)
    assert (await scene.ask(scene.asker)).status_code == 409


async def test_only_another_force_asks_and_only_where_no_name_is_shown(
    scene: Scene, session: AsyncSession, as_role: AsRole, client: httpx.AsyncClient
) -> None:
    people = scene.people
    for who in (people.supplier, people.other_supplier, people.moderator):
        assert (await scene.ask(who)).status_code == 403
    assert (await scene.ask(client)).status_code == 401
    itself = await as_role(Role.FORCE_APPROVER, organisation=scene.hidden)
    assert (await scene.ask(itself)).status_code == 403
    solution = await make_solution(session, supplier=people.organisation)
    named = await make_deployment(session, solution, organisation_id=scene.hidden.id)
    waiting = await make_deployment(session, solution, anonymous=True, is_listed=False)
    await session.commit()
    for one in (named, waiting):
        url = f"/api/v1/deployments/{one.id}/contact-requests"
        assert (await scene.asker.post(url, json={})).status_code == 404


async def test_a_deployment_taken_off_its_card_ends_what_waits_about_it(scene: Scene) -> None:
    key = (await scene.ask(scene.asker)).json()["id"]
    await answer(scene.people.moderator, key, "pass_on")
    gone = await scene.people.supplier.delete(f"{URL}/{scene.ref}/deployments/{scene.key}")
    assert gone.status_code == 200
    (left,) = await seen(scene.asker)
    assert (left["status"], left["deployment_id"], left["use"]) == ("declined", None, None)


async def test_a_name_stays_as_it_was_agreed_to(scene: Scene, session: AsyncSession) -> None:
    key = (await scene.ask(scene.asker)).json()["id"]
    stale = (await scene.people.moderator.get(f"{ALL}/{key}")).headers["etag"]
    await answer(scene.people.moderator, key, "pass_on")
    late = await scene.people.supplier.post(
        f"{ALL}/{key}/transitions", json={"action": "agree"}, headers={"If-Match": stale}
    )
    assert late.status_code == 412
    await answer(scene.people.supplier, key, "agree")
    await scene.people.supplier.delete(f"{URL}/{scene.ref}/deployments/{scene.key}")
    session.expire_all()
    (told,) = await seen(scene.asker)
    assert (told["status"], told["disclosed_name"]) == ("agreed", SECRET)


async def test_pages_of_requests_follow_each_other(scene: Scene, session: AsyncSession) -> None:
    await scene.ask(scene.asker)
    solution = await make_solution(session, supplier=scene.people.organisation)
    for _ in range(2):
        one = await make_deployment(session, solution, anonymous=True)
        await session.commit()
        await scene.asker.post(f"/api/v1/deployments/{one.id}/contact-requests", json={})
    found = await by_pages(scene.asker, ALL, total=3)
    assert len(found) == len(set(found)) == 3
