"""What is said of one match: named parts that add up, and everything they rest on."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.matching.engine.constraints import ConstraintCheck
from app.matching.engine.deployments import CountedDeployment
from app.matching.engine.documents import Document, DocumentId
from app.matching.engine.features import Reason
from app.matching.engine.gaps import Gap
from app.matching.engine.outcomes import Speaking, Spoken
from app.matching.engine.raising import Raise
from app.matching.engine.sentences import SentencePair, SentenceVectors, Telling

_STEPS_A_POINT = 2


class Label(StrEnum):
    """How well a pair may fit, from absolute values; the interface has the words."""

    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One named part of a score. `points` is a multiple of a half, so that sums are exact."""

    name: str
    points: float
    maximum: float
    evidence: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One match with its explanation. `total` is the sum of the contributions' points.

    `capabilities` are those shared, the same before those of one theme; `terms` the shared words in
    the query's spelling, and `terms_in` the found record's sentence that holds some of them;
    `raises` what the solution's supplier could do; `semantic` whether meaning was compared or words
    alone; `outcomes` what the product card says nearest to each that the challenge wants; `telling`
    chooses `sentence`, and `speaking` those of `outcomes`.
    """

    id: DocumentId
    document: Document
    total: float
    contributions: tuple[Contribution, ...]
    label: Label
    capabilities: tuple[Reason, ...]
    sentence: SentencePair | None
    terms: tuple[str, ...]
    terms_in: str | None
    deployments: tuple[CountedDeployment, ...]
    gaps: tuple[Gap, ...]
    constraints: tuple[ConstraintCheck, ...]
    raises: tuple[Raise, ...]
    semantic: bool
    outcomes: tuple[Spoken, ...]
    telling: Telling = field(compare=False, repr=False)
    speaking: Speaking = field(compare=False, repr=False)


def shown_points(exact: dict[str, float]) -> dict[str, float]:
    """Points in halves whose sum is the exact sum rounded: the largest remainders are rounded up.

    Halves are exact in binary, so the parts add up to the total in every language, and the order of
    the totals shown is the order of the exact ones.
    """
    steps = {name: points * _STEPS_A_POINT for name, points in exact.items()}
    shown = {name: int(value) for name, value in steps.items()}
    missing = round(sum(steps.values())) - sum(shown.values())
    for name in sorted(steps, key=lambda name: shown[name] - steps[name])[:missing]:
        shown[name] += 1
    return {name: value / _STEPS_A_POINT for name, value in shown.items()}


def with_meaning(found: Ranked, theirs: SentenceVectors, ours: SentenceVectors) -> Ranked:
    """The match with its best sentences chosen by meaning, once their vectors have been read."""
    if theirs.model_id != ours.model_id:
        return found
    return replace(
        found,
        sentence=found.telling.best_by_meaning(theirs, ours),
        outcomes=found.speaking.by_meaning(theirs, ours),
    )
