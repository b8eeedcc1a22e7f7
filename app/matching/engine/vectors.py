"""The vectors of many documents in one matrix, and their cosines to a query."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.documents import Document, TextVectors, Vectors
from app.matching.engine.lexical import Mask
from app.matching.engine.quantised import QuantisedRows, concatenated, quantised

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cosines:
    """How alike a query and each document are: whole to whole, best passages, title to passage."""

    whole: Floats
    passage: Floats
    title: Floats


@dataclass(frozen=True, slots=True)
class VectorRows:
    """Per document its whole text's vector, then its passages'; a short text has one for both.

    `documents` says which documents have vectors of the model, `wholes` and `passages` at which
    row of `matrix` each one's begin.
    """

    matrix: QuantisedRows
    documents: Rows
    wholes: Rows
    passages: Rows

    def cosines(self, query: TextVectors) -> Cosines:
        """The cosines of every document in `documents` to a query."""
        # A text without a title is asked about by its whole.
        title = query.title if query.title.any() else query.whole
        asked = np.vstack([query.whole, title, query.passages]).astype(np.float32)
        # A short text has one vector for all: it is multiplied once.
        first = {row.tobytes(): number for number, row in reversed(list(enumerate(asked)))}
        firsts = list(first.values())
        once = asked[firsts]
        place = [firsts.index(first[row.tobytes()]) for row in asked]
        products = self.matrix.products(once)
        longer = self._longer()
        return Cosines(
            whole=products[place[0]][self.wholes].astype(np.float64),
            passage=self._best(products[sorted(set(place[2:]))].max(axis=0), longer),
            title=self._best(products[place[1]], longer),
        )

    def _longer(self) -> list[tuple[Rows, Rows]]:
        """For the second, third … passage: the documents that have one, and its row."""
        number = np.append(self.wholes[1:], len(self.matrix)) - self.passages
        places = range(1, int(number.max()))
        having = [np.flatnonzero(number > place) for place in places]
        return [
            (owners, self.passages[owners] + place)
            for place, owners in zip(places, having, strict=True)
        ]

    def _best(self, products: NDArray[np.float32], longer: Sequence[tuple[Rows, Rows]]) -> Floats:
        """The largest product among each document's passages.

        Few have many passages: looking at each place in turn is five times as fast as `reduceat`.
        """
        best = products[self.passages]
        for owners, rows in longer:
            best[owners] = np.maximum(best[owners], products[rows])
        return best.astype(np.float64)


def join(parts: Sequence[tuple[VectorRows | None, Mask]]) -> VectorRows | None:
    """The vectors of several lists of documents as one list, of the marked documents only."""
    pieces: list[QuantisedRows] = []
    owners: list[Rows] = []
    wholes: list[Rows] = []
    passages: list[Rows] = []
    document = row = 0
    for part, kept in parts:
        if part is not None:
            wanted = kept[part.documents]
            sizes = np.diff(np.append(part.wholes, len(part.matrix)))
            piece = part.matrix if wanted.all() else part.matrix.where(np.repeat(wanted, sizes))
            starts = np.cumsum(sizes[wanted]) - sizes[wanted] + row
            owners.append((np.cumsum(kept) - 1 + document)[part.documents[wanted]])
            wholes.append(starts)
            passages.append(starts + (part.passages - part.wholes)[wanted])
            pieces.append(piece)
            row += len(piece)
        document += int(kept.sum())
    if not row:
        return None
    return VectorRows(
        concatenated(pieces),
        np.concatenate(owners),
        np.concatenate(wholes),
        np.concatenate(passages),
    )


def vector_rows(documents: Sequence[Document], model_id: str | None) -> VectorRows | None:
    """The vectors of those documents that were encoded by this model, or None."""
    pieces: list[Vectors] = []
    row = 0
    owners: list[int] = []
    wholes: list[int] = []
    passages: list[int] = []
    for owner, document in enumerate(documents):
        vectors = document.vectors
        if vectors is None or vectors.model_id != model_id:
            continue
        several = len(vectors.passages) > 1
        owners.append(owner)
        wholes.append(row)
        passages.append(row + several)
        pieces.append(vectors.whole[None])
        if several:
            pieces.append(vectors.passages)
        row += 1 + several * len(vectors.passages)
    if not pieces:
        return None
    return VectorRows(
        quantised(np.concatenate(pieces)), _rows(owners), _rows(wholes), _rows(passages)
    )


def _rows(numbers: list[int]) -> Rows:
    return np.array(numbers, dtype=np.int64)
