"""The corpus in memory of one process, kept current by the change feed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread

from app.matching.documents import (
    bare_challenge,
    bare_solution,
    challenge_document,
    index_id,
    solution_document,
    text_sha256,
    unpack_text,
)
from app.matching.engine.documents import Taxonomy
from app.matching.engine.packed import PackedTerms
from app.matching.engine.passages import encode
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.engine.weights import with_points
from app.matching.enums import ChangeKind, RecordKind
from app.matching.impressions import Impressions
from app.matching.repository import changes, corpus, indexed, weighing
from app.platform.memory import loading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from app.matching.engine.documents import Document
    from app.matching.engine.passages import SentenceEncoder
    from app.matching.engine.weights import Weights
    from app.platform.database import Reader


PAGE: Final = 5_000
"""Records read at once when a process starts."""
FOLLOWED: Final = 1_000
FOLLOWED_SHARE: Final = 0.5
"""With more changed at once than these, and than this share of the corpus, reading it anew is
quicker (measured in docs/matching.md)."""


@dataclass(frozen=True)
class Corpora:
    """What can be found, and the weights it is scored with, as they stood at one moment."""

    challenges: CorpusSnapshot
    solutions: CorpusSnapshot
    taxonomy: Taxonomy
    names: corpus.Names
    weights: Weights


class Keeper:
    """Keeps this process's corpus current; readers keep the snapshot they started with.

    A change is seen by the next request of every process, because each asks for changes first.
    """

    def __init__(self, *, weights: Weights, encoder: SentenceEncoder | None) -> None:
        self.shipped = weights
        self.encoder = encoder
        self.impressions = Impressions()
        self._wanted = indexed.Wanted(index_id(weights.text), encoder.model_id if encoder else None)
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
        self._last = await changes.last_change(reader)
        recent = await changes.changes_since(reader, self._last)
        self._seen = {row["id"] for row in recent}
        taxonomy, names = await corpus.vocabulary(reader)
        with loading():
            return Corpora(
                await self._read(reader, RecordKind.CHALLENGE, taxonomy),
                await self._read(reader, RecordKind.SOLUTION, taxonomy),
                taxonomy,
                names,
                await self._weights(reader),
            )

    async def _weights(self, reader: Reader) -> Weights:
        """The shipped weights, or the points that two people adopted instead.

        Only the points of the contributions can be adopted, so words stay indexed as they are.
        """
        adopted = await weighing.adopted(reader, base_version=self.shipped.version)
        if adopted is None:
            return self.shipped
        return with_points(self.shipped, adopted["version"], adopted["contributions"])

    async def _read(self, reader: Reader, kind: RecordKind, taxonomy: Taxonomy) -> CorpusSnapshot:
        """All that is published of one kind, read in pages."""
        snapshot = CorpusSnapshot.build(
            [], weights=self.shipped.text, taxonomy=taxonomy, model_id=self._wanted.model_id
        )
        last: UUID | None = None
        while True:
            rows = await indexed.page(reader, kind, self._wanted, after=last, limit=PAGE)
            if rows:
                last = rows[-1]["id"]
                documents = await self._documents(reader, kind, rows, taxonomy)
                snapshot = await to_thread.run_sync(snapshot.followed_by, documents)
            if len(rows) < PAGE:
                return snapshot

    async def _documents(
        self, reader: Reader, kind: RecordKind, rows: Sequence[RowMapping], taxonomy: Taxonomy
    ) -> list[Document]:
        """The documents of these rows, by their kept words or, where there are none, their text."""
        kept = [row for row in rows if row["terms"] is not None]
        unread = [row["id"] for row in rows if row["terms"] is None]
        full = await self._with_texts(reader, kind, unread, taxonomy) if unread else []
        if kind is RecordKind.CHALLENGE or not kept:

            def bare(row: RowMapping, **held: Any) -> Document:
                return bare_challenge(row, taxonomy.theme_of, **held)

        else:
            deployments = await corpus.deployments(reader, [row["id"] for row in kept])

            def bare(row: RowMapping, **held: Any) -> Document:
                return bare_solution(row, deployments.get(row["id"], ()), **held)

        def work() -> list[Document]:
            return [*(bare(row, **self._held(row)) for row in kept), *full]

        return await to_thread.run_sync(work)

    async def _with_texts(
        self, reader: Reader, kind: RecordKind, ids: Collection[UUID], taxonomy: Taxonomy
    ) -> list[Document]:
        if kind is RecordKind.CHALLENGE:
            return [
                self._with_vectors(challenge_document(row, taxonomy.theme_of), row)
                for row in await corpus.published_challenges(reader, ids)
            ]
        return [
            self._with_vectors(solution_document(row), row)
            for row in await corpus.listed_solutions(reader, ids)
        ]

    def _held(self, row: RowMapping) -> dict[str, Any]:
        """What is kept of a record's text."""
        model_id, packed = self._wanted.model_id, row["vectors"]
        return {
            "terms": PackedTerms(row["terms"], row["weights"]),
            "vectors": unpack_text(packed, model_id) if packed and model_id else None,
        }

    async def _follow(self, reader: Reader, now: Corpora) -> Corpora:
        recent = await changes.changes_since(reader, self._last)
        fresh = [row for row in recent if row["id"] not in self._seen]
        if not fresh:
            return now
        changed = {row["record_id"] for row in fresh}
        known = len(now.challenges.documents) + len(now.solutions.documents)
        if len(changed) > max(FOLLOWED, FOLLOWED_SHARE * known):
            return await self._build(reader)
        self._last = max(self._last, *(row["id"] for row in fresh))
        self._seen = {row["id"] for row in recent}
        weighed = any(row["kind"] == ChangeKind.WEIGHTS for row in fresh)
        return replace(
            now,
            weights=await self._weights(reader) if weighed else now.weights,
            challenges=await self._followed(reader, RecordKind.CHALLENGE, now, fresh),
            solutions=await self._followed(reader, RecordKind.SOLUTION, now, fresh),
        )

    async def _followed(
        self, reader: Reader, kind: RecordKind, now: Corpora, fresh: Sequence[RowMapping]
    ) -> CorpusSnapshot:
        snapshot = now.challenges if kind is RecordKind.CHALLENGE else now.solutions
        changed = {row["record_id"] for row in fresh if row["kind"] == kind}
        if not changed:
            return snapshot
        for batch in _batches(sorted(changed)):
            rows = await indexed.page(reader, kind, self._wanted, ids=batch)
            found = await self._documents(reader, kind, rows, now.taxonomy)
            snapshot = await to_thread.run_sync(_replaced, snapshot, batch, found)
        return snapshot

    def _with_vectors(self, document: Document, row: RowMapping) -> Document:
        """Add stored vectors if they are of this very text and of this process's encoder."""
        model_id = self.encoder.model_id if self.encoder else None
        if row["vectors"] is None or row["model_id"] != model_id or model_id is None:
            return document
        if bytes(row["text_sha256"]) != text_sha256(document):
            return document
        return replace(document, vectors=unpack_text(row["vectors"], model_id))


def _batches(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (ids[at : at + PAGE] for at in range(0, len(ids), PAGE))


def _replaced(
    snapshot: CorpusSnapshot, changed: Collection[UUID], found: Sequence[Document]
) -> CorpusSnapshot:
    snapshot = snapshot.without(*changed)
    return snapshot.followed_by(found) if found else snapshot
