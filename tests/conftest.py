"""Fixtures for every test: the real application on a real, migrated PostgreSQL."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio
from hypothesis import HealthCheck
from hypothesis import settings as property_tests

from app.main import SUBSCRIPTIONS, create_app
from app.platform.database import Database
from app.settings import Settings, environment_name
from tests.support.database import (
    Clock,
    RolledBackDatabase,
    Statements,
    asynchronous,
    rolled_back,
)
from tests.support.server import TestServer, clone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from pathlib import Path

    from fastapi import FastAPI
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Role
    from app.organisations.models import Organisation

    AsRole = Callable[..., Awaitable[httpx.AsyncClient]]

ORIGIN = "http://127.0.0.1:8000"
_server = TestServer()

# No test goes by the clock: a busy machine says nothing about the portal.
property_tests.register_profile(
    "portal", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
property_tests.load_profile("portal")


def pytest_configure(config: pytest.Config) -> None:
    """Start the run's server once, in the process that hands out the work.

    What this shell sets for a portal (a port, say) is no part of any test.
    """
    for field in Settings.model_fields:
        os.environ.pop(environment_name(field), None)
    if not hasattr(config, "workerinput"):
        _server.start()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop it."""
    if not hasattr(config, "workerinput"):
        _server.stop()


@pytest.fixture(scope="session")
def worker_database(worker_id: str) -> Iterator[tuple[str, str]]:
    """This worker's own copy of the migrated database: addresses of owner and application."""
    yield from clone(f"test_{worker_id}_{os.getpid()}")


@pytest.fixture(scope="session")
def settings(
    tmp_path_factory: pytest.TempPathFactory, worker_database: tuple[str, str]
) -> Settings:
    """Settings of a demonstration that keeps its state in a temporary folder."""
    state: Path = tmp_path_factory.mktemp("state")
    return Settings(
        environment="demonstration",
        database_url=worker_database[1],
        state_dir=state,
        secret_key="not a secret, only for tests, 32+",
        minimum_open_days=10,
        log_level="warning",
    )


@pytest_asyncio.fixture
async def database(worker_database: tuple[str, str]) -> AsyncIterator[RolledBackDatabase]:
    """A database whose writes are taken back after the test."""
    async with rolled_back(worker_database[1], SUBSCRIPTIONS) as opened:
        yield opened


@pytest_asyncio.fixture
async def real_database(request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    """A fresh copy with real commits and a real pool, for tests of what commits do."""
    for _, application in clone(f"real_{abs(hash(request.node.nodeid))}_{os.getpid()}"):
        opened = Database(asynchronous(application), pool_size=8, subscriptions=SUBSCRIPTIONS)
        yield opened
        await opened.dispose()


@pytest_asyncio.fixture
async def session(database: RolledBackDatabase) -> AsyncIterator[AsyncSession]:
    """A session for factories; commit makes its rows visible to requests of the same test."""
    async with database.unit_of_work() as opened:
        yield opened


@pytest.fixture
def app(settings: Settings, database: RolledBackDatabase) -> FastAPI:
    """The application on the test's database."""
    return create_app(settings, database=database)


@pytest_asyncio.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A reader who is not signed in."""
    async with open_client(app) as opened:
        yield opened


@pytest_asyncio.fixture
async def as_role(app: FastAPI, session: AsyncSession) -> AsyncIterator[AsRole]:
    """Sign somebody in and give their client, by role and, if wanted, organisation."""
    from tests.factories.accounts import sign_in  # noqa: PLC0415  (cycle of test helpers)

    opened: list[httpx.AsyncClient] = []

    async def enter(role: Role, organisation: Organisation | None = None, **more: Any) -> Any:
        person = await sign_in(session, role=role, organisation=organisation, **more)
        await session.commit()
        reader = open_client(app, cookies={person.cookie_name: person.token})
        reader.person = person  # type: ignore[attr-defined]
        opened.append(reader)
        return reader

    yield enter
    for reader in opened:
        await reader.aclose()


def open_client(app: FastAPI, **more: Any) -> httpx.AsyncClient:
    """A client that speaks to the application without a network."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    headers = {"Origin": ORIGIN}
    return httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers=headers, **more)


@pytest_asyncio.fixture
async def clock(worker_database: tuple[str, str]) -> AsyncIterator[Clock]:
    """The portal's clock: `await clock.shift(timedelta(days=2))`."""
    moved = Clock(worker_database[0])
    yield moved
    await moved.reset()


@pytest.fixture
def statements(database: RolledBackDatabase) -> Statements:
    """`with statements: …` then `len(statements)`."""
    return Statements(database.connection)
