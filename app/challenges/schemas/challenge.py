"""What goes in and out of the challenges' part of the API."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.challenges.enums import (
    Level,
    Position,
    ResponseHandling,
    Section,
    SimilarChoice,
    Status,
    Visibility,
)
from app.challenges.schemas.content import (
    Capabilities,
    Content,
    CoSponsor,
    ExplainedFinding,
    Keywords,
    Long,
    SafeguardAnswers,
    SafeguardsDetail,
    Sectors,
    Title,
)
from app.kernel.schemas import Moment, View, Wish

Reference = Annotated[str, Field(max_length=40)]
Seen = Annotated[tuple[UUID, ...], Field(max_length=50)]


class ChallengeDraft(Wish):
    """A new draft: three answers, and the similar challenges that were looked at before."""

    title: Annotated[Title, Field(min_length=1)]
    problem_today: Annotated[Long, Field(min_length=1)]
    capabilities: Capabilities = ()
    keywords: Keywords = ()
    similar_seen: Seen = ()
    choice: SimilarChoice | None = None


class ChallengeEdit(Content):
    """A change to a draft: what is left out stays.

    Objects are merged field by field, lists are replaced as a whole.
    """

    capabilities: Capabilities = ()
    sectors_welcome: Sectors = ()
    visibility: Visibility = Visibility.PUBLIC
    response_handling: ResponseHandling = ResponseHandling.SEALED
    safeguards: SafeguardAnswers = SafeguardAnswers()
    safeguards_detail: SafeguardsDetail = SafeguardsDetail()
    opens_at: Moment | None = None
    questions_close_at: Moment | None = None
    responses_close_at: Moment | None = None
    outcome_expected_on: date | None = None
    explained_findings: Annotated[tuple[ExplainedFinding, ...], Field(max_length=100)] = ()
    co_sponsors: Annotated[tuple[CoSponsor, ...], Field(max_length=50)] = ()


class SimilarReview(Wish):
    """That similar challenges were looked at: which, and what was chosen."""

    seen: Seen = ()
    choice: SimilarChoice = SimilarChoice.GO_ON


class Named(View):
    """A node of the vocabulary."""

    slug: str
    name: str


class ForceName(View):
    """A force as records name it."""

    id: UUID
    slug: str
    name: str


class CoSponsorView(ForceName):
    """A force behind the challenge beside the lead."""

    local_context: str


class SafeguardsView(View):
    """The level and the questions that lead to it, every answer, and what the level asks for."""

    level: Level | None
    decided: bool
    because: list[str]
    answers: SafeguardAnswers
    detail: SafeguardsDetail
    detail_asked: list[str]


class OpinionView(View):
    """An ethics opinion."""

    id: UUID
    position: Position
    text: str
    conditions: list[str]
    given_at: Moment
    organisation: str


class SimilarSeen(View):
    """A similar challenge the author looked at, if the reader may know of it."""

    reference: str
    title: str
    force: str
    status: Status


class SimilarReviewView(View):
    """When similar challenges were looked at, which, and what was chosen."""

    at: Moment
    choice: SimilarChoice | None
    seen: list[SimilarSeen]


class Authorship(View):
    """Who works on it, without names, and who has signed."""

    authors: int
    you_are_author: bool
    approvers_needed: int
    signatures: int
    you_signed: bool


class Inside(View):
    """What only the sponsoring forces, moderators and those who watch over them read."""

    explained_findings: list[ExplainedFinding]
    feedback_owed: int
    authorship: Authorship
    similar_review: SimilarReviewView | None
    signed_off_at: Moment | None


class ChallengeView(Content):
    """A challenge as this reader may see it.

    `status_reason` is the reason given with the last step: for everybody when the challenge was
    withdrawn, otherwise for those who may know it. `inside` is null for everybody else.
    """

    id: UUID
    reference: str
    status: Status
    version: int
    is_example: bool
    lead_force: ForceName
    co_sponsors: list[CoSponsorView]
    capabilities: list[Named]
    sectors_welcome: list[Named]
    visibility: Visibility
    response_handling: ResponseHandling
    safeguards: SafeguardsView
    ethics_opinions: list[OpinionView]
    created_at: Moment
    updated_at: Moment
    status_since: Moment
    status_reason: str | None
    published_at: Moment | None
    opens_at: Moment | None
    questions_close_at: Moment | None
    responses_close_at: Moment | None
    outcome_expected_on: date | None
    responses_submitted: int
    has_outcome: bool
    inside: Inside | None
    available_actions: list[str]


class Missing(View):
    """A field that has to be filled in before sign-off."""

    pointer: str
    section: Section
    message: str


class FindingView(View):
    """Words that look as if they should not be published: characters `start` up to `end`.

    `sha` identifies the finding when it is explained.
    """

    pointer: str
    section: Section
    kind: str
    start: int
    end: int
    excerpt: str
    message: str
    sha: str
    explanation: str | None


class Readiness(View):
    """Whether sign-off may be asked for: what is missing, and every finding."""

    ready: bool
    missing: list[Missing]
    findings: list[FindingView]


class SafeguardsQuestion(View):
    """One of the twelve questions, and the level a yes leads to."""

    key: str
    level: Level


class SafeguardsQuestions(View):
    """The questions in the order they are asked, and the details each level asks for."""

    questions: list[SafeguardsQuestion]
    detail_asked: dict[Level, list[str]]


class SafeguardsPreview(View):
    """What answers would lead to; nothing is saved."""

    level: Level | None
    decided: bool
    because: list[str]
    detail_asked: list[str]
