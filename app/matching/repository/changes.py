"""The change feed of the corpus: by it every process keeps its snapshot current."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import func, insert, select

from app.matching.enums import ChangeKind, RecordKind
from app.matching.models import corpus_change
from app.platform.database import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import RowMapping
    from sqlalchemy.ext.asyncio import AsyncSession

OVERLAP: Final = 200
"""Changes read again each time: one with a smaller id may have been committed later."""


async def changes_since(reader: Reader, last: int) -> Sequence[RowMapping]:
    """The changes after one, with an overlap."""
    statement = (
        select(corpus_change.c.id, corpus_change.c.kind, corpus_change.c.record_id)
        .where(corpus_change.c.id > last - OVERLAP)
        .order_by(corpus_change.c.id)
    )
    rows: Sequence[RowMapping] = (await reader.execute(statement)).mappings().all()
    return rows


async def last_change(reader: Reader) -> int:
    """The newest change, 0 when there is none."""
    newest = select(func.coalesce(func.max(corpus_change.c.id), 0))
    last: int = (await reader.execute(newest)).scalar_one()
    return last


async def note_change(
    session: AsyncSession, kind: RecordKind | ChangeKind, record_id: UUID
) -> None:
    """Tell every process that a record, or the weights, changed, when this transaction commits."""
    await session.execute(insert(corpus_change).values(kind=kind, record_id=record_id))
