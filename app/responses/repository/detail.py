"""One response as its reader may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, and_, case, null
from sqlalchemy.orm import aliased

from app.challenges.enums import Status as ChallengeStatus
from app.challenges.models import NOW
from app.kernel.errors import NotFound
from app.organisations.enums import Status as OrganisationStatus
from app.platform.database import one_or_none
from app.responses import content, policy
from app.responses.enums import FeedbackState, Status
from app.responses.lifecycle import available
from app.responses.models import Response
from app.responses.policy import Standing
from app.responses.repository import columns
from app.responses.repository.columns import Supplier
from app.responses.schemas.reading import Reading, Receipt, ResponseView, WorkingCopy
from app.responses.schemas.writing import ResponseContent
from app.solutions.models import Solution

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from app.kernel.actor import Actor
    from app.platform.database import Reader

_DraftSolution: Final = aliased(Solution, name="draft_solution")


def _own_columns(actor: Actor) -> tuple[ColumnElement[Any], ...]:
    """The working copy, for its writer alone."""
    if not actor.is_supplier:
        return (null().label("draft"), null().label("draft_solution"))
    return (
        case((policy.own(actor), Response.draft)).label("draft"),
        case((policy.own(actor), columns.solution(_DraftSolution))).label("draft_solution"),
    )


async def detail(reader: Reader, actor: Actor, reference: str) -> ResponseView:
    """Return a response as the actor may see it; NotFound when there is none to see."""
    statement = (
        columns.readable(
            actor,
            Response.id,
            Response.reference,
            Response.status,
            (Response.version + policy.feedback_version(actor)).label("version"),
            Response.supplier_id,
            Response.submitted_number,
            Response.submitted_at,
            Response.withdrawn_at,
            Response.decided_at,
            Response.updated_at,
            policy.words(actor).label("submitted"),
            policy.confidential_words(actor).label("confidential"),
            case((policy.receipts(actor), Response.submitted_sha256)).label("sha256"),
            NOW.label("read_at"),
            *_own_columns(actor),
            columns.organisation(Supplier).label("supplier"),
            Supplier.status.label("supplier_status"),
            columns.solution(Solution).label("solution"),
            columns.feedback(actor).label("feedback"),
            columns.attached(actor).label("files"),
            *columns.challenge_columns(),
        )
        .outerjoin(
            _DraftSolution,
            and_(_DraftSolution.id == Response.draft_solution_id, policy.own(actor)),
        )
        .where(columns.named_response(reference))
    )
    row = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return _view(actor, row)


def _view(actor: Actor, row: RowMapping) -> ResponseView:
    reading = content.unfold(row["submitted"], row["confidential"]) if row["submitted"] else None
    state = columns.feedback_state(row)
    return ResponseView(
        id=row["id"],
        reference=row["reference"],
        status=row["status"],
        version=row["version"],
        is_own=row["draft"] is not None,
        challenge=columns.challenge_view(row),
        supplier=row["supplier"],
        solution=row["solution"],
        working_copy=_working_copy(row, reading),
        submitted=reading,
        files=row["files"],
        receipt=_receipt(row),
        submitted_at=row["submitted_at"],
        withdrawn_at=row["withdrawn_at"],
        decided_at=row["decided_at"],
        feedback=row["feedback"],
        feedback_state=state,
        feedback_owed_since=row["responses_close_at"] if state is FeedbackState.OWED else None,
        available_actions=available(actor, _standing(row)),
    )


def _standing(row: RowMapping) -> Standing:
    """Say what decides which actions are open; the further checks are not asked here."""
    return Standing(
        response_id=row["id"],
        challenge_id=row["challenge_id"],
        status=Status(row["status"]),
        supplier_id=row["supplier_id"],
        supplier_verified=row["supplier_status"] == OrganisationStatus.VERIFIED,
        lead_force_id=row["lead_force_id"],
        challenge_status=ChallengeStatus(row["challenge_status"]),
        content=ResponseContent(),
        read_at=row["read_at"],
    )


def _working_copy(row: RowMapping, sent: Reading | None) -> WorkingCopy | None:
    if row["draft"] is None:
        return None
    draft = ResponseContent.model_validate(row["draft"])
    return WorkingCopy(
        **draft.model_dump(),
        solution=row["draft_solution"],
        updated_at=row["updated_at"],
        differs=sent is None
        or row["draft_solution"] != row["solution"]
        or content.reading_of(draft) != sent,
    )


def _receipt(row: RowMapping) -> Receipt | None:
    if row["sha256"] is None:
        return None
    return Receipt(
        number=row["submitted_number"], submitted_at=row["submitted_at"], sha256=row["sha256"]
    )
