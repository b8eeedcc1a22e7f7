"""What was shown is added up by pair, role and day, beside the reads, and without people."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from fastapi import FastAPI
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Role
from app.kernel.ids import new_id
from app.matching import impressions as held
from app.matching.engine.explanation import Label
from app.matching.impressions import Impressions, Seen, Shown
from app.matching.models import MatchImpression
from app.matching.repository import impressions
from app.matching.service import keep_writing, write_impressions
from tests.factories.solutions import make_solution
from tests.matching.scene import PHONES, World, suggest

if TYPE_CHECKING:
    from tests.conftest import AsRole
    from tests.support.database import RolledBackDatabase, Statements

DAY = date(2026, 11, 27)


def shown(role: Role = Role.MODERATOR, day: date = DAY) -> Shown:
    return Shown(day, new_id(), new_id(), role, "2026.1")


async def rows(session: AsyncSession) -> list[Any]:
    statement = select(*MatchImpression.__table__.columns).order_by(text("role"))
    return list((await session.execute(statement)).mappings())


async def test_what_is_shown_is_kept_by_pair_role_and_day(
    world: World,
    app: FastAPI,
    session: AsyncSession,
    database: RolledBackDatabase,
    as_role: AsRole,
) -> None:
    await make_solution(session, **{**PHONES, "name": "Bramble Phone Kiosk"})
    await session.commit()
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    supplier = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    path = f"/api/v1/challenges/{world.challenge.reference}/matches"
    page = (await force.get(path)).json()
    second = (await force.get(path, params={"limit": 1})).links["next"]["url"]
    await force.get(second)
    await supplier.get(f"/api/v1/solutions/{world.fitting.reference}/matches")
    kept = app.state.keeper.impressions
    assert await write_impressions(database, kept) == 3
    assert await write_impressions(database, kept) == 0
    found = await rows(session)
    assert {(row["role"], row["times"], row["best_rank"]) for row in found} == {
        ("force_contributor", 2, 1),
        ("force_contributor", 2, 2),
        ("supplier_member", 1, 1),
    }
    assert {row["weights_version"] for row in found} == {page["weights_version"]}
    assert {row["label"] for row in found} <= set(Label)
    assert {str(row["solution_id"]) for row in found} >= {
        item["solution"]["id"] for item in page["items"]
    }
    await force.get(path)
    await write_impressions(database, kept)
    assert sorted(row["times"] for row in await rows(session)) == [1, 3, 3]


async def test_the_moderators_list_of_all_matches_has_no_ranks(
    world: World,
    app: FastAPI,
    session: AsyncSession,
    database: RolledBackDatabase,
    as_role: AsRole,
) -> None:
    await suggest(app, session, world.challenge)
    await (await as_role(Role.MODERATOR)).get("/api/v1/matches")
    await write_impressions(database, app.state.keeper.impressions)
    assert [(row["role"], row["best_rank"]) for row in await rows(session)] == [("moderator", None)]


async def test_a_read_runs_no_statement_more(
    world: World, app: FastAPI, as_role: AsRole, statements: Statements
) -> None:
    reader = await as_role(Role.MODERATOR)
    path = f"/api/v1/challenges/{world.challenge.reference}/matches"
    await reader.get(path)
    with statements:
        await reader.get(path)
    assert not any("match_impression" in str(each) for each in statements)


def test_nothing_of_a_person_or_an_organisation_is_kept() -> None:
    columns = set(MatchImpression.__table__.columns.keys())
    assert columns == {
        "shown_on", "challenge_id", "solution_id", "role", "weights_version", "label", "best_rank",
        "times",
    }  # fmt: skip


def test_memory_is_bounded_and_what_is_left_out_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "MOST_HELD", 2)
    kept = Impressions()
    first, second, third = shown(), shown(), shown()
    kept.put_back(
        {
            first: Seen(Label.STRONG, 3),
            second: Seen(Label.WEAK, None),
            third: Seen(Label.WEAK, 1, 4),
        }
    )
    kept.put_back({first: Seen(Label.POSSIBLE, 2)})
    assert kept.left_out == 4
    assert kept.take(1) == {first: Seen(Label.POSSIBLE, 2, 2)}
    assert kept.take(9) == {second: Seen(Label.WEAK, None)}


class Broken:
    """A database that is away."""

    def unit_of_work(self) -> Any:
        raise OperationalError("SELECT", {}, Exception("away"))


async def test_a_batch_that_cannot_be_written_waits(database: RolledBackDatabase) -> None:
    kept = Impressions()
    kept.put_back({shown(): Seen(Label.STRONG, 1)})
    assert await write_impressions(Broken(), kept) == 0  # type: ignore[arg-type]
    assert await write_impressions(database, kept) == 1


async def test_a_process_that_stops_writes_the_rest(
    database: RolledBackDatabase, session: AsyncSession
) -> None:
    kept = Impressions()
    writing = asyncio.create_task(keep_writing(database, kept, pause=0.01))
    kept.put_back({shown(): Seen(Label.STRONG, 1)})
    for _ in range(100):
        await asyncio.sleep(0.05)
        if await rows(session):
            break
    kept.put_back({shown(): Seen(Label.STRONG, 1)})
    kept.left_out = 1
    writing.cancel()
    with suppress(asyncio.CancelledError):
        await writing
    assert len(await rows(session)) == 2
    assert kept.left_out == 0


async def test_old_impressions_are_deleted(session: AsyncSession) -> None:
    today = date.fromisoformat(
        str((await session.execute(text("SELECT eme_now()::date"))).scalar_one())
    )
    for age in (0, 390, 400):
        entry = shown(day=today - timedelta(days=age))
        await impressions.add(session, {entry: Seen(Label.STRONG, 1)})
    await impressions.add(session, {})
    await impressions.purge(session)
    ages = {(today - row["shown_on"]).days for row in await rows(session)}
    assert ages == {0, 390}


async def test_a_day_can_hold_a_pair_once_for_a_role_and_weights(session: AsyncSession) -> None:
    entry = {**dict.fromkeys(("challenge_id", "solution_id"), new_id()), "shown_on": DAY}
    one = {**entry, "role": "moderator", "weights_version": "1", "label": "weak", "times": 1}
    await session.execute(insert(MatchImpression).values(one))
    with pytest.raises(IntegrityError, match="pk_match_impression"):
        async with session.begin_nested():
            await session.execute(insert(MatchImpression).values(one))
