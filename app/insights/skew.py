"""Whether what was chosen follows what was shown: counts, a test, and what may be told of it.

Every pair that was shown to a moderator in a quarter could have been chosen. Were the choice blind
to a dimension, each group's share of the chosen would differ from its share of the shown by chance
alone. The test is Pearson's chi-square where every expected count is at least five, else Fisher's
exact test for two groups, and its Monte Carlo form (9,999 tables with these margins, drawn the same
way every time) for more. Groups that did not state what they are stay out of the test.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import scipy  # its statistics are read when first used: 30 MiB, 0.8 s
from numpy.typing import NDArray

from app.insights.enums import Act, Dimension, WhyWithheld
from app.insights.neutrality_schemas import ConductComparison, ConductGroup, ToldCount

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NOT_STATED: Final = "not_stated"
FEWEST_TOLD: Final = 5
FEWEST_CHOSEN: Final = 10
"""With fewer choices no alarm is raised, whatever the test says."""
SKEWED_BELOW: Final = 0.01
"""Eight comparisons a quarter: by chance alone about one false alarm in three years."""
_EXPECTED_FOR_CHI_SQUARE: Final = 5
_DRAWN: Final = 9_999
_STEPS: Final = (0.001, 0.01, 0.05, 0.1, 0.5, 1.0)

Table = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pairs with these groups were shown, and whether they were chosen."""

    groups: Mapping[Dimension, str]
    acts: frozenset[Act]
    pairs: int


def compare(tallies: Sequence[Tally]) -> list[ConductComparison]:
    """Every act by every dimension."""
    return [_comparison(act, dimension, tallies) for act in Act for dimension in Dimension]


def _comparison(act: Act, dimension: Dimension, tallies: Sequence[Tally]) -> ConductComparison:
    shown: Counter[str] = Counter()
    chosen: Counter[str] = Counter()
    for tally in tallies:
        shown[tally.groups[dimension]] += tally.pairs
        chosen[tally.groups[dimension]] += tally.pairs if act in tally.acts else 0
    stated = [group for group in sorted(shown) if group != NOT_STATED]
    test, p = p_value([chosen[each] for each in stated], [shown[each] for each in stated])
    enough = sum(chosen[each] for each in stated) >= FEWEST_CHOSEN
    groups = _groups(sorted(shown), shown, chosen)
    return ConductComparison(
        act=act,
        dimension=dimension,
        shown=told([shown.total()])[0],
        chosen=told([chosen.total()])[0],
        groups=groups,
        test=test,
        p=None if p is None else _told_p(p, groups),
        skewed=p is not None and p < SKEWED_BELOW and enough,
    )


def p_value(chosen: Sequence[int], shown: Sequence[int]) -> tuple[str | None, float | None]:
    """The name of the test and its p value; nothing where there is no choice to compare."""
    table = np.array([chosen, np.subtract(shown, chosen)], dtype=np.int64)
    if table.shape[1] < 2 or not table.sum(axis=1).all():  # noqa: PLR2004  (two groups)
        return None, None
    margins = table.sum(axis=1, keepdims=True) * table.sum(axis=0, keepdims=True)
    if (margins / table.sum()).min() >= _EXPECTED_FOR_CHI_SQUARE:
        return "chi_square", float(scipy.stats.chi2_contingency(table, correction=False).pvalue)
    if table.shape[1] == 2:  # noqa: PLR2004
        return "fisher", float(scipy.stats.fisher_exact(table).pvalue)
    drawn = scipy.stats.MonteCarloMethod(n_resamples=_DRAWN, rng=np.random.default_rng(0))
    return "fisher_monte_carlo", float(scipy.stats.fisher_exact(table, method=drawn).pvalue)


def _told_p(p: float, groups: Sequence[ConductGroup]) -> float:
    """To four places, or only below which step it lies where it would give a count away."""
    if any(each.shown.withheld or each.chosen.withheld for each in groups):
        return next((step for step in _STEPS if p <= step), 1.0)  # 1 and a rounding error
    return round(p, 4)


def told(counts: Sequence[int]) -> list[ToldCount]:
    """Counts under five are withheld, and one more where the total would give a single one away."""
    few = {place for place, count in enumerate(counts) if count < FEWEST_TOLD}
    others = [place for place in range(len(counts)) if place not in few]
    also = min(others, key=lambda place: counts[place]) if len(few) == 1 and others else None
    return [
        ToldCount(value=None, withheld=WhyWithheld.FEWER_THAN_5)
        if place in few
        else ToldCount(value=None, withheld=WhyWithheld.PROTECTS_ANOTHER)
        if place == also
        else ToldCount(value=count)
        for place, count in enumerate(counts)
    ]


def _groups(
    names: Sequence[str], shown: Mapping[str, int], chosen: Mapping[str, int]
) -> list[ConductGroup]:
    of_shown = told([shown[name] for name in names])
    of_chosen = told([chosen[name] for name in names])
    all_shown, all_chosen = sum(shown.values()), sum(chosen.values())
    return [
        ConductGroup(
            group=name,
            shown=here,
            chosen=there,
            expected=None
            if here.value is None or all_chosen < FEWEST_TOLD
            else round(all_chosen * here.value / all_shown, 1),
        )
        for name, here, there in zip(names, of_shown, of_chosen, strict=True)
    ]
