"""Counts, tests and what may be told, against values worked out by hand."""

import pytest

from app.insights.enums import Act, Dimension, WhyWithheld
from app.insights.neutrality_repository import Quarter
from app.insights.neutrality_schemas import ConductComparison
from app.insights.skew import NOT_STATED, Tally, compare, p_value, told

E, P = WhyWithheld.FEWER_THAN_5, WhyWithheld.PROTECTS_ANOTHER


def tally(size: str, pairs: int, *, chosen: bool = False) -> Tally:
    groups = dict.fromkeys(Dimension, "same") | {Dimension.SIZE: size}
    return Tally(groups, frozenset({Act.ENDORSEMENT}) if chosen else frozenset(), pairs)


def by_size(*tallies: Tally) -> ConductComparison:
    return next(
        each
        for each in compare(tallies)
        if (each.act, each.dimension) == (Act.ENDORSEMENT, Dimension.SIZE)
    )


def test_every_act_is_compared_by_every_dimension() -> None:
    found = compare([])
    assert len(found) == len(Act) * len(Dimension)
    assert not any(each.skewed or each.p for each in found)


def test_a_fair_choice_raises_no_alarm_and_a_skewed_one_does() -> None:
    fair = by_size(
        tally("large", 80), tally("large", 20, chosen=True),
        tally("small", 80), tally("small", 20, chosen=True),
    )  # fmt: skip
    assert (fair.test, fair.p, fair.skewed) == ("chi_square", 1.0, False)
    assert [(g.group, g.shown.value, g.chosen.value, g.expected) for g in fair.groups] == [
        ("large", 100, 20, 20.0),
        ("small", 100, 20, 20.0),
    ]
    skewed = by_size(
        tally("large", 65), tally("large", 35, chosen=True),
        tally("small", 95), tally("small", 5, chosen=True),
    )  # fmt: skip
    # (35-20)² ⁄ 20 · 2 + (65-80)² ⁄ 80 · 2 = 28.1 on one degree of freedom.
    assert skewed.p is not None
    assert skewed.p < 0.0001
    assert skewed.skewed
    assert [g.expected for g in skewed.groups] == [20.0, 20.0]


def test_small_numbers_are_tested_exactly() -> None:
    # Fisher's tea: 3 of 4 and 1 of 4.
    name, p = p_value([3, 1], [4, 4])
    assert name == "fisher"
    assert p == pytest.approx(34 / 70)
    name, p = p_value([3, 0, 0], [3, 3, 3])
    # One of the C(9,3) = 84 choices, and the two others as extreme.
    assert name == "fisher_monte_carlo"
    assert p == pytest.approx(3 / 84, abs=0.006)
    assert p_value([3, 0, 0], [3, 3, 3]) == (name, p)


@pytest.mark.parametrize(
    ("chosen", "shown"), [([], []), ([3], [9]), ([0, 0], [9, 9]), ([9, 9], [9, 9])]
)
def test_without_a_choice_there_is_no_test(chosen: list[int], shown: list[int]) -> None:
    assert p_value(chosen, shown) == (None, None)


def test_few_choices_raise_no_alarm_however_unlikely() -> None:
    found = by_size(tally("large", 9, chosen=True), tally("small", 60))
    assert found.p is not None
    assert found.p < 0.01
    assert not found.skewed


def test_what_is_not_stated_stays_out_of_the_test() -> None:
    pairs = [
        tally("large", 80), tally("large", 20, chosen=True),
        tally("small", 80), tally("small", 20, chosen=True),
    ]  # fmt: skip
    found = by_size(*pairs, tally(NOT_STATED, 300, chosen=True))
    assert (found.p, found.skewed) == (1.0, False)
    assert NOT_STATED in [group.group for group in found.groups]


def test_figures_under_five_are_not_told_nor_can_they_be_worked_out() -> None:
    def of(counts: list[int]) -> list[object]:
        return [count.withheld or count.value for count in told(counts)]

    assert of([4, 20, 9]) == [E, 20, P]  # the total would give the 4 away
    assert of([4, 20, 0]) == [E, 20, E]
    assert of([5, 20]) == [5, 20]
    assert of([3]) == [E]
    found = by_size(tally("large", 30), tally("large", 3, chosen=True), tally("small", 4))
    assert found.chosen.withheld is E
    assert [(g.shown.withheld, g.expected) for g in found.groups] == [(P, None), (E, None)]


def test_quarters_follow_each_other() -> None:
    quarter = Quarter.named("2026-q4")
    assert (quarter.name, str(quarter.first_day)) == ("2026-q4", "2026-10-01")
    assert quarter.following == Quarter(2027, 1)
    assert quarter.following.before == quarter
    assert quarter.before.following == quarter
    assert quarter.before < quarter < quarter.following
