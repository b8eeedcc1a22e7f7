"""Kept answers to work on, and the uses of earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from app.answers import policy
from app.answers.models import AnswerUse, KeptAnswer
from app.answers.repository import pieces
from app.answers.schemas import KeptAnswerView
from app.kernel.errors import NotFound
from app.kernel.ids import new_id
from app.platform.database import one_or_none
from app.responses.models import Response
from app.responses.repository.columns import named_response

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.platform.database import Reader


async def kept(reader: Reader, actor: Actor, answer_id: UUID) -> KeptAnswerView:
    """Return one kept answer, also a removed one; NotFound when it is not one's own."""
    statement = select(*KeptAnswer.__table__.c).where(
        KeptAnswer.id == answer_id, policy.keeps(actor)
    )
    row = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return KeptAnswerView.model_validate(row)


async def get(session: AsyncSession, actor: Actor, answer_id: UUID) -> KeptAnswer:
    """Lock one kept answer; NotFound when it is not one's own."""
    statement = (
        select(KeptAnswer)
        .where(KeptAnswer.id == answer_id, policy.keeps(actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    answer = (await session.execute(statement)).scalar_one_or_none()
    if answer is None:
        raise NotFound
    return answer


async def count(session: AsyncSession, actor: Actor) -> int:
    """Count the answers that are kept and were not removed."""
    statement = select(func.count()).where(policy.keeps(actor), KeptAnswer.removed_at.is_(None))
    return (await session.execute(statement)).scalar_one()


async def find_same(
    session: AsyncSession, actor: Actor, *, part: str, text: str, but: UUID | None = None
) -> str | None:
    """Return the title under which this very text is kept already."""
    statement = select(KeptAnswer.title).where(
        policy.keeps(actor),
        KeptAnswer.removed_at.is_(None),
        KeptAnswer.part == part,
        KeptAnswer.text == text,
        KeptAnswer.id.is_distinct_from(but),
    )
    return (await session.execute(statement.limit(1))).scalar_one_or_none()


async def find_kept(session: AsyncSession, actor: Actor, answer_id: UUID) -> UUID | None:
    """Return the id of one's own kept answer that was not removed."""
    statement = select(KeptAnswer.id).where(
        KeptAnswer.id == answer_id, policy.keeps(actor), KeptAnswer.removed_at.is_(None)
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def find_sent(
    session: AsyncSession, actor: Actor, *, reference: str, place: str
) -> UUID | None:
    """Return the id of one's own sent response that has an answer at this place."""
    said = pieces.pieces(pieces.sent(actor))
    statement = (
        select(said.c.response_id)
        .join(Response, Response.id == said.c.response_id)
        .where(named_response(reference), said.c.place == place)
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def add_use(
    session: AsyncSession,
    response_id: UUID,
    *,
    place: str,
    kept_id: UUID | None = None,
    source: tuple[UUID, str] | None = None,
) -> AnswerUse:
    """Note a use; noting it twice gives the note that is there."""
    source_id, source_place = source or (None, None)
    given = {
        "response_id": response_id,
        "place": place,
        "kept_answer_id": kept_id,
        "source_id": source_id,
        "source_place": source_place,
    }
    made = insert(AnswerUse).values(id=new_id(), **given).on_conflict_do_nothing()
    await session.execute(made)
    same: list[ColumnElement[bool]] = [
        getattr(AnswerUse, name).is_not_distinct_from(value) for name, value in given.items()
    ]
    return (await session.execute(select(AnswerUse).where(*same))).scalar_one()


async def remove_use(session: AsyncSession, response_id: UUID, use_id: UUID) -> None:
    """Take a use back; NotFound when the response has none such."""
    statement = (
        delete(AnswerUse)
        .where(AnswerUse.id == use_id, AnswerUse.response_id == response_id)
        .returning(AnswerUse.id)
    )
    if (await session.execute(statement)).scalar_one_or_none() is None:
        raise NotFound
