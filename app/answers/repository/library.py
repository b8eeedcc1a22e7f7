"""The answers an organisation may use again, the most alike first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Integer, Text, and_, cast, func, literal, select, true
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased

from app.answers.enums import Part, Source
from app.answers.repository import pieces
from app.answers.schemas import AnsweredFor, EarlierAnswer, KeptCard, Origin, Uses
from app.challenges.models import Challenge
from app.challenges.policy import visible_to
from app.kernel.errors import NotFound
from app.kernel.paging import Page
from app.platform.likeness import holds, likeness, stems
from app.platform.paging import read_page
from app.responses.models import Feedback, Response
from app.responses.policy import own, shown_feedback
from app.responses.repository.columns import named_response

if TYPE_CHECKING:
    from sqlalchemy import CTE, RowMapping, Select, Subquery

    from app.answers.schemas import AnswerFilter
    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner
    from app.platform.database import Reader

_LastChallenge: Final = aliased(Challenge, name="last_challenge")
_BEGINNING: Final = 800  # characters of an answer that tell what it is about
_TITLES: Final = 2  # a question counts twice beside the words of its answer


async def page(
    reader: Reader, actor: Actor, asked: AnswerFilter, cursors: CursorSigner
) -> Page[EarlierAnswer]:
    """Read one page of the own answers that may be used again.

    NotFound when the response they are wanted for is not one's own.
    """
    sent = pieces.sent(actor)
    said = pieces.pieces(sent)
    kept = pieces.kept(actor)
    answer = pieces.answers(said, kept)
    found = _found(actor, asked, answer=answer, sent=sent, used=pieces.uses(sent, said, kept))
    everything = found.cte("found")
    known = _is_own(actor, asked.response) if asked.response else true()
    read = await read_page(
        reader,
        _ranked(actor, asked, everything),
        asked=asked,
        cursors=cursors,
        purpose=f"answers {asked.q} {asked.response} {asked.place}",
        keys=("points", "at", "key"),
        newest_first=True,
        beside={"known": known},
    )
    if not read.beside["known"]:
        raise NotFound
    return Page(
        items=[_view(row) for row in read.rows], next_cursor=read.next_cursor, total=read.total
    )


def _is_own(actor: Actor, reference: str) -> ColumnElement[bool]:
    return select(Response.id).where(own(actor), named_response(reference)).exists()


def _found(
    actor: Actor, asked: AnswerFilter, *, answer: Subquery, sent: CTE, used: Subquery
) -> Select[Any]:
    """Every answer with where it was sent last, what came of it, and how often it was used."""
    last = sent.alias("last_sent")
    place = func.split_part(answer.c.place, "/", 2)
    question = Challenge.outcomes[cast(func.nullif(place, ""), Integer)]["title"].astext
    statement = (
        select(
            answer,
            sent.c.reference,
            sent.c.status,
            sent.c.sent_at,
            Challenge.reference.label("challenge_reference"),
            Challenge.title.label("challenge_title"),
            question.label("question"),
            Feedback.reason.label("feedback_reason"),
            Feedback.text.label("feedback_text"),
            *(func.coalesce(used.c[name], 0).label(name) for name in _COUNTS),
            last.c.reference.label("last_reference"),
            last.c.sent_at.label("last_at"),
            _LastChallenge.reference.label("last_challenge_reference"),
            _LastChallenge.title.label("last_challenge_title"),
        )
        .select_from(answer)
        .outerjoin(sent, sent.c.response_id == answer.c.response_id)
        .outerjoin(Challenge, and_(Challenge.id == sent.c.challenge_id, visible_to(actor)))
        .outerjoin(Response, Response.id == answer.c.response_id)
        .outerjoin(
            Feedback, and_(Feedback.response_id == answer.c.response_id, shown_feedback(actor))
        )
        .outerjoin(used, used.c.key == answer.c.key)
        .outerjoin(last, last.c.response_id == used.c.last_id)
        .outerjoin(
            _LastChallenge,
            and_(
                _LastChallenge.id == last.c.challenge_id,
                _LastChallenge.id.in_(select(Challenge.id).where(visible_to(actor))),
            ),
        )
    )
    return statement.where(*_conditions(asked, answer, sent))


_COUNTS: Final = ("responses", "decided", "shortlisted")


def _conditions(asked: AnswerFilter, answer: Subquery, sent: CTE) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.part:
        conditions.append(answer.c.part.in_(asked.part))
    if asked.source is Source.KEPT:
        conditions.append(answer.c.kept_id.is_not(None))
    if asked.source is Source.SENT:
        conditions.append(answer.c.response_id.is_not(None))
    if asked.fared:
        conditions.append(sent.c.status.in_(asked.fared))
    if asked.answer:
        reference, _, place = asked.answer.partition("/")
        conditions += [sent.c.reference == reference, answer.c.place == place]
    if asked.response:  # what one writes there is no earlier answer for it
        conditions.append(func.coalesce(~_of(sent, asked.response), true()))
    return conditions


def _of(sent: CTE, reference: str) -> ColumnElement[bool]:
    named = select(Response.id).where(named_response(reference))
    return sent.c.response_id.in_(named)


def _ranked(actor: Actor, asked: AnswerFilter, everything: CTE) -> Select[Any]:
    """Give points for words in common with what was typed, or else with what is asked."""
    wanted = literal(asked.q, Text) if asked.q else _question(actor, asked)
    if wanted is None:
        return select(everything, literal(0, Integer).label("points"))
    titles = func.concat_ws(
        " ", everything.c.question, everything.c.kept_title, everything.c.challenge_title
    )
    text = everything.c.text if asked.q else func.left(everything.c.text, _BEGINNING)
    words = func.concat_ws(" ", *(titles for _ in range(_TITLES)), text)
    texts = select(everything.c.key, stems(words).label("stems")).cte("texts")
    alike = likeness(texts, wanted)
    points = func.coalesce(alike.c.points, 0).label("points")
    ranked = select(everything, points).outerjoin(alike, alike.c.key == everything.c.key)
    if asked.q:
        matching = select(texts.c.key).where(holds(texts.c.stems, asked.q))
        ranked = ranked.where(everything.c.key.in_(matching))
    return ranked


def _question(actor: Actor, asked: AnswerFilter) -> ColumnElement[Any] | None:
    """What is asked at a place of a response: the outcome, or what the challenge is about."""
    if not asked.response or not asked.place:
        return None
    part, _, index = asked.place.partition("/")
    about: tuple[Any, ...] = (Challenge.title, Challenge.summary)
    if part == Part.OUTCOMES and index:
        outcome = cast(Challenge.outcomes, JSONB)[int(index)]
        about = (outcome["title"].astext, outcome["measure"].astext)
    return (
        select(func.concat_ws(" ", *about))
        .select_from(Response)
        .join(Challenge, Challenge.id == Response.challenge_id)
        .where(own(actor), named_response(asked.response))
        .scalar_subquery()
    )


def _view(row: RowMapping) -> EarlierAnswer:
    is_sent = row["response_id"] is not None
    return EarlierAnswer(
        id=str(row["kept_id"] or f"{row['reference']}/{row['place']}"),
        part=row["part"],
        text=row["text"],
        confidential=row["confidential"],
        kept=_kept(row) if row["kept_id"] else None,
        origin=_origin(row) if is_sent else None,
        uses=Uses(
            **{name: row[name] for name in _COUNTS},
            last=row["last_reference"],
            last_challenge=_challenge(row, "last_challenge"),
            last_at=row["last_at"],
        ),
    )


def _kept(row: RowMapping) -> KeptCard:
    return KeptCard(
        id=row["kept_id"],
        title=row["kept_title"],
        note=row["kept_note"],
        updated_at=row["kept_updated_at"],
    )


def _origin(row: RowMapping) -> Origin:
    return Origin(
        response=row["reference"],
        place=row["place"],
        answer=row["answer"],
        question=row["question"],
        challenge=_challenge(row, "challenge"),
        sent_at=row["sent_at"],
        status=row["status"],
        feedback_reason=row["feedback_reason"],
        feedback_text=row["feedback_text"],
    )


def _challenge(row: RowMapping, of: str) -> AnsweredFor | None:
    reference, title = row[f"{of}_reference"], row[f"{of}_title"]
    return AnsweredFor(reference=reference, title=title) if reference else None
