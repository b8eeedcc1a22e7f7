"""BM25 over an inverted index of term weights (Robertson and Zaragoza 2009, with weighted fields).

An index is never changed; a corpus is a few of them side by side (`snapshot`). How many documents
hold a term is kept for the documents that count for statistics only.
"""

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from app.matching.engine.packed import PackedTerms, all_weights

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Places = NDArray[np.int32]
TermWeights = Mapping[str, float]

_AT_ONCE: Final = 2**18  # entries worked out at once, so that little memory is taken meanwhile


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """The terms of some documents, term after term: who holds it, and how much of it.

    `starts` says where each term's entries begin in `rows` (documents, ascending) and `weights`.
    Both are of the narrowest type that keeps them exactly: there are millions of entries.
    """

    vocabulary: Mapping[str, int]
    starts: Places
    rows: NDArray[np.unsignedinteger[Any]]
    weights: NDArray[Any]
    lengths: Floats
    frequency: NDArray[np.int32]
    _saturated: dict["Bm25", NDArray[np.float32]] = field(default_factory=dict, repr=False)

    def holders(self, term: str) -> NDArray[np.int64]:
        """The documents that hold a term."""
        column = self.vocabulary.get(term)
        held = self.rows[:0] if column is None else self.rows[self._entries(column)]
        return held.astype(np.int64)

    def without(self, gone: Sequence[int]) -> "LexicalIndex":
        """The index after some documents stopped counting for statistics."""
        marked = np.zeros(len(self.lengths), dtype=np.bool_)
        marked[list(gone)] = True
        # Looking each entry up takes longer than comparing all with one number.
        held = self.rows == gone[0] if len(gone) == 1 else marked[self.rows]
        columns = np.searchsorted(self.starts, np.flatnonzero(held), side="right") - 1
        lost = np.bincount(columns, minlength=len(self.frequency))
        return replace(self, frequency=(self.frequency - lost).astype(np.int32))

    def saturated(self, by: "Bm25") -> NDArray[np.float32]:
        """What each term of each document counts for, before the term's worth; kept for the next.

        It changes with the average length alone, and that is a whole number.
        """
        if by not in self._saturated:
            norms = by.norms(self.lengths)
            counts = np.empty(len(self.rows), dtype=np.float32)
            for start in range(0, len(counts), _AT_ONCE):
                block = slice(start, start + _AT_ONCE)
                weights = self.weights[block].astype(np.float64)
                counts[block] = weights / (weights + norms[self.rows[block]]) * (by.k1 + 1)
            self._saturated.clear()
            self._saturated[by] = counts
        return self._saturated[by]

    def counts(self, by: "Bm25", terms: Sequence[str]) -> sparse.csc_array:
        """The same of some terms it holds: a column for each."""
        entries = [self._entries(self.vocabulary[term]) for term in terms]
        starts = np.cumsum([0, *(each.stop - each.start for each in entries)], dtype=np.int32)
        counts = self.saturated(by)
        rows = np.concatenate([self.rows[each] for each in entries], dtype=np.int32)
        return sparse.csc_array(
            (np.concatenate([counts[each] for each in entries]), rows, starts),
            shape=(len(self.lengths), len(entries)),
        )

    def frequency_of(self, term: str) -> int:
        """How many documents that count hold a term."""
        column = self.vocabulary.get(term)
        return 0 if column is None else int(self.frequency[column])

    def _entries(self, column: int) -> slice:
        return slice(int(self.starts[column]), int(self.starts[column + 1]))


def index(documents: Sequence[PackedTerms], counted: Mask) -> LexicalIndex:
    """The index of documents given by the weight of each of their terms."""
    values = all_weights(documents)
    column_of: defaultdict[str, int] = defaultdict()
    column_of.default_factory = column_of.__len__  # a term gets the next column when it is new
    said = chain.from_iterable(document.said() for document in documents)
    columns = np.fromiter(map(column_of.__getitem__, said), dtype=np.int32, count=len(values))
    # Segments have most of their terms in common: one object for each.
    vocabulary = {sys.intern(term): column for term, column in column_of.items()}
    sizes = [len(document) for document in documents]
    rows = np.repeat(np.arange(len(documents), dtype=np.int32), sizes)
    lengths = np.bincount(rows, weights=values, minlength=len(documents)).astype(np.float64)
    return _assemble(vocabulary, (_narrow(values), (rows, columns)), lengths, counted)


def join(parts: Sequence[tuple[LexicalIndex, Mask]], counted: Mask) -> LexicalIndex:
    """One index of several, with only the rows marked in each; `counted` is for what remains."""
    vocabulary: dict[str, int] = {}
    rows: list[Places] = []
    columns: list[Places] = []
    values: list[NDArray[Any]] = []
    start = 0
    for part, kept in parts:
        place = (np.cumsum(kept) - 1 + start).astype(np.int32)
        renamed = np.array(
            [vocabulary.setdefault(term, len(vocabulary)) for term in part.vocabulary],
            dtype=np.int32,
        )
        wanted = kept[part.rows]
        rows.append(place[part.rows[wanted]])
        columns.append(np.repeat(renamed, np.diff(part.starts))[wanted])
        values.append(part.weights[wanted])
        start += int(kept.sum())
    entries = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    lengths = np.concatenate([part.lengths[kept] for part, kept in parts])
    return _assemble(vocabulary, entries, lengths, counted)


def _assemble(
    vocabulary: dict[str, int],
    entries: tuple[NDArray[Any], tuple[Places, Places]],
    lengths: Floats,
    counted: Mask,
) -> LexicalIndex:
    rows, columns = entries[1]
    held = sparse.csc_array(entries, shape=(len(counted), len(vocabulary)))
    return LexicalIndex(
        vocabulary=vocabulary,
        starts=held.indptr,
        rows=held.indices.astype(np.min_scalar_type(len(counted))),
        weights=held.data,
        lengths=lengths,
        frequency=np.bincount(columns[counted[rows]], minlength=len(vocabulary)).astype(np.int32),
    )


def _narrow(weights: Floats) -> NDArray[Any]:
    """Small whole numbers in a byte each, anything else as it always was."""
    small = not (weights % 1).any() and weights.max(initial=0) <= np.iinfo(np.uint8).max
    return weights.astype(np.uint8 if small else np.float32)


@dataclass(frozen=True, slots=True)
class Bm25:
    """BM25's saturation of a term's count, by the length of its document.

    The average length is rounded to whole terms, so that what follows from it need not be worked
    out anew at each change of a large corpus.
    """

    k1: float
    b: float
    average_length: int

    def scores(self, part: LexicalIndex, worth: TermWeights) -> Floats:
        """Every document's score: the worth of each term it holds, saturated."""
        known = [term for term in worth if term in part.vocabulary]
        if not known:
            return np.zeros(len(part.lengths))
        scores: Floats = part.counts(self, known) @ np.array([worth[term] for term in known])
        return scores

    def score(self, document: TermWeights, worth: TermWeights) -> float:
        """The score of one document given by its term weights."""
        norm = self.norms(np.array([sum(document.values())]))[0]
        return float(
            sum(
                value * document[term] * (self.k1 + 1) / (document[term] + norm)
                for term, value in worth.items()
                if term in document
            )
        )

    def norms(self, lengths: Floats) -> Floats:
        """What a count is held against: more in a long document."""
        norms: Floats = self.k1 * (1 - self.b + self.b * lengths / (self.average_length or 1))
        return norms


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a term is worth that few documents hold.

    `background` documents without any of the words are added to the count, so that words keep
    their worth in a corpus of three records.
    """

    documents: float
    background: float

    def __call__(self, frequency: int) -> float:
        """The inverse document frequency; never below nought."""
        everything = self.documents + self.background
        return float(np.log1p((everything - frequency + 0.5) / (frequency + 0.5)))
