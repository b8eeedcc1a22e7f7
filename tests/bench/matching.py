"""How matching grows: the engine against the raw limit at a thousand to a hundred thousand cards.

The raw limit does the same products over the same arrays, passages included, and nothing else: no
spreads, no capabilities, no deployments, no choice of what a reader may see, no explanation.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import numpy as np
import psutil
from scipy import sparse

from app.matching.engine.documents import Direction, Document, Query
from app.matching.engine.passages import encode
from app.matching.engine.ranking import best, score
from app.matching.engine.segments import term_weights
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.engine.weights import Weights, load_weights
from app.platform.encoder import load_encoder
from app.platform.memory import loading
from tests.bench.corpus import MODEL, TODAY, Language, taxonomy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from app.matching.engine.lexical import Bm25, LexicalIndex
    from app.matching.engine.ranking import Scores

SIZES: Final = (1_000, 10_000, 100_000)
_QUERIES, _TYPED, _SHOWN = 60, 60, 20
_PAGE: Final = 5_000
_MIB: Final = 2**20


@dataclass(frozen=True)
class Growth:
    """What one size of the corpus takes: milliseconds unless said otherwise."""

    documents: int
    vectors: int
    raw: float
    matched: float
    matched_p95: float
    explained: float
    typed_p95: float | None
    save: float
    read_seconds: float
    memory_mib: float

    @property
    def ratio(self) -> float:
        """Matching with its explanation, as a multiple of the raw limit."""
        return (self.matched + self.explained) / self.raw


def measure(size: int, model: Path) -> Growth:
    """Measure in a process of its own, so that memory is that size's alone."""
    command = [sys.executable, "-m", "tests.bench.matching", str(size), str(model)]
    # As `eme up` starts its processes.
    environment = {"MALLOC_MMAP_THRESHOLD_": str(_MIB), **os.environ}
    answer = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return Growth(**json.loads(answer.stdout))


def _measured(size: int, model: Path) -> Growth:
    weights, language = load_weights(), Language.made()
    snapshot, seconds = _read(size, weights)
    queries = [language.challenge(10**7 + number) for number in range(_QUERIES)]
    _check(language, weights)
    for query in queries[:5]:
        scores, rows = _match(query, snapshot, weights)
        scores.explain(rows, {})
    typed = _typed(queries, snapshot, weights, model)
    memory = psutil.Process().memory_full_info().uss / _MIB

    raw, matched, explained = [], [], []
    words = [_as_scipy(part.words, snapshot.bm25) for part in snapshot.segments]
    matrices = [part.vectors.matrix.restored() for part in snapshot.segments if part.vectors]
    for query in queries:
        raw.append(_timed(partial(_raw, query, snapshot, words, matrices, weights)))
        scores, rows = _match(query, snapshot, weights)
        texts = {
            each.id: language.document(int(UUID(str(each.id))) - 1)
            for each in (snapshot.documents[row] for row in rows)
        }
        matched.append(_timed(partial(_match, query, snapshot, weights)))
        explained.append(_timed(partial(scores.explain, rows, texts)))
    saved = [language.bare(number, weights.text.fields) for number in range(20)]
    whole = [a + b for a, b in zip(matched, explained, strict=True)]
    return Growth(
        documents=size,
        vectors=sum(len(part.vectors.matrix) for part in snapshot.segments if part.vectors),
        raw=float(np.median(raw)),
        matched=float(np.median(matched)),
        matched_p95=float(np.percentile(whole, 95)),
        explained=float(np.median(explained)),
        typed_p95=typed,
        save=float(np.median([_timed(partial(_save, snapshot, each)) for each in saved])),
        read_seconds=seconds,
        memory_mib=memory,
    )


def _read(size: int, weights: Weights) -> tuple[CorpusSnapshot, float]:
    """The snapshot as a process that starts makes it: page by page, of words kept before."""
    snapshot = CorpusSnapshot.build([], weights=weights.text, taxonomy=taxonomy(), model_id=MODEL)
    seconds = 0.0
    # Made in another process: what making them leaves behind is none of the portal's memory.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as elsewhere:
        for start in range(0, size, _PAGE):
            page = elsewhere.submit(_page, start, min(start + _PAGE, size)).result()
            with loading():
                began = time.perf_counter()
                snapshot = snapshot.followed_by(page)
                seconds += time.perf_counter() - began
                del page
    return snapshot, seconds


def _page(start: int, end: int) -> list[Document]:
    language, fields = _language(), load_weights().text.fields
    return [language.bare(number, fields) for number in range(start, end)]


_language = cache(Language.made)


def _check(language: Language, weights: Weights) -> None:
    for number in range(20):
        full = language.document(number)
        bare = language.bare(number, weights.text.fields)
        if bare.terms is None or bare.terms.unpacked() != term_weights(full, weights.text):
            raise RuntimeError


def _match(query: Document, snapshot: CorpusSnapshot, weights: Weights) -> tuple[Scores, list[int]]:
    scores = score(Query(query, Direction.SOLUTIONS, TODAY), snapshot, weights)
    rows = np.flatnonzero(scores.allowed & scores.related & snapshot.alive)
    return scores, best(scores, rows, 200)[:_SHOWN]


def _as_scipy(words: LexicalIndex, bm25: Bm25) -> sparse.csc_array:
    """What counts of the words of a segment, as scipy would have it."""
    held = (words.saturated(bm25), words.rows.astype(np.int32), words.starts)
    return sparse.csc_array(held, shape=(len(words.lengths), len(words.vocabulary)))


def _raw(
    query: Document,
    snapshot: CorpusSnapshot,
    words: Sequence[sparse.csc_array],
    matrices: Sequence[NDArray[np.float32]],
    weights: Weights,
) -> Sequence[int]:
    vectors = query.vectors
    if vectors is None:
        raise RuntimeError
    asked = np.vstack([vectors.whole, vectors.title, vectors.passages])
    worth = snapshot.worth(term_weights(query, weights.text))
    found = []
    for part, counts, matrix in zip(snapshot.segments, words, matrices, strict=True):
        known = [term for term in worth if term in part.words.vocabulary]
        columns = [part.words.vocabulary[term] for term in known]
        lexical = counts[:, columns] @ np.array([worth[term] for term in known])
        if part.vectors is None:
            raise RuntimeError
        products = matrix @ asked.T
        best_of = np.maximum.reduceat(products.max(axis=1), part.vectors.wholes)
        found.append(lexical + best_of)
    totals = np.concatenate(found)
    top = np.argpartition(totals, -_SHOWN)[-_SHOWN:]
    return [int(row) for row in top[np.argsort(-totals[top])]]


def _typed(
    queries: Sequence[Document], snapshot: CorpusSnapshot, weights: Weights, model: Path
) -> float | None:
    """A query of eight words as somebody types it, encoded and ranked; None without an encoder."""
    encoder = load_encoder(model)
    if encoder is None:
        return None
    took = []
    for query in queries[:_TYPED]:
        typed = Document(id=query.id, title=query.title)

        def ask(typed: Document = typed) -> None:
            vectors = encode(typed, encoder)
            made = type(vectors)(vectors.whole, vectors.title, vectors.passages, MODEL)
            _match(Document(id=typed.id, title=typed.title, vectors=made), snapshot, weights)

        took.append(_timed(ask))
    return float(np.percentile(took, 95))


def _save(snapshot: CorpusSnapshot, document: Document) -> None:
    snapshot.with_document(document)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_measured(int(sys.argv[1]), Path(sys.argv[2])))))
