"""Words kept of what is published, so that no process has to read texts to find them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, any_, case, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from app.challenges.models import Challenge
from app.matching.enums import RecordKind
from app.matching.models import EncodedText, IndexedText
from app.matching.repository.corpus import LISTED, bare_challenges, bare_solutions, encoded
from app.platform.database import Reader
from app.solutions.models import Solution

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import RowMapping


class Wanted(NamedTuple):
    """Which stored words and vectors are of use: of this way of indexing, of this encoder."""

    index_id: str
    model_id: str | None


def _published(kind: RecordKind) -> tuple[Any, ColumnElement[bool]]:
    """The column of a record's id, and what makes a record one of the corpus."""
    if kind is RecordKind.CHALLENGE:
        return Challenge.id, Challenge.published_at.is_not(None)
    return Solution.id, LISTED


async def page(
    reader: Reader,
    kind: RecordKind,
    wanted: Wanted,
    *,
    ids: Collection[UUID] | None = None,
    after: UUID | None = None,
    limit: int | None = None,
) -> Sequence[RowMapping]:
    """What is published of one kind, without texts, in the order of ids.

    `terms` is null where the text has to be read; `vectors` where there are none of the present
    text by the wanted encoder.
    """
    record, published = _published(kind)
    columns = bare_challenges() if kind is RecordKind.CHALLENGE else bare_solutions()
    fresh = and_(
        EncodedText.text_sha256 == IndexedText.text_sha256, EncodedText.model_id == wanted.model_id
    )
    statement = (
        select(
            *columns,
            # Not among what is joined by: statistics of a table that was just indexed in another
            # way know nothing of it yet, and the plan would be one for no rows.
            case((IndexedText.index_id == wanted.index_id, IndexedText.terms)).label("terms"),
            IndexedText.weights,
            case((fresh, EncodedText.vectors)).label("vectors"),
        )
        .outerjoin(IndexedText, and_(IndexedText.kind == kind, IndexedText.record_id == record))
        .outerjoin(EncodedText, encoded(kind, record))
        .where(published)
        .order_by(record)
        .limit(limit)
    )
    if ids is not None:
        statement = statement.where(record == any_(literal(list(ids), ARRAY(Uuid))))
    if after is not None:
        statement = statement.where(record > after)
    rows: Sequence[RowMapping] = (await reader.execute(statement)).mappings().all()
    return rows


async def missing(reader: Reader, kind: RecordKind, index_id: str) -> list[UUID]:
    """The published records of a kind whose words are not kept in this way of indexing."""
    record, published = _published(kind)
    kept = select(IndexedText.record_id).where(
        IndexedText.kind == kind, IndexedText.record_id == record, IndexedText.index_id == index_id
    )
    statement = select(record).where(published, ~kept.exists()).order_by(record)
    return list((await reader.execute(statement)).scalars())


async def unencoded(reader: Reader, kind: RecordKind, wanted: Wanted) -> list[UUID]:
    """The indexed records of a kind without vectors of their present text by the wanted encoder."""
    record, published = _published(kind)
    statement = (
        select(record)
        .join(IndexedText, and_(IndexedText.kind == kind, IndexedText.record_id == record))
        .outerjoin(EncodedText, encoded(kind, record))
        .where(
            published,
            IndexedText.index_id == wanted.index_id,
            or_(
                EncodedText.text_sha256.is_distinct_from(IndexedText.text_sha256),
                EncodedText.model_id.is_distinct_from(wanted.model_id),
            ),
        )
        .order_by(record)
    )
    return list((await reader.execute(statement)).scalars())
