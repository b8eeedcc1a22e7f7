"""The status that SQL reads and the one that Python reads are the same at every instant."""

from datetime import timedelta

import pytest
from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.enums import STORED, Status
from app.challenges.lifecycle import status_at
from app.challenges.models import Challenge, status_now, status_of
from app.platform.database import MomentTz
from tests.factories.challenges import STAGES, make_challenge
from tests.support.database import Clock

INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize("stored", STORED)
async def test_sql_and_python_read_the_same_status_around_each_instant(
    session: AsyncSession, stored: Status
) -> None:
    challenge = await make_challenge(session, stage="open", status=stored)
    assert challenge.opens_at
    assert challenge.responses_close_at
    for instant in (challenge.opens_at, challenge.responses_close_at):
        for moment in (instant - INSTANT, instant, instant + INSTANT):
            in_sql = await session.scalar(
                select(status_of(Challenge, now=literal(moment, MomentTz))).where(
                    Challenge.id == challenge.id
                )
            )
            assert in_sql == status_at(challenge, moment)


async def test_the_status_follows_the_portals_clock_without_any_job(
    session: AsyncSession, clock: Clock
) -> None:
    challenge = await make_challenge(session, stage="scheduled")
    read = select(status_now).where(Challenge.id == challenge.id)
    seen = [await session.scalar(read)]
    for days in (8, 40):
        await clock.shift(timedelta(days=days))
        seen.append(await session.scalar(read))
    assert seen == ["scheduled", "open", "closed"]


@pytest.mark.parametrize("stage", STAGES)
async def test_the_factory_makes_what_it_names(session: AsyncSession, stage: str) -> None:
    challenge = await make_challenge(session, stage=stage)
    assert status_at(challenge, challenge.read_at) == stage
