"""A database with the whole demonstration in it, loaded once for all that only read it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from app import demonstration
from app.main import SUBSCRIPTIONS
from app.platform.database import Database
from tests.support.database import asynchronous
from tests.support.server import clone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


@dataclass(frozen=True)
class Addresses:
    """A database's addresses, as its owner and as the application."""

    owner: str
    application: str


@pytest.fixture
def empty() -> Iterator[Addresses]:
    """A migrated database with nothing in it."""
    for owner, application in clone(f"demonstration_empty_{os.getpid()}"):
        yield Addresses(owner, application)


@pytest_asyncio.fixture(scope="package")
async def loaded() -> AsyncIterator[Addresses]:
    """A database that the demonstration was loaded into."""
    for owner, application in clone(f"demonstration_{os.getpid()}"):
        assert await demonstration.load(owner, SUBSCRIPTIONS) is demonstration.Result.LOADED
        yield Addresses(owner, application)


@pytest_asyncio.fixture
async def practice(loaded: Addresses) -> AsyncIterator[Database]:
    """The loaded database, opened as the application."""
    opened = Database(asynchronous(loaded.application), pool_size=3, subscriptions=SUBSCRIPTIONS)
    yield opened
    await opened.dispose()
