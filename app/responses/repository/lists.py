"""Lists of responses: a supplier's own, and what one challenge received."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, case, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB

from app.challenges.enums import Status as ChallengeStatus
from app.challenges.models import Challenge, status_of
from app.challenges.policy import visible_to as challenge_visible_to
from app.challenges.repository import named as named_challenge
from app.kernel.errors import NotAllowed, NotFound
from app.kernel.paging import Page
from app.platform.database import MomentTz
from app.platform.paging import read_page
from app.responses import policy
from app.responses.enums import FeedbackState, Sort, Status
from app.responses.lifecycle import CLOSED
from app.responses.models import Feedback, Response
from app.responses.repository import columns
from app.responses.repository.columns import Supplier
from app.responses.schemas.reading import ChallengeResponses, OpenedCard, OwnCard
from app.solutions.models import Solution

if TYPE_CHECKING:
    from sqlalchemy import RowMapping, ScalarSelect

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner
    from app.platform.database import Reader
    from app.responses.schemas.writing import OpenedFilter, OwnFilter

# What has not happened yet is sorted behind everything that has.
_FAR_FUTURE: Final = literal(datetime(9999, 1, 1, tzinfo=UTC), MomentTz)
_PLACE_OF_STATUS: Final = {str(status): place for place, status in enumerate(Status)}
_SORT_KEYS: Final[dict[Sort, Any]] = {
    Sort.SUPPLIER: func.lower(Supplier.name),
    Sort.SUBMITTED: Response.submitted_at,
    Sort.STATUS: case(_PLACE_OF_STATUS, value=Response.status).cast(Integer),
    Sort.DECISION: func.coalesce(Response.decided_at, _FAR_FUTURE),
}


async def own_page(
    reader: Reader, actor: Actor, asked: OwnFilter, cursors: CursorSigner
) -> Page[OwnCard]:
    """Read one page of the responses of the actor's own supplier, last changed first."""
    found = columns.readable(
        actor,
        Response.id,
        Response.reference,
        Response.status,
        Response.submitted_at,
        Response.updated_at,
        columns.is_example().label("is_example"),
        Response.draft["outcomes"].label("answers"),
        columns.feedback(actor).label("feedback"),
        *columns.challenge_columns(),
    ).where(policy.own(actor))
    if asked.status:
        found = found.where(Response.status.in_(asked.status))
    read = await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose="own responses",
        keys=("updated_at", "id"),
        newest_first=True,
    )
    return Page(
        items=[_own_card(row) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


def _own_card(row: RowMapping) -> OwnCard:
    state = columns.feedback_state(row)
    feedback = row["feedback"] or {}
    shown_at = feedback.get("shown_at")
    return OwnCard(
        id=row["id"],
        reference=row["reference"],
        status=row["status"],
        challenge_reference=row["challenge_reference"],
        challenge_title=row["challenge_title"],
        challenge_status=row["challenge_status"],
        responses_close_at=row["responses_close_at"],
        lead_force=row["lead_force"]["name"],
        submitted_at=row["submitted_at"],
        updated_at=row["updated_at"],
        is_example=row["is_example"],
        outcomes_answered=sum(1 for answer in row["answers"] if answer["answer"]),
        outcomes_wanted=len(row["outcomes_wanted"]),
        feedback_state=state,
        feedback_owed_since=row["responses_close_at"] if state is FeedbackState.OWED else None,
        feedback_reason=feedback.get("reason"),
        feedback_shown_at=datetime.fromisoformat(shown_at) if shown_at else None,
    )


async def of_challenge(
    reader: Reader, actor: Actor, reference: str, asked: OpenedFilter, cursors: CursorSigner
) -> ChallengeResponses:
    """Read the responses of one challenge: a count while they are sealed, then page by page.

    NotFound when the actor may not know the challenge, NotAllowed when its responses will never
    be for the actor.
    """
    found = columns.readable(
        actor,
        Response.id,
        Response.reference,
        Response.status,
        Response.submitted_at,
        Response.withdrawn_at,
        Response.decided_at,
        Feedback.reason.label("feedback_reason"),
        columns.is_example().label("is_example"),
        columns.organisation(Supplier).label("supplier"),
        columns.solution(Solution).label("solution"),
        _SORT_KEYS[asked.sort].label("sort_key"),
    ).where(policy.is_open(), named_challenge(reference))
    if asked.status:
        found = found.where(Response.status.in_(asked.status))
    read = await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose=f"responses of a challenge {asked.sort} {asked.descending}",
        keys=("sort_key", "id"),
        newest_first=asked.descending,
        beside={"panel": _panel(actor, reference)},
    )
    panel = read.beside["panel"]
    if panel is None:
        raise NotFound
    if not panel["allowed"]:
        raise NotAllowed("Responses are for the forces behind the challenge.")
    closed = panel["status"] in CLOSED
    return ChallengeResponses(
        sealed=not panel["opened"],
        count=panel["count"],
        opens_at=None if panel["status"] == ChallengeStatus.WITHDRAWN else panel["opens_at"],
        feedback_owed=panel["feedback_owed"] if closed else 0,
        items=[_opened_card(row, closed=closed) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


def _panel(actor: Actor, reference: str) -> ScalarSelect[Any]:
    """What the page says of the challenge, null when the actor may not know it."""
    told = func.jsonb_build_object(
        *("allowed", policy.reads_opened(actor), "opened", policy.challenge_opened()),
        *("count", Challenge.responses_submitted, "feedback_owed", Challenge.feedback_owed),
        *("opens_at", Challenge.responses_close_at, "status", status_of(Challenge)),
        type_=JSONB,
    )
    visible = challenge_visible_to(actor)
    return select(told).where(named_challenge(reference), visible).scalar_subquery()


def _opened_card(row: RowMapping, *, closed: bool) -> OpenedCard:
    unanswered = row["feedback_reason"] is None and row["status"] != Status.WITHDRAWN
    return OpenedCard(
        id=row["id"],
        reference=row["reference"],
        status=row["status"],
        supplier=row["supplier"],
        solution=row["solution"],
        submitted_at=row["submitted_at"],
        withdrawn_at=row["withdrawn_at"],
        decided_at=row["decided_at"],
        feedback_owed=closed and unanswered,
        feedback_reason=row["feedback_reason"],
        is_example=row["is_example"],
    )
