"""Answered questions: which a reader may find with their challenges, and what is read of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ARRAY, Boolean, Integer, Uuid, func, select

from app.challenges.enums import Visibility
from app.challenges.models import Challenge
from app.challenges.policy import shape, visible_to
from app.organisations.models import Organisation
from app.questions.enums import Status
from app.questions.models import Question
from app.search.enums import ANSWERED
from app.search.repository.records import ORGANISATION, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping, Select

    from app.kernel.actor import Actor
    from app.platform.database import Reader

MOST_OF_TITLE: Final = 160
"""Characters of a question that stand as its title; the whole of it is searched."""
_CUT: Final = "…"
_PUBLISHED: Final = Question.status == Status.PUBLISHED


async def questions(reader: Reader, actor: Actor) -> list[dict[str, Any]]:
    """Every answered question: its last version, whether all may read it, whether the actor may."""
    row = (await reader.execute(_everything(shape(actor)))).one()
    if not row.ids:
        return []
    return [
        {"id": identifier, "mark": mark, "public": is_public, "visible": is_visible}
        for identifier, mark, is_public, is_visible in zip(
            row.ids, row.marks, row.public, row.visible, strict=True
        )
    ]


@lru_cache(maxsize=64)
def _everything(actor: Actor) -> Select[*tuple[Any, ...]]:
    # Four arrays in one row: quicker to read than a row for each.
    public = Challenge.visibility == Visibility.PUBLIC
    return _answered(
        func.array_agg(Question.id, type_=ARRAY(Uuid)).label("ids"),
        func.array_agg(Question.number, type_=ARRAY(Integer)).label("marks"),
        func.array_agg(public, type_=ARRAY(Boolean)).label("public"),
        func.array_agg(visible_to(actor), type_=ARRAY(Boolean)).label("visible"),
    )


async def question_texts(reader: Reader, ids: Collection[UUID]) -> Sequence[RowMapping]:
    """The words of answered questions, to index, whoever may read them."""
    statement = _answered(
        Question.id, Challenge.capabilities, Question.wording, Question.answer
    ).where(Question.id.in_(ids))
    rows: Sequence[RowMapping] = (await reader.execute(statement)).mappings().all()
    return rows


def question_words(row: RowMapping) -> str:
    """The words by which a question is found: its own and its answer's, not its challenge's."""
    return f"{row['wording']}\n{row['answer']}"


async def question_records(
    reader: Reader,
    actor: Actor,
    *,
    ids: Collection[UUID] = (),
    reference: str | None = None,
) -> dict[UUID, Record]:
    """Answered questions that an actor may read; a reference leads to their challenge alone."""
    if reference is not None:
        return {}
    statement = (
        _answered(
            Question.id,
            Question.wording,
            Question.answer,
            Challenge.reference,
            Challenge.title,
            Challenge.capabilities,
            Challenge.is_example,
            ORGANISATION.label("organisation"),
        )
        .join(Organisation, Organisation.id == Challenge.lead_force_id)
        .where(Question.id.in_(ids), visible_to(actor))
    )
    return {row["id"]: _record(row) for row in (await reader.execute(statement)).mappings()}


def _record(row: RowMapping) -> Record:
    """The answer is what is quoted; of a long question, which its title does not hold, that too."""
    title = _beginning(row["wording"])
    more = (row["wording"],) if title.endswith(_CUT) else ()
    return Record(
        id=row["id"],
        reference=row["reference"],
        title=title,
        texts=(row["answer"], *more),
        organisation=row["organisation"],
        status=ANSWERED,
        capabilities=tuple(row["capabilities"]),
        responses_close_at=None,
        is_example=row["is_example"],
        about=row["title"],
    )


def _answered(*columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .select_from(Question)
        .join(Challenge, Challenge.id == Question.challenge_id)
        .where(_PUBLISHED)
    )


def _beginning(wording: str) -> str:
    """A question in one line, cut between words where it is long."""
    line = " ".join(wording.split())
    if len(line) <= MOST_OF_TITLE:
        return line
    return f"{line[:MOST_OF_TITLE].rpartition(' ')[0] or line[:MOST_OF_TITLE]}{_CUT}"
