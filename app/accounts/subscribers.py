"""Recurring work on what ages: sessions, attempts to sign in, kept answers."""

from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts import repository
from app.kernel.facts import Periodic

# No window is a day long, and nobody repeats a request after a day.
_OLD: Final = (
    text("DELETE FROM rate_limit WHERE window_start < eme_now() - interval '1 day'"),
    text("DELETE FROM idempotency_key WHERE created_at < eme_now() - interval '1 day'"),
)


async def purge(session: AsyncSession) -> None:
    """Delete ended sessions, and attempts and kept answers older than a day."""
    await repository.purge_sessions(session)
    for statement in _OLD:
        await session.execute(statement)


SCHEDULE: Final = (Periodic(name="accounts.purge", cron="17 * * * *", work=purge),)
