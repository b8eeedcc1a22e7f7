"""Encoding published texts and keeping what the encoder made of them."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Final, NamedTuple

from anyio import CapacityLimiter, to_thread
from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert

from app.matching.documents import pack, text_sha256
from app.matching.engine.passages import SentenceEncoder, encode
from app.matching.engine.sentences import encode_sentences
from app.matching.enums import RecordKind
from app.matching.models import EncodedText
from app.matching.repository import changes, indexed
from app.matching.service.indexing import index_missing, present_index_id, published_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.matching.engine.documents import Document
    from app.platform.database import Database

_AT_ONCE: Final = 20  # texts in one transaction


class Encoded(NamedTuple):
    """A record's text as the encoder sees it, packed for the table."""

    kind: RecordKind
    record_id: UUID
    text_sha256: bytes
    packed: dict[str, bytes]


async def encode_record(
    session: AsyncSession, encoder: SentenceEncoder, kind: RecordKind, document: Document
) -> None:
    """Encode a record and tell every process that it can be compared by meaning now."""
    encoded = await to_thread.run_sync(_encode, encoder, kind, document)
    await _keep(session, encoder, encoded)


async def encode_missing(
    database: Database,
    encoder: SentenceEncoder,
    *,
    told: Callable[[int, int], None] = lambda *_: None,
    cores: int | None = None,
) -> int:
    """Encode everything published whose present text has no vectors of this encoder.

    Uses every processor core, or as many as are given, and returns how many it encoded; `told`
    hears how many are done, of how many, after each batch. What is done stays when it is
    interrupted.
    """
    await index_missing(database)
    wanted = indexed.Wanted(present_index_id(), encoder.model_id)
    async with database.reading() as reader:
        missing = [
            (kind, record_id)
            for kind in RecordKind
            for record_id in await indexed.unencoded(reader, kind, wanted)
        ]
    limiter = CapacityLimiter(cores or os.cpu_count() or 1)
    done = 0
    for start in range(0, len(missing), _AT_ONCE):
        batch = missing[start : start + _AT_ONCE]
        texts = await _texts(database, batch)
        made = await asyncio.gather(
            *(to_thread.run_sync(_encode, encoder, *each, limiter=limiter) for each in texts)
        )
        async with database.unit_of_work() as session:
            for encoded in made:
                await _keep(session, encoder, encoded)
        done += len(made)
        told(start + len(batch), len(missing))
    return done


async def _texts(
    database: Database, batch: Sequence[tuple[RecordKind, UUID]]
) -> list[tuple[RecordKind, Document]]:
    """These records with their texts; what has gone meanwhile is left out."""
    found = []
    async with database.reading() as reader:
        for kind in RecordKind:
            ids = [record_id for each, record_id in batch if each is kind]
            documents = await published_documents(reader, kind, ids) if ids else []
            found += [(kind, document) for document in documents]
    return found


def _encode(encoder: SentenceEncoder, kind: RecordKind, document: Document) -> Encoded:
    packed = pack(encode(document, encoder), encode_sentences(document, encoder))
    return Encoded(kind, document.id, text_sha256(document), packed)  # type: ignore[arg-type]


async def _keep(session: AsyncSession, encoder: SentenceEncoder, encoded: Encoded) -> None:
    made = {
        "text_sha256": encoded.text_sha256,
        "model_id": encoder.model_id,
        **encoded.packed,
        "encoded_at": func.eme_now(),
    }
    row = insert(EncodedText).values(kind=encoded.kind, record_id=encoded.record_id, **made)
    await session.execute(
        row.on_conflict_do_update(index_elements=["kind", "record_id"], set_=made)
    )
    await changes.note_change(session, encoded.kind, encoded.record_id)
