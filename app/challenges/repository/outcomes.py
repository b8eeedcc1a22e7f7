"""Outcomes to read: one, and the public list with the reply rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.dialects.postgresql import JSONB

from app.challenges.enums import Section, Status
from app.challenges.models import Challenge, Outcome, status_now
from app.challenges.policy import insider, outcome_author, visible_to
from app.challenges.repository.reading import force_name
from app.challenges.repository.record import SURROUNDINGS, named
from app.challenges.schemas.challenge import FindingView
from app.challenges.schemas.outcomes import (
    OutcomeCard,
    OutcomeFilter,
    OutcomePage,
    OutcomeView,
    ReplyRate,
)
from app.challenges.screening import located_in
from app.kernel.errors import NotFound
from app.organisations.models import Organisation
from app.organisations.repository import is_ref
from app.platform.database import Reader, one_or_none
from app.platform.paging import read_page

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import RowMapping
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner

_TEXTS: Final = ("what_market_said", "what_happens_next")
_FIELDS: Final = (
    Outcome.next_step,
    Outcome.what_market_said,
    Outcome.what_happens_next,
    Outcome.notice_number,
    Outcome.notice_url,
    Outcome.updated_at,
    Outcome.published_at,
)
_CHALLENGE: Final = func.jsonb_build_object(
    "id",
    Challenge.id,
    "reference",
    Challenge.reference,
    "title",
    Challenge.title,
    "version",
    Challenge.version,
    "is_example",
    Challenge.is_example,
    "outcome_expected_on",
    Challenge.outcome_expected_on,
    "lead_force",
    force_name(Organisation),
    type_=JSONB,
)
_REPLY_RATE: Final = func.jsonb_build_object(
    "submitted",
    Challenge.responses_submitted,
    "answered",
    Challenge.responses_submitted - Challenge.feedback_owed,
    type_=JSONB,
)


async def find_outcome(session: AsyncSession, challenge_id: UUID) -> Outcome | None:
    """Load the outcome of a challenge whose row is locked, if one is written."""
    return await session.get(Outcome, challenge_id)


async def outcome_of(reader: Reader, actor: Actor, ref: str) -> OutcomeView:
    """Read an outcome: public with the conclusion, before for the force and who watches over it."""
    row = await one_or_none(
        reader,
        select(
            *_FIELDS,
            Challenge.status.label("stored_status"),
            _CHALLENGE.label("challenge"),
            _REPLY_RATE.label("reply_rate"),
            SURROUNDINGS["sponsor_ids"].label("sponsor_ids"),
            SURROUNDINGS["outcome_writer_ids"].label("outcome_writer_ids"),
        )
        .join(Challenge, Challenge.id == Outcome.challenge_id)
        .join(Organisation, Organisation.id == Challenge.lead_force_id)
        .where(named(ref), visible_to(actor)),
    )
    if row is None:
        raise NotFound
    return _view(actor, row)


def _view(actor: Actor, row: RowMapping) -> OutcomeView:
    challenge = Challenge(
        sponsor_ids=row["sponsor_ids"], outcome_writer_ids=row["outcome_writer_ids"]
    )
    concluded = row["stored_status"] == Status.CONCLUDED
    if not concluded and not insider(actor, challenge):
        raise NotFound
    found = [] if concluded else located_in({name: row[name] for name in _TEXTS})
    return OutcomeView.model_validate(
        {
            **row,
            "you_wrote": outcome_author(actor, challenge),
            "findings": [FindingView(section=Section.OUTCOME, **entry.fields()) for entry in found],
        }
    )


async def outcomes(
    reader: Reader, actor: Actor, asked: OutcomeFilter, cursors: CursorSigner
) -> OutcomePage:
    """Read one page of published outcomes, newest first, with the reply rate of what is found."""
    found = (
        select(
            *_FIELDS,
            Challenge.id,
            _CHALLENGE.label("challenge"),
            _REPLY_RATE.label("reply_rate"),
        )
        .join(Challenge, Challenge.id == Outcome.challenge_id)
        .join(Organisation, Organisation.id == Challenge.lead_force_id)
        .where(Challenge.status == Status.CONCLUDED, visible_to(actor), _of_force(asked))
    )
    read = await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose="outcomes",
        keys=("published_at", "id"),
        newest_first=True,
        beside={"reply_rate": _rate(actor, asked)},
    )
    return OutcomePage(
        items=[OutcomeCard.model_validate(dict(row)) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
        reply_rate=ReplyRate.model_validate(read.beside["reply_rate"]),
    )


def _of_force(asked: OutcomeFilter) -> ColumnElement[bool]:
    return is_ref(asked.force) if asked.force else true()


def _rate(actor: Actor, asked: OutcomeFilter) -> ColumnElement[Any]:
    """Sum over closed and concluded challenges: a concluded one alone owes nobody an answer."""
    submitted = func.coalesce(func.sum(Challenge.responses_submitted), 0)
    owed = func.coalesce(func.sum(Challenge.feedback_owed), 0)
    return (
        select(
            func.jsonb_build_object(
                "submitted", submitted, "answered", submitted - owed, type_=JSONB
            )
        )
        .join(Organisation, Organisation.id == Challenge.lead_force_id)
        .where(
            or_(status_now == Status.CLOSED, Challenge.status == Status.CONCLUDED),
            visible_to(actor),
            _of_force(asked),
        )
        .scalar_subquery()
    )
