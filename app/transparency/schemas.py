"""The engagement record as it goes out."""

from uuid import UUID

from app.challenges.enums import Purpose, ResponseHandling, Status, Visibility
from app.kernel.schemas import Moment, View
from app.organisations.schemas import OrganisationName
from app.transparency.enums import Because, Step, To, Told


class Disclosure(View):
    """A fact about the challenge that reached suppliers: what, to whom, when, by whom, how.

    One that was told to some and not to all carries the reason why that is fair.
    """

    what: Told
    to: To
    at: Moment
    by_role: str
    channel: str = "portal"
    times: int = 1
    because: Because | None = None


class StepTaken(View):
    """A step of s.16(3), whether it was taken, and what shows it."""

    step: Step
    taken: bool
    at: Moment | None = None
    count: int | None = None
    of: int | None = None


class Participants(View):
    """Who took part. Suppliers are named once responses are open, to those who may read them."""

    responses_submitted: int
    responses_withdrawn: int
    suppliers: list[OrganisationName] | None


class QuestionCounts(View):
    """How many questions were asked, and what became of them; who asked is nobody's to read."""

    asked: int
    answered: int
    merged: int
    declined: int
    unanswered: int


class Proof(View):
    """Where the record stands in the chain of facts; `eme verify` recomputes it."""

    facts: int
    head_hash: str | None
    checkpoint_hash: str | None
    checkpoint_at: Moment | None


class EngagementRecord(View):
    """Everything about one engagement that an audit asks for."""

    challenge_id: UUID
    reference: str
    title: str
    force: OrganisationName
    status: Status
    visibility: Visibility
    response_handling: ResponseHandling
    purposes: list[Purpose]
    published_at: Moment | None
    opens_at: Moment | None
    questions_close_at: Moment | None
    responses_close_at: Moment | None
    is_example: bool
    made_at: Moment
    asymmetries: list[Disclosure]
    disclosures: list[Disclosure]
    questions: QuestionCounts
    participants: Participants
    steps: list[StepTaken]
    proof: Proof
