"""What each reader gets of a response."""

from datetime import date
from uuid import UUID

from app.files.schemas import FileName
from app.kernel.schemas import Moment, View
from app.organisations.schemas import OrganisationName
from app.responses.enums import (
    Answer,
    CostBand,
    FeedbackState,
    Never,
    Part,
    Reader,
    Reason,
    Status,
    When,
)
from app.responses.schemas.writing import ResponseContent


class SolutionName(View):
    """A product card as a response names it."""

    id: UUID
    reference: str
    name: str


class AnsweredOutcome(View):
    """An outcome the challenge wants, as its author wrote it; `index` counts from 0."""

    index: int
    title: str
    measure: str = ""


class AnsweredChallenge(View):
    """The challenge a response answers. `status` is as the clock reads it."""

    id: UUID
    reference: str
    title: str
    status: str
    response_handling: str
    responses_close_at: Moment | None
    lead_force: OrganisationName
    outcomes: list[AnsweredOutcome]


class OutcomeReading(View):
    """The answer to one outcome as this reader may see it: null where it is withheld."""

    index: int
    answer: Answer | None = None
    text: str | None = None
    confidential: bool = False
    withheld: bool = False


class AttachmentReading(View):
    """A file of a sent response: its id, or null where it is withheld."""

    file: UUID | None = None
    confidential: bool = False
    withheld: bool = False


class Reading(View):
    """A sent response as this reader may see it; `withheld` names what was left out.

    Names are those of the parts, and `outcomes/0`, `attachments/0` and so on.
    """

    outcomes: list[OutcomeReading]
    proven_elsewhere: str | None = None
    transfer_gaps: str | None = None
    safeguards: str | None = None
    what_to_know: str | None = None
    cost_band: CostBand | None = None
    time_needed: str | None = None
    interest_in_events: bool = False
    interest_in_pilot: bool = False
    confidential_parts: tuple[Part, ...] = ()
    attachments: tuple[AttachmentReading, ...] = ()
    withheld: tuple[str, ...] = ()


class WorkingCopy(ResponseContent):
    """What the sender is writing; `differs` tells whether it differs from what was last sent."""

    solution: SolutionName | None = None
    updated_at: Moment
    differs: bool


class Receipt(View):
    """Proof of one submission, for its sender and the posting force.

    `sha256` is taken over what was sent: `submitted` without `withheld`, and `solution` as a
    reference or null, as JSON in UTF-8 with sorted keys and without spaces.
    """

    number: int
    submitted_at: Moment
    sha256: str


class FeedbackView(View):
    """Feedback. `shown_at` is when the supplier got it; null until then."""

    reason: Reason
    text: str
    given_at: Moment
    shown_at: Moment | None = None


class ResponseView(View):
    """One response as this reader may see it.

    `working_copy` is for the sender alone. `submitted` is null before the first submission and, for
    everybody but the sender, when the response was withdrawn. `files` names the attachments by id:
    for others than the sender only those that were found clean.
    """

    id: UUID
    reference: str
    status: Status
    version: int
    is_own: bool
    challenge: AnsweredChallenge
    supplier: OrganisationName
    solution: SolutionName | None = None
    working_copy: WorkingCopy | None = None
    submitted: Reading | None = None
    files: dict[str, FileName]
    receipt: Receipt | None = None
    submitted_at: Moment | None = None
    withdrawn_at: Moment | None = None
    decided_at: Moment | None = None
    feedback: FeedbackView | None = None
    feedback_state: FeedbackState
    feedback_owed_since: Moment | None = None
    available_actions: list[str]


class OwnCard(View):
    """A row of the supplier's own list."""

    id: UUID
    reference: str
    status: Status
    challenge_reference: str
    challenge_title: str
    challenge_status: str
    responses_close_at: Moment | None
    lead_force: str
    submitted_at: Moment | None
    updated_at: Moment
    outcomes_answered: int
    outcomes_wanted: int
    feedback_state: FeedbackState
    feedback_owed_since: Moment | None = None
    feedback_reason: Reason | None = None
    feedback_shown_at: Moment | None = None
    is_example: bool


class OpenedCard(View):
    """A row of the opened responses of one challenge."""

    id: UUID
    reference: str
    status: Status
    supplier: OrganisationName
    solution: SolutionName | None
    submitted_at: Moment
    withdrawn_at: Moment | None
    decided_at: Moment | None
    feedback_owed: bool
    feedback_reason: Reason | None
    is_example: bool


class ChallengeResponses(View):
    """The responses of one challenge: a sealed panel with the count, or the opened list."""

    sealed: bool
    count: int
    opens_at: Moment | None
    feedback_owed: int
    items: list[OpenedCard]
    next_cursor: str | None = None
    total: int


class ProvenUse(View):
    """Where the named solution is listed as in use; no organisation when it stays anonymous."""

    sector: str
    organisation: str | None
    status: str
    started_on: date | None
    evidence: str


class ComparedOutcome(AnsweredOutcome):
    """One row of the comparison: the outcome, and each response's words in their order."""

    answers: list[OutcomeReading]


class ComparedResponse(View):
    """One column of the comparison; `submitted` is null when withdrawn, else without outcomes."""

    id: UUID
    reference: str
    status: Status
    supplier: OrganisationName
    solution: SolutionName | None
    hosting: str | None
    proven: list[ProvenUse]
    submitted: Reading | None
    files: dict[str, FileName]
    feedback_owed: bool


class Comparison(View):
    """Outcomes by responses, in the suppliers' own words."""

    challenge: AnsweredChallenge
    count: int
    outcomes: list[ComparedOutcome]
    responses: list[ComparedResponse]


class Readership(View):
    """Who comes to read a part, and from when (null: at once)."""

    reader: Reader
    when: When
    moment: Moment | None = None
    organisations: tuple[OrganisationName, ...] = ()


class PartAudience(View):
    """One part of the response and everybody who comes to read it."""

    part: str
    confidential: bool
    filled: bool
    readers: list[Readership]


class Audience(View):
    """Who will read what, part by part; `sender` is about the supplier's name."""

    reference: str
    parts: list[PartAudience]
    sender: list[Readership]
    never: list[Never]


class ConfidentialParts(View):
    """The confidential parts of one response, read once for a recorded reason.

    The files can be downloaded for an hour.
    """

    reference: str
    outcomes: list[OutcomeReading]
    parts: dict[Part, str]
    attachments: list[AttachmentReading]
    files: dict[str, FileName]


class ResponseTimelineEntry(View):
    """Something that happened to a response: what, when, and who by role."""

    id: int
    kind: str
    at: Moment
    role: str
    by_you: bool
    action: str | None = None
    from_status: str | None = None
    to_status: str | None = None
    number: int | None = None
    sha256: str | None = None
    reason: str | None = None


class ResponseTimeline(View):
    """What happened to a response, oldest first."""

    items: list[ResponseTimelineEntry]
