"""All SQL of the audit trail."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, case, or_, select, text
from sqlalchemy.dialects.postgresql import JSONB

from app.audit.schemas import FactFilter, FactView
from app.kernel.ids import LONDON
from app.kernel.paging import CursorSigner, Page
from app.platform.paging import read_page
from app.platform.tables import fact, fact_reason
from app.questions.facts import MOVES, QuestionAsked
from app.responses.attachments import sealed_streams

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import RowMapping
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.platform.database import Reader

PURPOSE: Final = "audit facts"
_CHAINS: Final = text(
    """
    SELECT id, stream_id::text, position, kind, role, account_id::text, organisation_id::text,
           payload::text AS payload, previous_hash, hash,
           to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS recorded_at
    FROM fact ORDER BY stream_id, position
    """
)
_HEADS: Final = """
    SELECT count(*) AS streams, coalesce(max(id), 0) AS last_fact_id,
           sha256(convert_to(coalesce(string_agg(
               stream_id::text || ':' || position || ':' || encode(hash, 'hex'), ','
               ORDER BY stream_id), ''), 'UTF8')) AS heads
    FROM (SELECT DISTINCT ON (stream_id) stream_id, position, hash, id FROM fact
          {where} ORDER BY stream_id, position DESC) AS head
"""
HEADS_NOW: Final = text(_HEADS.format(where=""))
HEADS_AT: Final = text(_HEADS.format(where="WHERE id <= :last_fact_id"))
LAST_CHECKPOINT: Final = text(
    "SELECT last_fact_id, hash FROM fact_checkpoint ORDER BY id DESC LIMIT 1"
)
CHECKPOINTS: Final = text(
    "SELECT id, last_fact_id, streams, previous_hash, hash, "
    "to_char(taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') AS taken_at "
    "FROM fact_checkpoint ORDER BY id"
)


# Before it opens, a response tells that something happened, not who did it (DOMAIN rule 2): neither
# the actor, nor the hash by which one could try out actors, nor a reason in the sender's words;
# and of what was sent not the hash either, by which one could try out contents.
_SEALED: Final = fact.c.stream_id.in_(sealed_streams())
# Who asked a question is nobody's to read at any time; later hashes of its chain would do, too.
_ASKING: Final = fact.c.kind == QuestionAsked.kind()
_ABOUT_A_QUESTION: Final = fact.c.kind.in_([kind.kind() for kind in MOVES])
_TOLD: Final = {
    fact.c.account_id.name: case((~or_(_SEALED, _ASKING), fact.c.account_id)),
    fact.c.organisation_id.name: case((~or_(_SEALED, _ASKING), fact.c.organisation_id)),
    fact.c.hash.name: case((~or_(_SEALED, _ABOUT_A_QUESTION), fact.c.hash)),
    fact_reason.c.reason.name: case((~_SEALED, fact_reason.c.reason)),
}
_UNSIGNED: Final = fact.c.payload.op("-", return_type=JSONB())("sha256")
_TOLD["payload"] = case((_SEALED, _UNSIGNED), else_=fact.c.payload)
_COLUMNS: Final = (
    *(c for c in fact.c if c.name not in _TOLD),
    *(told.label(name) for name, told in _TOLD.items()),
)


async def page(reader: Reader, asked: FactFilter, cursors: CursorSigner) -> Page[FactView]:
    """One page of facts, newest first, with how many the filter finds."""
    found = (
        select(*_COLUMNS)
        .select_from(fact)
        .outerjoin(fact_reason, fact_reason.c.fact_id == fact.c.id)
        .where(*_conditions(asked))
    )
    read = await read_page(
        reader, found, asked=asked, cursors=cursors, purpose=PURPOSE, keys=["id"], newest_first=True
    )
    items = [_view(row) for row in read.rows]
    return Page(items=items, next_cursor=read.next_cursor, total=read.total)


def _conditions(asked: FactFilter) -> list[ColumnElement[bool]]:
    pairs = (
        (fact.c.stream_id, asked.subject),
        (_TOLD["account_id"], asked.account),
        (fact.c.role, asked.role),
        (fact.c.kind, asked.kind),
    )
    wanted: list[ColumnElement[bool]] = [column == value for column, value in pairs if value]
    if asked.day:
        midnight = datetime.combine(asked.day, time(), tzinfo=LONDON)
        wanted += [
            fact.c.recorded_at >= midnight,
            fact.c.recorded_at < midnight + timedelta(days=1),
        ]
    return wanted


def _view(row: RowMapping) -> FactView:
    return FactView.model_validate({**row, "hash": row["hash"] and row["hash"].hex()})


async def chains(session: AsyncSession) -> AsyncIterator[Any]:
    """All facts, stream after stream, in order, without holding them all in memory."""
    result = await session.stream(_CHAINS)
    async for row in result:
        yield row
