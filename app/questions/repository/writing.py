"""A question to work on: found, locked, and then looked at by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from app.challenges.enums import Status as ChallengeStatus
from app.challenges.models import NOW, Challenge, status_of
from app.kernel.errors import NotFound
from app.organisations.models import Organisation
from app.questions.enums import Status
from app.questions.models import Question
from app.questions.policy import Standing, own, visible_to
from app.solutions.models import Solution

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor


async def get(
    session: AsyncSession, actor: Actor, question_id: UUID, *, also: UUID | None = None
) -> tuple[Question, Question | None]:
    """Lock a question and, if named, another one; NotFound when the actor may not know the first.

    What was merged into the first is locked along, since it goes where that one goes; all in the
    order of their ids, so that two who merge crosswise wait for each other.
    """
    named = [each for each in (question_id, also) if each is not None]
    wanted = or_(Question.id.in_(named), Question.merged_into_id == question_id)
    statement = (
        select(Question)
        .join(Challenge, Challenge.id == Question.challenge_id)
        .where(wanted, visible_to(actor))
        .order_by(Question.id)
        .with_for_update(of=Question)
        .execution_options(populate_existing=True)
    )
    found = {each.id: each for each in (await session.execute(statement)).scalars()}
    if question_id not in found:
        raise NotFound
    return found[question_id], found.get(also) if also else None


async def standing(session: AsyncSession, question: Question) -> Standing:
    """Say where a locked question stands; the clock is read here, with the lock in hand."""
    statement = select(
        NOW.label("read_at"), status_of(Challenge).label("status"), Challenge.lead_force_id
    ).where(Challenge.id == question.challenge_id)
    row = (await session.execute(statement)).one()
    return Standing(
        question_id=question.id,
        challenge_id=question.challenge_id,
        status=Status(question.status),
        challenge_status=ChallengeStatus(row.status),
        lead_force_id=row.lead_force_id,
        read_at=row.read_at,
    )


async def counts(session: AsyncSession, actor: Actor, challenge_id: UUID) -> tuple[int, int]:
    """How many questions the actor's own supplier asked on a challenge, and how many all did."""
    statement = select(func.count().filter(own(actor)), func.count()).where(
        Question.challenge_id == challenge_id
    )
    own_ones, everybodys = (await session.execute(statement)).one()
    return own_ones, everybodys


async def find_same(
    session: AsyncSession, actor: Actor, challenge_id: UUID, *, text: str
) -> UUID | None:
    """Find a question of the same words that the actor's own supplier waits for an answer to."""
    statement = select(Question.id).where(
        own(actor),
        Question.challenge_id == challenge_id,
        Question.status == Status.ASKED,
        Question.text == text,
    )
    return (await session.execute(statement)).scalars().first()


async def own_names(session: AsyncSession, actor: Actor) -> list[str]:
    """The names by which readers would know the actor's own supplier: its own, its products'."""
    mine = Organisation.id == actor.organisation_id
    organisation = select(Organisation.name).where(mine)
    products = select(Solution.name).where(Solution.supplier_id == actor.organisation_id)
    return list((await session.execute(organisation.union(products))).scalars())


async def merged_into(session: AsyncSession, question_id: UUID) -> list[Question]:
    """The questions that are answered with this one; `get` locked them with it."""
    statement = select(Question).where(Question.merged_into_id == question_id)
    return list((await session.execute(statement)).scalars())
