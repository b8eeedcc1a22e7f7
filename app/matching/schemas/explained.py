"""What a match says: its score in named parts, and everything for and against it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from app.challenges.enums import Level
from app.challenges.enums import Status as ChallengeStatus
from app.kernel.schemas import Moment, View
from app.matching.engine.constraints import Constraint, Standing
from app.matching.engine.documents import Use
from app.matching.engine.explanation import Label
from app.matching.engine.gaps import Gap
from app.matching.engine.raising import Way
from app.organisations.schemas import OrganisationName
from app.solutions.enums import BiasEvaluation, Horizon, Reach
from app.solutions.schemas import EvidenceView


class ReasonView(View):
    """One piece of evidence: a code, what it is about, how strong (0 to 1)."""

    code: str
    subject: str
    strength: float


class ContributionView(View):
    """One named part of a score, in the order of the bar."""

    name: str
    points: float
    maximum: float
    reasons: list[ReasonView]


class SharedCapability(View):
    """A capability both sides have, and how many listed cards offer it.

    Where `same` is false the record found names others of its theme instead: `related`, by name.
    """

    slug: str
    name: str
    same: bool
    related: list[str]
    offered_by: int
    listed: int


class MissingCapability(View):
    """A capability that the challenge asks for; the product card names nothing of its theme."""

    slug: str
    name: str


class Quote(View):
    """A sentence of the product card; `source` is where the card says that a result comes from."""

    sentence: str
    source: str


class WantedOutcome(View):
    """An outcome that the challenge wants, with the sentences of the product card nearest to it.

    There are two `quotes` at most, the nearest first, and none where no sentence is near enough.
    Nobody has judged whether they meet the outcome.
    """

    title: str
    measure: str
    quotes: list[Quote]
    nearness: float


class SentencesView(View):
    """The best matching sentence of the record found and the asking record's own."""

    found: str
    asked: str
    semantic: bool


class MatchedDeployment(EvidenceView):
    """A deployment that speaks for a match; `decides` marks the one whose worth was taken.

    `same_capability` says that it shows one of those asked for, not another of the same theme;
    `in_service` says that it has met policing's law, courts, vetting and data for what is asked.
    Who uses it is told as on the product card: of an unnamed one to its supplier and moderators.
    `asking` says that it is at a force behind the challenge: such a use comes first, and counts
    like any other.
    """

    id: UUID
    asking: bool
    organisation: OrganisationName | None
    organisation_label: str
    anonymous: bool
    sector: str
    sector_name: str
    use: str
    status: Use
    scale: str
    reach: Reach | None
    started_on: date | None
    ended_on: date | None
    learned: str
    same_capability: bool
    in_service: bool
    closeness: float
    closeness_why: str
    decides: bool


class ConstraintView(View):
    """A constraint of the challenge, and how what the product card says stands to it.

    Hosting names places, vetting a level from 0 (none) to 3 (security check), maturity levels from
    1 to 9: asked as a range, offered as one. `offered` is empty where the card does not say.
    """

    kind: Constraint
    standing: Standing
    asked: list[str]
    offered: list[str]


class RaiseView(View):
    """Something the supplier can do that would raise the score, and by up to how many points.

    Each is worked out by itself: two of them need not bring the sum of their points.

    `subject` is a capability's slug or a deployment's id, `name` what it is called; both are empty
    where it is about the product itself, and `name` where the user of a deployment has none.
    """

    way: Way
    subject: str
    name: str
    points: int


class MatchedChallenge(View):
    """A challenge as a match names it."""

    id: UUID
    reference: str
    title: str
    summary: str
    status: ChallengeStatus
    responses_close_at: Moment | None
    safeguards_level: Level | None
    reach: Reach | None
    is_example: bool
    force: OrganisationName
    co_sponsors: list[OrganisationName]


class MatchedSolution(View):
    """A product card as a match names it, with what the supplier says it is not good for.

    `bias_evaluation` is whether results were compared between groups, which enhanced safeguards
    ask for; null where the card does not say.
    """

    id: UUID
    reference: str
    name: str
    summary: str
    not_good_for: str
    bias_evaluation: BiasEvaluation | None
    horizon: Horizon
    is_example: bool
    supplier: OrganisationName


class Explained(View):
    """A score and everything that was said for and against it.

    `terms` are words that both texts use, and `terms_in` the sentence of the record found in which
    most of the first five stand, at least two: words alone may mislead.
    """

    total: float
    label: Label
    contributions: list[ContributionView]
    outcomes: list[WantedOutcome]
    capabilities: list[SharedCapability]
    capabilities_missing: list[MissingCapability]
    sentences: SentencesView | None
    terms: list[str]
    terms_in: str | None
    deployments: list[MatchedDeployment]
    gaps: list[Gap]
    constraints: list[ConstraintView]
    semantic: bool
