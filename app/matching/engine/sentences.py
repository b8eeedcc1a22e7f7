"""The two sentences, one of each side, that say best why a pair was found; and the shared words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.boilerplate import Sentence, telling
from app.matching.engine.documents import Document, Vectors
from app.matching.engine.passages import SentenceEncoder
from app.matching.engine.text import surfaces, terms

MOST_SENTENCES = 40
_LEAST_WORDS = 4
_DAMPING = 4.0  # terms added to a sentence's length, so that two words in common are not perfect


@dataclass(frozen=True, slots=True)
class SentencePair:
    """The sentence found and the query's own it answers; `semantic` says what compared them."""

    found: str
    asked: str
    likeness: float
    semantic: bool


@dataclass(frozen=True, slots=True)
class SentenceVectors:
    """A document's sentences with their vectors, stored by a job and read for shown cards only."""

    sentences: tuple[str, ...]
    matrix: Vectors
    model_id: str


def telling_sentences(document: Document) -> tuple[str, ...]:
    """The sentences of a document worth showing, at most forty; its title when it has none."""
    return tuple(each.text for each in _worth_showing(document))


def _worth_showing(document: Document) -> Sequence[Sentence]:
    found = [
        sentence
        for sentence in (*telling(document.summary), *telling(document.body))
        if len(sentence.text.split()) >= _LEAST_WORDS
    ]
    return found[:MOST_SENTENCES] or [Sentence(document.title, tuple(terms(document.title)))]


def encode_sentences(document: Document, encoder: SentenceEncoder) -> SentenceVectors:
    """The sentence vectors of a document; for a job, a few milliseconds a sentence."""
    found = telling_sentences(document)
    return SentenceVectors(found, encoder.encode(found), encoder.model_id)


def best_pair_by_meaning(found: SentenceVectors, asked: SentenceVectors) -> SentencePair | None:
    """The two sentences nearest in meaning, or None when their vectors cannot be compared."""
    if found.model_id != asked.model_id:
        return None
    return _best(found.sentences, asked.sentences, found.matrix @ asked.matrix.T, semantic=True)


class Asked:
    """The query's sentences and words, made once and held against many documents."""

    def __init__(self, document: Document, worth: Mapping[str, float]) -> None:
        sentences = _worth_showing(document)
        self._worth = worth
        self._column = {term: column for column, term in enumerate(worth)}
        self._root = {term: float(np.sqrt(value)) for term, value in worth.items()}
        self._sentences = [each.text for each in sentences]
        self._matrix = self._rows(sentences)
        self._spelled = surfaces(f"{document.title}\n{document.summary}\n{document.body}")

    def best_pair(self, document: Document) -> SentencePair | None:
        """The two sentences that share most of what the query's terms are worth, if any do."""
        found = _worth_showing(document)
        likeness = self._rows(found) @ self._matrix.T
        return _best([each.text for each in found], self._sentences, likeness, semantic=False)

    def matched_terms(self, found: Mapping[str, float], *, most: int = 8) -> tuple[str, ...]:
        """The shared words that count most, as the one who asks spelled them."""
        worth = self._worth
        shared = [term for term in worth if term in found and term in self._spelled]
        shared.sort(key=lambda term: (-worth[term] * found[term] / (found[term] + 1), term))
        return tuple(self._spelled[term] for term in shared[:most])

    def _rows(self, sentences: Sequence[Sentence]) -> NDArray[np.float32]:
        rows = np.zeros((len(sentences), len(self._column)), dtype=np.float32)
        for row, sentence in enumerate(sentences):
            held = set(sentence.terms)
            damping = float(np.sqrt(len(held) + _DAMPING))
            for term in held & self._column.keys():
                rows[row, self._column[term]] = self._root[term] / damping
        return rows


def _best(
    found: Sequence[str],
    asked: Sequence[str],
    likeness: NDArray[np.float32],
    *,
    semantic: bool,
) -> SentencePair | None:
    row, column = np.unravel_index(int(likeness.argmax()), likeness.shape)
    value = float(likeness[row, column])
    if value <= 0:
        return None
    return SentencePair(found[int(row)], asked[int(column)], value, semantic)
