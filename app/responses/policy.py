"""Who is what to a response, and which responses and parts of them a reader gets.

Sealed and confidential are decided here, in SQL (DOMAIN rules 2 and 3). The statements that use
these conditions join Response with its Challenge.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    false,
    func,
    literal,
    null,
    or_,
    true,
)

from app.challenges import policy as challenges
from app.challenges.enums import ResponseHandling
from app.challenges.enums import Status as ChallengeStatus
from app.challenges.models import NOW, Challenge
from app.kernel.actor import Role
from app.kernel.rules import rule
from app.responses.enums import Status
from app.responses.models import Feedback, Response

if TYPE_CHECKING:
    from app.kernel.actor import Actor
    from app.responses.schemas.writing import ResponseContent


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that decides what may be done with a response, as `read_at` saw it."""

    response_id: UUID
    challenge_id: UUID
    status: Status
    supplier_id: UUID
    supplier_verified: bool
    lead_force_id: UUID
    challenge_status: ChallengeStatus
    content: ResponseContent
    read_at: datetime
    closes_at: datetime | None = None
    challenge_reference: str = ""
    outcomes_wanted: int = 0
    solution_reference: str | None = None
    names_solution: bool = False
    solution_listed: bool = False
    has_feedback: bool = False
    version: int = 0


@rule
def sender(actor: Actor, response: Standing) -> bool:
    """Belongs to the supplier whose response it is."""
    return actor.is_supplier and actor.organisation_id == response.supplier_id


@rule
def reviewer(actor: Actor, response: Standing) -> bool:
    """Belongs to the posting force, the lead of the challenge, in either of its roles."""
    return actor.is_force and actor.organisation_id == response.lead_force_id


@rule
def moderator(actor: Actor, response: Standing) -> bool:  # noqa: ARG001  (a role, not a relation)
    """Is a moderator."""
    return actor.role is Role.MODERATOR


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL which responses an actor may know of.

    The sender always. Once opened: contributors and approvers of the sponsoring forces,
    moderators, and oversight of the forces it oversees. Nobody else ever.
    """
    return or_(own(actor), and_(is_open(), reads_opened(actor)))


def own(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL which responses are of the actor's own supplier."""
    return Response.supplier_id == actor.organisation_id if actor.is_supplier else false()


def reads_opened(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL of which challenges an actor reads the responses once they are open."""
    if actor.role is Role.MODERATOR:
        return true()
    if actor.is_force or actor.role is Role.OVERSIGHT:
        return challenges.sponsored_by(actor)
    return false()


def challenge_opened() -> ColumnElement[bool]:
    """Say in SQL whether a challenge's responses are open: it closed, or it is rolling.

    A challenge that was withdrawn while open never opens what was sealed.
    """
    return or_(
        Challenge.response_handling == ResponseHandling.ROLLING,
        and_(
            Challenge.status.in_([ChallengeStatus.PUBLISHED, ChallengeStatus.CONCLUDED]),
            Challenge.responses_close_at <= NOW,
        ),
    )


def is_open() -> ColumnElement[bool]:
    """Say in SQL whether a response can be read by others than its sender.

    One that was withdrawn while it was sealed stays unknown for ever.
    """
    return and_(
        Response.status != Status.DRAFT,
        challenge_opened(),
        or_(
            Response.withdrawn_at.is_(None),
            Response.withdrawn_at >= Challenge.responses_close_at,
            Challenge.response_handling == ResponseHandling.ROLLING,
        ),
    )


def words(actor: Actor) -> ColumnElement[Any]:
    """The open parts of what was sent; after a withdrawal the sender alone keeps them."""
    return case((or_(own(actor), Response.status != Status.WITHDRAWN), Response.submitted))


def confidential_words(actor: Actor) -> ColumnElement[Any]:
    """The confidential parts: for the sender and, unless withdrawn, the posting force alone."""
    if actor.is_supplier:
        return case((own(actor), Response.submitted_confidential))
    if actor.is_force:
        return case((posting_force(actor), Response.submitted_confidential))
    return null()


def posting_force(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL whether the actor belongs to the posting force and the words still stand."""
    if not actor.is_force:
        return false()
    return and_(
        Challenge.lead_force_id == actor.organisation_id, Response.status != Status.WITHDRAWN
    )


def receipts(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL who reads the hash of what was sent.

    Not those from whom parts are withheld: with the other parts at hand they could try out short
    ones, such as a cost band, until the hash agrees.
    """
    return or_(own(actor), posting_force(actor))


def shown_feedback(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL which feedback an actor reads: the sender not before it is shown."""
    if actor.is_supplier:
        return and_(own(actor), Feedback.shown_at.is_not(None))
    return true()


def feedback_version(actor: Actor) -> ColumnElement[int]:
    """Say in SQL how often feedback was written, as a part of the version the actor reads.

    So that no reviewer overwrites another's words unread. The sender's version does not count it:
    it would tell of feedback before it is shown.
    """
    if actor.is_supplier:
        return literal(0)
    return func.coalesce(Feedback.version, 0)
