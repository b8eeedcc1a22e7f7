"""A part of the corpus with its indexes. Segments are made, joined and masked, never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.matching.engine import lexical
from app.matching.engine import vectors as vector_parts
from app.matching.engine.boilerplate import telling
from app.matching.engine.documents import Document, DocumentId
from app.matching.engine.lexical import LexicalIndex, Mask
from app.matching.engine.packed import pack_terms
from app.matching.engine.tags import TagIndex, Tags, joined, tags_of
from app.matching.engine.text import terms
from app.matching.engine.vectors import VectorRows
from app.matching.engine.weights import TextWeights


@dataclass(frozen=True, slots=True)
class Indexing:
    """By what a corpus is indexed: the same for all its segments."""

    weights: TextWeights
    tags: TagIndex
    model_id: str | None


@dataclass(frozen=True, slots=True)
class Segment:
    """Some documents with their indexes; `alive` is what has not been replaced or removed."""

    documents: tuple[Document, ...]
    place: dict[DocumentId, int]
    alive: Mask
    counted: Mask
    words: LexicalIndex
    tags: Tags
    vectors: VectorRows | None

    @property
    def size(self) -> int:
        """How many of its documents are current."""
        return int(self.alive.sum())


def segment(documents: Sequence[Document], by: Indexing) -> Segment:
    """A segment of these documents; their terms and vectors are kept by its indexes alone."""
    counted = np.array([each.counts_for_statistics for each in documents], dtype=np.bool_)
    held = [
        pack_terms(term_weights(each, by.weights)) if each.terms is None else each.terms
        for each in documents
    ]
    return _assemble(
        tuple(replace(each, terms=None, vectors=None) for each in documents),
        counted,
        lexical.index(held, counted),
        tags_of(documents, by.tags),
        vector_parts.vector_rows(documents, by.model_id),
    )


def join(segments: Sequence[Segment]) -> Segment:
    """One segment of what is alive in several; texts are not read again."""
    documents = tuple(
        document
        for part in segments
        for document, alive in zip(part.documents, part.alive, strict=True)
        if alive
    )
    counted = np.concatenate([part.counted[part.alive] for part in segments])
    tags = joined(
        [part.tags.take(np.flatnonzero(part.alive)) for part in segments],
        [part.size for part in segments],
    )
    words = lexical.join([(part.words, part.alive) for part in segments], counted)
    vectors = vector_parts.join([(part.vectors, part.alive) for part in segments])
    return _assemble(documents, counted, words, tags, vectors)


def drop(part: Segment, document_ids: Iterable[DocumentId]) -> Segment:
    """The segment without these documents: they are hidden, and their words no longer count."""
    places = map(part.place.get, document_ids)
    gone = [row for row in places if row is not None and part.alive[row]]
    if not gone:
        return part
    alive = part.alive.copy()
    alive[gone] = False
    counted = [row for row in gone if part.counted[row]]
    return replace(part, alive=alive, words=part.words.without(counted) if counted else part.words)


def term_weights(document: Document, weights: TextWeights) -> dict[str, float]:
    """How much of each term a document holds: its fields' counts times the fields' weights."""
    held = {
        "title": terms(document.title),
        "summary": [term for each in telling(document.summary) for term in each.terms],
        "body": [term for each in telling(document.whole_body) for term in each.terms],
    }
    found: dict[str, float] = {}
    for name, weight in weights.fields.items():
        for term in held[name]:
            found[term] = found.get(term, 0.0) + weight
    return found


def _assemble(
    documents: tuple[Document, ...],
    counted: Mask,
    words: LexicalIndex,
    tags: Tags,
    vectors: VectorRows | None,
) -> Segment:
    return Segment(
        documents=documents,
        place={document.id: row for row, document in enumerate(documents)},
        alive=np.ones(len(documents), dtype=np.bool_),
        counted=counted,
        words=words,
        tags=tags,
        vectors=vectors,
    )
