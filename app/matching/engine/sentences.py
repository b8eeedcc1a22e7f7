"""The two sentences, one of each side, that say best why a pair was found; and the shared words."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.boilerplate import GENERIC, Sentence, telling
from app.matching.engine.documents import Document, Vectors
from app.matching.engine.passages import SentenceEncoder
from app.matching.engine.text import surfaces, term, terms

MOST_SENTENCES = 40
_LEAST_WORDS, _MOST_WORDS = 4, 40
_DAMPING = 4.0  # terms added to a sentence's length, so that two words in common are not perfect
# Below these a pair says little; found by reading the pairs of the demonstration one by one.
_FEW_WORDS, _SOME_RARITY = 3, 0.6
_LEAST_WORDS_IN_COMMON = 0.2
_LEAST_LIKENESS, _LEAST_WORDS_BESIDE_IT = 0.66, 0.17
_WORDS_BESIDE_MEANING = 0.5
_FEWEST_SHARED, _MOST_NAMED = 2, 5
# Words for numbers and for anybody tell as little as figures do.
_EMPTY_WORDS = """
    half third two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    sixty hundred thousand million every everybody everyone everything nobody nothing somebody
    someone something anybody anyone anything many often always never
"""
_EMPTY = frozenset(map(term, _EMPTY_WORDS.split()))
# A sentence that begins by saying what is not so or not known: "It does not read handwriting".
_SAYS_NOT = re.compile(
    r"(?:\W*\w++){1,4}? (?:do|does|did|is|are|was|were|has|have) (?:not|never)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SentencePair:
    """The sentence found and the query's own it answers; `semantic` says what compared them."""

    found: str
    asked: str
    likeness: float
    semantic: bool


@dataclass(frozen=True, slots=True)
class SentenceVectors:
    """A document's sentences with their vectors, stored by a job and read for shown cards only.

    `outcomes` are the vectors of what a challenge wants, each as a whole.
    """

    sentences: tuple[str, ...]
    matrix: Vectors
    model_id: str
    outcomes: Vectors


def telling_sentences(document: Document) -> tuple[str, ...]:
    """The sentences of a document worth showing, at most forty; its title when it has none."""
    return tuple(each.text for each in worth_showing(document))


def worth_showing(document: Document) -> Sequence[Sentence]:
    """The same with their terms."""
    found = [
        sentence
        for sentence in (*telling(document.summary), *telling(document.body))
        if _LEAST_WORDS <= len(sentence.text.split()) <= _MOST_WORDS
    ]
    return found[:MOST_SENTENCES] or [Sentence(document.title, tuple(terms(document.title)))]


def encode_sentences(document: Document, encoder: SentenceEncoder) -> SentenceVectors:
    """The sentence vectors of a document; for a job, a few milliseconds a sentence."""
    found = telling_sentences(document)
    vectors = encoder.encode([*found, *(each.text for each in document.outcomes)])
    number = len(found)
    return SentenceVectors(found, vectors[:number], encoder.model_id, vectors[number:])


@dataclass(frozen=True, slots=True)
class Telling:
    """What could be quoted of a pair: the sentences of both sides and the words they share.

    `words` has a row per sentence found and a column per sentence asked with: what the terms in
    common are worth beside all the terms of both (0 to 1). Zero where none of them is particular,
    and where a sentence says what is not known or not done, which is no reason for a match.
    """

    found: tuple[str, ...]
    asked: tuple[str, ...]
    words: NDArray[np.float32]

    def best_by_words(self) -> SentencePair | None:
        """The two sentences that share most, or None when none share enough to be quoted."""
        return self._best(self.words, _LEAST_WORDS_IN_COMMON, semantic=False)

    def best_by_meaning(
        self, theirs: SentenceVectors, ours: SentenceVectors
    ) -> SentencePair | None:
        """The two that are nearest in meaning and share particular words too, or None."""
        cosine = theirs.matrix @ ours.matrix.T
        whole = cosine + _WORDS_BESIDE_MEANING * self.words
        likeness = np.where(self.words >= _LEAST_WORDS_BESIDE_IT, whole, 0.0)
        return self._best(likeness, _LEAST_LIKENESS, semantic=True)

    def _best(
        self, likeness: NDArray[np.float32], least: float, *, semantic: bool
    ) -> SentencePair | None:
        row, column = np.unravel_index(int(likeness.argmax()), likeness.shape)
        value = float(likeness[row, column])
        if value < least:
            return None
        return SentencePair(self.found[int(row)], self.asked[int(column)], value, semantic)


class Asked:
    """The query's sentences and words, made once and held against many documents.

    `worth` is what each of its terms counts for, `rarity` what it would count for said once:
    sentences are chosen by what is rare, not by the one word that the whole text is about.
    """

    def __init__(
        self, document: Document, worth: Mapping[str, float], rarity: Mapping[str, float]
    ) -> None:
        sentences = worth_showing(document)
        self._worth = worth
        self._rarity = rarity
        self._root = {term: math.sqrt(rarity[term]) for term in rarity}
        self._usual = sum(rarity.values()) / len(rarity) if rarity else 1.0
        particular = [
            term
            for term in rarity
            if term not in GENERIC and term not in _EMPTY and not term.isdigit()
        ]
        self._column = {term: column for column, term in enumerate(particular)}
        self._sentences = tuple(each.text for each in sentences)
        self._matrix = self.rows(sentences)
        self._spelled = surfaces(f"{document.title}\n{document.summary}\n{document.whole_body}")

    def telling(self, document: Document) -> Telling:
        """What could be quoted of the pair with this document."""
        found = worth_showing(document)
        words = self.rows(found) @ self._matrix.T
        return Telling(tuple(each.text for each in found), self._sentences, words)

    def matched_terms(self, found: Mapping[str, float], *, most: int = 8) -> tuple[str, ...]:
        """The particular words shared that count most, as the one who asks spelled them.

        Words that are much less rare than the query's usual ones say little: they are left out
        where there are others.
        """
        worth = self._worth
        shared = [term for term in self._column if term in found and term in self._spelled]
        rare = [term for term in shared if self._rarity[term] >= _SOME_RARITY * self._usual]
        shared = rare if len(rare) >= _FEW_WORDS else shared
        shared.sort(key=lambda term: (-worth[term] * found[term] / (found[term] + 1), term))
        return tuple(self._spelled[term] for term in shared[:most])

    def sentence_holding(self, document: Document, shared: Sequence[str]) -> str | None:
        """The sentence of a document that holds most of the first five shared words, or None.

        Pages name those five. At least two of them have to stand in it. A denial counts as well:
        words in common can mean the opposite, and whoever reads the sentence sees it.
        """
        wanted = {key for word in shared[:_MOST_NAMED] if (key := term(word))}
        best, most = None, 0.0
        for sentence in worth_showing(document):
            held = wanted.intersection(sentence.terms)
            worth = sum(self._rarity[key] for key in held)
            if len(held) >= _FEWEST_SHARED and worth > most:
                best, most = sentence.text, worth
        return best

    def rows(self, sentences: Sequence[Sentence], *, denials: bool = False) -> NDArray[np.float32]:
        """Sentences as rows whose products say what the words that two share are worth, 0 to 1.

        A sentence that says what is not so or not known shares nothing, unless `denials` count.
        """
        rows = np.zeros((len(sentences), len(self._column)), dtype=np.float32)
        for row, sentence in enumerate(sentences):
            if not denials and _SAYS_NOT.match(sentence.text):
                continue
            held = set(sentence.terms)
            whole = sum(self._rarity.get(term, self._usual) for term in held)
            length = math.sqrt(whole + _DAMPING * self._usual)
            for key in held & self._column.keys():
                rows[row, self._column[key]] = self._root[key] / length
        return rows
