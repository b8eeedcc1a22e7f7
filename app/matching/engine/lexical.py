"""BM25 over an inverted index of term weights (Robertson and Zaragoza 2009, with weighted fields).

An index is never changed; a corpus is a few of them side by side (`snapshot`). How many documents
hold a term is kept for the documents that count for statistics only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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

    def without(self, terms: TermWeights) -> "LexicalIndex":
        """The index after a document with these terms stopped counting for statistics."""
        frequency = self.frequency.copy()
        frequency[[self.vocabulary[term] for term in terms]] -= 1
        return replace(self, frequency=frequency)

    def frequency_of(self, term: str) -> int:
        """How many documents that count hold a term."""
        column = self.vocabulary.get(term)
        return 0 if column is None else int(self.frequency[column])


def index(documents: Sequence[TermWeights], counted: Mask) -> LexicalIndex:
    """The index of documents given by the weight of each of their terms."""
    vocabulary: dict[str, int] = {}
    columns: list[int] = []
    sizes: list[int] = []
    values: list[float] = []
    for document in documents:
        columns.extend(vocabulary.setdefault(term, len(vocabulary)) for term in document)
        values.extend(document.values())
        sizes.append(len(document))
    rows = np.repeat(np.arange(len(documents)), sizes)
    return _assemble(vocabulary, rows, np.array(columns, dtype=np.int64), np.array(values), counted)


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
    return LexicalIndex(
        vocabulary=vocabulary,
        weights=sparse.csc_array((values, (rows, columns)), shape=shape, dtype=np.float32),
        lengths=np.bincount(rows, weights=values, minlength=len(counted)).astype(np.float64),
        frequency=np.bincount(columns[counted[rows]], minlength=len(vocabulary)).astype(np.int32),
    )


@dataclass(frozen=True, slots=True)
class Bm25:
    """BM25 with the statistics of one corpus: how many documents, and how long on average.

    `background` documents without any of the words are added to the count, so that words keep
    their worth in a corpus of three records.
    """

    k1: float
    b: float
    documents: float
    average_length: float
    background: float = 0.0

    def inverse_frequency(self, frequency: int) -> float:
        """How much a term is worth that so many documents hold; never below nought."""
        everything = self.documents + self.background
        return float(np.log1p((everything - frequency + 0.5) / (frequency + 0.5)))

    def scores(self, part: LexicalIndex, worth: TermWeights) -> Floats:
        """The score of every row: the worth of each of the query's terms, saturated and added."""
        weights = part.weights
        columns = [part.vocabulary[term] for term in worth if term in part.vocabulary]
        scores = np.zeros(len(part.lengths))
        if not columns:
            return scores
        spans = [slice(weights.indptr[column], weights.indptr[column + 1]) for column in columns]
        rows = np.concatenate([weights.indices[span] for span in spans])
        counts = np.concatenate([weights.data[span] for span in spans])
        each = np.repeat(
            [worth[term] for term in worth if term in part.vocabulary],
            [span.stop - span.start for span in spans],
        )
        damped = each * counts * (self.k1 + 1) / (counts + self._norms(part.lengths)[rows])
        scores += np.bincount(rows, weights=damped, minlength=len(scores))
        return scores

    def score(self, document: TermWeights, worth: TermWeights) -> float:
        """The score of one document given by its term weights."""
        norm = self._norms(np.array([sum(document.values())]))[0]
        return float(
            sum(
                value * document[term] * (self.k1 + 1) / (document[term] + norm)
                for term, value in worth.items()
                if term in document
            )
        )

    def _norms(self, lengths: Floats) -> Floats:
        average = self.average_length or 1.0
        norms: Floats = self.k1 * (1 - self.b + self.b * lengths / average)
        return norms
