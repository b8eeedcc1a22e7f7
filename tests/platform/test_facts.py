"""Facts are written with the change they tell of, chained, and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import SYSTEM, Actor
from app.kernel.facts import AsJob, Fact, InTransaction
from app.kernel.ids import new_id
from app.platform.database import Database
from app.platform.facts import record, settle
from tests.support.database import RolledBackDatabase


@dataclass(frozen=True)
class DoorOpened(Fact):
    times: int = 1


@dataclass(frozen=True)
class DoorClosed(Fact):
    pass


async def rows(database: Database, table: str) -> list[Any]:
    async with database.reading() as connection:
        return list((await connection.execute(text(f"SELECT * FROM {table}"))).all())


async def test_facts_of_one_stream_form_a_chain(database: RolledBackDatabase) -> None:
    door, other = new_id(), new_id()
    async with database.unit_of_work() as session:
        record(session, SYSTEM, DoorOpened(door))
        record(session, SYSTEM, DoorOpened(other))
        record(session, SYSTEM, DoorClosed(door))
    async with database.unit_of_work() as session:
        record(session, SYSTEM, DoorOpened(door, times=2), reason="It was warm")
    facts = sorted(await rows(database, "fact"), key=lambda row: row.id)
    mine = [row for row in facts if row.stream_id == door]
    assert [row.position for row in mine] == [1, 2, 3]
    assert [row.previous_hash for row in mine] == [None, mine[0].hash, mine[1].hash]
    assert mine[2].payload["times"] == 2
    assert "warm" not in str(mine[2].payload)
    assert [row.reason for row in await rows(database, "fact_reason")] == ["It was warm"]


async def test_a_refused_change_leaves_no_fact(database: RolledBackDatabase) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.unit_of_work() as session:
            record(session, SYSTEM, DoorOpened(new_id()))
            await session.flush()
            raise ZeroDivisionError
    assert await rows(database, "fact") == []


async def test_reactions_of_the_same_transaction_may_record_further_facts(
    session: AsyncSession,
) -> None:
    async def close_again(own: AsyncSession, actor: Actor, fact: Fact) -> None:
        record(own, actor, DoorClosed(fact.stream_id))

    record(session, SYSTEM, DoorOpened(new_id()))
    await settle(session, [InTransaction(DoorOpened, close_again)])
    kinds = (await session.execute(text("SELECT kind FROM fact ORDER BY id"))).scalars().all()
    assert kinds == ["DoorOpened", "DoorClosed"]


async def test_a_reaction_as_a_job_waits_in_the_same_transaction(session: AsyncSession) -> None:
    async def later(_session: AsyncSession, _delivery: object) -> None:
        raise AssertionError

    door = new_id()
    record(session, SYSTEM, DoorOpened(door, times=3))
    await settle(session, [AsJob(DoorOpened, "tests.later", later)])
    job = (await session.execute(text("SELECT * FROM procrastinate_jobs"))).mappings().one()
    assert job["task_name"] == "tests.later"
    assert job["status"] == "todo"
    assert job["args"]["stream_id"] == str(door)
    assert job["args"]["payload"] == {"times": 3}


@pytest.mark.parametrize(
    "change",
    ["UPDATE fact SET kind = 'x'", "DELETE FROM fact", "TRUNCATE fact CASCADE"],
)
async def test_the_application_cannot_change_a_fact(
    database: RolledBackDatabase, change: str
) -> None:
    async with database.unit_of_work() as session:
        record(session, SYSTEM, DoorOpened(new_id()))
    with pytest.raises(DBAPIError) as caught:
        async with database.unit_of_work() as session:
            await session.execute(text(change))
    assert caught.value.orig is not None
    assert getattr(caught.value.orig, "sqlstate", "") == "42501"


async def test_the_application_cannot_move_the_clock(database: RolledBackDatabase) -> None:
    with pytest.raises(DBAPIError):
        async with database.unit_of_work() as session:
            await session.execute(text("UPDATE eme_clock SET clock_offset = '1 day'"))
