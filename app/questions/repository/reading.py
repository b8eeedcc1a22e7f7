"""Questions to read: pages of them, one of them, and answered ones like a text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Text, and_, case, func, literal, select, true
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlalchemy.orm import aliased

from app.challenges.enums import Status as ChallengeStatus
from app.challenges.models import NOW, Challenge, status_of
from app.challenges.policy import visible_to as challenge_visible_to
from app.challenges.repository import named as named_challenge
from app.challenges.repository import read_row
from app.kernel.errors import NotFound
from app.kernel.paging import Page
from app.organisations.models import Organisation
from app.platform.database import one_or_none
from app.platform.likeness import likeness, stems
from app.platform.paging import page_statement, run_page
from app.questions.enums import Sort, State, Status
from app.questions.lifecycle import ANSWERED_WHILE, available, state_now
from app.questions.models import AnswerVersion, Question
from app.questions.policy import Standing, as_asked, own, visible_to
from app.questions.schemas import PublishedAnswer, QuestionView

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import FromClause, RowMapping, Select

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner
    from app.platform.database import Reader
    from app.questions.schemas import QuestionFilter

MOST_SIMILAR: Final = 5
_Target: Final = aliased(Question, name="target")
_Version: Final = aliased(AnswerVersion, name="earlier_version")
# What `lifecycle.state_now` says, in SQL: a test holds the two equal.
_STATE: Final = case(
    (
        and_(Question.status == Status.ASKED, status_of(Challenge).not_in(ANSWERED_WHILE)),
        literal(State.LAPSED.value),
    ),
    else_=Question.status,
)
_KEYS: Final = {Sort.NEWEST: ("newest", "id"), Sort.DUE: ("due", "id")}
_AS_STORED: Final = (
    "id",
    "is_example",
    "asked_at",
    "wording",
    "answer",
    "published_at",
    "changed_at",
    "what_changed",
    "text",
    "is_yours",
    "due_at",
    "because",
    "merged_into",
    "version",
)


async def page(
    reader: Reader,
    actor: Actor,
    asked: QuestionFilter,
    cursors: CursorSigner,
    *,
    challenge: str | None = None,
) -> Page[QuestionView]:
    """Read one page of the questions an actor may know of, of one challenge or of all.

    NotFound when the actor may not know of the challenge.
    """
    found = _views(actor)
    beside: dict[str, ColumnElement[Any]] = {}
    if challenge is not None:
        found = found.where(named_challenge(challenge))
        seen = select(Challenge.id).where(named_challenge(challenge), challenge_visible_to(actor))
        beside["known"] = seen.exists()
    if asked.status:
        found = found.where(_STATE.in_(asked.status))
    if asked.mine:
        found = found.where(own(actor))
    statement = page_statement(
        found,
        keys=_KEYS[asked.sort],
        newest_first=asked.sort is Sort.NEWEST,
        continued=asked.cursor is not None,
        beside=beside,
        along=partial(_around, actor),
    )
    purpose = f"questions {challenge} {asked.sort}"
    read = await run_page(reader, statement, asked=asked, cursors=cursors, purpose=purpose)
    if challenge is not None and not read.beside["known"]:
        raise NotFound
    return Page(
        items=[_view(actor, row) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


async def detail(reader: Reader, actor: Actor, question_id: UUID) -> QuestionView:
    """Read one question as this reader may see it; NotFound when there is none for them."""
    found = _views(actor).where(Question.id == question_id).subquery("found")
    around = (column.label(name) for name, column in _around(actor, found).items())
    row = await one_or_none(reader, select(found, *around))
    if row is None:
        raise NotFound
    return _view(actor, row)


async def similar(
    reader: Reader, actor: Actor, challenge: str, *, words: str
) -> list[PublishedAnswer]:
    """Find the answered questions of a challenge that share most with a text, most alike first.

    NotFound when the actor may not know of the challenge.
    """
    await read_row(reader, actor, challenge)
    of_it = and_(named_challenge(challenge), visible_to(actor), Question.status == Status.PUBLISHED)
    held = func.concat_ws(" ", Question.wording, Question.answer)
    texts = (
        select(Question.id.label("key"), stems(held).label("stems"))
        .join(Challenge, Challenge.id == Question.challenge_id)
        .where(of_it)
        .cte("texts")
    )
    alike = likeness(texts, literal(words, Text))
    statement = (
        select(Question.id, Question.wording, Question.answer, Question.published_at)
        .join(alike, alike.c.key == Question.id)
        .where(alike.c.points > 0)
        .order_by(alike.c.points.desc(), Question.id)
        .limit(MOST_SIMILAR)
    )
    rows = (await reader.execute(statement)).mappings().all()
    return [PublishedAnswer.model_validate(dict(row)) for row in rows]


def _views(actor: Actor) -> Select[*tuple[Any, ...]]:
    """The questions that an actor may know of, with what each row says by itself."""
    close = as_asked(actor)
    return (
        select(
            Question.id,
            Question.status,
            Question.asked_at,
            Question.wording,
            Question.answer,
            Question.published_at,
            Question.number,
            Question.version,
            Question.challenge_id,
            func.coalesce(Question.published_at, Question.asked_at).label("newest"),
            Question.due_at.label("due"),
            case((close, Question.text)).label("text"),
            case((close, Question.due_at)).label("due_at"),
            case((close, Question.because)).label("because"),
            case((close, Question.merged_into_id)).label("merged_into_id"),
            own(actor).label("is_yours"),
            Challenge.is_example,
            Challenge.reference,
            Challenge.title,
            Challenge.lead_force_id,
            status_of(Challenge).label("challenge_status"),
            Organisation.name.label("lead_force"),
            NOW.label("read_at"),
        )
        .join(Challenge, Challenge.id == Question.challenge_id)
        .join(Organisation, Organisation.id == Challenge.lead_force_id)
        .where(visible_to(actor))
    )


def _around(actor: Actor, shown: FromClause) -> dict[str, ColumnElement[Any]]:
    """What stands in other rows: worked out for the questions shown, not for the whole list."""
    last = and_(_Version.question_id == shown.c.id, _Version.number == shown.c.number)
    corrected = and_(last, _Version.number > 1)
    return {
        "changed_at": _scalar(shown, _Version.published_at, where=corrected),
        "what_changed": _scalar(shown, _Version.what_changed, where=corrected),
        "earlier": _earlier(shown),
        "merged_into": _merged_into(actor, shown),
    }


def _scalar(shown: FromClause, column: Any, *, where: ColumnElement[bool]) -> ColumnElement[Any]:
    return select(column).where(where).correlate(shown).scalar_subquery()


def _earlier(shown: FromClause) -> ColumnElement[Any]:
    """What was published before what stands there now, newest first."""
    fields = ("number", "wording", "answer", "published_at", "what_changed")
    entry = func.jsonb_build_object(
        *(part for name in fields for part in (name, getattr(_Version, name)))
    )
    gathered = func.jsonb_agg(aggregate_order_by(entry, _Version.number.desc()), type_=JSONB)
    before = and_(_Version.question_id == shown.c.id, _Version.number < shown.c.number)
    return _scalar(shown, gathered, where=before)


def _merged_into(actor: Actor, shown: FromClause) -> ColumnElement[Any]:
    """The question it was merged into: for its own supplier from when that is published."""
    entry = func.jsonb_build_object(
        *("id", _Target.id, "text", func.coalesce(_Target.wording, _Target.text)),
        *("answer", _Target.answer, "published_at", _Target.published_at),
        type_=JSONB,
    )
    readable = _Target.status == Status.PUBLISHED if actor.is_supplier else true()
    return _scalar(shown, entry, where=and_(_Target.id == shown.c.merged_into_id, readable))


def _view(actor: Actor, row: RowMapping) -> QuestionView:
    standing = Standing(
        question_id=row["id"],
        challenge_id=row["challenge_id"],
        status=Status(row["status"]),
        challenge_status=ChallengeStatus(row["challenge_status"]),
        lead_force_id=row["lead_force_id"],
        read_at=row["read_at"],
    )
    return QuestionView.model_validate(
        {
            **{name: row[name] for name in _AS_STORED},
            "status": state_now(standing),
            "earlier": row["earlier"] or [],
            "challenge": {
                "reference": row["reference"],
                "title": row["title"],
                "status": row["challenge_status"],
                "lead_force": row["lead_force"],
            },
            "available_actions": available(actor, standing),
        }
    )
