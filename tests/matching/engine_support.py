"""Makers of documents and a tiny encoder for the tests of the engine."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.documents import Direction, Document, Query, Taxonomy
from app.matching.engine.passages import encode
from app.matching.engine.ranking import Ranked, Ranking, rank
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.engine.text import terms
from app.matching.engine.weights import Weights, load_weights

TODAY = date(2026, 6, 1)
WEIGHTS = load_weights()

TAXONOMY = Taxonomy(
    theme_of={
        "redaction": "evidence",
        "extraction": "evidence",
        "review": "evidence",
        "rostering": "workforce",
        "fatigue": "workforce",
        "drones": "field",
    },
    closeness={
        ("evidence", "health"): 0.8,
        ("evidence", "retail"): 0.3,
        ("workforce", "aviation"): 0.9,
        ("workforce", "retail"): 0.5,
        ("field", "utilities"): 0.6,
    },
)


class WordEncoder:
    """An encoder without a model: texts are alike as far as they share terms, deterministically."""

    def __init__(self, model_id: str = "words", *, dimensions: int = 64) -> None:
        self.model_id = model_id
        self._dimensions = dimensions

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [self._vector(text) for text in texts]
        return np.stack(rows).astype(np.float32)

    def _vector(self, text: str) -> NDArray[np.float64]:
        total = sum(
            (self._direction(term) for term in set(terms(text))), np.zeros(self._dimensions)
        )
        length = float(np.linalg.norm(total))
        return total / length if length else total

    def _direction(self, term: str) -> NDArray[np.float64]:
        seed = int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest())
        return np.random.default_rng(seed).normal(size=self._dimensions)


ENCODER = WordEncoder()


def dice(seed: int) -> random.Random:
    """Chance that falls the same way every time."""
    return random.Random(seed)  # noqa: S311 - examples are no secrets


def public(name: str, body: str = "", **rest: object) -> Document:
    """A public or listed document whose id is its name."""
    made = Document(id=name, title=name, body=body, counts_for_statistics=True)
    return replace(made, **rest)  # type: ignore[arg-type]


def encoded(documents: Sequence[Document]) -> list[Document]:
    """The documents with vectors of the tiny encoder."""
    return [replace(each, vectors=encode(each, ENCODER)) for each in documents]


def corpus(documents: Sequence[Document], *, model_id: str | None = "words") -> CorpusSnapshot:
    """A snapshot of the documents under the test taxonomy."""
    return CorpusSnapshot.build(
        documents, weights=WEIGHTS.text, taxonomy=TAXONOMY, model_id=model_id
    )


def ask(
    document: Document,
    snapshot: CorpusSnapshot,
    *,
    direction: Direction = Direction.SOLUTIONS,
    weights: Weights = WEIGHTS,
    limit: int = 20,
) -> Ranking:
    """The ranking for a reader who may see everything."""
    return rank(
        Query(document, direction, TODAY), snapshot, snapshot.alive, weights=weights, limit=limit
    )


def ids(ranking: Ranking) -> list[str]:
    """The ids found, in order."""
    return [str(each.id) for each in ranking.items]


def found(ranking: Ranking, name: str) -> Ranked:
    """The match of this id."""
    return next(each for each in ranking.items if each.id == name)


def points(match: Ranked, name: str) -> float:
    """What a contribution gives to a match."""
    return next(each.points for each in match.contributions if each.name == name)
