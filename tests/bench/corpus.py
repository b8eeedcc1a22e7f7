"""A made corpus of any size: texts of a made language about made topics, vectors to go with them.

Words are drawn by Zipf's law, half of them from a topic of the document's own, so that postings are
as long, and matches as few, as in real catalogues. The same number always makes the same document.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.documents import (
    Deployment,
    Document,
    Evidence,
    Outcome,
    Taxonomy,
    TextVectors,
    Use,
)
from app.matching.engine.packed import pack_terms
from app.matching.engine.text import term

MODEL: Final = "made"
TODAY: Final = date(2026, 6, 1)
DIMENSIONS: Final = 384
_WORDS, _TOPICS, _TOPIC_WORDS = 60_000, 500, 300
_CAPABILITIES, _THEMES, _SECTORS = 119, 14, 22
_SENTENCE: Final = 14
_CONSONANTS, _VOWELS = "bcdfgklmnprtvz", "aeiou"


def taxonomy() -> Taxonomy:
    """As many capabilities, themes and sectors as the portal's vocabulary has."""
    rng = np.random.default_rng(1)
    theme_of = {f"capability-{n}": f"theme-{n % _THEMES}" for n in range(_CAPABILITIES)}
    closeness = {
        (f"theme-{theme}", f"sector-{sector}"): float(rng.uniform(0.1, 0.9))
        for theme in range(_THEMES)
        for sector in range(_SECTORS)
    }
    return Taxonomy(theme_of, closeness)


@dataclass(frozen=True)
class Language:
    """The words, how often each is said, and what each topic is about."""

    words: tuple[str, ...]
    up_to: NDArray[np.float64]
    topics: NDArray[np.int64]
    centres: NDArray[np.float32]

    @classmethod
    def made(cls) -> Language:
        """The one language of the bench."""
        rng = np.random.default_rng(7)
        ranks = np.arange(1, _WORDS + 1)
        return cls(
            words=tuple(_word(number) for number in range(_WORDS)),
            up_to=np.cumsum(1.0 / (ranks + 2.7) ** 1.05),
            topics=rng.integers(50, _WORDS, size=(_TOPICS, _TOPIC_WORDS)),
            centres=_units(rng.normal(size=(_TOPICS, DIMENSIONS))),
        )

    def document(self, number: int, *, words: int | None = None) -> Document:
        """Document number so-and-so; 60 to 420 words long unless said otherwise."""
        rng = np.random.default_rng((11, number))
        topic = int(rng.integers(_TOPICS))
        length = words or int(rng.triangular(60, 180, 420))
        title, summary = self._text(rng, topic, 8).rstrip("."), self._text(rng, topic, 25)
        return Document(
            id=UUID(int=number + 1),
            title=title,
            summary=summary,
            body=self._text(rng, topic, length),
            capabilities=_capabilities(rng, 3),
            deployments=tuple(_deployment(rng, number, place) for place in range(3)),
            maturity=int(rng.integers(4, 10)),
            maturity_sought=(6, 9),
            vectors=self._vectors(rng, topic, len(range(0, max(1, length + 33 - 40), 130))),
            counts_for_statistics=True,
        )

    def challenge(self, number: int) -> Document:
        """A challenge of 300 words, of which a part says five outcomes that it wants."""
        made = self.document(number, words=300)
        said = [each.strip() for each in made.body.split(".") if each.strip()]
        wanted = zip(said[0:10:2], said[1:10:2], strict=True)
        return replace(made, outcomes=tuple(Outcome(title, f"{how}.") for title, how in wanted))

    def bare(self, number: int, fields: Mapping[str, float]) -> Document:
        """The same document as the portal holds it: its terms in the place of its texts."""
        full = self.document(number)
        held: dict[str, float] = {}
        for name, weight in fields.items():
            for word in getattr(full, name).lower().replace(".", "").split():
                held[term(word)] = held.get(term(word), 0.0) + weight
        return replace(full, title="", summary="", body="", terms=pack_terms(held))

    def _text(self, rng: np.random.Generator, topic: int, length: int) -> str:
        common = np.searchsorted(self.up_to, rng.random(length) * self.up_to[-1])
        own = self.topics[topic][rng.integers(_TOPIC_WORDS, size=length)]
        said = [self.words[each] for each in np.where(rng.random(length) < 0.5, common, own)]
        starts = range(0, length, _SENTENCE)
        return " ".join(" ".join(said[at : at + _SENTENCE]).capitalize() + "." for at in starts)

    def _vectors(self, rng: np.random.Generator, topic: int, parts: int) -> TextVectors:
        noise = rng.normal(size=(2 + parts, DIMENSIONS))
        rows = _units(self.centres[topic] * 0.6 * np.sqrt(DIMENSIONS) + noise)
        return TextVectors(rows[0], rows[1], rows[2:], MODEL)


def _word(number: int) -> str:
    syllables = []
    rest = number
    for _ in range(3):
        rest, place = divmod(rest, len(_CONSONANTS) * len(_VOWELS))
        syllables.append(_CONSONANTS[place % len(_CONSONANTS)] + _VOWELS[place // len(_CONSONANTS)])
    return "".join(syllables) + "k"


def _units(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    units: NDArray[np.float32] = rows.astype(np.float32)
    units /= np.linalg.norm(units, axis=1, keepdims=True)
    return units


def _capabilities(rng: np.random.Generator, most: int) -> tuple[str, ...]:
    chosen = rng.choice(_CAPABILITIES, size=most, replace=False)
    return tuple(sys.intern(f"capability-{each}") for each in chosen)


def _deployment(rng: np.random.Generator, number: int, place: int) -> Deployment:
    policing = bool(rng.random() < 0.3)
    return Deployment(
        id=UUID(int=(number + 1) * 8 + place),
        sector="policing" if policing else sys.intern(f"sector-{rng.integers(_SECTORS)}"),
        is_policing=policing,
        evidence=tuple(Evidence)[int(rng.integers(3))],
        evidence_date=date.fromordinal(TODAY.toordinal() - int(rng.integers(3000))),
        use=tuple(Use)[int(rng.integers(3))],
        capabilities=(),
    )
