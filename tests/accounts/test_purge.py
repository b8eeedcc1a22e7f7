"""What ages is deleted, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

from app.accounts.subscribers import SCHEDULE, purge
from app.kernel.actor import Role
from app.main import SCHEDULE as WHOLE_SCHEDULE
from tests.factories.accounts import make_account, make_membership, make_session

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.support.database import Clock

_COUNTS = text(
    "SELECT (SELECT count(*) FROM auth_session), (SELECT count(*) FROM rate_limit), "
    "(SELECT count(*) FROM idempotency_key)"
)
_OLD_AND_NEW = (
    "INSERT INTO rate_limit VALUES ('new', eme_now(), 1), ('old', eme_now() - interval '25 h', 1)",
    """INSERT INTO idempotency_key (owner, key, request_sha256, created_at)
       VALUES ('o', 'new', '', eme_now()), ('o', 'old', '', eme_now() - interval '25 h')""",
)


async def test_ended_sessions_old_attempts_and_old_answers_are_deleted(
    session: AsyncSession, clock: Clock
) -> None:
    membership = await make_membership(session, await make_account(session), role=Role.AUDITOR)
    await make_session(session, membership, minutes=-1)
    kept, _ = await make_session(session, membership)
    for statement in _OLD_AND_NEW:
        await session.execute(text(statement))

    await purge(session)

    assert tuple((await session.execute(_COUNTS)).one()) == (1, 1, 1)
    await session.refresh(kept)

    await clock.shift(timedelta(days=2))
    await purge(session)
    assert tuple((await session.execute(_COUNTS)).one()) == (0, 0, 0)


def test_the_purge_is_on_the_portal_s_schedule() -> None:
    assert set(SCHEDULE) <= set(WHOLE_SCHEDULE)
