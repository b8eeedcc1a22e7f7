"""Rules of the ranking that never break: neutrality, evidence, boilerplate, traces of hidden ones."""

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest

from app.matching.engine.deployments import standing
from app.matching.engine.documents import Deployment, Direction, Document, Evidence, Query, Use
from app.matching.engine.ranking import rank, score
from tests.matching.engine_support import (
    TODAY,
    WEIGHTS,
    ask,
    corpus,
    encoded,
    found,
    ids,
    points,
    public,
)

BOILERPLATE = (
    "We are a leading UK provider of innovative technology solutions, trusted by police forces. "
    "Our experienced team delivers value for money and is certified to ISO 27001. "
    "Our services are available on G-Cloud and meet all relevant standards."
)
CHALLENGE = public(
    "Victims without phones",
    "Victims hand over mobile phones and wait weeks. Only relevant messages should be taken.",
    capabilities=("extraction", "review"),
    maturity_sought=(7, 9),
)
FILLERS = [public(f"filler {number}", f"topic{number} entirely different") for number in range(6)]


def used(place: str = "a", **rest: object) -> Deployment:
    """A deployment at a force, vouched for today, unless said otherwise."""
    made = Deployment(
        id=place,
        sector="policing",
        is_policing=True,
        evidence=Evidence.CONFIRMED,
        evidence_date=TODAY,
    )
    return replace(made, **rest)  # type: ignore[arg-type]


def solution(name: str, *deployments: Deployment, **rest: object) -> Document:
    """A solution that extracts messages."""
    made = public(
        name,
        "Takes relevant messages from mobile phones of victims.",
        capabilities=("extraction",),
        deployments=deployments,
    )
    return replace(made, **rest)  # type: ignore[arg-type]


def total_of(*deployments: Deployment) -> float:
    """The score of the solution with these deployments."""
    return ask(CHALLENGE, corpus([solution("one", *deployments), *FILLERS])).items[0].total


def test_without_a_capability_or_text_in_common_no_deployment_makes_a_match() -> None:
    shifts = public("Rota", "Plans shifts of nurses", capabilities=("rostering",), maturity=9)
    shifts = replace(shifts, deployments=tuple(used(str(number)) for number in range(9)))
    assert ids(ask(CHALLENGE, corpus([shifts, *FILLERS]))) == []


def test_a_shared_theme_alone_is_no_match() -> None:
    blurs = public("Blur", "Faces in video", capabilities=("redaction",))
    assert ids(ask(CHALLENGE, corpus([blurs, *FILLERS]))) == []


def test_a_shared_capability_is_a_match_even_in_other_words() -> None:
    kiosk = public("Kiosk", "Downloads handsets at stations", capabilities=("extraction",))
    assert ids(ask(CHALLENGE, corpus([kiosk, *FILLERS]))) == ["Kiosk"]


@pytest.mark.parametrize("with_vectors", [True, False])
def test_texts_that_share_only_boilerplate_do_not_match(*, with_vectors: bool) -> None:
    challenge = public("Cell checks", f"Detainees fall ill between checks. {BOILERPLATE}")
    others = [
        public("Farm watch", f"Sensors on tractors and gates. {BOILERPLATE}"),
        public("Nova Group", BOILERPLATE),
        public("Vitals", f"Radar sees whether detainees fall ill in cells. {BOILERPLATE}"),
        *FILLERS,
    ]
    documents = encoded(others) if with_vectors else others
    asked = encoded([challenge])[0] if with_vectors else challenge
    assert ids(ask(asked, corpus(documents))) == ["Vitals"]


def test_a_query_of_boilerplate_finds_nothing() -> None:
    asked, other = public("Innovative solutions", BOILERPLATE), public("Better technology", "")
    others = [replace(other, body=BOILERPLATE), public("Technology solutions", "Drones fly")]
    assert ids(ask(encoded([asked])[0], corpus(encoded(others)))) == []


def test_near_duplicates_come_first() -> None:
    original = CHALLENGE.body
    documents = encoded(
        [
            public("partly", "Victims wait for interpreters. Phones ring in the control room."),
            public("copy", original.replace("weeks", "several weeks")),
            public("related", "Mobile messages are taken from suspects and sold."),
            *FILLERS,
        ]
    )
    ranking = ask(encoded([CHALLENGE])[0], corpus(documents), direction=Direction.SIMILAR)
    assert ids(ranking)[0] == "copy"


def test_nothing_matches_itself_or_what_the_caller_excludes() -> None:
    earlier = replace(CHALLENGE, id="earlier version")
    snapshot = corpus([CHALLENGE, earlier, replace(CHALLENGE, id="of another force")])
    query = Query(CHALLENGE, Direction.SIMILAR, TODAY, exclude=frozenset({"earlier version"}))
    ranking = rank(query, snapshot, snapshot.alive, weights=WEIGHTS)
    assert ids(ranking) == ["of another force"]
    assert ranking.total == 1


def test_what_the_engine_reads_of_a_record_has_no_size_age_membership_or_popularity() -> None:
    """A new field here is a new thing a score could depend on: decide it with rule 6 in hand."""
    assert {field.name for field in fields(Document)} == {
        "id", "title", "summary", "body", "keywords", "outcomes", "capabilities", "deployments",
        "flags", "scale", "maturity", "maturity_sought", "hosting", "hosting_accepted", "vetting",
        "vetting_required", "terms", "vectors", "counts_for_statistics",
    }  # fmt: skip
    assert {field.name for field in fields(Deployment)} == {
        "id", "sector", "is_policing", "evidence", "evidence_date", "use",
        "capabilities", "scale",
    }  # fmt: skip


def test_many_deployments_count_like_the_best_one() -> None:
    weaker = [used(str(n), evidence=Evidence.CLAIMED) for n in range(20)]
    assert total_of(used(), *weaker) == total_of(used())
    assert total_of(*[used(str(n)) for n in range(20)]) == total_of(used())


def test_confirmed_counts_above_verified_above_claimed_above_nothing() -> None:
    ladder = [total_of(used(evidence=each)) for each in reversed(Evidence)]
    assert ladder == sorted(ladder, reverse=True)
    assert len({*ladder, total_of()}) == 4
    assert ladder[-1] > total_of()


def test_evidence_ages_and_never_comes_to_nothing() -> None:
    ages = [total_of(used(evidence_date=TODAY.replace(year=2026 - n))) for n in (0, 3, 6, 10)]
    assert ages == sorted(ages, reverse=True)
    assert len(set(ages)) == 4
    assert total_of(used(evidence_date=date(1990, 1, 1))) > total_of()
    fresh = standing(used(), WEIGHTS.deployment, TODAY)
    undated = standing(used(evidence_date=None), WEIGHTS.deployment, TODAY)
    assert 0 < undated < fresh == 1


def test_a_use_that_goes_on_counts_above_a_trial_and_one_that_ended() -> None:
    now, trial, ended = (total_of(used(use=each)) for each in (Use.IN_USE, Use.TRIAL, Use.ENDED))
    assert now > trial > ended


def test_another_sector_counts_by_how_close_its_problem_is() -> None:
    near = total_of(used(sector="health", is_policing=False))
    far = total_of(used(sector="retail", is_policing=False))
    unrated = total_of(used(sector="astronomy", is_policing=False))
    assert near > far > unrated == total_of()


def test_a_use_of_another_capability_of_the_theme_counts_in_part() -> None:
    same = total_of(used(capabilities=("extraction",)))
    theme = total_of(used(capabilities=("redaction",)))
    other = total_of(used(capabilities=("drones",)))
    assert same > theme > other == total_of()


def test_rare_capabilities_count_more() -> None:
    common = [public(f"common {n}", "other words", capabilities=("review",)) for n in range(9)]
    rare = public("rare", "other words", capabilities=("extraction",))
    ranking = ask(CHALLENGE, corpus([*common, rare]))
    assert ids(ranking)[0] == "rare"
    assert points(found(ranking, "rare"), "capability") > points(
        found(ranking, "common 0"), "capability"
    )


def test_the_same_theme_counts_as_part_of_a_capability() -> None:
    both, theme, one = (
        solution(name, capabilities=slugs)
        for name, slugs in {
            "both": ("extraction", "review"),
            "theme": ("extraction", "drones"),
            "one": ("redaction", "drones"),
        }.items()
    )
    ranking = ask(CHALLENGE, corpus([both, theme, one, *FILLERS]))
    values = [points(found(ranking, name), "capability") for name in ("both", "theme", "one")]
    assert values[0] == 20
    assert 20 > values[1] > values[2] > 0


def test_maturity_fits_within_the_range_and_less_with_each_level_off_it() -> None:
    totals = [
        ask(CHALLENGE, corpus([solution("one", maturity=level), *FILLERS])).items[0].total
        for level in (9, 7, 6, 5, 3)
    ]
    assert totals[0] == totals[1] > totals[2] > totals[3] > totals[4]
    unknown = ask(CHALLENGE, corpus([solution("one"), *FILLERS])).items[0]
    assert unknown.total == totals[4]
    assert unknown.contributions[-1].evidence[0].code == "maturity_unknown"


def test_hidden_records_leave_no_trace_in_anybodys_scores() -> None:
    seen = encoded([solution("one"), *FILLERS])
    secret = encoded(
        [replace(solution(f"hidden {n}"), counts_for_statistics=False) for n in range(9)]
    )
    asked = encoded([CHALLENGE])[0]

    def scores(documents: list[Document]) -> np.ndarray:
        query = Query(asked, Direction.SOLUTIONS, TODAY)
        return score(query, corpus(documents), WEIGHTS).totals(np.arange(len(seen)))

    without, beside = scores(seen), scores([*seen, *secret])
    # Products of matrices of other sizes may differ in the seventh digit.
    assert without == pytest.approx(beside, rel=1e-5)
    counted = [replace(each, counts_for_statistics=True) for each in secret]
    assert without != pytest.approx(scores([*seen, *counted]), rel=1e-3)
