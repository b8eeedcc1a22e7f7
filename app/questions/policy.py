"""Who is what to a question, and which questions and parts of them a reader gets.

Who asked is decided on in SQL and selected nowhere. The statements that use these conditions join
Question with its Challenge.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, true

from app.challenges import policy as challenges
from app.challenges.enums import Status as ChallengeStatus
from app.challenges.models import Challenge
from app.kernel.actor import Role
from app.kernel.rules import rule
from app.questions.enums import Status
from app.questions.models import Question

if TYPE_CHECKING:
    from app.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that decides what may be done with a question, as `read_at` saw it."""

    question_id: UUID
    challenge_id: UUID
    status: Status
    challenge_status: ChallengeStatus
    lead_force_id: UUID
    read_at: datetime


@rule
def answerer(actor: Actor, question: Standing) -> bool:
    """Belongs to the posting force, the lead of the challenge, in either of its roles."""
    return actor.is_force and actor.organisation_id == question.lead_force_id


@rule
def moderator(actor: Actor, question: Standing) -> bool:  # noqa: ARG001  (a role, not a relation)
    """Is a moderator."""
    return actor.role is Role.MODERATOR


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL which questions an actor may know of, of challenges that it may know of.

    Published ones with the challenge. Others: its own supplier's, and from the inside.
    """
    seen = or_(Question.status == Status.PUBLISHED, own(actor), inside(actor))
    return and_(challenges.visible_to(actor), seen)


def own(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL which questions the actor's own supplier asked."""
    return Question.supplier_id == actor.organisation_id if actor.is_supplier else false()


def inside(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL whose questions are read before they are answered, and as they were asked.

    Those of challenges the actor's force leads; for moderators all; for oversight those of the
    forces it oversees.
    """
    if actor.role is Role.MODERATOR:
        return true()
    if actor.is_force:
        return Challenge.lead_force_id == actor.organisation_id
    if actor.role is Role.OVERSIGHT:
        return challenges.sponsored_by(actor)
    return false()


def as_asked(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL of which questions an actor reads the words as they were asked."""
    return or_(own(actor), inside(actor))
