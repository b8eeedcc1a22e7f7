"""What people say of matches: decisions of moderators, labels of readers."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Role
from app.matching.models import Match
from tests.factories.solutions import make_solution
from tests.matching.scene import PHONES, World, suggest

if TYPE_CHECKING:
    from tests.conftest import AsRole


async def test_a_moderator_decides_and_it_is_kept_through_new_scores(
    world: World, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    await suggest(app, session, world.challenge)
    reader = await as_role(Role.MODERATOR)
    match = (await reader.get("/api/v1/matches")).json()["items"][0]
    assert match["state"] == "suggested"
    assert match["available_actions"] == ["endorse", "dismiss"]
    path = f"/api/v1/matches/{match['id']}/transitions"
    without = await reader.post(path, json={"action": "dismiss"})
    assert without.status_code == 422
    assert without.json()["errors"][0]["pointer"] == "/because"
    endorsed = await reader.post(path, json={"action": "endorse"})
    assert endorsed.json()["state"] == "endorsed"
    again = await reader.post(path, json={"action": "endorse"})
    assert again.status_code == 409
    assert (again.json()["state"], again.json()["by_role"]) == ("endorsed", "moderator")
    late = await reader.post(
        path,
        json={"action": "dismiss", "because": "other"},
        headers={"If-Match": f'"v{match["version"]}"'},
    )
    assert (late.status_code, late.json()["saved_by"]) == (412, "moderator")
    await suggest(app, session, world.challenge)
    again = (await reader.get("/api/v1/matches", params={"state": "endorsed"})).json()
    assert [item["id"] for item in again["items"]] == [match["id"]]


async def test_a_dismissed_match_leaves_the_lists(
    world: World, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    await suggest(app, session, world.challenge)
    moderator = await as_role(Role.MODERATOR)
    supplier = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    before = (await supplier.get("/api/v1/matches")).json()
    assert before["total"] == 1
    assert before["items"][0]["available_actions"] == []
    match = (await moderator.get("/api/v1/matches")).json()["items"][0]
    await moderator.post(
        f"/api/v1/matches/{match['id']}/transitions",
        json={"action": "dismiss", "because": "different_problem"},
    )
    assert (await supplier.get("/api/v1/matches")).json()["items"] == []


async def test_equals_are_listed_by_lot_and_every_page_goes_on_where_the_last_one_ended(
    world: World, session: AsyncSession, as_role: AsRole
) -> None:
    made = []
    for number in range(30):  # each suggested after the one before, all with the same points
        card = await make_solution(session, **{**PHONES, "name": f"Phone kiosk {number}"})
        match = Match(
            challenge_id=world.challenge.id, solution_id=card.id, points=60, label="strong",
            semantic=False, weights_version="2026.1",
        )  # fmt: skip
        session.add(match)
        await session.flush()
        made.append(str(match.id))
    await session.commit()
    reader = await as_role(Role.MODERATOR)
    listed: list[str] = []
    answer = await reader.get("/api/v1/matches", params={"limit": 7})
    while True:
        listed += [item["id"] for item in answer.json()["items"]]
        if "next" not in answer.links:
            break
        # What is decided leaves the list, and nothing behind it moves.
        await reader.post(f"/api/v1/matches/{listed[-1]}/transitions", json={"action": "endorse"})
        answer = await reader.get(answer.links["next"]["url"])
    assert sorted(listed) == made
    by_age = [made.index(each) for each in listed]
    later_first = sum(a > b for a, b in itertools.combinations(by_age, 2))
    assert 0.15 < later_first / 435 < 0.85  # of the pairs; beyond this once in ten million runs


async def test_one_match_is_shown_by_its_id_wherever_it_stands(
    world: World, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    await suggest(app, session, world.challenge)
    moderator = await as_role(Role.MODERATOR)
    match = (await moderator.get("/api/v1/matches")).json()["items"][0]
    path = f"/api/v1/matches/{match['id']}/transitions"
    await moderator.post(path, json={"action": "dismiss", "because": "already_known"})
    shown = (await moderator.get("/api/v1/matches", params={"match": match["id"]})).json()
    assert [(one["id"], one["state"], one["because"]) for one in shown["items"]] == [
        (match["id"], "dismissed", "already_known")
    ]
    assert shown["items"][0]["available_actions"] == ["reconsider"]
    unknown = await moderator.get("/api/v1/matches", params={"match": str(world.challenge.id)})
    assert unknown.json()["items"] == []
    stranger = await as_role(Role.SUPPLIER_MEMBER)
    theirs = await stranger.get("/api/v1/matches", params={"match": match["id"]})
    assert theirs.json()["items"] == []


@pytest.mark.parametrize("role", [r for r in Role if r not in {Role.MODERATOR, Role.SYSTEM}])
async def test_only_moderators_decide(
    world: World,
    app: FastAPI,
    session: AsyncSession,
    as_role: AsRole,
    client: httpx.AsyncClient,
    role: Role,
) -> None:
    await suggest(app, session, world.challenge)
    match = (await (await as_role(Role.MODERATOR)).get("/api/v1/matches")).json()["items"][0]
    reader = client if role is Role.PUBLIC else await as_role(role)
    answer = await reader.post(
        f"/api/v1/matches/{match['id']}/transitions", json={"action": "endorse"}
    )
    assert answer.status_code == (401 if role is Role.PUBLIC else 403)


async def test_a_label_changes_no_state_and_no_score(
    world: World, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    await suggest(app, session, world.challenge)
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    path = f"/api/v1/challenges/{world.challenge.reference}/matches"
    before = (await force.get(path)).json()["items"][0]
    labelled = await force.put(
        f"{path}/{world.fitting.reference}/relevance", json={"because": "already_known"}
    )
    assert labelled.status_code == 204
    after = (await force.get(path)).json()["items"][0]
    assert after["not_relevant_because"] == "already_known"
    assert (after["total"], after["state"]) == (before["total"], "suggested")
    stranger = await as_role(Role.SUPPLIER_MEMBER)
    refused = await stranger.put(
        f"{path}/{world.fitting.reference}/relevance", json={"because": "other"}
    )
    assert refused.status_code == 403
