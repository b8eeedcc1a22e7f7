"""Weights change by two people, on the record, and every process follows in its next request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Role
from app.kernel.facts import Delivery
from app.main import open_keeper
from app.matching.models import Match
from app.matching.subscribers import Matchmaker
from app.platform.tables import fact
from tests.matching.scene import World, suggest

if TYPE_CHECKING:
    from app.settings import Settings
    from tests.conftest import AsRole

PATH = "/api/v1/weights-versions"
POINTS = {"text": 30.0, "capability": 20.0, "policing": 30.0, "sector": 12.0, "maturity": 8.0}
BASIS = {
    "set_sha256": "a" * 64,
    "judged_queries": 140,
    "judgements": 900,
    "groups": 120,
    "folds": 5,
    "seed": 0,
    "ndcg_before": 0.7,
    "ndcg_after": 0.75,
    "p": 0.004,
}


def proposal(version: str = "2026.1-learnt-1", **changed: Any) -> dict[str, Any]:
    return {
        "version": version,
        "base_version": "2026.1",
        "contributions": {"match": POINTS},
        "basis": BASIS,
        **changed,
    }


async def test_weights_are_proposed_by_one_and_approved_by_another(
    world: World, app: FastAPI, settings: Settings, session: AsyncSession, as_role: AsRole
) -> None:
    await suggest(app, session, world.challenge)
    one, other = await as_role(Role.MODERATOR), await as_role(Role.ADMINISTRATOR)
    matches = f"/api/v1/challenges/{world.challenge.reference}/matches"
    before = (await one.get(matches)).json()
    made = await one.post(PATH, json=proposal())
    assert made.status_code == 201, made.text
    assert made.json()["available_actions"] == ["withdraw"]
    assert made.json()["in_use"] is False
    step = f"{made.headers['Location']}/transitions"
    assert (await one.post(step, json={"action": "approve"})).status_code == 403
    assert (await one.get(matches)).json()["weights_version"] == "2026.1"

    another_process = open_keeper(settings)
    await another_process.current(session)
    approved = await other.post(step, json={"action": "approve"})
    assert (approved.json()["status"], approved.json()["in_use"]) == ("approved", True)
    after = (await one.get(matches)).json()
    assert after["weights_version"] == "2026.1-learnt-1"
    maxima = {part["name"]: part["maximum"] for part in after["items"][0]["contributions"]}
    assert maxima == POINTS
    assert after["items"][0]["total"] != before["items"][0]["total"]
    followed = (await another_process.current(session)).weights
    started = (await open_keeper(settings).current(session)).weights
    assert followed.version == started.version == "2026.1-learnt-1"
    assert followed.text == another_process.shipped.text  # words stay indexed as they are

    listed = (await other.get(PATH)).json()
    assert (listed["shipped_version"], listed["version_in_use"]) == ("2026.1", "2026.1-learnt-1")
    assert listed["total"] == 1
    kinds = select(fact.c.kind, fact.c.payload, fact.c.account_id)
    recorded = (
        await session.execute(
            kinds.where(fact.c.stream_id == approved.json()["id"]).order_by(fact.c.position)
        )
    ).all()
    assert [row.kind for row in recorded] == ["WeightsProposed", "WeightsMoved"]
    assert recorded[0].payload["version"] == "2026.1-learnt-1"
    assert recorded[1].payload["to_state"] == "approved"
    assert recorded[0].account_id != recorded[1].account_id


async def test_stored_matches_are_scored_anew_with_adopted_weights(
    world: World, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    await suggest(app, session, world.challenge)
    made = await (await as_role(Role.ADMINISTRATOR)).post(PATH, json=proposal())
    step = f"{made.headers['Location']}/transitions"
    await (await as_role(Role.MODERATOR)).post(step, json={"action": "approve"})
    jobs = text("SELECT args FROM procrastinate_jobs WHERE task_name = 'matching.on_weights_moved'")
    args = (await session.execute(jobs)).scalar_one()
    maker = Matchmaker(app.state.keeper)
    ignored = Delivery(1, "WeightsMoved", world.challenge.id, {"to_state": "rejected"})
    queued = text("SELECT args FROM procrastinate_jobs WHERE task_name = 'matching.suggest'")
    await maker.on_weights_moved(session, ignored)
    assert (await session.execute(queued)).all() == []
    await maker.on_weights_moved(
        session, Delivery(1, "WeightsMoved", world.challenge.id, args["payload"])
    )
    await maker.on_suggest(session, **(await session.execute(queued)).scalar_one())
    versions = (await session.execute(select(Match.weights_version))).scalars().all()
    assert set(versions) == {"2026.1-learnt-1"}


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"base_version": "2025.9"}, "/base_version"),
        ({"contributions": {"match": {"text": 100}}}, "/contributions/match"),
        ({"version": "2026.1"}, "/version"),
        ({"basis": None}, "/basis"),
        ({"basis": {**BASIS, "judged_queries": 99}}, "/basis"),
        ({"basis": {**BASIS, "p": 0.05}}, "/basis"),
        ({"basis": {**BASIS, "ndcg_after": 0.7}}, "/basis"),
    ],
)
async def test_what_no_test_supports_cannot_be_proposed(
    as_role: AsRole, changed: dict[str, Any], pointer: str
) -> None:
    refused = await (await as_role(Role.MODERATOR)).post(PATH, json=proposal(**changed))
    assert refused.status_code == 409
    assert [each["pointer"] for each in refused.json()["errors"]] == [pointer]


@pytest.mark.parametrize(
    "points", [{"text": 99.5}, {"text": 99.75, "sector": 0.25}, {"text": -1, "sector": 101}, {}]
)
async def test_points_that_are_no_hundred_in_halves_are_malformed(
    as_role: AsRole, points: dict[str, float]
) -> None:
    wish = proposal(contributions={"match": points})
    assert (await (await as_role(Role.MODERATOR)).post(PATH, json=wish)).status_code == 422


async def test_a_name_is_used_once_and_earlier_points_can_return(as_role: AsRole) -> None:
    one, other = await as_role(Role.MODERATOR), await as_role(Role.MODERATOR)
    made = await one.post(PATH, json=proposal())
    again = await other.post(PATH, json=proposal())
    assert again.json()["errors"][0]["pointer"] == "/version"
    shipped = {"text": 45, "capability": 20, "policing": 15, "sector": 12, "maturity": 8}
    back = proposal("back", contributions={"match": shipped}, basis=None)
    assert (await one.post(PATH, json=back)).status_code == 201
    learnt = proposal("once-more", basis=None)
    assert (await one.post(PATH, json=learnt)).status_code == 409
    await other.post(f"{made.headers['Location']}/transitions", json={"action": "approve"})
    assert (await one.post(PATH, json=learnt)).status_code == 201


async def test_weights_are_rejected_with_a_reason_or_withdrawn_and_stay_unused(
    as_role: AsRole,
) -> None:
    one, other = await as_role(Role.MODERATOR), await as_role(Role.MODERATOR)
    first = (await one.post(PATH, json=proposal("first"))).headers["Location"]
    second = (await one.post(PATH, json=proposal("second"))).headers["Location"]
    wish = {"action": "reject"}
    assert (await other.post(f"{first}/transitions", json=wish)).status_code == 422
    rejected = await other.post(f"{first}/transitions", json={**wish, "reason": "Too few forces"})
    assert rejected.json()["decision_reason"] == "Too few forces"
    assert (
        await other.post(f"{second}/transitions", json={"action": "withdraw"})
    ).status_code == 403
    withdrawn = await one.post(f"{second}/transitions", json={"action": "withdraw"})
    assert withdrawn.json()["status"] == "withdrawn"
    late = await other.post(f"{second}/transitions", json={"action": "approve"})
    assert (late.status_code, late.json()["by_role"]) == (409, "moderator")
    listed = (await one.get(PATH, params={"limit": 1})).json()
    assert (listed["total"], listed["version_in_use"]) == (2, "2026.1")
    assert [each["version"] for each in listed["items"]] == ["second"]


async def test_weights_learnt_with_another_shipped_file_are_not_used(
    app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    made = await (await as_role(Role.MODERATOR)).post(PATH, json=proposal())
    step = f"{made.headers['Location']}/transitions"
    await (await as_role(Role.MODERATOR)).post(step, json={"action": "approve"})
    await session.execute(text("UPDATE weights_version SET base_version = '2025.9'"))
    await session.commit()
    keeper = open_keeper(app.state.settings)
    assert (await keeper.current(session)).weights == keeper.shipped


async def test_the_database_itself_wants_two_people(session: AsyncSession, as_role: AsRole) -> None:
    one = await as_role(Role.MODERATOR)
    await one.post(PATH, json=proposal())
    alone = text(
        "UPDATE weights_version SET status = 'approved', decided_at = eme_now(), decided_by = proposed_by"
    )
    with pytest.raises(IntegrityError, match="two_people"):
        async with session.begin_nested():
            await session.execute(alone)


async def test_who_may_read_versions(as_role: AsRole) -> None:
    for role, status in ((Role.AUDITOR, 200), (Role.OVERSIGHT, 200), (Role.SUPPLIER_ADMIN, 403)):
        reader = await as_role(role)
        assert (await reader.get(PATH)).status_code == status
        assert (await reader.post(PATH, json=proposal())).status_code == 403
