"""Matches with their explanations, as they go in and out."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from app.challenges.schemas.content import Capabilities, Keywords, Long, Title
from app.kernel.paging import ListFilter, Page
from app.kernel.schemas import Moment, View, Wish
from app.matching.engine.explanation import Label
from app.matching.enums import Action, Because, Declined, RenewalAction, RenewalState, State
from app.matching.schemas.explained import (
    ContributionView,
    Explained,
    MatchedChallenge,
    MatchedSolution,
    RaiseView,
    SentencesView,
    SharedCapability,
)

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
