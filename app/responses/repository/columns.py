"""Pieces of statements that several reads of responses share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, false, func, null, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased

from app.challenges.models import Challenge, status_of
from app.files import repository as files
from app.files.enums import Status as FileStatus
from app.files.models import File
from app.files.policy import own as own_file
from app.kernel.ids import is_reference
from app.organisations.models import Organisation
from app.responses import attachments, policy
from app.responses.enums import FeedbackState, Status
from app.responses.lifecycle import CLOSED, NOT_COUNTED
from app.responses.models import Feedback, Response
from app.responses.schemas.reading import AnsweredChallenge, AnsweredOutcome
from app.solutions import policy as solutions
from app.solutions.models import Solution

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import RowMapping

    from app.kernel.actor import Actor

Supplier: Final = aliased(Organisation, name="supplier")
Force: Final = aliased(Organisation, name="lead_force")


def named_response(reference: str) -> ColumnElement[bool]:
    """Say in SQL which response is meant by an id or a reference; none for anything else."""
    return _named(Response, reference)


def named_solution(reference: str) -> ColumnElement[bool]:
    """Say in SQL which solution is meant by an id or a reference; none for anything else."""
    return _named(Solution, reference)


def _named(record: Any, reference: str) -> ColumnElement[bool]:
    if is_reference(reference):
        named: ColumnElement[bool] = record.reference == reference
        return named
    try:
        named = record.id == UUID(reference)
    except ValueError:
        return false()
    return named


def organisation(entity: Any) -> ColumnElement[Any]:
    """An organisation's name as JSON."""
    return func.jsonb_build_object(
        "id", entity.id, "slug", entity.slug, "name", entity.name, type_=JSONB
    )


def solution(entity: Any) -> ColumnElement[Any]:
    """A solution's name as JSON, null where none was joined."""
    made = func.jsonb_build_object(
        "id", entity.id, "reference", entity.reference, "name", entity.name, type_=JSONB
    )
    return case((entity.id.is_not(None), made), else_=null())


def attached(actor: Actor) -> ColumnElement[Any]:
    """The attachments of a response by name; the sender's own people also see what is not clean."""
    shown = or_(own_file(actor), File.status == FileStatus.CLEAN)
    return files.named(and_(attachments.hands_out(actor), shown))


def feedback(actor: Actor) -> ColumnElement[Any]:
    """The feedback that the actor may read, as JSON."""
    made = func.jsonb_build_object(
        *("reason", Feedback.reason, "text", Feedback.text),
        *("given_at", Feedback.given_at, "shown_at", Feedback.shown_at),
        type_=JSONB,
    )
    readable = and_(Feedback.response_id.is_not(None), policy.shown_feedback(actor))
    return case((readable, made), else_=null())


def challenge_columns() -> tuple[Any, ...]:
    """What a reader of a response is told of its challenge."""
    return (
        Challenge.id.label("challenge_id"),
        Challenge.reference.label("challenge_reference"),
        Challenge.title.label("challenge_title"),
        status_of(Challenge).label("challenge_status"),
        Challenge.response_handling,
        Challenge.responses_close_at,
        Challenge.outcomes.label("outcomes_wanted"),
        Challenge.lead_force_id,
        organisation(Force).label("lead_force"),
    )


def is_example() -> ColumnElement[bool]:
    """A response is invented when its supplier or its challenge is."""
    return or_(Supplier.is_example, Challenge.is_example)


def readable(actor: Actor, *columns: Any) -> Select[Any]:
    """Select columns of the responses that an actor may know of, with everything around them.

    The named solution is joined only where the reader may know of it, too.
    """
    solution_known = or_(
        policy.own(actor),
        and_(Response.status != Status.WITHDRAWN, solutions.visible_to(actor)),
    )
    return (
        select(*columns)
        .select_from(Response)
        .join(Challenge, Challenge.id == Response.challenge_id)
        .join(Force, Force.id == Challenge.lead_force_id)
        .join(Supplier, Supplier.id == Response.supplier_id)
        .outerjoin(Solution, and_(Solution.id == Response.solution_id, solution_known))
        .outerjoin(Feedback, Feedback.response_id == Response.id)
        .where(policy.visible_to(actor))
    )


def challenge_view(row: RowMapping) -> AnsweredChallenge:
    """Build what a reader is told of the challenge."""
    return AnsweredChallenge(
        id=row["challenge_id"],
        reference=row["challenge_reference"],
        title=row["challenge_title"],
        status=row["challenge_status"],
        response_handling=row["response_handling"],
        responses_close_at=row["responses_close_at"],
        lead_force=row["lead_force"],
        outcomes=wanted(row["outcomes_wanted"]),
    )


def wanted(outcomes: Sequence[Mapping[str, Any]]) -> list[AnsweredOutcome]:
    """Number the outcomes that a challenge wants."""
    return [
        AnsweredOutcome(index=index, title=outcome["title"], measure=outcome.get("measure", ""))
        for index, outcome in enumerate(outcomes)
    ]


def feedback_state(row: RowMapping) -> FeedbackState:
    """Tell how far feedback has come: owed from the moment the challenge closed."""
    given = row["feedback"]
    if given:
        return FeedbackState.RECEIVED if given["shown_at"] else FeedbackState.GIVEN
    if row["status"] in NOT_COUNTED or row["challenge_status"] not in CLOSED:
        return FeedbackState.NOT_DUE
    return FeedbackState.OWED
