"""The contributions to a score. Each is one function here and one line in the weights file.

A feature gives every row a value from 0 to 1 and, when asked about one row, the reasons for it. The
points of a contribution are its value times its maximum in the weights file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.engine import deployments
from app.matching.engine.documents import Direction
from app.matching.engine.pairing import Pairing
from app.matching.engine.tags import number

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: a code the interface has words for, what it is about, how strong."""

    code: str
    subject: str
    strength: float


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature's value for every row, and its reasons for one."""

    values: Floats
    reasons: Callable[[int], tuple[Reason, ...]]


def text(pairing: Pairing) -> Feature:
    """How much the texts are about the same, in words and in meaning."""
    found = pairing.text

    def reasons(row: int) -> tuple[Reason, ...]:
        words = Reason("words", "", float(found.lexical[row]))
        meaning = Reason("meaning", "", float(found.cosine[row]))
        return (words, meaning) if found.semantic[row] else (words,)

    return Feature(found.value, reasons)


def capability(pairing: Pairing) -> Feature:
    """How much of what is needed is offered; rare capabilities weigh more, themes count in part.

    For similar challenges both needs are compared and the mean is taken.
    """
    needed_by_query = _coverage_of_query(pairing)
    needed_by_row = _coverage_of_rows(pairing)
    values = {
        Direction.SOLUTIONS: needed_by_query,
        Direction.CHALLENGES: needed_by_row,
        Direction.SIMILAR: (needed_by_query + needed_by_row) / 2,
    }[pairing.query.direction]

    def reasons(row: int) -> tuple[Reason, ...]:
        return capability_reasons(pairing, row)

    return Feature(values, reasons)


def policing(pairing: Pairing) -> Feature:
    """The best deployment at a force, the asking one included, by evidence and age."""
    return _deployed(pairing, "policing")


def sector(pairing: Pairing) -> Feature:
    """The best deployment elsewhere, by evidence, age and how close that sector's problem is."""
    return _deployed(pairing, "sector")


def maturity(pairing: Pairing) -> Feature:
    """Whether the solution is as mature as is sought; less for each level it is off."""
    tags = pairing.snapshot.tags
    low, high = pairing.document.maturity_sought or (None, None)
    if pairing.query_offers:
        have = number(pairing.document.maturity)
        below, above = tags.lowest - have, have - tags.highest
    else:
        below, above = number(low) - tags.maturity, tags.maturity - number(high)
    off = np.maximum(np.maximum(below, above), 0)
    fit = np.maximum(1 - off / pairing.weights.levels_to_nothing, 0)
    values = np.nan_to_num(fit, nan=0.0)

    def reasons(row: int) -> tuple[Reason, ...]:
        if np.isnan(off[row]):
            return (Reason("maturity_unknown", "", 0.0),)
        code = "maturity_within" if off[row] == 0 else "maturity_outside"
        _, solution = pairing.sides(row)
        return (Reason(code, str(solution.maturity), float(values[row])),)

    return Feature(values, reasons)


FEATURES: Mapping[str, Callable[[Pairing], Feature]] = {
    "text": text,
    "capability": capability,
    "policing": policing,
    "sector": sector,
    "maturity": maturity,
}


def capability_reasons(pairing: Pairing, row: int) -> tuple[Reason, ...]:
    """The capabilities a pair shares, the rarest first, then those that share only a theme.

    The strength is the capability's weight beside the rarest one there is.
    """
    challenge, solution = pairing.sides(row)
    index, rarity = pairing.index, pairing.rarity
    offered = index.levels(solution.capabilities, same_theme=pairing.weights.same_theme)
    top = float(rarity.max(initial=0.0)) or 1.0
    found = [
        Reason(
            "same_capability" if offered[column] == 1.0 else "same_theme",
            index.capabilities[column],
            float(offered[column] * rarity[column] / top),
        )
        for column in index.columns(challenge.capabilities)
        if offered[column] > 0
    ]
    return tuple(sorted(found, key=lambda each: (each.code, -each.strength, each.subject)))


def _coverage_of_query(pairing: Pairing) -> Floats:
    """How much of the query's capabilities each row has."""
    index, tags = pairing.index, pairing.snapshot.tags
    columns = index.columns(pairing.document.capabilities)
    if not len(columns):
        return np.zeros(len(pairing.snapshot.documents))
    same = tags.capabilities[:, columns].toarray()
    of_theme = (index.theme_of[:, None] == index.theme_of[columns][None, :]).astype(np.float64)
    related = (tags.capabilities @ of_theme) > 0
    levels = np.where(same > 0, 1.0, np.where(related, pairing.weights.same_theme, 0.0))
    rarity = pairing.rarity[columns]
    covered: Floats = levels @ rarity / rarity.sum()
    return covered


def _coverage_of_rows(pairing: Pairing) -> Floats:
    """How much of each row's capabilities the query has."""
    capabilities = pairing.snapshot.tags.capabilities
    needed = capabilities @ pairing.rarity
    covered = capabilities @ (pairing.rarity * pairing.asked)
    share: Floats = np.divide(covered, needed, out=np.zeros(len(needed)), where=needed > 0)
    return share


def _deployed(pairing: Pairing, contribution: str) -> Feature:
    values = deployments.worth_of_all(pairing, policing=contribution == "policing")

    def reasons(row: int) -> tuple[Reason, ...]:
        return tuple(
            Reason("deployment", str(each.id), each.worth)
            for each in deployments.counted(pairing, row, contribution)
        )

    return Feature(values, reasons)
