"""Writing down what was shown, beside the requests."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.kernel.errors import Problem
from app.matching.repository import impressions as table

if TYPE_CHECKING:
    from app.matching.impressions import Impressions
    from app.platform.database import Database

PAUSE: Final = 5.0  # seconds between batches
BATCH: Final = 500

_log: Final = structlog.get_logger()


async def write_impressions(database: Database, impressions: Impressions) -> int:
    """Write a batch of what was shown; the number of entries. It is kept if that fails."""
    batch = impressions.take(BATCH)
    if batch:
        try:
            async with database.unit_of_work() as session:
                await table.add(session, batch)
        except (Problem, SQLAlchemyError, OSError) as error:
            impressions.put_back(batch)
            _log.warning("impressions_wait", entries=len(batch), error=type(error).__name__)
            return 0
    if impressions.left_out:
        _log.warning("impressions_left_out", times=impressions.left_out)
        impressions.left_out = 0
    return len(batch)


async def keep_writing(
    database: Database, impressions: Impressions, *, pause: float = PAUSE
) -> None:
    """Write what was shown until cancelled; then the rest, so that a restart loses nothing."""
    try:
        while True:
            await asyncio.sleep(pause)
            await write_impressions(database, impressions)
    finally:
        while await write_impressions(database, impressions):
            pass
