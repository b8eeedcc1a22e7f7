"""Matches with their explanations, as they go in and out."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from app.challenges.enums import Level
from app.challenges.enums import Status as ChallengeStatus
from app.challenges.schemas.content import Capabilities, Keywords, Long, Title
from app.kernel.paging import ListFilter, Page
from app.kernel.schemas import Moment, View, Wish
from app.matching.engine.constraints import Constraint, Standing
from app.matching.engine.documents import Use
from app.matching.engine.explanation import Label
from app.matching.engine.gaps import Gap
from app.matching.engine.raising import Way
from app.matching.enums import Action, Because, Declined, RenewalAction, RenewalState, State
from app.organisations.schemas import OrganisationName
from app.solutions.enums import Horizon
from app.solutions.schemas import EvidenceView

MOST_SIMILAR = 10


class RankingFilter(ListFilter):
    """How much of a ranking is shown. Weak matches have little in common and are left out."""

    weak: bool = False


class MatchFilter(RankingFilter):
    """How stored matches can be narrowed; `match` shows that one alone, wherever it stands."""

    match: UUID | None = None
    state: State | None = None
    challenge: Annotated[str, StringConstraints(pattern=r"^CH-\d{4}-\d{4,8}$")] | None = None


class SimilarText(Wish):
    """A problem before a draft of it exists."""

    title: Title
    problem_today: Long = ""
    capabilities: Capabilities = ()
    keywords: Keywords = ()


class Decision(Wish):
    """A moderator's decision; a dismissal says why."""

    action: Action
    because: Because | None = None


class RenewalFilter(ListFilter):
    """How matches that came too late can be narrowed."""

    state: RenewalState | None = None


class RenewalDecision(Wish):
    """A force's answer; a no says why."""

    action: Literal[RenewalAction.AGREE, RenewalAction.DECLINE]
    because: Declined | None = None


class NotRelevant(Wish):
    """A reader's word that a match does not help."""

    because: Because


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


class SentencesView(View):
    """The best matching sentence of the record found and the asking record's own."""

    found: str
    asked: str
    semantic: bool


class MatchedDeployment(EvidenceView):
    """A deployment that speaks for a match; `decides` marks the one whose worth was taken.

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
    started_on: date | None
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
    is_example: bool
    force: OrganisationName


class MatchedSolution(View):
    """A product card as a match names it."""

    id: UUID
    reference: str
    name: str
    summary: str
    horizon: Horizon
    is_example: bool
    supplier: OrganisationName


class Explained(View):
    """A score and everything that was said for and against it."""

    total: float
    label: Label
    contributions: list[ContributionView]
    capabilities: list[SharedCapability]
    capabilities_missing: list[MissingCapability]
    sentences: SentencesView | None
    terms: list[str]
    deployments: list[MatchedDeployment]
    gaps: list[Gap]
    constraints: list[ConstraintView]
    semantic: bool


class MatchView(Explained):
    """A challenge and a solution that may fit. `id` and state come with the stored match.

    `not_relevant_because` is the reader's own organisation's label; `raises` is told to the
    solution's supplier only.
    """

    id: UUID | None
    challenge: MatchedChallenge
    solution: MatchedSolution
    state: State | None
    because: Because | None
    decided_at: Moment | None
    not_relevant_because: Because | None
    raises: list[RaiseView]
    version: int | None
    available_actions: list[str]


class RenewedMatchView(Explained):
    """A product that may meet a need which a past challenge had, and what the force said."""

    id: UUID
    challenge: MatchedChallenge
    solution: MatchedSolution
    state: RenewalState
    because: Declined | None
    asked_at: Moment | None
    decided_at: Moment | None
    version: int
    available_actions: list[str]


class RenewalNote(View):
    """A day on which a force said that it still has the need of a past challenge."""

    said_at: Moment


class LabelsFrom(View):
    """The share (0 to 1) of the points for text and capabilities from which a label is given."""

    strong: float
    possible: float


class MatchPage(Page[MatchView]):
    """Matches, best first; `semantic` is false when words alone were compared."""

    semantic: bool
    weights_version: str
    labels_from: LabelsFrom
    worked_out_at: Moment


class SimilarChallenge(View):
    """A challenge that asks for something similar, and why it is thought so."""

    challenge: MatchedChallenge
    responses_submitted: int
    total: float
    label: Label
    contributions: list[ContributionView]
    capabilities: list[SharedCapability]
    sentences: SentencesView | None
    terms: list[str]


class SimilarPage(Page[SimilarChallenge]):
    """Similar challenges, most similar first; at most ten."""

    semantic: bool
    weights_version: str


class MatchState(View):
    """A stored match after a decision."""

    id: UUID
    state: State
    because: Because | None
    decided_at: Moment | None
    version: int
    available_actions: list[str]


class RenewalAnswer(View):
    """A match that came too late, after the force's answer."""

    id: UUID
    state: RenewalState
    because: Declined | None
    decided_at: Moment | None
    version: int
    available_actions: list[str]
