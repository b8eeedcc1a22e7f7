"""Makers of documents and a tiny encoder for the tests of the engine."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.documents import (
    Deployment,
    Direction,
    Document,
    Evidence,
    Query,
    Taxonomy,
)
from app.matching.engine.explanation import Ranked
from app.matching.engine.passages import encode
from app.matching.engine.ranking import Ranking, rank
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


VOCABULARY = (
    "phone video redaction victim interpreter drone roster fatigue custody fraud graph sensor "
    "camera knife disclosure transcript radio vehicle plate kiosk burglary stalking missing cell"
)
WORDS = VOCABULARY.split()


def tagged(number: int, rng: random.Random) -> Document:
    """A document of random words and random tags."""
    deployments = tuple(
        Deployment(
            id=f"{number}-{place}",
            sector=rng.choice(["policing", "health", "retail", "aviation"]),
            is_policing=rng.random() < 0.4,
            evidence=rng.choice(list(Evidence)),
            evidence_date=TODAY.replace(year=rng.randint(2015, 2026)),
            capabilities=tuple(rng.sample(sorted(TAXONOMY.theme_of), rng.randint(0, 2))),
        )
        for place in range(rng.randint(0, 4))
    )
    return public(
        f"d{number}",
        " ".join(rng.choices(WORDS, k=rng.randint(5, 60))),
        capabilities=tuple(rng.sample(sorted(TAXONOMY.theme_of), rng.randint(1, 3))),
        deployments=deployments,
        maturity=rng.randint(1, 9),
        maturity_sought=(rng.randint(1, 5), rng.randint(5, 9)),
    )


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
