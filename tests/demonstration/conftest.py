"""A database with the whole demonstration in it, loaded once for all that only read it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from app import demonstration
from app.main import SUBSCRIPTIONS
from app.platform.database import Database
from app.platform.storage import Storage, open_storage
from tests.support.database import asynchronous
from tests.support.server import clone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


@dataclass(frozen=True)
class Addresses:
    """A database's addresses, as its owner and as the application."""

    owner: str
    application: str
    storage: Storage


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Addresses]:
    """A migrated database with nothing in it."""
    for owner, application in clone(f"demonstration_empty_{os.getpid()}"):
        yield Addresses(owner, application, open_storage(None, folder=tmp_path))


@pytest_asyncio.fixture(scope="package")
async def loaded(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Addresses]:
    """A database that the demonstration was loaded into."""
    for owner, application in clone(f"demonstration_{os.getpid()}"):
        storage = open_storage(None, folder=tmp_path_factory.mktemp("files"))
        result = await demonstration.load(owner, SUBSCRIPTIONS, storage)
        assert result is demonstration.Result.LOADED
        yield Addresses(owner, application, storage)


@pytest_asyncio.fixture
async def practice(loaded: Addresses) -> AsyncIterator[Database]:
    """The loaded database, opened as the application."""
    opened = Database(asynchronous(loaded.application), pool_size=3, subscriptions=SUBSCRIPTIONS)
    yield opened
    await opened.dispose()
