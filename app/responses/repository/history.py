"""What happened to a response, from its own stream of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, case, or_, select

from app.challenges.models import Challenge
from app.kernel.errors import NotFound
from app.platform.tables import fact, fact_reason
from app.responses import policy
from app.responses.facts import ConfidentialPartsRead, FeedbackGiven, ResponseEdited
from app.responses.models import Feedback, Response
from app.responses.repository.columns import named_response
from app.responses.schemas.reading import ResponseTimeline, ResponseTimelineEntry

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from app.kernel.actor import Actor
    from app.platform.database import Reader


async def timeline(reader: Reader, actor: Actor, reference: str) -> ResponseTimeline:
    """Return what happened to a response, oldest first; NotFound when there is none to see.

    Saving the working copy is left out: that happens with every pause in writing. The sender does
    not learn that feedback was written before it is shown. Reasons are for the organisation that
    gave them, except why confidential parts were opened.
    """
    reason_shown = or_(
        fact.c.organisation_id == actor.organisation_id,
        fact.c.kind == ConfidentialPartsRead.kind(),
    )
    statement = (
        select(
            fact.c.id,
            fact.c.kind,
            fact.c.recorded_at.label("at"),
            fact.c.role,
            fact.c.account_id,
            fact.c.payload,
            case((policy.receipts(actor), True), else_=False).label("reads_hash"),
            case((reason_shown, fact_reason.c.reason)).label("reason"),
        )
        .select_from(Response)
        .join(Challenge, Challenge.id == Response.challenge_id)
        .outerjoin(Feedback, Feedback.response_id == Response.id)
        .outerjoin(fact, and_(fact.c.stream_id == Response.id, _told(actor)))
        .outerjoin(fact_reason, fact_reason.c.fact_id == fact.c.id)
        .where(policy.visible_to(actor), named_response(reference))
        .order_by(fact.c.position)
    )
    rows = (await reader.execute(statement)).mappings().all()
    if not rows:
        raise NotFound
    return ResponseTimeline(items=[_entry(actor, row) for row in rows if row["id"] is not None])


def _told(actor: Actor) -> ColumnElement[bool]:
    told = fact.c.kind != ResponseEdited.kind()
    if not actor.is_supplier:
        return told
    return and_(told, or_(fact.c.kind != FeedbackGiven.kind(), Feedback.shown_at.is_not(None)))


def _entry(actor: Actor, row: RowMapping) -> ResponseTimelineEntry:
    payload = row["payload"]
    return ResponseTimelineEntry(
        id=row["id"],
        kind=row["kind"],
        at=row["at"],
        role=row["role"],
        by_you=row["account_id"] is not None and row["account_id"] == actor.account_id,
        action=payload.get("action"),
        from_status=payload.get("from_status"),
        to_status=payload.get("to_status"),
        number=payload.get("number"),
        sha256=payload.get("sha256") if row["reads_hash"] else None,
        reason=row["reason"],
    )
