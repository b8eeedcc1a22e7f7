"""The watch over the moderator's conduct: published by quarter, with an alarm on skew."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, UUID, uuid5

import orjson

from app.insights import neutrality_repository as repository
from app.insights.facts import NeutralityPublished, NeutralitySkewed
from app.insights.models import NeutralityQuarter
from app.insights.neutrality_repository import Quarter
from app.insights.neutrality_schemas import NeutralityPage, NeutralityRow, QuarterView, ToldCount
from app.kernel.actor import SYSTEM, Actor, Role
from app.kernel.facts import Code
from app.kernel.paging import Page
from app.platform.database import moment_now
from app.platform.facts import record

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.insights.neutrality_schemas import ConductFigures, QuarterFilter
    from app.kernel.paging import CursorSigner
    from app.platform.database import Reader

WATCHERS: Final = frozenset({Role.MODERATOR, Role.AUDITOR, Role.OVERSIGHT})
"""Who sees a quarter while it runs, so that a skew can be asked about in time."""
_WORDS: Final = {"fewer_than_5": "fewer than 5", "protects_another": "withheld"}


async def neutrality(
    reader: Reader, actor: Actor, *, asked: QuarterFilter, cursors: CursorSigner
) -> NeutralityPage:
    """Published quarters, and for watchers the one that runs."""
    page = await repository.page(reader, asked, cursors)
    running = None
    if actor.role in WATCHERS and asked.cursor is None:
        now = Quarter.of(await moment_now(reader))
        running = _view(now.name, await repository.figures(reader, now))
    return NeutralityPage(
        items=[QuarterView.model_validate({**row["figures"], **row}) for row in page.rows],
        next_cursor=page.next_cursor,
        total=page.total,
        running=running,
    )


async def neutrality_rows(
    reader: Reader, *, asked: QuarterFilter, cursors: CursorSigner
) -> Page[NeutralityRow]:
    """Published quarters group by group, for the file."""
    page = await repository.page(reader, asked, cursors)
    quarters = [QuarterView.model_validate({**row["figures"], **row}) for row in page.rows]
    rows = [each for quarter in quarters for each in _rows(quarter)]
    return Page(items=rows, next_cursor=page.next_cursor, total=len(rows))


async def publish_and_watch(session: AsyncSession) -> None:
    """Freeze every quarter that is over, and record each skew once, as soon as it shows."""
    running = Quarter.of(await moment_now(session))
    last = await repository.last_published(session)
    quarter = running.before if last is None else last.following
    while quarter < running:
        found = await repository.figures(session, quarter)
        kept = found.model_dump(mode="json")
        session.add(NeutralityQuarter(quarter=quarter.name, figures=kept))
        content = orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)
        sha256 = Code(hashlib.sha256(content).hexdigest())
        stream = stream_of(quarter)
        record(session, SYSTEM, NeutralityPublished(stream, Code(quarter.name), sha256))
        await _tell_skews(session, quarter, found)
        quarter = quarter.following
    await _tell_skews(session, running, await repository.figures(session, running))


def stream_of(quarter: Quarter) -> UUID:
    """The stream of a quarter's facts."""
    return uuid5(NAMESPACE_URL, f"neutrality:{quarter.name}")


async def _tell_skews(session: AsyncSession, quarter: Quarter, found: ConductFigures) -> None:
    stream = stream_of(quarter)
    told = await repository.told_skews(session, stream)
    for each in found.comparisons:
        if each.skewed and (each.act, each.dimension) not in told:
            fact = NeutralitySkewed(stream, Code(quarter.name), each.act, each.dimension)
            record(session, SYSTEM, fact)


def _view(name: str, found: ConductFigures) -> QuarterView:
    return QuarterView(**dict(found), quarter=name, published_at=None)


def _rows(quarter: QuarterView) -> list[NeutralityRow]:
    return [
        NeutralityRow(
            quarter=quarter.quarter,
            act=each.act,
            dimension=each.dimension,
            group=group.group,
            shown=_words(group.shown),
            chosen=_words(group.chosen),
            expected=group.expected,
            test=each.test,
            p=each.p,
            skewed=each.skewed,
            is_example=quarter.is_example,
        )
        for each in quarter.comparisons
        for group in each.groups
    ]


def _words(count: ToldCount) -> str:
    return str(count.value) if count.withheld is None else _WORDS[count.withheld]
