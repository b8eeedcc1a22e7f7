"""Quarantine ends by a verdict only; without one a file stays where it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from procrastinate import RetryStrategy
from procrastinate.jobs import Job
from sqlalchemy import text

from app.files import repository, service
from app.files.subscribers import Custodian, schedule, tasks
from app.kernel.actor import Role
from app.kernel.ids import new_id
from app.matching.subscribers import SUGGEST
from app.platform.jobs import build_worker_app, defer
from app.platform.scanner import Clamd, NoScanner, ScannerDown
from tests.files.calls import URL, row_of, scan, upload, uploaded
from tests.support.clamd import FOUND, NOT_WHOLE, fake_clamd
from tests.support.documents import PDF

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.platform.database import Database
    from tests.conftest import AsRole
    from tests.files.conftest import People
    from tests.support.database import Clock


async def test_a_harmful_file_is_known_to_its_organisation_and_erased(
    app: FastAPI, database: Database, people: People
) -> None:
    file_id = (await upload(people.supplier)).json()["id"]
    async with fake_clamd(b"stream: Bad FOUND\0") as fake:
        await scan(app, database, file_id, Clamd(fake.address))
    assert fake.received == [PDF]
    file = (await people.supplier.get(f"{URL}/{file_id}")).json()
    assert file["status"] == "infected"
    assert file["scanned_at"]
    assert (await people.supplier.get(f"{URL}/{file_id}/content")).status_code == 409
    key = (await row_of(database, file_id)).storage_key
    assert {"key": key} in await queued(database, service.ERASE)


@pytest.mark.parametrize("scanner", [NoScanner(), Clamd("unix:///nowhere/clamd.sock")])
async def test_without_a_verdict_the_file_stays_and_the_job_fails(
    app: FastAPI, database: Database, people: People, scanner: NoScanner | Clamd
) -> None:
    file_id = (await upload(people.supplier)).json()["id"]
    with pytest.raises(ScannerDown):
        await scan(app, database, file_id, scanner)
    assert (await people.supplier.get(f"{URL}/{file_id}")).json()["status"] == "quarantined"
    assert (await people.supplier.get(f"{URL}/{file_id}/content")).status_code == 409


async def test_why_a_file_has_no_verdict_is_logged_without_its_place(
    app: FastAPI, database: Database, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    file_id = (await upload(people.supplier)).json()["id"]
    async with fake_clamd(NOT_WHOLE) as fake:
        with pytest.raises(ScannerDown):
            await scan(app, database, file_id, Clamd(fake.address))
    key = (await row_of(database, file_id)).storage_key
    assert key is not None
    await app.state.storage.remove(key)
    with pytest.raises(FileNotFoundError):
        await scan(app, database, file_id)
    said, missing = told(caplog)
    assert said["level"] == "warning"
    assert said["file"] == file_id
    assert "MaxFileSize" in said["reason"]
    assert missing["reason"] == "storage: content is gone"
    assert key not in str(said) + str(missing)


async def test_a_file_whose_content_is_gone_for_a_day_is_lost_and_says_so(
    app: FastAPI, database: Database, people: People, clock: Clock, as_role: AsRole
) -> None:
    file_id = (await upload(people.supplier)).json()["id"]
    await app.state.storage.remove((await row_of(database, file_id)).storage_key)
    await clock.shift(timedelta(hours=23))
    with pytest.raises(FileNotFoundError):
        await scan(app, database, file_id)
    await clock.shift(timedelta(hours=2))
    await scan(app, database, file_id)
    await scan(app, database, file_id)  # a second look changes nothing
    supplier = await as_role(Role.SUPPLIER_MEMBER, organisation=people.organisation)
    assert (await supplier.get(f"{URL}/{file_id}")).json()["status"] == "lost"
    assert (await supplier.get(f"{URL}/{file_id}/content")).status_code == 409
    assert (await supplier.delete(f"{URL}/{file_id}")).status_code == 204


async def test_files_that_wait_long_are_told_of(
    database: Database, people: People, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        await upload(people.supplier)
    for wait, said in ((timedelta(), []), (timedelta(minutes=11), [2])):
        await clock.shift(wait)
        async with database.unit_of_work() as session:
            await service.purge(session)
        assert [line["files"] for line in told(caplog)] == said


async def test_a_scan_that_fails_is_tried_again_within_two_minutes(
    app: FastAPI, real_database: Database
) -> None:
    custodian = Custodian(app.state.storage, NoScanner())
    worker = build_worker_app(
        "", real_database, subscriptions=(), schedule=(), tasks=tasks(custodian)
    )
    retry = worker.tasks[service.SCAN].retry_strategy
    assert isinstance(retry, RetryStrategy)
    now = datetime.now(UTC)
    waits = []
    for attempts in range(20):
        job = Job(id=1, queue="", lock=None, queueing_lock=None, task_name="", attempts=attempts)
        decision = retry.get_retry_decision(exception=ScannerDown(), job=job)
        assert decision is not None
        assert decision.retry_at is not None
        waits.append(decision.retry_at - now)
    assert max(waits) < timedelta(minutes=2, seconds=5)
    assert sum(waits, timedelta()) > timedelta(minutes=15)


async def test_a_second_verdict_changes_nothing(
    app: FastAPI, database: Database, people: People
) -> None:
    file_id = await uploaded(app, database, people.supplier)
    async with fake_clamd(b"stream: Bad FOUND\0") as fake:
        await scan(app, database, file_id, Clamd(fake.address))
    assert (await row_of(database, file_id)).status == "clean"


async def test_an_upload_queues_its_scan_and_a_waiting_one_is_queued_again(
    database: Database, people: People, clock: Clock
) -> None:
    file_id = (await upload(people.supplier)).json()["id"]
    wanted = {"file_id": file_id, "key": (await row_of(database, file_id)).storage_key}
    assert wanted in await queued(database, service.SCAN)
    async with database.unit_of_work() as session:
        await session.execute(text("DELETE FROM procrastinate_jobs"))
        await service.purge(session)
    assert not await queued(database, service.SCAN)
    await clock.shift(timedelta(minutes=11))
    for _ in range(2):
        async with database.unit_of_work() as session:
            await service.purge(session)
    assert await queued(database, service.SCAN) == [wanted]


async def test_files_that_can_never_be_scanned_do_not_keep_others_from_their_turn(
    database: Database, people: People, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repository, "PURGED_AT_ONCE", 2)
    files = {(await upload(people.supplier)).json()["id"] for _ in range(4)}
    await clock.shift(timedelta(minutes=11))
    had_a_turn: set[str] = set()
    for _ in range(60):
        async with database.unit_of_work() as session:
            await session.execute(text("DELETE FROM procrastinate_jobs"))
            await service.purge(session)
        turn = {job["file_id"] for job in await queued(database, service.SCAN)}
        assert len(turn) == 2
        had_a_turn |= turn
    assert had_a_turn == files


async def test_a_scan_comes_before_the_suggestions_that_waited_longer(
    database: Database, people: People
) -> None:
    async with database.unit_of_work() as session:
        await defer(session, SUGGEST, {"challenge_id": str(new_id())})
    await upload(people.supplier)
    async with database.reading() as connection:
        waiting = await connection.execute(
            text("SELECT task_name FROM procrastinate_jobs ORDER BY priority DESC, id")
        )
    order = list(waiting.scalars())
    assert order.index(service.SCAN) < order.index(SUGGEST)


async def test_what_no_record_holds_for_a_day_is_removed(
    app: FastAPI, database: Database, people: People, clock: Clock
) -> None:
    file_id = await uploaded(app, database, people.supplier)
    key = (await row_of(database, file_id)).storage_key
    await clock.shift(timedelta(hours=23))
    async with database.unit_of_work() as session:
        await service.purge(session)
    assert (await row_of(database, file_id)).status == "clean"
    await clock.shift(timedelta(hours=2))
    async with database.unit_of_work() as session:
        await service.purge(session)
    assert (await row_of(database, file_id)).status == "removed"
    assert {"key": key} in await queued(database, service.ERASE)


async def test_what_was_stored_but_never_committed_is_swept_up_and_nothing_else(
    app: FastAPI, database: Database, people: People, clock: Clock, tmp_path: Path
) -> None:
    file_id = await uploaded(app, database, people.supplier)
    orphan = tmp_path / "orphan"
    orphan.write_bytes(PDF)
    with orphan.open("rb") as body:
        key = await app.state.storage.keep(body)
    custodian = Custodian(app.state.storage, NoScanner())
    async with database.unit_of_work() as session:
        await custodian.sweep(session)
    await app.state.storage.read(key)
    await clock.shift(timedelta(days=2))
    async with database.unit_of_work() as session:
        await custodian.sweep(session)
    with pytest.raises(FileNotFoundError):
        await app.state.storage.read(key)
    await app.state.storage.read((await row_of(database, file_id)).storage_key)


async def test_a_harmful_content_that_could_not_be_erased_is_swept_up(
    app: FastAPI, database: Database, people: People, clock: Clock
) -> None:
    file_id = (await upload(people.supplier)).json()["id"]
    async with fake_clamd(FOUND) as fake:
        await scan(app, database, file_id, Clamd(fake.address))
    await clock.shift(timedelta(days=2))
    async with database.unit_of_work() as session:
        await Custodian(app.state.storage, NoScanner()).sweep(session)
    key = (await row_of(database, file_id)).storage_key
    assert key is not None
    with pytest.raises(FileNotFoundError):
        await app.state.storage.read(key)


async def test_erasing_twice_is_no_mistake(
    app: FastAPI, database: Database, tmp_path: Path
) -> None:
    custodian = Custodian(app.state.storage, NoScanner())
    for _ in range(2):
        async with database.unit_of_work() as session:
            await custodian.on_erase(session, key="aa/gone")


async def test_the_worker_knows_the_jobs(app: FastAPI, real_database: Database) -> None:
    custodian = Custodian(app.state.storage, NoScanner())
    worker = build_worker_app(
        "", real_database, subscriptions=(), schedule=schedule(custodian), tasks=tasks(custodian)
    )
    assert {service.SCAN, service.ERASE, "files.purge", "files.sweep"} <= set(worker.tasks)


def told(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """What was logged about files."""
    return [cast("Any", record.msg) for record in caplog.records if record.name == "files"]


async def queued(database: Database, task: str) -> list[dict[str, str]]:
    async with database.unit_of_work() as session:
        rows = await session.execute(
            text("SELECT args FROM procrastinate_jobs WHERE task_name = :task"), {"task": task}
        )
        return [row.args for row in rows]
