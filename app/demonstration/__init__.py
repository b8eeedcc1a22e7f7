"""The practice data, and how it gets into a database: by living through it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlalchemy import select, text

from app.demonstration import answers, cards, challenges, people, questions, responses
from app.demonstration.calendar import Calendar, at
from app.demonstration.content import Content
from app.demonstration.replay import Replay
from app.demonstration.steps import Step, Story
from app.organisations import service as organisations
from app.platform.database import moment_now
from app.platform.tables import job_effect
from app.taxonomy import service as taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.facts import Subscription
    from app.platform.storage import Storage

_MARK: Final = "demonstration.loaded:"
_ONE_LOADER: Final = text("SELECT pg_advisory_xact_lock(:key)").bindparams(key=0x64656D6F)  # "demo"
_A_MINUTE: Final = timedelta(minutes=1)
_SET_UP_AGO: Final = 260  # days; before the first product card is written


class Result(StrEnum):
    """What a loader found, or did."""

    LOADED = "loaded"
    THERE_ALREADY = "there_already"
    EARLIER_EDITION = "earlier_edition"


async def load(owner_url: str, subscriptions: Sequence[Subscription], storage: Storage) -> Result:
    """Load the demonstration unless it is there: all of it, or nothing when it fails.

    Everything goes through the domains' own services at the time at which it would have happened,
    so every record has its true facts, versions and cases. `owner_url` names the database as its
    owner, who alone may move the portal's clock. Data of an earlier edition stays as it is.
    """
    content = Content.read()
    url = owner_url.replace("postgresql://", "postgresql+asyncpg://", 1)
    replay = Replay(url, pool_size=1, subscriptions=subscriptions)
    try:
        async with replay.from_beginning_to_end():
            async with replay.unit_of_work() as session:
                found = await _mark(session, content)
            if found is Result.LOADED:
                await _live_through(replay, content, storage)
            return found
    finally:
        await replay.dispose()


async def _mark(session: AsyncSession, content: Content) -> Result:
    """Write down that it is loaded, and tell what was there: one loader at a time."""
    await session.execute(_ONE_LOADER)
    marks = select(job_effect.c.key).where(job_effect.c.key.startswith(_MARK))
    known = set((await session.execute(marks)).scalars())
    if known:
        current = f"{_MARK}{content.edition}" in known
        return Result.THERE_ALREADY if current else Result.EARLIER_EDITION
    await session.execute(job_effect.insert().values(key=f"{_MARK}{content.edition}"))
    return Result.LOADED


async def _live_through(replay: Replay, content: Content, storage: Storage) -> None:
    async with replay.unit_of_work() as session:
        await organisations.load_reference(session)
        await taxonomy.load_reference(session)
        calendar = Calendar.of(await moment_now(session))
    await replay.move_to(at(calendar.day(-_SET_UP_AGO), 9))
    async with replay.unit_of_work() as session:
        cast = await people.set_up(session, content)
    story = Story(content, calendar, cast, storage)
    for step in _in_order(story):
        await replay.move_to(step.moment)
        async with replay.unit_of_work() as session:
            await step.deed(session)


def _in_order(story: Story) -> Iterator[Step]:
    """Every step by its moment; where several share one, the others follow a minute later."""
    houses = (cards, challenges, questions, answers, responses)
    every = [step for house in houses for step in house.steps(story)]
    every.sort(key=lambda step: step.moment)
    moment = every[0].moment
    for step in every:
        yield replace(step, moment=max(step.moment, moment))
        moment = max(step.moment, moment) + _A_MINUTE
