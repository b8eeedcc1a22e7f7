"""One challenge to work on: found, locked, with everything that policy and lifecycle look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Uuid, and_, cast, false, func, select
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import InstrumentedAttribute, with_expression

from app.challenges.models import (
    NOW,
    Challenge,
    ChallengeAuthor,
    ChallengeSponsor,
    EthicsOpinion,
    Outcome,
)
from app.challenges.policy import visible_to
from app.kernel.errors import NotFound
from app.kernel.ids import is_reference

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.sql.base import ExecutableOption

    from app.kernel.actor import Actor


def key_of(ref: str) -> tuple[InstrumentedAttribute[Any], str | UUID] | None:
    """Tell which column names the challenge, and by what; nothing for any other text."""
    if is_reference(ref):
        return Challenge.reference, ref
    try:
        return Challenge.id, UUID(ref)
    except ValueError:
        return None


def named(ref: str, challenge: type[Challenge] = Challenge) -> ColumnElement[bool]:
    """Say in SQL which challenge an id or a reference names; none for anything else."""
    key = key_of(ref)
    if key is None:
        return false()
    column, value = key
    found: ColumnElement[bool] = getattr(challenge, column.key) == value
    return found


def _all(column: Any, condition: ColumnElement[bool]) -> ColumnElement[list[UUID]]:
    listed = select(column).where(condition).correlate(Challenge).scalar_subquery()
    return func.array(listed, type_=ARRAY(Uuid))


SURROUNDINGS: Final[dict[str, ColumnElement[Any]]] = {
    "read_at": NOW,
    "author_ids": _all(ChallengeAuthor.account_id, ChallengeAuthor.challenge_id == Challenge.id),
    "sponsor_ids": _all(
        ChallengeSponsor.organisation_id, ChallengeSponsor.challenge_id == Challenge.id
    ),
    "has_opinion": select(EthicsOpinion.id)
    .where(EthicsOpinion.challenge_id == Challenge.id)
    .correlate(Challenge)
    .exists(),
    "has_outcome": select(Outcome.challenge_id)
    .where(
        Outcome.challenge_id == Challenge.id,
        Outcome.what_market_said != "",
        Outcome.what_happens_next != "",
    )
    .correlate(Challenge)
    .exists(),
    "outcome_writer_ids": func.coalesce(
        select(Outcome.written_by)
        .where(Outcome.challenge_id == Challenge.id)
        .correlate(Challenge)
        .scalar_subquery(),
        cast(array([]), ARRAY(Uuid)),
    ),
}
"""What stands around a challenge's row, as SQL; read in the row's own statement."""


def surroundings() -> list[ExecutableOption]:
    """Options that fill a challenge's attributes beyond its row."""
    return [
        with_expression(getattr(Challenge, name), expression)
        for name, expression in SURROUNDINGS.items()
    ]


async def get(session: AsyncSession, actor: Actor, ref: str, *, lock: bool = False) -> Challenge:
    """Load the challenge that an id or reference names; NotFound when the actor may not know it.

    With a lock, the row is taken first and read afterwards, so that the clock, too, is read with
    the lock in hand (DOMAIN rule 12).
    """
    wanted = and_(named(ref), visible_to(actor))
    if lock:
        statement = select(Challenge.id).where(wanted).with_for_update(of=Challenge)
        wanted = Challenge.id == (await session.execute(statement)).scalar_one_or_none()
    found = await session.execute(
        select(Challenge)
        .options(*surroundings())
        .where(wanted)
        .execution_options(populate_existing=True)
    )
    challenge = found.scalar_one_or_none()
    if challenge is None:
        raise NotFound
    return challenge
