"""What a product card says nearest to each outcome that a challenge wants: shown, never scored.

Which sentence is nearest, and which is near enough to be quoted, was decided by reading 652 pairs
of the demonstration (docs/matching.md has the table).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.boilerplate import Sentence
from app.matching.engine.documents import Direction, Document, Outcome
from app.matching.engine.sentences import Asked, SentenceVectors, worth_showing
from app.matching.engine.text import terms

_LEAST_NEARNESS = 0.48
_LEAST_WORDS_IN_COMMON = 0.16  # where there are no vectors, and words decide alone
_MOST_QUOTED = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """An outcome wanted, and the sentences of the product card nearest to it, two at most.

    Each sentence is quoted for the outcome that it is nearest to and for no other; `quotes` is
    empty where none is near enough. A denial is quoted like anything else: it tells as much about
    the outcome. `nearness` is that of the first, or of what came nearest and was not near enough.
    """

    outcome: Outcome
    quotes: tuple[str, ...]
    nearness: float


@dataclass(frozen=True, slots=True)
class Speaking:
    """What could be quoted of a product card for the outcomes of a challenge.

    `words` has a row per outcome and a column per sentence of the card: what the terms in common
    are worth beside all the terms of both (0 to 1). `wanted_by_query` says which side the outcomes
    belong to: the one that asks, or the one found.
    """

    outcomes: tuple[Outcome, ...]
    sentences: tuple[str, ...]
    words: NDArray[np.float32]
    wanted_by_query: bool

    def by_words(self) -> tuple[Spoken, ...]:
        """The nearest sentences by the words in common alone."""
        return self._nearest(self.words, _LEAST_WORDS_IN_COMMON)

    def by_meaning(self, theirs: SentenceVectors, ours: SentenceVectors) -> tuple[Spoken, ...]:
        """The nearest sentences by meaning and the words in common, of vectors of one model."""
        challenge, card = (ours, theirs) if self.wanted_by_query else (theirs, ours)
        return self._nearest(challenge.outcomes @ card.matrix.T + self.words, _LEAST_NEARNESS)

    def _nearest(self, nearness: NDArray[np.float32], least: float) -> tuple[Spoken, ...]:
        if not self.outcomes:
            return ()
        own = nearness.argmax(axis=0)
        return tuple(
            self._spoken(outcome, np.where(own == row, near, 0.0), least)
            for row, (outcome, near) in enumerate(zip(self.outcomes, nearness, strict=True))
        )

    def _spoken(self, outcome: Outcome, near: NDArray[np.float32], least: float) -> Spoken:
        order = np.argsort(-near, kind="stable").tolist()
        # A card may say the same twice, as in its summary and again below.
        said = dict.fromkeys(self.sentences[place] for place in order if near[place] >= least)
        return Spoken(outcome, tuple(said)[:_MOST_QUOTED], max(float(near.max()), 0.0))


def speaking(asked: Asked, query: Document, found: Document, direction: Direction) -> Speaking:
    """What a product card could be quoted with for the challenge of a pair.

    Between two challenges there is nothing to quote.
    """
    by_query = direction is not Direction.CHALLENGES
    challenge, card = (query, found) if by_query else (found, query)
    outcomes = () if direction is Direction.SIMILAR else challenge.outcomes
    sentences = worth_showing(card)
    wanted = [Sentence(each.text, tuple(terms(each.text))) for each in outcomes]
    words = asked.rows(wanted, denials=True) @ asked.rows(sentences, denials=True).T
    return Speaking(outcomes, tuple(each.text for each in sentences), words, by_query)
