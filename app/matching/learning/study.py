"""`eme evaluate --learn`: weights learnt from a judged set, and whether they are better.

Every query is ranked with weights learnt from queries it has nothing to do with. What is printed
and proposed is then learnt from all; adopting it is up to two people (docs/matching.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.documents import Direction, Query
from app.matching.engine.features import FEATURES
from app.matching.engine.lots import lot
from app.matching.engine.ranking import score
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.engine.weights import load_weights, with_points
from app.matching.evaluation import DEPTH, encoded, ndcg
from app.matching.learning.fitting import Floats, connected, fit, folds, in_points, paired_p
from app.matching.learning.judged import read_set
from app.matching.weights_schemas import ENOUGH_QUERIES, Basis
from app.platform.encoder import load_encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.matching.engine.weights import Weights
    from app.matching.learning.judged import JudgedSet

FOLDS: Final = 5
PRESUMED: Final = 20
"""Documents nobody judged that are taken for not relevant, a query: moderators judge what was
suggested, and learning from that alone would forget why the rest was not."""
_PRESUMED_TRUST: Final = 0.25


@dataclass(frozen=True, slots=True)
class Asked:
    """A judged query: the contributions of every document, in the order of lots, and judgements."""

    name: str
    documents: tuple[str, ...]
    values: Floats
    judged: Mapping[str, int]
    trust: Mapping[str, float]

    def ndcg(self, points: Floats) -> float:
        """How good the ranking by these points is; equals stay in the order of lots."""
        order = np.argsort(-(self.values @ points), kind="stable")[:DEPTH]
        return ndcg([self.documents[place] for place in order], self.judged)


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt, in points, and how it does on left-out queries against the points in use."""

    points: dict[str, float]
    in_use: dict[str, float]
    queries: int
    judgements: int
    groups: int
    folds: int
    seed: int
    before: float
    after: float
    p: float

    def basis(self, set_sha256: str) -> Basis:
        """The measurement as a proposal states it."""
        return Basis(
            set_sha256=set_sha256,
            judged_queries=self.queries,
            judgements=self.judgements,
            groups=self.groups,
            folds=self.folds,
            seed=self.seed,
            ndcg_before=round(self.before, 4),
            ndcg_after=round(self.after, 4),
            p=round(self.p, 5),
        )


def study(folder: Path, model_folder: Path | None, *, seed: int) -> Learnt:
    """Read a set and learn from it, by words alone without a built model.

    What is learnt is held against the points in use when the set was made, if it names them.
    """
    judged = read_set(folder)
    encoder = None if model_folder is None else load_encoder(model_folder)
    if encoder is not None:
        judged = encoded(judged, encoder)
    weights = load_weights()
    if judged.weights is not None:
        weights = with_points(weights, *judged.weights)
    asked = asked_of(judged, weights, None if encoder is None else encoder.model_id)
    return learn(asked, weights.match, seed=seed)


def asked_of(judged: JudgedSet, weights: Weights, model_id: str | None) -> list[Asked]:
    """The contributions of every document to every judged query, by the code that serves."""
    snapshot = CorpusSnapshot.build(
        judged.documents, weights=weights.text, taxonomy=judged.taxonomy, model_id=model_id
    )
    everything = np.arange(len(judged.documents))
    found = []
    for query in judged.queries:
        name = str(query.id)
        if not any(value > 0 for value in judged.judgements.get(name, {}).values()):
            continue  # nothing to find: nDCG says nothing
        scores = score(Query(query, Direction.SOLUTIONS, judged.day), snapshot, weights)
        ids = [str(each.id) for each in snapshot.documents]
        rows = sorted(everything[scores.allowed].tolist(), key=lambda row: lot(name, ids[row]))
        held = scores.pairing.held_against(np.asarray(rows, dtype=np.int64))
        found.append(
            Asked(
                name=name,
                documents=tuple(ids[row] for row in rows),
                values=np.stack([FEATURES[part](held).values for part in weights.match], axis=1),
                judged=judged.judgements[name],
                trust={doc: worth for (q, doc), worth in judged.trust.items() if q == name},
            )
        )
    return found


def learn(asked: Sequence[Asked], in_use: Mapping[str, float], *, seed: int = 0) -> Learnt:
    """Learn from all queries, and measure on each with what the unconnected others teach."""
    dice = np.random.default_rng(seed)
    current = np.array(list(in_use.values()))
    examples = {each.name: _examples(each, dice) for each in asked}
    groups = connected({each.name: each.judged for each in asked})
    dealt = folds(groups, FOLDS, dice)
    before = {each.name: each.ndcg(current) for each in asked}
    after: dict[str, float] = {}
    by_name = {each.name: each for each in asked}
    for left_out in dealt:
        others = [examples[name] for name in by_name if name not in set(left_out)]
        points = np.array(_learnt(others, current))
        after |= {name: by_name[name].ndcg(points) for name in left_out}
    differences = [sum(after[name] - before[name] for name in group) for group in groups]
    return Learnt(
        points=dict(zip(in_use, _learnt(list(examples.values()), current), strict=True)),
        in_use=dict(in_use),
        queries=len(asked),
        judgements=sum(len(each.judged) for each in asked),
        groups=len(groups),
        folds=len(dealt),
        seed=seed,
        before=_mean(before),
        after=_mean(after),
        p=paired_p(differences, dice),
    )


def report(learnt: Learnt) -> str:
    """What `eme evaluate --learn` prints."""
    lines = ["contribution     in use   learnt"]
    lines += [
        f"{name:<14}{learnt.in_use[name]:9.1f}{points:9.1f}"
        for name, points in learnt.points.items()
    ]
    lines += [
        f"{'sum':<14}{sum(learnt.in_use.values()):9.1f}{sum(learnt.points.values()):9.1f}",
        f"nDCG@{DEPTH} on left-out queries: {learnt.before:.4f} in use, {learnt.after:.4f} learnt",
        f"p = {learnt.p:.4f} (paired randomisation test, seed {learnt.seed})",
        f"{learnt.queries} judged queries, {learnt.judgements} judgements",
        f"{learnt.groups} groups of connected queries in {learnt.folds} folds",
        verdict(learnt),
    ]
    return "\n".join(lines)


def verdict(learnt: Learnt) -> str:
    """Whether the learnt weights may be proposed, in a sentence. Nothing is adopted here."""
    if learnt.queries < ENOUGH_QUERIES:
        return (
            f"Too few judged queries: {learnt.queries} of {ENOUGH_QUERIES}. "
            "The weights in use stay; nothing is proposed."
        )
    if not may_be_proposed(learnt):
        return "Not better by the paired test. The weights in use stay; nothing is proposed."
    return "Better by the paired test. They may be proposed; a second person has to approve them."


def may_be_proposed(learnt: Learnt) -> bool:
    """Whether enough judged queries and the paired test support the learnt weights."""
    return learnt.folds > 1 and learnt.basis("0" * 64).supports


def proposal(learnt: Learnt, weights: Weights, set_sha256: str) -> dict[str, Any]:
    """The file that `POST /api/v1/weights-versions` takes; its name follows from the set."""
    return {
        "version": f"{weights.version}-learnt-{set_sha256[:8]}-{learnt.seed}",
        "base_version": weights.version,
        "contributions": {"match": learnt.points},
        "basis": learnt.basis(set_sha256).model_dump(),
    }


_Examples = tuple[Floats, NDArray[np.bool_], Floats]


def _examples(asked: Asked, dice: np.random.Generator) -> _Examples:
    """The judged pairs of a query, and some that nobody judged."""
    place = {name: at for at, name in enumerate(asked.documents)}
    judged = {name: value for name, value in asked.judged.items() if name in place}
    unjudged = [name for name in asked.documents if name not in asked.judged]
    drawn = dice.permutation(len(unjudged))[:PRESUMED]
    presumed = [unjudged[at] for at in drawn]
    rows = [place[name] for name in (*judged, *presumed)]
    relevant = [judged.get(name, 0) > 0 for name in (*judged, *presumed)]
    trust = [asked.trust.get(name, 1.0) for name in judged] + [_PRESUMED_TRUST] * len(presumed)
    return asked.values[rows], np.array(relevant, dtype=np.bool_), np.array(trust)


def _learnt(examples: Sequence[_Examples], current: Floats) -> list[float]:
    if not examples:
        return [float(each) for each in current]
    values, relevant, trust = (np.concatenate(part) for part in zip(*examples, strict=True))
    return in_points(fit(values, relevant, trust, current / current.sum()))


def _mean(each: Mapping[str, float]) -> float:
    return sum(each.values()) / len(each) if each else 0.0
