"""The database: one pool, reads without a transaction, writes as units of work."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

import orjson
from sqlalchemy import MetaData, text
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TIMESTAMP

from app.kernel.errors import Unavailable
from app.platform.facts import settle

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from app.kernel.facts import Subscription

WAIT_FOR_A_PLACE: Final = 2.0  # seconds, then 503 (ENGINE section 1)

Reader = AsyncConnection | AsyncSession
"""What a reading repository function needs: both run statements."""

MomentTz = TIMESTAMP(timezone=True)


class Base(DeclarativeBase):
    """All tables; constraint names follow one convention so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Database:
    """Opens reads and units of work on one PostgreSQL, never more at once than the pool holds."""

    def __init__(
        self,
        url: str,
        *,
        pool_size: int = 20,
        subscriptions: Sequence[Subscription] = (),
    ) -> None:
        self.url = url
        self._engine: AsyncEngine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=WAIT_FOR_A_PLACE,
            json_serializer=lambda value: orjson.dumps(value).decode(),
            json_deserializer=orjson.loads,
            connect_args={
                "timeout": 5,
                "server_settings": {"application_name": "eme", "jit": "off", "timezone": "UTC"},
            },
        )
        self._autocommit = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        self._places = asyncio.Semaphore(pool_size)
        self._subscriptions = tuple(subscriptions)

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        """Wait for a place; SQLAlchemy's own queue is unfair when tasks wait."""
        try:
            await asyncio.wait_for(self._places.acquire(), WAIT_FOR_A_PLACE)
        except TimeoutError:
            raise Unavailable from None
        try:
            yield
        except PoolTimeout:
            raise Unavailable from None
        finally:
            self._places.release()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection for reads: each statement on its own, no BEGIN and no ROLLBACK."""
        async with self._place(), self._autocommit.connect() as connection:
            yield connection

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[AsyncSession]:
        """A session whose work is committed at the end, with its facts and jobs, or not at all."""
        async with (
            self._place(),
            AsyncSession(self._engine, expire_on_commit=False, autoflush=True) as session,
        ):
            yield session
            await settle(session, self._subscriptions)
            await session.commit()

    async def dispose(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


async def moment_now(reader: Reader) -> datetime:
    """The portal's time: the database's clock with the owner's offset (DOMAIN rule 12)."""
    moment: datetime = (await reader.execute(text("SELECT eme_now()"))).scalar_one()
    return moment


async def one_or_none(reader: Reader, statement: Any) -> Any | None:
    """Run a statement and return its first row as a mapping, or nothing."""
    return (await reader.execute(statement)).mappings().first()
