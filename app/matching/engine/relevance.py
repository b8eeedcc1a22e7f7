"""How much two texts are about the same: words and meaning in one strength.

Within a query the order is that of half the z-score of BM25 plus half the z-score of the cosine
(ENGINE.md section 4). That order and an absolute meaning fit together: up to a constant the sum of
z-scores is a weighted mean of the two measures, with weights taken from their spread. So the
strength is that mean, of two measures each on an absolute scale from 0 (nothing in common) to 1 (a
text about the same), and the points are a rising curve over it. Nothing else moves the order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.boilerplate import GENERIC
from app.matching.engine.documents import Document, TextVectors
from app.matching.engine.lexical import Mask
from app.matching.engine.segments import Segment, term_weights
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.engine.vectors import Cosines
from app.matching.engine.weights import TextWeights

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TextStrength:
    """What the texts say of every row.

    `value` is the part of the points it earns; `relevant` whether it makes a match by itself:
    strong enough, and not by words alone that any supplier or buyer could write. `lexical` is the
    share of the score that the query's own text would have; `cosine` is known only where
    `semantic` says so.
    """

    strength: Floats
    value: Floats
    relevant: Mask
    lexical: Floats
    cosine: Floats
    semantic: Mask
    worth: Mapping[str, float]


def text_strength(document: Document, snapshot: CorpusSnapshot, statistical: Mask) -> TextStrength:
    """The strength of every row of the snapshot for a document's text.

    `statistical` marks the rows that spreads are taken from.
    """
    weights = snapshot.by.weights
    held = term_weights(document, weights)
    worth = snapshot.worth(held)
    particular = {term: value for term, value in worth.items() if term not in GENERIC}
    general = {term: value for term, value in worth.items() if term in GENERIC}
    # As a share of what the query's own text would score.
    own = snapshot.bm25.score(held, worth) or 1.0
    telling = _word_scores(particular, snapshot) / own
    lexical = telling + _word_scores(general, snapshot) / own
    cosine, semantic = _cosines(document.vectors, snapshot)
    words = _on_scale(lexical, weights.lexical_range)
    strength = words
    if semantic.any():
        share = _word_share(lexical, cosine, statistical, semantic, weights)
        meaning = _on_scale(cosine, weights.cosine_range)
        strength = np.where(semantic, share * words + (1 - share) * meaning, words)
    return TextStrength(
        strength=strength,
        value=_curve(strength, weights),
        relevant=(strength >= weights.relevant_from)
        & ((telling > 0) | (cosine >= weights.meaning_alone_from))
        & bool(particular),
        lexical=lexical,
        cosine=cosine,
        semantic=semantic,
        worth=worth,
    )


def _word_scores(worth: Mapping[str, float], snapshot: CorpusSnapshot) -> Floats:
    scores = [snapshot.bm25.scores(part.words, worth) for part in snapshot.segments]
    return np.concatenate([np.zeros(0), *scores])


def _cosines(query: TextVectors | None, snapshot: CorpusSnapshot) -> tuple[Floats, Mask]:
    values = [np.zeros(0)]
    known = [np.zeros(0, dtype=np.bool_)]
    usable = query if query is not None and query.model_id == snapshot.by.model_id else None
    for part in snapshot.segments:
        value, marks = _segment_cosines(usable, part, snapshot.by.weights.cosine)
        values.append(value)
        known.append(marks)
    return np.concatenate(values), np.concatenate(known)


def _segment_cosines(
    query: TextVectors | None, part: Segment, weights: Mapping[str, float]
) -> tuple[Floats, Mask]:
    values = np.zeros(len(part.documents))
    known = np.zeros(len(part.documents), dtype=np.bool_)
    if query is not None and part.vectors is not None:
        values[part.vectors.documents] = _mean(part.vectors.cosines(query), weights)
        known[part.vectors.documents] = True
    return values, known


def _mean(cosines: Cosines, weights: Mapping[str, float]) -> Floats:
    total: Floats = (
        weights["whole"] * cosines.whole
        + weights["passage"] * cosines.passage
        + weights["title"] * cosines.title
    )
    return total / sum(weights.values())


def _word_share(
    lexical: Floats, cosine: Floats, statistical: Mask, semantic: Mask, weights: TextWeights
) -> float:
    """How much of the strength the words decide, so that the order is that of the z-scores."""
    number = weights.usual_documents
    spread_words = _spread(lexical[statistical], weights.usual_lexical, number)
    spread_meaning = _spread(cosine[statistical & semantic], weights.usual_cosine, number)
    words = weights.lexical_share * _width(weights.lexical_range) / spread_words
    meaning = (1 - weights.lexical_share) * _width(weights.cosine_range) / spread_meaning
    return words / (words + meaning)


def _spread(values: Floats, usual: float, number: float) -> float:
    """The standard deviation, drawn to the usual one when few records tell it."""
    seen = float(values.var()) if len(values) else 0.0
    return float(np.sqrt((seen * len(values) + usual**2 * number) / (len(values) + number)))


def _width(scale: tuple[float, float]) -> float:
    return scale[1] - scale[0]


def _on_scale(values: Floats, scale: tuple[float, float]) -> Floats:
    return (values - scale[0]) / _width(scale)


def _curve(strength: Floats, weights: TextWeights) -> Floats:
    """A curve that rises everywhere, from near 0 to near 1."""
    value: Floats = 1 / (1 + np.exp(-weights.steepness * (strength - weights.middle)))
    return value
