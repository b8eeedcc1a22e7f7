"""The past of the demonstration, lived through in one transaction.

The portal's clock is moved inside the loader's own transaction. So nobody else ever reads a moved
clock or half of the data, and a loader that is killed leaves nothing behind.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from app.platform.database import Database
from app.platform.facts import settle

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

_MOVE: Final = text(
    "UPDATE eme_clock SET clock_offset = CAST(:moment AS timestamptz) - clock_timestamp()"
)
_PUT_RIGHT: Final = text("UPDATE eme_clock SET clock_offset = '0' WHERE clock_offset <> '0'")


class Replay(Database):
    """A database, opened as its owner, whose units of work belong to one transaction."""

    _connection: AsyncConnection

    @asynccontextmanager
    async def from_beginning_to_end(self) -> AsyncIterator[None]:
        """Keep everything that is done within, with the clock put right, or nothing of it."""
        async with self._engine.begin() as self._connection:
            await self._connection.execute(_PUT_RIGHT)
            yield
            await self._connection.execute(_PUT_RIGHT)

    async def move_to(self, moment: datetime) -> None:
        """Let it be this moment from now on, inside this transaction only."""
        await self._connection.execute(_MOVE, {"moment": moment})

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[AsyncSession]:
        """Work that is settled, with its facts, reactions and jobs, before the next begins."""
        async with AsyncSession(
            self._connection, expire_on_commit=False, join_transaction_mode="rollback_only"
        ) as session:
            yield session
            await settle(session, self._subscriptions)
