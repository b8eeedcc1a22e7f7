"""The corpus as it stood at one moment: what is searched, never changed, cheap to carry forward.

A snapshot is a few segments whose sizes fall steeply. A new record becomes a segment of its own;
segments of like size are joined. So a save costs about a millisecond on average at any size, and
readers keep the snapshot they started with.
"""

from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.matching.engine import segments as parts
from app.matching.engine.documents import Document, DocumentId, Taxonomy
from app.matching.engine.lexical import Bm25, Mask, Rarity, TermWeights
from app.matching.engine.segments import Indexing, Segment
from app.matching.engine.tags import TagIndex, Tags, joined, tags_of
from app.matching.engine.weights import TextWeights

MOST_JOINED = 20_000
"""Documents of the largest segment: bounds the memory that joining takes."""


class CorpusSnapshot:
    """All records of one kind that may be found, hidden ones included: masks decide who sees them.

    Arrays of the snapshot have one entry per row of `documents`, which also holds replaced and
    removed documents until segments are joined; `alive` tells them apart.
    """

    def __init__(self, segments: Sequence[Segment], by: Indexing) -> None:
        self.segments = tuple(segments)
        self.by = by

    @classmethod
    def build(
        cls,
        documents: Sequence[Document],
        *,
        weights: TextWeights,
        taxonomy: Taxonomy | None = None,
        model_id: str | None = None,
    ) -> "CorpusSnapshot":
        """A snapshot of these documents; takes about a millisecond for each.

        `model_id` names the encoder whose vectors are compared; documents with vectors of another
        model are ranked by words until they are encoded again.
        """
        by = Indexing(weights, TagIndex(taxonomy or Taxonomy()), model_id)
        starts = range(0, len(documents), MOST_JOINED)
        return cls([parts.segment(documents[at : at + MOST_JOINED], by) for at in starts], by)

    def with_document(self, document: Document) -> "CorpusSnapshot":
        """The snapshot with this document added, or put in the place of the one with its id."""
        return self.without(document.id).followed_by([document])

    def followed_by(self, documents: Sequence[Document]) -> "CorpusSnapshot":
        """The snapshot with documents added of which none is in it."""
        segments = [*self.segments, parts.segment(documents, self.by)]
        first, size = len(segments) - 1, segments[-1].size
        while first > 0 and segments[first - 1].size <= min(size, MOST_JOINED - size):
            first -= 1
            size += segments[first].size
        if first < len(segments) - 1:
            segments[first:] = [parts.join(segments[first:])]
        return CorpusSnapshot(segments, self.by)

    def without(self, *document_ids: DocumentId) -> "CorpusSnapshot":
        """The snapshot without the documents of these ids, as far as they were there."""
        segments = [parts.drop(segment, document_ids) for segment in self.segments]
        return CorpusSnapshot([_packed(each) for each in segments if each.size], self.by)

    def get(self, document_id: DocumentId) -> Document | None:
        """The document with this id, or None."""
        row = self.row_of(document_id)
        return None if row is None else self.documents[row]

    def row_of(self, document_id: DocumentId) -> int | None:
        """Where a current document stands in `documents` and in every array of the snapshot."""
        start = 0
        for segment in self.segments:
            row = segment.place.get(document_id)
            if row is not None and segment.alive[row]:
                return start + row
            start += len(segment.documents)
        return None

    def mask(self, document_ids: Collection[DocumentId]) -> Mask:
        """Marks the documents with these ids, in the order of `documents`."""
        marks = np.zeros(len(self.documents), dtype=np.bool_)
        marks[[row for each in document_ids if (row := self.row_of(each)) is not None]] = True
        return marks

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every row's document."""
        return tuple(document for segment in self.segments for document in segment.documents)

    @cached_property
    def alive(self) -> Mask:
        """Which rows are current."""
        return _concatenate([segment.alive for segment in self.segments])

    @cached_property
    def counted(self) -> Mask:
        """Which rows statistics may be taken from: current, and public or listed."""
        return _concatenate([segment.alive & segment.counted for segment in self.segments])

    @cached_property
    def tags(self) -> Tags:
        """Capabilities and deployments of every row."""
        if not self.segments:
            return tags_of((), self.by.tags)
        sizes = [len(segment.documents) for segment in self.segments]
        return joined([segment.tags for segment in self.segments], sizes)

    @cached_property
    def capability_frequency(self) -> NDArray[np.float64]:
        """How many of the counted rows have each capability."""
        frequency: NDArray[np.float64] = self.tags.capabilities.T @ self.counted.astype(np.float64)
        return frequency

    @cached_property
    def bm25(self) -> Bm25:
        """BM25 with this snapshot's average length."""
        lengths = np.concatenate([np.zeros(0), *(part.words.lengths for part in self.segments)])
        counted = lengths[self.counted]
        return Bm25(
            k1=self.by.weights.k1,
            b=self.by.weights.b,
            average_length=round(float(counted.mean())) if len(counted) else 0,
        )

    def worth(self, query_terms: TermWeights) -> dict[str, float]:
        """What each term of a query is worth here: how often it is said, times how rare it is."""
        rarity = Rarity(float(self.counted.sum()), self.by.weights.background_documents)
        return {
            term: weight
            * rarity(sum(segment.words.frequency_of(term) for segment in self.segments))
            for term, weight in query_terms.items()
        }


def _packed(part: Segment) -> Segment:
    """The segment, made anew when half of it has been replaced or removed."""
    return part if part.size * 2 > len(part.documents) else parts.join([part])


def _concatenate(masks: Sequence[Mask]) -> Mask:
    return np.concatenate([np.zeros(0, dtype=np.bool_), *masks])
