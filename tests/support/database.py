"""A database whose every write is taken back, a clock that can be moved, a statement counter."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Self

import psycopg
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, create_async_engine
from sqlalchemy.pool import NullPool

from app.platform.database import Database
from app.platform.facts import settle

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from datetime import timedelta

    from app.kernel.facts import Subscription


class RolledBackDatabase(Database):
    """Units of work as savepoints inside one outer transaction of one connection."""

    def __init__(
        self, url: str, connection: AsyncConnection, *, subscriptions: Sequence[Subscription]
    ) -> None:
        super().__init__(url, pool_size=1, subscriptions=subscriptions)
        self.connection = connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """The one connection."""
        yield self.connection

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[AsyncSession]:
        """A savepoint that is kept or taken back as the unit of work would be."""
        async with AsyncSession(
            self.connection,
            expire_on_commit=False,
            join_transaction_mode="create_savepoint",
        ) as session:
            yield session
            await settle(session, self._subscriptions)
            await session.commit()


@asynccontextmanager
async def rolled_back(
    url: str, subscriptions: Sequence[Subscription]
) -> AsyncIterator[RolledBackDatabase]:
    """Open a database for one test."""
    engine = create_async_engine(
        asynchronous(url),
        poolclass=NullPool,
        connect_args={"server_settings": {"idle_in_transaction_session_timeout": "0"}},
    )
    async with engine.connect() as connection:
        outer = await connection.begin()
        try:
            yield RolledBackDatabase(asynchronous(url), connection, subscriptions=subscriptions)
        finally:
            await outer.rollback()
    await engine.dispose()


def asynchronous(url: str) -> str:
    """The address as SQLAlchemy's asynchronous driver wants it."""
    return url.replace("postgresql://", "postgresql+asyncpg://", 1)


class Clock:
    """Moves the portal's time as only the database's owner may."""

    def __init__(self, owner_url: str) -> None:
        self._owner_url = owner_url

    async def shift(self, by: timedelta) -> None:
        """Move the clock on (or back) from where it stands."""
        self._set("clock_offset + %s", by)

    async def reset(self) -> None:
        """Put the clock right."""
        self._set("'0'::interval")

    def _set(self, expression: str, *values: object) -> None:
        with psycopg.connect(self._owner_url, autocommit=True) as connection:
            query = f"UPDATE eme_clock SET clock_offset = {expression}"
            connection.execute(query.encode(), values)


class Statements:
    """Counts the statements a piece of work sends, savepoints left out."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.sent: list[str] = []
        self._connection = connection

    def __enter__(self) -> Self:
        self.sent.clear()
        event.listen(self._connection.sync_connection, "before_cursor_execute", self._note)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(self._connection.sync_connection, "before_cursor_execute", self._note)

    def __len__(self) -> int:
        return len(self.sent)

    def __iter__(self) -> Iterator[str]:
        return iter(self.sent)

    def _note(self, _c: object, _k: object, statement: str, *_: object) -> None:
        if "SAVEPOINT" not in statement:
            self.sent.append(statement)
