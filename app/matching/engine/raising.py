"""What would raise a score: told to the supplier, who alone can make it true.

Each way is worked out by the engine's own functions with one thing changed and everything else as
it is. Words are never among them: a text that was written to please a ranking helps nobody.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.matching.engine.deployments import CountedDeployment, standing, worth_of
from app.matching.engine.documents import Deployment, Document, Evidence, Use
from app.matching.engine.pairing import Pairing

LEAST_POINTS = 0.5


class Way(StrEnum):
    """What a supplier can do."""

    OPERATE = "operate"  # have a trial at a force become a use in service, confirmed by it
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
    """The ways to raise this pair's score by half a point or more, the one that brings most first.

    Each stands for itself: their points do not add up.
    """
    challenge, solution = pairing.sides(row)
    found = [
        *_by_evidence(pairing, solution, deployments),
        *_by_capability(pairing, challenge, solution),
        *_by_maturity(pairing, challenge, solution),
        *_by_trial(pairing, challenge, solution, deployments),
    ]
    worthwhile = [each for each in found if each.points >= LEAST_POINTS]
    worthwhile.sort(key=lambda each: (-each.points, each.way, each.subject))
    return tuple(worthwhile)


def _by_evidence(
    pairing: Pairing, solution: Document, counted: tuple[CountedDeployment, ...]
) -> Iterator[Raise]:
    """For each deployment that speaks for the pair, the next steps of its evidence and its use."""
    stated = {each.id: each for each in solution.deployments}
    maxima = pairing.weights.contributions(pairing.query.direction)
    for policing, name in ((True, "policing"), (False, "sector")):
        speaking = [each for each in counted if stated[each.id].is_policing == policing]
        now = max((each.worth for each in speaking), default=0.0)
        for each in speaking:
            for way, better in _next(stated[each.id], pairing.query.today):
                worth = standing(better, pairing.weights.deployment, pairing.query.today)
                gained = worth * each.near * (1.0 if policing else each.closeness) - now
                yield Raise(way, str(each.id), maxima[name] * gained)


def _next(deployment: Deployment, today: date) -> Iterator[tuple[Way, Deployment]]:
    """What could be said of a deployment next, and how it would stand then."""
    confirmed = replace(deployment, evidence=Evidence.CONFIRMED, evidence_date=today)
    if deployment.evidence is Evidence.CLAIMED:
        yield Way.VERIFY, replace(confirmed, evidence=Evidence.VERIFIED)
    elif deployment.use is not Use.ENDED:  # what has ended holds no more
        yield Way.RENEW, replace(deployment, evidence_date=today)
    if deployment.evidence is not Evidence.CONFIRMED:
        yield Way.CONFIRM, confirmed
    if deployment.use is Use.TRIAL and deployment.is_policing:
        yield Way.OPERATE, replace(confirmed, use=Use.IN_USE)


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
