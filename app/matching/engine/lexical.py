"""BM25 over an inverted index of term weights (Robertson and Zaragoza 2009, with weighted fields).

An index is never changed; a corpus is a few of them side by side (`snapshot`). How many documents
hold a term is kept for the documents that count for statistics only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
TermWeights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """The terms of some documents: columns are terms, rows are documents."""

    vocabulary: Mapping[str, int]
    weights: sparse.csc_array
    lengths: Floats
    frequency: NDArray[np.int32]
    _saturated: dict["Bm25", sparse.csc_array] = field(default_factory=dict, repr=False)

    def without(self, row: int) -> "LexicalIndex":
        """The index after a document stopped counting for statistics."""
        entries = np.flatnonzero(self.weights.indices == row)
        frequency = self.frequency.copy()
        frequency[np.searchsorted(self.weights.indptr, entries, side="right") - 1] -= 1
        return replace(self, frequency=frequency)

    def saturated(self, by: "Bm25") -> sparse.csc_array:
        """What each term of each document counts for, before the term's worth; kept for the next.

        It changes with the average length alone, and that is a whole number.
        """
        if by not in self._saturated:
            weights = self.weights
            counts = weights.data / (weights.data + by.norms(self.lengths)[weights.indices])
            counts = (counts * (by.k1 + 1)).astype(np.float32)
            self._saturated.clear()
            self._saturated[by] = sparse.csc_array(
                (counts, weights.indices, weights.indptr), shape=weights.shape
            )
        return self._saturated[by]

    def frequency_of(self, term: str) -> int:
        """How many documents that count hold a term."""
        column = self.vocabulary.get(term)
        return 0 if column is None else int(self.frequency[column])


def index(documents: Sequence[TermWeights], counted: Mask) -> LexicalIndex:
    """The index of documents given by the weight of each of their terms."""
    said = list(chain.from_iterable(documents))
    vocabulary = {term: column for column, term in enumerate(dict.fromkeys(said))}
    columns = np.fromiter(map(vocabulary.__getitem__, said), dtype=np.int64, count=len(said))
    weights = chain.from_iterable(document.values() for document in documents)
    values = np.fromiter(weights, dtype=np.float64, count=len(said))
    rows = np.repeat(np.arange(len(documents)), [len(document) for document in documents])
    return _assemble(vocabulary, rows, columns, values, counted)


def join(parts: Sequence[tuple[LexicalIndex, Mask]], counted: Mask) -> LexicalIndex:
    """One index of several, with only the rows marked in each; `counted` is for what remains."""
    vocabulary: dict[str, int] = {}
    rows: list[NDArray[np.int64]] = []
    columns: list[NDArray[np.int64]] = []
    values: list[Floats] = []
    start = 0
    for part, kept in parts:
        place = np.cumsum(kept) - 1 + start
        renamed = np.array(
            [vocabulary.setdefault(term, len(vocabulary)) for term in part.vocabulary],
            dtype=np.int64,
        )
        entries = part.weights.tocoo()
        wanted = kept[entries.row]
        rows.append(place[entries.row[wanted]])
        columns.append(renamed[entries.col[wanted]])
        values.append(entries.data[wanted])
        start += int(kept.sum())
    return _assemble(
        vocabulary, np.concatenate(rows), np.concatenate(columns), np.concatenate(values), counted
    )


def _assemble(
    vocabulary: dict[str, int],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    values: Floats,
    counted: Mask,
) -> LexicalIndex:
    shape = (len(counted), len(vocabulary))
    places = (rows.astype(np.int32), columns.astype(np.int32))
    return LexicalIndex(
        vocabulary=vocabulary,
        weights=sparse.csc_array((values.astype(np.float32), places), shape=shape),
        lengths=np.bincount(rows, weights=values, minlength=len(counted)).astype(np.float64),
        frequency=np.bincount(columns[counted[rows]], minlength=len(vocabulary)).astype(np.int32),
    )


@dataclass(frozen=True, slots=True)
class Bm25:
    """BM25's saturation of a term's count, by the length of its document.

    The average length is rounded to whole terms, so that what follows from it need not be worked
    out anew at each change of a large corpus.
    """

    k1: float
    b: float
    average_length: int

    def scores(self, part: LexicalIndex, worths: Sequence[TermWeights]) -> Floats:
        """One column of scores for each of `worths`: the worth of each term it holds, saturated."""
        known = [term for term in dict.fromkeys(chain(*worths)) if term in part.vocabulary]
        if not known:
            return np.zeros((len(part.lengths), len(worths)))
        columns = [part.vocabulary[term] for term in known]
        asked = np.array([[worth.get(term, 0.0) for worth in worths] for term in known])
        scores: Floats = part.saturated(self)[:, columns] @ asked
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
