"""An organisation's own answers as rows: those it sent last in each response, and those it keeps.

One text for one kind of question is one answer, however often it was sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    ColumnElement,
    Text,
    Uuid,
    and_,
    case,
    column,
    func,
    literal,
    null,
    select,
    true,
    union,
    union_all,
    values,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, aggregate_order_by, distinct_on

from app.answers import policy
from app.answers.enums import Part
from app.answers.models import AnswerUse, KeptAnswer
from app.answers.schemas import MOST_RESPONSES
from app.responses.enums import Status
from app.responses.lifecycle import DECISIONS
from app.responses.models import Response, ResponseVersion
from app.responses.policy import own

if TYPE_CHECKING:
    from sqlalchemy import CTE, Subquery

    from app.kernel.actor import Actor

_OUTCOMES: Final = f"{Part.OUTCOMES}/"


def sent(actor: Actor) -> CTE:
    """The responses sent last, each with what counted last: also of those that were taken back."""
    # One that is being written again is, for others, one that was withdrawn.
    withdrawn = literal(Status.WITHDRAWN.value)
    fared = case((Response.status == Status.DRAFT, withdrawn), else_=Response.status)
    return (
        select(
            Response.id.label("response_id"),
            Response.reference,
            Response.challenge_id,
            fared.label("status"),
            ResponseVersion.submitted_at.label("sent_at"),
            ResponseVersion.submitted.label("words"),
            func.coalesce(
                ResponseVersion.submitted_confidential,
                func.jsonb_build_object(type_=JSONB),
                type_=JSONB,
            ).label("secrets"),
        )
        .join(
            ResponseVersion,
            and_(
                ResponseVersion.response_id == Response.id,
                ResponseVersion.number == Response.submitted_number,
            ),
        )
        .where(own(actor))
        .order_by(ResponseVersion.submitted_at.desc())
        .limit(MOST_RESPONSES)
        .cte("sent")
    )


def pieces(sent_last: CTE) -> CTE:
    """Every answer of the sent responses, part by part; those left empty are none."""
    answered = _outcomes(sent_last)
    around = _around(sent_last)
    found = union_all(answered, around).subquery("piece")
    return select(found, _key(found.c.part, found.c.text)).where(found.c.text != "").cte("pieces")


def _outcomes(sent_last: CTE) -> Any:
    entry = func.jsonb_array_elements(sent_last.c.words["outcomes"]).table_valued(
        column("value", JSONB), name="outcome"
    )
    place = literal(_OUTCOMES) + entry.c.value["index"].astext
    # What is confidential lies apart, under the name of its part.
    apart = func.coalesce(
        sent_last.c.secrets[place], func.jsonb_build_object(type_=JSONB), type_=JSONB
    )
    whole = entry.c.value.op("||", return_type=JSONB())(apart)
    return select(
        sent_last.c.response_id,
        sent_last.c.sent_at,
        literal(Part.OUTCOMES.value, Text).label("part"),
        place.label("place"),
        whole["answer"].astext.label("answer"),
        whole["text"].astext.label("text"),
        entry.c.value["confidential"].as_boolean().label("confidential"),
    ).select_from(sent_last.join(entry, true()))


def _around(sent_last: CTE) -> Any:
    named = [(part.value,) for part in Part if part is not Part.OUTCOMES]
    parts = values(column("part", Text), name="parts").data(named).alias("parts")
    part = parts.c.part
    return select(
        sent_last.c.response_id,
        sent_last.c.sent_at,
        part,
        part.label("place"),
        null().cast(Text).label("answer"),
        func.coalesce(sent_last.c.words[part].astext, sent_last.c.secrets[part].astext, "").label(
            "text"
        ),
        sent_last.c.secrets.has_key(part).label("confidential"),
    ).select_from(sent_last.join(parts, true()))


def kept(actor: Actor) -> CTE:
    """The answers that are kept and were not removed."""
    return (
        select(KeptAnswer, _key(KeptAnswer.part, KeptAnswer.text))
        .where(policy.keeps(actor), KeptAnswer.removed_at.is_(None))
        .cte("kept")
    )


def _key(part: Any, text: Any) -> ColumnElement[str]:
    """What makes two answers the same one: the kind of question, and the text to the letter."""
    key: ColumnElement[str] = (part + literal(":") + func.md5(text)).label("key")
    return key


def answers(said: CTE, kept_now: CTE) -> Subquery:
    """One row for each answer: as it was sent last, as it is kept, or both."""
    newest = (
        select(
            said, func.bool_or(said.c.confidential).over(partition_by=said.c.key).label("secret")
        )
        .ext(distinct_on(said.c.key))
        .order_by(said.c.key, said.c.sent_at.desc(), said.c.response_id, said.c.place)
        .subquery("newest")
    )
    one_kept = (
        select(kept_now)
        .ext(distinct_on(kept_now.c.key))
        .order_by(kept_now.c.key, kept_now.c.updated_at.desc(), kept_now.c.id)
        .subquery("one_kept")
    )
    at = func.coalesce(newest.c.sent_at, one_kept.c.updated_at)
    return (
        select(
            func.coalesce(newest.c.key, one_kept.c.key).label("key"),
            func.coalesce(newest.c.part, one_kept.c.part).label("part"),
            func.coalesce(newest.c.text, one_kept.c.text).label("text"),
            func.coalesce(one_kept.c.confidential, newest.c.secret).label("confidential"),
            at.label("at"),
            *(newest.c[name] for name in ("response_id", "place", "answer")),
            *(one_kept.c[name].label(f"kept_{name}") for name in ("id", "title", "note")),
            one_kept.c.updated_at.label("kept_updated_at"),
        )
        .select_from(newest.join(one_kept, newest.c.key == one_kept.c.key, full=True))
        .subquery("answer")
    )


def uses(sent_last: CTE, said: CTE, kept_now: CTE) -> Subquery:
    """How often each answer was used in responses that were sent, and how those fared.

    A response counts once, whether the text stands in it to the letter or was its beginning.
    """
    from_sent = select(said.c.key, AnswerUse.response_id).join(
        AnswerUse,
        and_(
            AnswerUse.source_id == said.c.response_id,
            AnswerUse.source_place == said.c.place,
        ),
    )
    from_kept = select(kept_now.c.key, AnswerUse.response_id).join(
        AnswerUse, AnswerUse.kept_answer_id == kept_now.c.id
    )
    used = union(select(said.c.key, said.c.response_id), from_sent, from_kept).subquery("used")
    decided = sent_last.c.status.in_(DECISIONS)
    shortlisted = sent_last.c.status == Status.SHORTLISTED
    in_order = aggregate_order_by(sent_last.c.response_id, sent_last.c.sent_at.desc())
    newest_first: ColumnElement[Any] = func.array_agg(in_order, type_=ARRAY(Uuid))
    return (
        select(
            used.c.key,
            func.count().label("responses"),
            func.count().filter(decided).label("decided"),
            func.count().filter(shortlisted).label("shortlisted"),
            newest_first[1].label("last_id"),
        )
        .select_from(used.join(sent_last, sent_last.c.response_id == used.c.response_id))
        .group_by(used.c.key)
        .subquery("fared")
    )
