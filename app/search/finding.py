"""Which records a typed query finds, and in which order: words and meaning, nothing else.

What a reader may see is decided before: `visible` is applied before anything is counted or sorted,
and statistics come from public records only (`CorpusSnapshot.counted`). So a hidden record changes
neither what is found nor its order, its number or a suggestion.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from app.matching.engine.relevance import text_strength

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from app.matching.engine.documents import Document, DocumentId
    from app.matching.engine.snapshot import CorpusSnapshot
    from app.search.query import Typed

Named = Mapping[str, frozenset[str]]
"""The capabilities that each term of the vocabulary names."""

_LEAST_SHARE: Final = 0.5
"""How much of what the query's words are worth a record has to hold; rare words are worth more."""


@dataclass(frozen=True)
class Found:
    """One record that was found, with what it can be filtered by beside its status."""

    id: DocumentId
    strength: float
    capabilities: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """What was found among the records of one kind, best first.

    `known` are the query's terms that any visible record holds; `semantic` says whether meaning was
    compared, or words alone.
    """

    found: list[Found]
    known: frozenset[str]
    semantic: bool


def find(
    typed: Typed,
    query: Document,
    snapshot: CorpusSnapshot,
    visible: Collection[DocumentId],
    *,
    named: Named = MappingProxyType({}),
) -> Findings:
    """Find what holds half of what the query's words are worth, or is near in meaning.

    A record of a capability holds the words of its name and synonyms, too: `named` says which
    capabilities a term names. That decides what is found, never the order.

    Where words find something they have a part in how near any other record is; where they find
    nothing ("facial recognition", where all write "faces"), meaning alone decides.

    `query` is the document made of the typed words, with its vectors where there are any.
    """
    terms = list(typed.terms)
    if not terms or not len(snapshot.documents):
        return Findings([], frozenset(), semantic=False)
    held = holding(snapshot, terms, named)
    if not held.any() and not _comparable(query, snapshot):
        return Findings([], frozenset(), semantic=False)
    mask = snapshot.mask(visible)
    text = text_strength(query, snapshot, snapshot.counted)
    judged = typed.judged
    worth = np.array([text.worth.get(term, 0.0) * (term in judged) for term in terms])
    enough = held @ worth >= _LEAST_SHARE * worth.sum()
    weights = snapshot.by.weights
    near = text.semantic & (text.cosine >= weights.meaning_alone_from)
    if (mask & enough).any():
        near &= text.strength >= weights.relevant_from
    wanted = mask & (enough | near)
    wanted &= holding(snapshot, sorted(typed.required), named).all(axis=1)
    wanted &= ~holding(snapshot, sorted(typed.excluded), named).any(axis=1)
    present = held[mask].sum(axis=0).tolist()
    return Findings(
        found=_sorted(typed, snapshot, np.flatnonzero(wanted), text.strength),
        known=frozenset(term for term, there in zip(terms, present, strict=True) if there),
        semantic=bool(text.semantic.any()),
    )


def holding(
    snapshot: CorpusSnapshot, terms: Sequence[str], named: Named = MappingProxyType({})
) -> NDArray[np.bool_]:
    """Which rows hold which of the terms, in their texts or in the names of their capabilities."""
    marks = np.zeros((len(snapshot.documents), len(terms)), dtype=np.bool_)
    start = 0
    for part in snapshot.segments:
        end = start + len(part.documents)
        for column, term in enumerate(terms):
            marks[start + part.words.holders(term), column] = True
        start = end
    meant = _meant(snapshot, terms, named)
    return marks | (snapshot.tags.capabilities @ meant > 0) if meant.any() else marks


def _meant(snapshot: CorpusSnapshot, terms: Sequence[str], named: Named) -> NDArray[np.int32]:
    """Which capabilities are named by which of the terms, in the columns of the snapshot."""
    index = snapshot.by.tags
    meant = np.zeros((len(index.capabilities), len(terms)), dtype=np.int32)
    for column, term in enumerate(terms):
        meant[index.columns(sorted(named.get(term, ()))), column] = 1
    return meant


def public_holders(snapshot: CorpusSnapshot, term: str, *, most: int) -> list[DocumentId]:
    """Some public records that hold a term."""
    rows = np.flatnonzero(holding(snapshot, [term])[:, 0] & snapshot.counted)[:most]
    return [snapshot.documents[row].id for row in rows.tolist()]


def _comparable(query: Document, snapshot: CorpusSnapshot) -> bool:
    """Whether meaning can be compared at all."""
    return query.vectors is not None and any(part.vectors for part in snapshot.segments)


def _sorted(
    typed: Typed,
    snapshot: CorpusSnapshot,
    rows: NDArray[np.int64],
    strength: NDArray[np.float64],
) -> list[Found]:
    """Best first; equals by lot, so that no record stands first for its age."""
    asked = " ".join(typed.words)
    found = [
        Found(document.id, float(strength[row]), document.capabilities)
        for row in rows.tolist()
        for document in (snapshot.documents[row],)
    ]
    return sorted(found, key=lambda each: (-each.strength, _lot(asked, each.id)))


def _lot(asked: str, document_id: DocumentId) -> bytes:
    return hashlib.blake2b(f"{asked}\0{document_id}".encode(), digest_size=8).digest()
