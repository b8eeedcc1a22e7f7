"""Keeping the words of what is published, so that a process that starts need not read texts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from app.matching.documents import (
    challenge_document,
    index_id,
    solution_document,
    text_sha256,
)
from app.matching.engine.packed import pack_terms
from app.matching.engine.segments import term_weights
from app.matching.engine.weights import TextWeights, load_weights
from app.matching.enums import RecordKind
from app.matching.models import IndexedText
from app.matching.repository import changes, corpus, indexed

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.matching.engine.documents import Document
    from app.platform.database import Database, Reader

_AT_ONCE: Final = 200  # records in one transaction


@cache
def _weights() -> TextWeights:
    return load_weights().text


@cache
def present_index_id() -> str:
    """Names the way in which this code makes terms of texts."""
    return index_id(_weights())


async def index_record(session: AsyncSession, kind: RecordKind, record_id: UUID) -> None:
    """Keep the words of a record that changed, and tell every process, in this transaction."""
    await _keep(session, kind, [record_id])
    await changes.note_change(session, kind, record_id)


async def index_missing(database: Database) -> int:
    """Keep the words of all that is published and was not indexed in the present way yet.

    Returns how many records it indexed. What is done stays when it is interrupted.
    """
    done = 0
    for kind in RecordKind:
        missing = await _missing(database, kind)
        for start in range(0, len(missing), _AT_ONCE):
            batch = missing[start : start + _AT_ONCE]
            async with database.unit_of_work() as session:
                await _keep(session, kind, batch)
            done += len(batch)
    return done


async def _missing(database: Database, kind: RecordKind) -> list[UUID]:
    async with database.reading() as reader:
        return await indexed.missing(reader, kind, present_index_id())


async def _keep(session: AsyncSession, kind: RecordKind, ids: Collection[UUID]) -> None:
    documents = await published_documents(session, kind, ids)
    gone = set(ids) - {document.id for document in documents}
    if gone:
        await session.execute(
            delete(IndexedText).where(IndexedText.kind == kind, IndexedText.record_id.in_(gone))
        )
    if not documents:
        return
    rows = insert(IndexedText).values([_row(kind, document) for document in documents])
    fresh = {
        name: getattr(rows.excluded, name)
        for name in ("index_id", "text_sha256", "terms", "weights")
    }
    await session.execute(
        rows.on_conflict_do_update(index_elements=["kind", "record_id"], set_=fresh)
    )


async def published_documents(
    session: Reader, kind: RecordKind, ids: Collection[UUID]
) -> list[Document]:
    """What is published of these records, with the texts that are compared."""
    if kind is RecordKind.SOLUTION:
        return [solution_document(row) for row in await corpus.listed_solutions(session, ids)]
    # Words do not depend on the vocabulary.
    return [challenge_document(row, {}) for row in await corpus.published_challenges(session, ids)]


def _row(kind: RecordKind, document: Document) -> dict[str, Any]:
    held = pack_terms(term_weights(document, _weights()))
    return {
        "kind": kind,
        "record_id": document.id,
        "index_id": present_index_id(),
        "text_sha256": text_sha256(document),
        "terms": held.terms,
        "weights": held.weights,
    }
