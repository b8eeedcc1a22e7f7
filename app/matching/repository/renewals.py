"""Matches that came too late: cards listed after a challenge had passed without an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Text, and_, cast, false, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased, with_expression

from app.challenges.enums import Visibility
from app.challenges.models import Challenge
from app.challenges.policy import visible_to as challenge_visible_to
from app.challenges.repository import named, unmet
from app.kernel.actor import Role
from app.kernel.errors import NotFound
from app.matching.enums import Declined, RenewalState
from app.matching.models import RenewedMatch
from app.organisations.enums import Status as OrganisationStatus
from app.organisations.models import Organisation
from app.platform.paging import read_page
from app.platform.tables import fact
from app.solutions.enums import Status as SolutionStatus
from app.solutions.models import Solution

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner, ListFilter
    from app.matching.schemas.matches import RenewalFilter
    from app.platform.database import Reader
    from app.platform.paging import PageRows

_OTHER: Final = aliased(RenewedMatch)
_LISTED: Final = Solution.status == SolutionStatus.LISTED
# Equals stand by lot: an id tells which of two cards is the older one.
_LOT: Final = func.md5(cast(RenewedMatch.id, Text))
_ANSWERED: Final = (RenewalState.AGREED, RenewalState.DECLINED)
_BESIDE: Final[dict[str, ColumnElement[Any]]] = {
    "force_id": select(Challenge.lead_force_id)
    .where(Challenge.id == RenewedMatch.challenge_id)
    .correlate(RenewedMatch)
    .scalar_subquery(),
    "is_unmet": select(Challenge.id)
    .where(Challenge.id == RenewedMatch.challenge_id, unmet())
    .correlate(RenewedMatch)
    .exists(),
    "is_listed": select(Solution.id)
    .where(Solution.id == RenewedMatch.solution_id, _LISTED)
    .correlate(RenewedMatch)
    .exists(),
}


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL which of them an actor may know of, of rows joined to challenge and solution.

    The lead force from the moment it is asked, as long as the question makes sense; the card's
    supplier and moderators once it has agreed. So nothing that anybody else can fetch, not even a
    count, tells that a force was asked.
    """
    agreed = and_(RenewedMatch.state == RenewalState.AGREED, _LISTED)
    if actor.is_force:
        open_question = and_(RenewedMatch.state == RenewalState.ASKED, unmet(), _LISTED)
        return and_(
            Challenge.lead_force_id == actor.organisation_id,
            or_(open_question, RenewedMatch.state.in_(_ANSWERED)),
        )
    if actor.is_supplier:
        own = Solution.supplier_id == actor.organisation_id
        return and_(agreed, own, challenge_visible_to(actor))
    return agreed if actor.role is Role.MODERATOR else false()


async def page(
    reader: Reader, actor: Actor, asked: RenewalFilter, cursors: CursorSigner
) -> PageRows:
    """One page of those the actor may know of, best first, equals by lot."""
    found = (
        select(
            RenewedMatch.id,
            RenewedMatch.challenge_id,
            RenewedMatch.solution_id,
            RenewedMatch.points,
            _LOT.label("lot"),
            RenewedMatch.state,
            RenewedMatch.because,
            RenewedMatch.asked_at,
            RenewedMatch.decided_at,
            RenewedMatch.version,
            Challenge.lead_force_id.label("force_id"),
        )
        .join(Challenge, Challenge.id == RenewedMatch.challenge_id)
        .join(Solution, Solution.id == RenewedMatch.solution_id)
        .where(
            visible_to(actor),
            RenewedMatch.state == asked.state if asked.state else true(),
        )
    )
    return await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose="renewed matches",
        keys=("points", "lot", "id"),
        newest_first=True,
    )


async def get(session: AsyncSession, actor: Actor, renewal_id: UUID) -> RenewedMatch:
    """One of them with its challenge locked; NotFound when the actor may not know of it.

    A question that has lost its sense is still found by the force that was asked, to be told why.
    """
    known = and_(
        Challenge.lead_force_id == actor.organisation_id,
        RenewedMatch.state != RenewalState.NOTICED,
    )
    found = await session.execute(
        select(Challenge.id)
        .join(RenewedMatch, RenewedMatch.challenge_id == Challenge.id)
        .where(RenewedMatch.id == renewal_id, known if actor.is_force else false())
        .with_for_update(of=Challenge)
    )
    if found.scalar_one_or_none() is None:
        raise NotFound
    return (await _loaded(session, RenewedMatch.id == renewal_id))[0]


async def of_solution(session: AsyncSession, solution_id: UUID) -> dict[UUID, RenewedMatch]:
    """Those of a card, by challenge; the card's row is locked, so that jobs follow one another."""
    await session.execute(select(Solution.id).where(Solution.id == solution_id).with_for_update())
    rows = await _loaded(session, RenewedMatch.solution_id == solution_id)
    return {row.challenge_id: row for row in rows}


async def waiting(session: AsyncSession, challenge_id: UUID, *, most: int) -> list[RenewedMatch]:
    """What may be put to the force next, best first, so that it never has more than `most`.

    Nothing once the force has said that the need is gone. The challenge's row is locked.
    """
    await session.execute(
        select(Challenge.id).where(Challenge.id == challenge_id).with_for_update()
    )
    rows = await _loaded(session, RenewedMatch.challenge_id == challenge_id)
    if any(row.because == Declined.NEED_GONE for row in rows):
        return []
    sensible = [row for row in rows if row.is_unmet and row.is_listed]
    open_questions = sum(row.state == RenewalState.ASKED for row in sensible)
    noticed = [row for row in sensible if row.state == RenewalState.NOTICED]
    return noticed[: max(most - open_questions, 0)]


async def unmet_challenges(reader: Reader, solution_id: UUID) -> list[UUID]:
    """The unmet needs that a card may be put to: its supplier may read the challenge.

    None that is for policing only, none whose force has said that the need is gone, and none that
    was open when the card was listed: then the force saw it among its matches.
    """
    supplier_is_verified = (
        select(Organisation.id)
        .join(Solution, Solution.supplier_id == Organisation.id)
        .where(Solution.id == solution_id, Organisation.status == OrganisationStatus.VERIFIED)
        .exists()
    )
    gone = (
        select(_OTHER.id)
        .where(_OTHER.challenge_id == Challenge.id, _OTHER.because == Declined.NEED_GONE)
        .exists()
    )
    readable = or_(
        Challenge.visibility == Visibility.PUBLIC,
        and_(Challenge.visibility == Visibility.REGISTERED_SUPPLIERS, supplier_is_verified),
    )
    listed_at = select(Solution.listed_at).where(Solution.id == solution_id).scalar_subquery()
    came_later = Challenge.responses_close_at <= listed_at
    statement = select(Challenge.id).where(unmet(), readable, came_later, ~gone)
    return list((await reader.execute(statement)).scalars())


async def notes(
    reader: Reader, actor: Actor, ref: str, asked: ListFilter, cursors: CursorSigner
) -> PageRows:
    """When the force said that it still has a challenge's need; NotFound for an unseen challenge.

    Whoever may read the challenge reads this: it is what the supplier was told (DOMAIN rule 1).
    """
    seen = select(Challenge.id).where(named(ref), challenge_visible_to(actor))
    found = select(fact.c.id, fact.c.recorded_at).where(
        fact.c.kind == "NeedRenewed", fact.c.stream_id == seen.scalar_subquery()
    )
    read = await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose="renewal notes",
        keys=("recorded_at", "id"),
        newest_first=True,
        beside={"seen": seen.exists()},
    )
    if not read.beside["seen"]:
        raise NotFound
    return read


async def _loaded(session: AsyncSession, wanted: ColumnElement[bool]) -> Sequence[RenewedMatch]:
    attributes: list[tuple[InstrumentedAttribute[Any], ColumnElement[Any]]] = [
        (getattr(RenewedMatch, name), expression) for name, expression in _BESIDE.items()
    ]
    found = await session.execute(
        select(RenewedMatch)
        .options(*(with_expression(attribute, value) for attribute, value in attributes))
        .where(wanted)
        .order_by(RenewedMatch.points.desc(), _LOT)
        .execution_options(populate_existing=True)
    )
    return found.scalars().all()
