"""The ranking: what is found for a query, in which order, and why.

Who may see what is decided before: `visible` is applied to the rows before the best are chosen, and
what is not visible has no part in the result.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.constraints import checked_constraints
from app.matching.engine.deployments import counted
from app.matching.engine.documents import Direction, Document, DocumentId, Query
from app.matching.engine.explanation import Contribution, Label, Ranked, shown_points
from app.matching.engine.features import FEATURES, Feature, capability_reasons
from app.matching.engine.gaps import transfer_gaps
from app.matching.engine.lexical import Mask
from app.matching.engine.lots import lot
from app.matching.engine.outcomes import speaking
from app.matching.engine.pairing import Pairing
from app.matching.engine.raising import raises
from app.matching.engine.segments import term_weights
from app.matching.engine.sentences import Asked
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.engine.weights import Weights

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
_FIRST = ("text", "capability")
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best matches of a query, and how many there are in all.

    `semantic` is False when no vectors could be compared, so that the page can say that words alone
    were. `weights_version` is what a stored match has to name.
    """

    items: tuple[Ranked, ...]
    total: int
    semantic: bool
    weights_version: str


def rank(
    query: Query,
    snapshot: CorpusSnapshot,
    visible: Mask | Collection[DocumentId],
    *,
    weights: Weights,
    limit: int = 20,
) -> Ranking:
    """The best matches among what is visible, with explanations.

    `visible` is a mark per row of the snapshot, or the ids the reader may see. A pair with no
    capability in common and no text relevance is no match, whatever else speaks for it.
    """
    scores = score(query, snapshot, weights)
    found = np.flatnonzero(scores.allowed & scores.related & _marks(visible, snapshot))
    return Ranking(
        items=tuple(scores.explain(best(scores, found, limit))),
        total=len(found),
        semantic=scores.semantic,
        weights_version=weights.version,
    )


@dataclass(frozen=True, slots=True)
class Scores:
    """The score of a query for any row of the snapshot, whoever may see it.

    `first` holds, for every row, the values of those features that say whether there is a match at
    all; the others are worked out for the rows that need them. `allowed` and `related` say what may
    be a match.
    """

    pairing: Pairing
    first: dict[str, Floats]
    allowed: Mask
    related: Mask

    @property
    def semantic(self) -> bool:
        """Whether any vectors could be compared."""
        return bool(self.pairing.text.semantic.any())

    @property
    def maxima(self) -> Mapping[str, float]:
        """The contributions and their most points."""
        return self.pairing.weights.contributions(self.pairing.query.direction)

    def first_points(self, rows: Rows) -> Floats:
        """What these rows have at the least."""
        return self._points({name: values[rows] for name, values in self.first.items()}, len(rows))

    def most_to_come(self) -> float:
        """How much more a row can have in the end."""
        return sum(most for name, most in self.maxima.items() if name not in self.first)

    def totals(self, rows: Rows) -> Floats:
        """The exact scores of these rows."""
        held = self.pairing.held_against(rows)
        values = {
            name: self.first[name][rows] if name in self.first else FEATURES[name](held).values
            for name in self.maxima
        }
        return self._points(values, len(rows))

    def _points(self, values: Mapping[str, Floats], number: int) -> Floats:
        total = np.zeros(number)
        for name, each in values.items():
            total += self.maxima[name] * each
        return total

    def explain(
        self, rows: Collection[int], texts: Mapping[DocumentId, Document] | None = None
    ) -> list[Ranked]:
        """The matches in these rows, in their order, with everything that can be said of them.

        `texts` has the documents of these rows with their texts, where the snapshot has none.
        """
        held = self.pairing.held_against(np.array(list(rows), dtype=np.int64))
        features = {name: FEATURES[name](held) for name in self.maxima}
        worth = self.pairing.text.worth
        rarity = self.pairing.snapshot.worth(dict.fromkeys(worth, 1.0))
        asked = Asked(self.pairing.document, worth, rarity)
        return [
            self._explained(int(row), self._contributions(features, place), asked, texts or {})
            for place, row in enumerate(held.rows)
        ]

    def _explained(
        self,
        row: int,
        named: tuple[Contribution, ...],
        asked: Asked,
        texts: Mapping[DocumentId, Document],
    ) -> Ranked:
        pairing = self.pairing
        bare = pairing.snapshot.documents[row]
        found = texts.get(bare.id, bare)
        challenge, solution = pairing.sides(row)
        deployments = tuple(
            each
            for name in ("policing", "sector")
            if name in self.maxima
            for each in counted(pairing, row, name)
        )
        offered = pairing.query.direction is not Direction.SIMILAR
        telling = asked.telling(found)
        spoken = speaking(asked, pairing.document, found, pairing.query.direction)
        terms = asked.matched_terms(term_weights(found, pairing.weights.text))
        return Ranked(
            id=found.id,
            document=found,
            total=sum(each.points for each in named),
            contributions=named,
            label=self.label(row),
            capabilities=capability_reasons(pairing, row),
            sentence=telling.best_by_words(),
            terms=terms,
            terms_in=asked.sentence_holding(found, terms),
            deployments=deployments,
            gaps=transfer_gaps(challenge, solution, deployments),
            constraints=checked_constraints(challenge, solution) if offered else (),
            raises=raises(pairing, row, deployments) if offered else (),
            semantic=bool(pairing.text.semantic[row]),
            outcomes=spoken.by_words(),
            telling=telling,
            speaking=spoken,
        )

    def _contributions(
        self, features: Mapping[str, Feature], place: int
    ) -> tuple[Contribution, ...]:
        shown = shown_points(
            {name: most * float(features[name].values[place]) for name, most in self.maxima.items()}
        )
        return tuple(
            Contribution(name, shown[name], most, features[name].reasons(place))
            for name, most in self.maxima.items()
        )

    def label(self, row: int) -> Label:
        """From what fits, text and capabilities; deployments never make a pair fit."""
        weights, points = self.pairing.weights, self.maxima
        fit = float(self.first["text"][row])
        challenge, solution = self.pairing.sides(row)
        if challenge.capabilities and solution.capabilities:
            covered = float(self.first["capability"][row])
            whole = points["text"] + points["capability"]
            fit = (points["text"] * fit + points["capability"] * covered) / whole
        if fit >= weights.strong_from:
            return Label.STRONG
        return Label.POSSIBLE if fit >= weights.possible_from else Label.WEAK


def score(query: Query, snapshot: CorpusSnapshot, weights: Weights) -> Scores:
    """The scores of a query; nothing is cut off."""
    pairing = Pairing(query, snapshot, weights)
    return Scores(
        pairing=pairing,
        first={name: FEATURES[name](pairing.everything).values for name in _FIRST},
        allowed=snapshot.alive & ~pairing.own,
        related=pairing.text.relevant | pairing.shared,
    )


def best(scores: Scores, rows: Rows, limit: int) -> list[int]:
    """The best of these rows, best first.

    Only rows that can still be among the best are scored in full: those that would be, had they all
    that is still to come. Between equals lots are drawn, by query and document: neither age nor
    name decides.
    """
    if len(rows) > limit:
        points = scores.first_points(rows)
        likely = rows[np.argpartition(points, -limit)[-limit:]]
        least = float(scores.totals(likely).min()) - _ROUNDING
        rows = rows[points + scores.most_to_come() >= least]
    totals = scores.totals(rows)
    if len(rows) > limit:
        among = totals >= np.partition(totals, -limit)[-limit]
        rows, totals = rows[among], totals[among]
    documents, query = scores.pairing.snapshot.documents, scores.pairing.document
    order = sorted(
        zip(totals.tolist(), rows.tolist(), strict=True),
        key=lambda each: (-each[0], lot(query.id, documents[each[1]].id)),
    )
    return [row for _, row in order[:limit]]


def _marks(visible: Mask | Collection[DocumentId], snapshot: CorpusSnapshot) -> Mask:
    if isinstance(visible, np.ndarray):
        return cast("Mask", visible)
    return snapshot.mask(visible)
