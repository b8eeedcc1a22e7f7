"""Exact limits: one row per key and window, counted before the attempt (ENGINE section 5)."""

from datetime import timedelta
from typing import Final, NamedTuple

from sqlalchemy import Interval, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

# Attempts for one key wait for each other, so that a crowd at once is counted one by one.
_QUEUE: Final = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")
# A window begins with its first attempt, and ends its length later.
_COUNT: Final = text(
    """
    INSERT INTO rate_limit (key, window_start, hits)
    SELECT :key, coalesce(running.window_start, clock.now), 1
    FROM (SELECT eme_now() AS now) AS clock
    LEFT JOIN LATERAL (SELECT window_start FROM rate_limit
                       WHERE key = :key AND window_start > clock.now - :length
                       ORDER BY window_start DESC LIMIT 1) AS running ON true
    ON CONFLICT (key, window_start) DO UPDATE SET hits = rate_limit.hits + 1
    RETURNING hits, ceil(extract(epoch FROM window_start + :length - eme_now()))::integer AS left
    """
).bindparams(bindparam("length", type_=Interval))
_FORGET: Final = text("DELETE FROM rate_limit WHERE key = :key")


class Counted(NamedTuple):
    """How many attempts the window has seen, this one included, and how long it still runs."""

    hits: int
    seconds_left: int


async def count(session: AsyncSession, key: str, *, window: timedelta) -> Counted:
    """Count an attempt. The caller commits before it acts on the answer."""
    await session.execute(_QUEUE, {"key": key})
    row = (await session.execute(_COUNT, {"key": key, "length": window})).one()
    return Counted(row.hits, max(1, row.left))


async def forget(session: AsyncSession, key: str) -> None:
    """Let the key begin anew."""
    await session.execute(_FORGET, {"key": key})
