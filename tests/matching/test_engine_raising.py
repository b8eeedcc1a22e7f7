"""What would raise a score is what the engine gives when it is done."""

from dataclasses import replace

import pytest

from app.matching.engine.documents import Deployment, Direction, Document, Evidence, Use
from app.matching.engine.explanation import Ranked
from app.matching.engine.raising import Way
from tests.matching.engine_support import TODAY, WEIGHTS, ask, corpus, found, points, public

CHALLENGE = public(
    "challenge",
    "redaction of faces in body-worn video",
    capabilities=("redaction", "review"),
    maturity_sought=(6, 9),
)
FILLERS = [public(f"filler {n}", "drones over fields", capabilities=("drones",)) for n in range(6)]
USE = Deployment("use", "health", is_policing=False, evidence_date=TODAY)
CARD = public(
    "card", "redaction of video", capabilities=("redaction",), deployments=(USE,), maturity=7
)


def match(card: Document) -> Ranked:
    return found(ask(CHALLENGE, corpus([card, *FILLERS])), "card")


def brought(before: Document, after: Document, contribution: str) -> float:
    return points(match(after), contribution) - points(match(before), contribution)


def way(card: Document, which: Way) -> float:
    return next((each.points for each in match(card).raises if each.way is which), 0.0)


@pytest.mark.parametrize(
    ("now", "then", "which"),
    [
        (Evidence.CLAIMED, Evidence.VERIFIED, Way.VERIFY),
        (Evidence.CLAIMED, Evidence.CONFIRMED, Way.CONFIRM),
        (Evidence.VERIFIED, Evidence.CONFIRMED, Way.CONFIRM),
    ],
)
@pytest.mark.parametrize("policing", [True, False])
def test_better_evidence_brings_what_is_promised(
    now: Evidence, then: Evidence, which: Way, *, policing: bool
) -> None:
    use = replace(USE, is_policing=policing, evidence=now)
    before = replace(CARD, deployments=(use,))
    after = replace(CARD, deployments=(replace(use, evidence=then),))
    gained = brought(before, after, "policing" if policing else "sector")
    assert gained > 0
    assert way(before, which) == pytest.approx(gained, abs=0.5)


@pytest.mark.parametrize("evidence", [Evidence.VERIFIED, Evidence.CONFIRMED])
def test_showing_that_an_old_use_still_holds_brings_what_is_promised(evidence: Evidence) -> None:
    old = replace(USE, evidence=evidence, evidence_date=TODAY.replace(year=2017))
    fresh = replace(old, evidence_date=TODAY)
    gained = brought(
        replace(CARD, deployments=(old,)), replace(CARD, deployments=(fresh,)), "sector"
    )
    assert gained > 0
    assert way(replace(CARD, deployments=(old,)), Way.RENEW) == pytest.approx(gained, abs=0.5)
    ended = replace(CARD, deployments=(replace(old, use=Use.ENDED),))
    assert way(ended, Way.RENEW) == 0


def test_a_capability_of_the_theme_brings_what_is_promised_if_the_product_has_it() -> None:
    after = replace(CARD, capabilities=("redaction", "review"))
    assert way(CARD, Way.CAPABILITY) == pytest.approx(
        brought(CARD, after, "capability"),
        abs=1.5,  # another card with it makes it less rare
    )
    assert "review" in {each.subject for each in match(CARD).raises}
    assert "drones" not in {each.subject for each in match(CARD).raises}


def test_an_unstated_maturity_is_worth_stating() -> None:
    assert way(replace(CARD, maturity=None), Way.MATURITY) == WEIGHTS.match["maturity"]
    assert way(CARD, Way.MATURITY) == 0


def test_a_trial_at_a_force_brings_what_is_promised_where_no_force_uses_it() -> None:
    trial = replace(USE, id="t", is_policing=True, evidence=Evidence.CONFIRMED, use=Use.TRIAL)
    tried = replace(CARD, deployments=(USE, trial))
    gained = brought(CARD, tried, "policing")
    assert gained > 0
    assert way(CARD, Way.TRIAL) == pytest.approx(gained, abs=0.5)
    assert way(tried, Way.TRIAL) == 0
    elsewhere = replace(CARD, capabilities=("drones",), body="redaction of faces in video")
    assert way(elsewhere, Way.TRIAL) == 0


def test_service_after_a_trial_at_a_force_brings_what_is_promised() -> None:
    trial = replace(USE, is_policing=True, evidence=Evidence.VERIFIED, use=Use.TRIAL)
    served = replace(trial, evidence=Evidence.CONFIRMED, use=Use.IN_USE)
    tried = replace(CARD, deployments=(trial,))
    gained = brought(tried, replace(CARD, deployments=(served,)), "policing")
    assert gained > 0
    assert way(tried, Way.OPERATE) == pytest.approx(gained, abs=0.5)
    assert way(replace(CARD, deployments=(served,)), Way.OPERATE) == 0
    elsewhere = replace(CARD, deployments=(replace(trial, is_policing=False),))
    assert way(elsewhere, Way.OPERATE) == 0


def test_a_weaker_use_is_only_worth_bettering_when_it_would_become_the_best() -> None:
    best = replace(USE, id="best", evidence=Evidence.CONFIRMED)
    weak = replace(USE, id="weak", sector="retail")
    both = match(replace(CARD, deployments=(best, weak)))
    assert "weak" not in {each.subject for each in both.raises}


def test_ways_are_told_the_best_first_and_none_between_challenges() -> None:
    uses = tuple(replace(USE, id=f"use {n}") for n in range(5))
    told = match(replace(CARD, deployments=uses, maturity=None)).raises
    assert len(told) > len(uses)
    assert [each.points for each in told] == sorted((e.points for e in told), reverse=True)
    similar = ask(CHALLENGE, corpus([CARD, *FILLERS]), direction=Direction.SIMILAR)
    assert all(each.raises == () for each in similar.items)
