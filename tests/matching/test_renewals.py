"""Needs that nobody had met, matched again when the catalogue grows; the force is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.challenges.models import Challenge
from app.kernel.actor import Role
from app.matching.enums import RenewalState
from app.matching.service.renewals import MOST_ASKED
from app.platform.tables import fact
from tests.factories.solutions import make_solution
from tests.matching.renewing import URL, answer, kinds, listed, questions, rows
from tests.matching.scene import PHONES

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.matching.scene import World


async def test_a_listed_card_is_put_to_the_force_whose_need_it_may_meet(
    world: World, need: Challenge, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    await listed(app, session, world.fitting)
    await listed(app, session, world.other)
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    (item,) = await questions(force)
    assert item["challenge"]["reference"] == need.reference
    assert item["solution"]["name"] == world.fitting.name
    assert item["label"] in {"strong", "possible"}
    assert item["total"] == sum(part["points"] for part in item["contributions"])
    assert item["asked_at"] is not None
    assert item["available_actions"] == ["agree", "decline"]
    (row,) = await rows(session)
    assert await kinds(session, row.id) == ["RenewedMatchNoticed", "RenewedMatchMoved"]


async def test_nobody_but_the_force_learns_anything_before_it_agrees(
    world: World,
    need: Challenge,
    app: FastAPI,
    session: AsyncSession,
    as_role: AsRole,
    client: httpx.AsyncClient,
) -> None:
    before = await kinds(session, need.id)
    await listed(app, session, world.fitting)
    assert await kinds(session, need.id) == before
    assert await kinds(session, world.fitting.id) == []
    readers = [
        await as_role(Role.SUPPLIER_MEMBER, world.supplier),
        await as_role(Role.SUPPLIER_ADMIN),
        await as_role(Role.MODERATOR),
        await as_role(Role.FORCE_APPROVER),
    ]
    for reader in readers:
        page = await reader.get(URL)
        assert page.json() == {"items": [], "next_cursor": None, "total": 0}
    notes = await client.get(f"/api/v1/challenges/{need.reference}/renewals")
    assert notes.json() == {"items": [], "next_cursor": None, "total": 0}
    assert (await client.get(URL)).status_code == 401
    outsider = await as_role(Role.FORCE_CONTRIBUTOR)
    (row,) = await rows(session)
    refused = await answer(outsider, {"id": row.id}, action="agree")
    assert refused.status_code == 404


async def test_a_yes_tells_the_supplier_and_whoever_may_read_the_challenge(
    world: World,
    need: Challenge,
    app: FastAPI,
    session: AsyncSession,
    as_role: AsRole,
    client: httpx.AsyncClient,
) -> None:
    await listed(app, session, world.fitting)
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    (item,) = await questions(force)
    done = await answer(force, item, action="agree")
    assert (done.status_code, done.json()["state"]) == (200, "agreed")
    assert done.json()["available_actions"] == []
    supplier = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    (told,) = (await supplier.get(URL)).json()["items"]
    assert told["challenge"]["reference"] == need.reference
    assert told["available_actions"] == []
    assert (await (await as_role(Role.SUPPLIER_MEMBER)).get(URL)).json()["total"] == 0
    assert (await (await as_role(Role.MODERATOR)).get(URL)).json()["total"] == 1
    notes = (await client.get(f"/api/v1/challenges/{need.reference}/renewals")).json()
    assert notes["total"] == 1
    assert list(notes["items"][0]) == ["said_at"]
    disclosed = select(fact.c.payload).where(
        fact.c.stream_id == need.id, fact.c.kind == "NeedRenewed"
    )
    assert (await session.execute(disclosed)).scalars().all() == [
        {"renewal_id": item["id"], "solution_id": str(world.fitting.id)}
    ]
    record = (await force.get(f"/api/v1/challenges/{need.reference}/engagement-record")).json()
    told_since = {row["what"]: (row["to"], row["because"]) for row in record["disclosures"][-2:]}
    assert told_since == {
        "need_renewed": ("everybody", None),
        "product_may_fit": ("one_supplier", "own_product"),
    }
    timeline = await force.get(f"/api/v1/challenges/{need.reference}/timeline")
    assert timeline.status_code == 200


async def test_a_no_has_a_reason_and_the_supplier_never_learns_of_it(
    world: World, need: Challenge, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    await listed(app, session, world.fitting)
    force = await as_role(Role.FORCE_APPROVER, world.force)
    (item,) = await questions(force)
    without = await answer(force, item, action="decline")
    assert without.json()["errors"][0]["pointer"] == "/because"
    odd = await answer(force, item, action="agree", because="other")
    assert odd.status_code == 422
    stale = await force.post(
        f"{URL}/{item['id']}/transitions",
        json={"action": "agree"},
        headers={"If-Match": f'"v{item["version"] + 5}"'},
    )
    assert stale.status_code == 412
    done = await answer(force, item, action="decline", because="constraint_not_met")
    assert (done.json()["state"], done.json()["because"]) == ("declined", "constraint_not_met")
    again = await answer(force, item, action="agree")
    assert again.status_code == 409
    assert (again.json()["state"], again.json()["by_role"]) == ("declined", "force_approver")
    supplier = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    assert (await supplier.get(URL)).json()["total"] == 0
    assert "NeedRenewed" not in await kinds(session, need.id)


async def test_a_version_of_a_card_is_put_to_a_force_once(
    world: World, need: Challenge, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    for _ in range(2):
        await listed(app, session, world.fitting)
    (item,) = await questions(force)
    await answer(force, item, action="decline", because="evidence_too_weak")
    await listed(app, session, world.fitting)
    assert await questions(force) == []
    await listed(app, session, world.fitting, number=2)
    (asked_again,) = await questions(force)
    assert asked_again["id"] == item["id"]
    await answer(force, asked_again, action="agree")
    await listed(app, session, world.fitting, number=3)
    (row,) = await rows(session)
    assert row.state == RenewalState.AGREED
    assert need.id == row.challenge_id


async def test_a_force_whose_need_is_gone_is_not_asked_again(
    world: World, need: Challenge, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    await listed(app, session, world.fitting)
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    (item,) = await questions(force)
    await answer(force, item, action="decline", because="need_gone")
    another = await make_solution(session, **PHONES)
    await session.commit()
    await listed(app, session, another)
    await listed(app, session, world.fitting, number=2)
    assert await questions(force) == []
    assert [row.challenge_id for row in await rows(session)] == [need.id]


async def test_a_force_has_a_few_questions_at_once_and_the_next_after_an_answer(
    world: World, need: Challenge, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    cards = [await make_solution(session, **PHONES) for _ in range(MOST_ASKED + 1)]
    await session.commit()
    for card in cards:
        await listed(app, session, card)
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    asked = await questions(force)
    assert len(asked) == MOST_ASKED
    assert {item["challenge"]["reference"] for item in asked} == {need.reference}
    await answer(force, asked[0], action="decline", because="other")
    later = await questions(force)
    assert len(later) == MOST_ASKED
    assert {item["id"] for item in later} - {item["id"] for item in asked}
