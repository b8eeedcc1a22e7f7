"""The contributions to a score. Each is one function here and one line in the weights file.

A feature gives each row it is asked about a value from 0 to 1, and the reasons for any of them. The
points of a contribution are its value times its maximum in the weights file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.engine import deployments
from app.matching.engine.documents import Direction
from app.matching.engine.pairing import Held, Pairing
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
    """A feature's value for each row it was worked out for, and the reasons for one of them."""

    values: Floats
    reasons: Callable[[int], tuple[Reason, ...]]


def text(held: Held) -> Feature:
    """How much the texts are about the same, in words and in meaning."""
    found = held.pairing.text

    def reasons(place: int) -> tuple[Reason, ...]:
        row = held.rows[place]
        words = Reason("words", "", float(found.lexical[row]))
        meaning = Reason("meaning", "", float(found.cosine[row]))
        return (words, meaning) if found.semantic[row] else (words,)

    return Feature(found.value[held.rows], reasons)


def capability(held: Held) -> Feature:
    """How much of what is needed is offered; rare capabilities weigh more, themes count in part.

    For similar challenges both needs are compared and the mean is taken.
    """
    direction = held.pairing.query.direction
    if direction is Direction.SOLUTIONS:
        values = _coverage_of_query(held)
    elif direction is Direction.CHALLENGES:
        values = _coverage_of_rows(held)
    else:
        values = (_coverage_of_query(held) + _coverage_of_rows(held)) / 2

    def reasons(place: int) -> tuple[Reason, ...]:
        return capability_reasons(held.pairing, int(held.rows[place]))

    return Feature(values, reasons)


def policing(held: Held) -> Feature:
    """The best deployment at a force, the asking one included, by evidence and age."""
    return _deployed(held, "policing")


def sector(held: Held) -> Feature:
    """The best deployment elsewhere, by evidence, age and how close that sector's problem is."""
    return _deployed(held, "sector")


def maturity(held: Held) -> Feature:
    """Whether the solution is as mature as is sought; less for each level it is off."""
    pairing, tags = held.pairing, held.tags
    low, high = pairing.document.maturity_sought or (None, None)
    if pairing.query_offers:
        have = number(pairing.document.maturity)
        below, above = tags.lowest - have, have - tags.highest
    else:
        below, above = number(low) - tags.maturity, tags.maturity - number(high)
    off = np.maximum(np.maximum(below, above), 0)
    fit = np.maximum(1 - off / pairing.weights.levels_to_nothing, 0)
    values = np.nan_to_num(fit, nan=0.0)

    def reasons(place: int) -> tuple[Reason, ...]:
        if np.isnan(off[place]):
            return (Reason("maturity_unknown", "", 0.0),)
        code = "maturity_within" if off[place] == 0 else "maturity_outside"
        _, solution = pairing.sides(int(held.rows[place]))
        return (Reason(code, str(solution.maturity), float(values[place])),)

    return Feature(values, reasons)


FEATURES: Mapping[str, Callable[[Held], Feature]] = {
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


def _coverage_of_query(held: Held) -> Floats:
    """How much of the query's capabilities each row has."""
    pairing, capabilities = held.pairing, held.tags.capabilities
    index = pairing.index
    columns = index.columns(pairing.document.capabilities)
    if not len(columns):
        return np.zeros(len(held.rows))
    asked = np.zeros(len(index.capabilities))
    asked[columns] = pairing.rarity[columns]
    # One of the theme counts in part, the very capability makes up for the rest.
    by_theme = index.by_theme(asked)
    covered: Floats = pairing.weights.same_theme * (held.tags.themes @ by_theme)
    covered += (1 - pairing.weights.same_theme) * (capabilities @ asked)
    covered /= asked.sum()
    return covered


def _coverage_of_rows(held: Held) -> Floats:
    """How much of each row's capabilities the query has."""
    pairing, capabilities = held.pairing, held.tags.capabilities
    needed = capabilities @ pairing.rarity
    covered = capabilities @ (pairing.rarity * pairing.asked)
    share: Floats = np.divide(covered, needed, out=np.zeros(len(needed)), where=needed > 0)
    return share


def _deployed(held: Held, contribution: str) -> Feature:
    values = deployments.worth_of_best(held, policing=contribution == "policing")

    def reasons(place: int) -> tuple[Reason, ...]:
        return tuple(
            Reason("deployment", str(each.id), each.worth)
            for each in deployments.counted(held.pairing, int(held.rows[place]), contribution)
        )

    return Feature(values, reasons)
