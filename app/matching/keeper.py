"""The corpus in memory of one process, kept current by the change feed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from anyio import to_thread

from app.matching.documents import (
    challenge_document,
    solution_document,
    text_sha256,
    unpack_text,
)
from app.matching.engine.documents import Taxonomy
from app.matching.engine.passages import encode
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.enums import RecordKind
from app.matching.repository import corpus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from app.matching.engine.documents import Document
    from app.matching.engine.weights import Weights
    from app.platform.database import Reader
    from app.platform.encoder import Encoder


MOST_FOLLOWED: Final = 100
"""With more changes than these at once, reading everything anew is quicker."""


@dataclass(frozen=True)
class Corpora:
    """What can be found, as it stood at one moment."""

    challenges: CorpusSnapshot
    solutions: CorpusSnapshot
    taxonomy: Taxonomy
    names: corpus.Names


class Keeper:
    """Keeps this process's corpus current; readers keep the snapshot they started with.

    A change is seen by the next request of every process, because each asks for changes first.
    """

    def __init__(self, *, weights: Weights, encoder: Encoder | None) -> None:
        self.weights = weights
        self.encoder = encoder
        self._corpora: Corpora | None = None
        self._last = 0
        self._seen: set[int] = set()
        self._one_at_a_time = asyncio.Lock()

    async def current(self, reader: Reader) -> Corpora:
        """The corpus with every committed change in it."""
        async with self._one_at_a_time:
            if self._corpora is None:
                self._corpora = await self._build(reader)
            else:
                self._corpora = await self._follow(reader, self._corpora)
            return self._corpora

    async def as_query(self, document: Document, packed: RowMapping | None = None) -> Document:
        """A document with its vectors: the stored ones, or made now when there are none."""
        if packed is not None:
            document = self._with_vectors(document, packed)
        if self.encoder is None or document.vectors is not None:
            return document
        vectors = await to_thread.run_sync(encode, document, self.encoder)
        return replace(document, vectors=vectors)

    async def _build(self, reader: Reader) -> Corpora:
        # Changes first: what is committed while the records are read is followed later.
        self._last = await corpus.last_change(reader)
        changes = await corpus.changes_since(reader, self._last)
        self._seen = {row["id"] for row in changes}
        taxonomy, names = await corpus.vocabulary(reader)
        challenges = await corpus.published_challenges(reader)
        solutions = await corpus.listed_solutions(reader)

        def build() -> Corpora:
            return Corpora(
                self._snapshot([self._challenge(row, taxonomy) for row in challenges], taxonomy),
                self._snapshot([self._solution(row) for row in solutions], taxonomy),
                taxonomy,
                names,
            )

        return await to_thread.run_sync(build)

    def _snapshot(self, documents: Sequence[Document], taxonomy: Taxonomy) -> CorpusSnapshot:
        return CorpusSnapshot.build(
            documents,
            weights=self.weights.text,
            taxonomy=taxonomy,
            model_id=self.encoder.model_id if self.encoder else None,
        )

    async def _follow(self, reader: Reader, now: Corpora) -> Corpora:
        changes = await corpus.changes_since(reader, self._last)
        fresh = [row for row in changes if row["id"] not in self._seen]
        if not fresh:
            return now
        if len(fresh) > MOST_FOLLOWED:
            return await self._build(reader)
        self._last = max(self._last, *(row["id"] for row in fresh))
        self._seen = {row["id"] for row in changes}
        challenges = {row["record_id"] for row in fresh if row["kind"] == RecordKind.CHALLENGE}
        solutions = {row["record_id"] for row in fresh if row["kind"] == RecordKind.SOLUTION}
        rows = await corpus.published_challenges(reader, challenges) if challenges else ()
        cards = await corpus.listed_solutions(reader, solutions) if solutions else ()

        def follow() -> Corpora:
            found = [self._challenge(row, now.taxonomy) for row in rows]
            listed = [self._solution(row) for row in cards]
            return replace(
                now,
                challenges=_replaced(now.challenges, challenges, found),
                solutions=_replaced(now.solutions, solutions, listed),
            )

        return await to_thread.run_sync(follow)

    def _challenge(self, row: RowMapping, taxonomy: Taxonomy) -> Document:
        return self._with_vectors(challenge_document(row, taxonomy.theme_of), row)

    def _solution(self, row: RowMapping) -> Document:
        return self._with_vectors(solution_document(row), row)

    def _with_vectors(self, document: Document, row: RowMapping) -> Document:
        """Add stored vectors if they are of this very text and of this process's encoder."""
        model_id = self.encoder.model_id if self.encoder else None
        if row["vectors"] is None or row["model_id"] != model_id or model_id is None:
            return document
        if bytes(row["text_sha256"]) != text_sha256(document):
            return document
        return replace(document, vectors=unpack_text(row["vectors"], model_id))


def _replaced(
    snapshot: CorpusSnapshot, changed: set[UUID], found: Sequence[Document]
) -> CorpusSnapshot:
    for gone in changed - {document.id for document in found}:
        snapshot = snapshot.without(gone)
    for document in found:
        snapshot = snapshot.with_document(document)
    return snapshot
