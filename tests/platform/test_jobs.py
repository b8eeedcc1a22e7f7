"""Jobs run at least once and have one effect; none is lost and none is a phantom."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import SYSTEM
from app.kernel.facts import AsJob, Delivery, Fact, JobName, Periodic, Task, Urgency
from app.kernel.ids import new_id
from app.platform.database import Database
from app.platform.facts import record, settle
from app.platform.jobs import build_worker_app, defer


@dataclass(frozen=True)
class BellRang(Fact):
    pass


def libpq(database: Database) -> str:
    url = database.url
    return url.replace("postgresql+asyncpg://", "postgresql://", 1)


async def carry_out(worker: object, *, at_once: int = 2) -> None:
    async with worker.open_async():  # type: ignore[attr-defined]
        await worker.run_worker_async(  # type: ignore[attr-defined]
            wait=False, concurrency=at_once, install_signal_handlers=False
        )


async def test_a_committed_job_is_carried_out_and_a_rolled_back_one_never(
    real_database: Database,
) -> None:
    heard: list[Delivery] = []

    async def hear(_session: AsyncSession, delivery: Delivery) -> None:
        heard.append(delivery)

    bell = AsJob(BellRang, "tests.hear", hear)
    rung, silent = new_id(), new_id()
    async with real_database.unit_of_work() as session:
        record(session, SYSTEM, BellRang(rung))
        await settle(session, [bell])
    with pytest.raises(ZeroDivisionError):
        async with real_database.unit_of_work() as session:
            record(session, SYSTEM, BellRang(silent))
            await settle(session, [bell])
            raise ZeroDivisionError
    worker = build_worker_app(
        libpq(real_database), real_database, subscriptions=[bell], schedule=[]
    )
    await asyncio.wait_for(carry_out(worker), 20)
    assert [delivery.stream_id for delivery in heard] == [rung]
    assert heard[0].kind == "BellRang"


async def test_a_delivery_that_comes_twice_has_one_effect(real_database: Database) -> None:
    async def mark(session: AsyncSession, delivery: Delivery) -> None:
        await session.execute(text("INSERT INTO job_effect VALUES (:k)"), {"k": f"{new_id()}"})

    bell = AsJob(BellRang, "tests.mark", mark)
    args = {"fact_id": 1, "kind": "BellRang", "stream_id": str(new_id()), "payload": {}}
    async with real_database.unit_of_work() as session:
        for _ in range(2):
            await defer(session, "tests.mark", args)
    worker = build_worker_app(
        libpq(real_database), real_database, subscriptions=[bell], schedule=[]
    )
    await asyncio.wait_for(carry_out(worker), 20)
    async with real_database.reading() as connection:
        done = await connection.execute(
            text(
                "SELECT count(*) FROM procrastinate_jobs WHERE status = 'succeeded' AND task_name = 'tests.mark'"
            )
        )
        effects = await connection.execute(text("SELECT count(*) FROM job_effect"))
    assert done.scalar_one() == 2
    assert effects.scalar_one() == 2  # the delivery's key and its one effect


async def test_a_queueing_lock_keeps_one_waiting_job(real_database: Database) -> None:
    async with real_database.unit_of_work() as session:
        for _ in range(3):
            await defer(session, "tests.any", {}, queueing_lock="one")
    async with real_database.reading() as connection:
        waiting = await connection.execute(text("SELECT count(*) FROM procrastinate_jobs"))
    assert waiting.scalar_one() == 1


async def test_what_a_person_waits_for_comes_before_what_was_queued_earlier(
    real_database: Database,
) -> None:
    done: list[str] = []

    def called(name: str) -> Task:
        async def note(_session: AsyncSession) -> None:
            done.append(str(name))

        return Task(name, note)

    names = [
        JobName("tests.bulk", Urgency.BULK),
        "tests.usual",
        JobName("tests.awaited", Urgency.AWAITED),
    ]
    async with real_database.unit_of_work() as session:
        for name in (*names, *names):
            await defer(session, name, {})
    worker = build_worker_app(
        libpq(real_database),
        real_database,
        subscriptions=[],
        schedule=[],
        tasks=[called(name) for name in names],
    )
    await asyncio.wait_for(carry_out(worker, at_once=1), 20)
    assert done == [str(name) for name in reversed(names) for _ in range(2)]


def test_recurring_work_is_known_to_the_worker(real_database: Database) -> None:
    async def sweep(_session: AsyncSession) -> None:
        raise AssertionError

    worker = build_worker_app(
        libpq(real_database),
        real_database,
        subscriptions=[],
        schedule=[Periodic("tests.sweep", "0 3 * * *", sweep)],
    )
    assert {"tests.sweep", "jobs.retry_stalled"} <= set(worker.tasks)
