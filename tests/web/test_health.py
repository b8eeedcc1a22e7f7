"""The process and its readiness."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httpx
import pytest
from sqlalchemy.exc import SQLAlchemyError

from app.main import create_app
from app.search.shelves import Library, Shelves
from tests.conftest import open_client

if TYPE_CHECKING:
    from app.kernel.actor import Actor
    from app.platform.database import Database, Reader
    from app.settings import Settings


async def test_a_living_process_says_so(client: httpx.AsyncClient) -> None:
    answer = await client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


async def test_a_migrated_database_makes_the_service_ready(client: httpx.AsyncClient) -> None:
    answer = await client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"
    assert answer.json()["matching"] in {"semantic", "lexical only"}


async def test_a_process_among_others_takes_no_request_before_its_corpus_is_read(
    settings: Settings, real_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([SQLAlchemyError("not yet"), None])
    open_shelves = Shelves.open

    async def late(shelves: Shelves, reader: Reader, actor: Actor) -> Library:
        await asyncio.sleep(2.5)  # longer than a process that serves alone would wait
        if error := next(failures):
            raise error
        return await open_shelves(shelves, reader, actor)

    monkeypatch.setattr(Shelves, "open", late)
    together = create_app(settings.model_copy(update={"web_workers": 2}), database=real_database)
    async with together.router.lifespan_context(together):
        assert together.state.building.done()
        assert next(failures, "both were used") == "both were used"


async def test_a_process_alone_serves_pages_and_says_that_it_still_reads(
    settings: Settings, real_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = asyncio.Event()
    open_shelves = Shelves.open

    async def late(shelves: Shelves, reader: Reader, actor: Actor) -> Library:
        await released.wait()
        return await open_shelves(shelves, reader, actor)

    monkeypatch.setattr(Shelves, "open", late)
    alone = create_app(settings, database=real_database)
    async with alone.router.lifespan_context(alone), open_client(alone) as reader:
        assert (await reader.get("/readyz")).status_code == 503
        assert (await reader.get("/api/v1/challenges")).status_code == 200
        released.set()
        await alone.state.building
        assert (await reader.get("/readyz")).status_code == 200
