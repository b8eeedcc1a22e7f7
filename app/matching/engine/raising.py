"""What would raise a score: told to the supplier, who alone can make it true.

Each way is worked out by the engine's own functions with one thing changed and everything else as
it is. Words are never among them: a text that was written to please a ranking helps nobody.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.matching.engine.deployments import CountedDeployment, standing, worth_of
from app.matching.engine.documents import Deployment, Document, Evidence, Use
from app.matching.engine.pairing import Pairing

LEAST_POINTS = 0.5
MOST_SHOWN = 3


class Way(StrEnum):
    """What a supplier can do."""

    CONFIRM = "confirm"  # have the using organisation confirm the use
    VERIFY = "verify"  # give evidence that a moderator can verify
    RENEW = "renew"  # show that the use still holds
    CAPABILITY = "capability"  # name a capability, if the product has it
    MATURITY = "maturity"  # say how mature the product is
    TRIAL = "trial"  # have a force try it, and confirm that it did


@dataclass(frozen=True, slots=True)
class Raise:
    """One way to raise a score: what it is about, and the points it would bring."""

    way: Way
    subject: str
    points: float


def raises(
    pairing: Pairing, row: int, deployments: tuple[CountedDeployment, ...]
) -> tuple[Raise, ...]:
    """The ways that bring most for this pair, at most three, each of half a point or more."""
    challenge, solution = pairing.sides(row)
    found = [
        *_by_evidence(pairing, solution, deployments),
        *_by_capability(pairing, challenge, solution),
        *_by_maturity(pairing, challenge, solution),
        *_by_trial(pairing, challenge, solution, deployments),
    ]
    worthwhile = [each for each in found if each.points >= LEAST_POINTS]
    worthwhile.sort(key=lambda each: (-each.points, each.way, each.subject))
    return tuple(worthwhile[:MOST_SHOWN])


def _by_evidence(
    pairing: Pairing, solution: Document, counted: tuple[CountedDeployment, ...]
) -> Iterator[Raise]:
    """For each deployment that speaks for the pair, the next step of its evidence, or its date."""
    stated = {each.id: each for each in solution.deployments}
    maxima = pairing.weights.contributions(pairing.query.direction)
    for policing, name in ((True, "policing"), (False, "sector")):
        speaking = [each for each in counted if stated[each.id].is_policing == policing]
        now = max((each.worth for each in speaking), default=0.0)
        for each in speaking:
            way, better = _next(pairing, stated[each.id])
            worth = standing(better, pairing.weights.deployment, pairing.query.today)
            gained = worth * each.near * (1.0 if policing else each.closeness) - now
            yield Raise(way, str(each.id), maxima[name] * gained)


def _next(pairing: Pairing, deployment: Deployment) -> tuple[Way, Deployment]:
    today = pairing.query.today
    if deployment.evidence is Evidence.CLAIMED:
        better = replace(deployment, evidence=Evidence.VERIFIED, evidence_date=today)
        return Way.VERIFY, better
    if deployment.evidence is Evidence.VERIFIED:
        better = replace(deployment, evidence=Evidence.CONFIRMED, evidence_date=today)
        return Way.CONFIRM, better
    return Way.RENEW, replace(deployment, evidence_date=today)


def _by_capability(pairing: Pairing, challenge: Document, solution: Document) -> Iterator[Raise]:
    """What each capability would bring that is asked for and not named, where the theme is."""
    index, rarity = pairing.index, pairing.rarity
    asked = index.columns(challenge.capabilities)
    if not len(asked):
        return
    levels = index.levels(solution.capabilities, same_theme=pairing.weights.same_theme)
    most = pairing.weights.contributions(pairing.query.direction)["capability"]
    whole = float(rarity[asked].sum())
    for column in asked:
        if 0 < levels[column] < 1:
            gained = float((1 - levels[column]) * rarity[column]) / whole
            yield Raise(Way.CAPABILITY, index.capabilities[column], most * gained)


def _by_maturity(pairing: Pairing, challenge: Document, solution: Document) -> Iterator[Raise]:
    if solution.maturity is None and challenge.maturity_sought is not None:
        most = pairing.weights.contributions(pairing.query.direction)["maturity"]
        yield Raise(Way.MATURITY, "", most)


def _by_trial(
    pairing: Pairing,
    challenge: Document,
    solution: Document,
    counted: Collection[CountedDeployment],
) -> Iterator[Raise]:
    """What a trial at a force would bring, confirmed by it, where no force uses the product."""
    stated = {each.id: each for each in solution.deployments}
    if any(stated[each.id].is_policing for each in counted):
        return
    trial = Deployment(
        "trial",
        sector="",
        is_policing=True,
        evidence=Evidence.CONFIRMED,
        evidence_date=pairing.query.today,
        use=Use.TRIAL,
    )
    gained = worth_of(pairing, trial, challenge=challenge, solution=solution).worth
    most = pairing.weights.contributions(pairing.query.direction)["policing"]
    yield Raise(Way.TRIAL, "", most * gained)
