"""The statistics of learning: a fit, folds that leave nothing over, and a paired test.

Weights are those of a logistic regression with non-negative coefficients, fitted as a maximum a
posteriori estimate (Hastie, Tibshirani, Friedman: The Elements of Statistical Learning, 4.4) by
L-BFGS-B (Byrd, Lu, Nocedal, Zhu 1995). With x the values of the contributions of a pair (0 to 1), y
= 1 when it is relevant and -1 when not, t how much the judgement is trusted, and p the points in
use as shares of one, it minimises over θ ≥ 0, b and s ≥ 0

    Σ t·log(1 + exp(-y (b + θ·x)))  +  ½ |θ - s·p|²

The second part draws the coefficients to the points in use, at whatever scale suits: few
judgements change little, and a contribution that never differs keeps its share.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Floats = NDArray[np.float64]

DRAWN: Final = 10_000
"""How often the paired test draws signs."""
_HALVES: Final = 200  # a hundred points


def fit(values: Floats, relevant: NDArray[np.bool_], trust: Floats, shares: Floats) -> Floats:
    """The shares of the contributions, not negative, adding up to one."""
    signs = np.where(relevant, 1.0, -1.0)
    parts = len(shares)

    def loss(guess: Floats) -> tuple[float, Floats]:
        theta, intercept, scale = guess[:parts], guess[parts], guess[parts + 1]
        margins = signs * (values @ theta + intercept)
        away = theta - scale * shares
        total = float(trust @ np.logaddexp(0.0, -margins) + away @ away / 2)
        # The slope of log(1 + exp(-m)) is -1 / (1 + exp(m)), here in a form that never overflows.
        slopes = -trust * signs * np.exp(-np.logaddexp(0.0, margins))
        inner = values.T @ slopes + away
        return total, np.concatenate([inner, [slopes.sum(), -(away @ shares)]])

    start = np.concatenate([shares, [0.0, 1.0]])
    bounds = [(0.0, None)] * parts + [(None, None), (0.0, None)]
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    theta: Floats = np.maximum(found.x[:parts], 0.0)
    return theta / theta.sum() if theta.sum() > 0 else shares


def in_points(shares: Floats) -> list[float]:
    """A hundred points in halves, which are exact in binary; the largest remainders win."""
    exact = shares * _HALVES
    whole = np.floor(exact).astype(int)
    for place in np.argsort(whole - exact, kind="stable")[: _HALVES - whole.sum()]:
        whole[place] += 1
    return [int(each) / 2 for each in whole]


def connected(judgements: Mapping[str, Mapping[str, int]]) -> list[list[str]]:
    """The judged queries in groups that share no relevant document, each in the order of names."""
    leader = {query: query for query in judgements}

    def lead(query: str) -> str:
        while leader[query] != query:
            leader[query] = leader[leader[query]]
            query = leader[query]
        return query

    first: dict[str, str] = {}
    for query in sorted(judgements):
        for document, relevance in judgements[query].items():
            if relevance > 0:
                leader[lead(query)] = lead(first.setdefault(document, query))
    groups: dict[str, list[str]] = defaultdict(list)
    for query in sorted(judgements):
        groups[lead(query)].append(query)
    return list(groups.values())


def folds(groups: Sequence[Sequence[str]], most: int, dice: np.random.Generator) -> list[list[str]]:
    """The groups dealt to folds of about the same size, largest first; no group is torn."""
    dealt: list[list[str]] = [[] for _ in range(min(most, len(groups)))]
    shuffled = [groups[place] for place in dice.permutation(len(groups))]
    for group in sorted(shuffled, key=len, reverse=True):
        min(dealt, key=len).extend(group)
    return dealt


def paired_p(differences: Sequence[float], dice: np.random.Generator) -> float:
    """How often chance alone makes the sum of differences as large, either way.

    A two-sided paired randomisation test (Smucker, Allan, Carterette 2007): were both rankings
    equally good, every sign could as well be the other. Give one difference a group of connected
    queries, since they do not vary on their own.
    """
    each = np.asarray([one for one in differences if one != 0.0])
    if not len(each):
        return 1.0
    seen = abs(each.sum()) - 1e-12
    signs = dice.choice((-1.0, 1.0), size=(DRAWN, len(each)))
    as_large = int((np.abs(signs @ each) >= seen).sum())
    return (as_large + 1) / (DRAWN + 1)
