"""Stored matches and what is shown of the records they join."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Text, and_, cast, delete, func, select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from app.challenges.enums import Status
from app.challenges.models import Challenge, ChallengeSponsor, status_now
from app.challenges.policy import visible_to as challenge_visible_to
from app.challenges.repository.reading import force_name, listed
from app.challenges.repository.record import SURROUNDINGS
from app.kernel.errors import NotFound
from app.kernel.paging import CursorSigner
from app.matching.engine.explanation import Label, Ranked
from app.matching.enums import State
from app.matching.models import Match, RelevanceLabel
from app.organisations.models import Organisation
from app.platform.database import Reader
from app.platform.paging import PageRows, read_page
from app.solutions.enums import Status as SolutionStatus
from app.solutions.models import Solution
from app.solutions.repository import horizon, listed_uses

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import RowMapping, Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.matching.schemas.matches import MatchFilter

PURPOSE: Final = "matches"
MOST_STORED: Final = 50
# Equals stand by lot: an id tells which of two cards was suggested first.
_LOT: Final = func.md5(cast(Match.id, Text))


_ORGANISATION: Final = force_name(Organisation)


def challenge_cards() -> Select[Any]:
    """Challenges as matches name them."""
    return select(
        Challenge.id,
        Challenge.reference,
        Challenge.title,
        Challenge.summary,
        status_now.label("status"),
        Challenge.responses_close_at,
        Challenge.responses_submitted,
        Challenge.safeguards_level,
        Challenge.constraints["reach"].as_string().label("reach"),
        Challenge.is_example,
        SURROUNDINGS["sponsor_ids"].label("sponsor_ids"),
        _ORGANISATION.label("force"),
        _co_sponsors().label("co_sponsors"),
    ).join(Organisation, Organisation.id == Challenge.lead_force_id)


def _co_sponsors() -> ColumnElement[Any]:
    """The forces behind a challenge beside its lead."""
    force = aliased(Organisation)
    return (
        select(listed(force_name(force), by=force.name))
        .join(ChallengeSponsor, ChallengeSponsor.organisation_id == force.id)
        .where(ChallengeSponsor.challenge_id == Challenge.id, ~ChallengeSponsor.is_lead)
        .correlate(Challenge)
        .scalar_subquery()
    )


def _solution_cards(actor: Actor) -> Select[Any]:
    """Product cards as matches name them, with what the actor may know of their uses."""
    return select(
        Solution.id,
        Solution.reference,
        Solution.name,
        Solution.summary,
        Solution.not_good_for,
        Solution.outcomes_seen,
        Solution.safeguards["bias_evaluation"].as_string().label("bias_evaluation"),
        horizon().label("horizon"),
        Solution.is_example,
        _ORGANISATION.label("supplier"),
        listed_uses(actor).label("uses"),
    ).join(Organisation, Organisation.id == Solution.supplier_id)


async def challenges_of(reader: Reader, ids: Collection[UUID]) -> dict[UUID, RowMapping]:
    """The challenges with these ids, as matches name them."""
    return await _by_id(reader, challenge_cards().where(Challenge.id.in_(ids)))


async def solutions_of(
    reader: Reader, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, RowMapping]:
    """The product cards with these ids, as matches name them to this actor."""
    return await _by_id(reader, _solution_cards(actor).where(Solution.id.in_(ids)))


async def _by_id(reader: Reader, statement: Select[Any]) -> dict[UUID, RowMapping]:
    rows = (await reader.execute(statement)).mappings()
    return {row["id"]: row for row in rows}


async def stored(
    reader: Reader, actor: Actor, pairs: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], RowMapping]:
    """What is stored of pairs (challenge, solution), with the actor's organisation's label."""
    if not pairs:
        return {}
    statement = (
        select(
            Challenge.id.label("challenge_id"),
            Solution.id.label("solution_id"),
            Match.id,
            Match.state,
            Match.because,
            Match.decided_at,
            Match.version,
            RelevanceLabel.because.label("not_relevant_because"),
        )
        .select_from(Challenge)
        .join(Solution, tuple_(Challenge.id, Solution.id).in_(list(pairs)))
        .outerjoin(
            Match, and_(Match.challenge_id == Challenge.id, Match.solution_id == Solution.id)
        )
        .outerjoin(
            RelevanceLabel,
            and_(
                RelevanceLabel.challenge_id == Challenge.id,
                RelevanceLabel.solution_id == Solution.id,
                RelevanceLabel.organisation_id == actor.organisation_id,
            ),
        )
    )
    rows = (await reader.execute(statement)).mappings()
    return {(row["challenge_id"], row["solution_id"]): row for row in rows}


async def page(reader: Reader, actor: Actor, asked: MatchFilter, cursors: CursorSigner) -> PageRows:
    """One page of stored matches: for a supplier its own, for a moderator all, best first.

    Equals stand by lot. Only challenges that take or will take responses, and that the actor may
    read. A match that is asked for by its id is found whatever became of it.
    """
    found = (
        select(Match.id, Match.challenge_id, Match.solution_id, Match.points, _LOT.label("lot"))
        .join(Challenge, Challenge.id == Match.challenge_id)
        .join(Solution, Solution.id == Match.solution_id)
        .where(
            challenge_visible_to(actor),
            Solution.status == SolutionStatus.LISTED,
            *_narrowed(asked),
        )
    )
    if actor.is_supplier:
        found = found.where(Solution.supplier_id == actor.organisation_id)
    if asked.challenge:
        found = found.where(Challenge.reference == asked.challenge)
    return await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose=PURPOSE,
        keys=("points", "lot", "id"),
        newest_first=True,
    )


def _narrowed(asked: MatchFilter) -> list[ColumnElement[bool]]:
    if asked.match:
        return [Match.id == asked.match]
    wanted = [
        status_now.in_([Status.SCHEDULED, Status.OPEN]),
        Match.state == asked.state if asked.state else Match.state != State.DISMISSED,
    ]
    return wanted if asked.weak else [*wanted, Match.label != Label.WEAK]


async def get(session: AsyncSession, match_id: UUID) -> Match:
    """A stored match, locked; NotFound when there is none."""
    found = (
        await session.execute(select(Match).where(Match.id == match_id).with_for_update())
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


async def keep_suggestions(
    session: AsyncSession, challenge_id: UUID, ranked: Sequence[Ranked], *, weights_version: str
) -> None:
    """Store the best matches of a challenge; decisions stay, undecided ones that fell out go."""
    kept = [match.document.id for match in ranked]
    await session.execute(
        delete(Match).where(
            Match.challenge_id == challenge_id,
            Match.state == State.SUGGESTED,
            Match.solution_id.not_in(kept),
        )
    )
    if not ranked:
        return
    rows = insert(Match).values(
        [
            {
                "challenge_id": challenge_id,
                "solution_id": match.document.id,
                "points": match.total,
                "label": match.label,
                "semantic": match.semantic,
                "weights_version": weights_version,
            }
            for match in ranked
        ]
    )
    fresh = {
        name: getattr(rows.excluded, name)
        for name in ("points", "label", "semantic", "weights_version")
    }
    await session.execute(
        rows.on_conflict_do_update(
            index_elements=[Match.challenge_id, Match.solution_id],
            set_={**fresh, "scored_at": func.eme_now()},
        )
    )


async def open_challenges(reader: Reader) -> list[UUID]:
    """The challenges that take or will take responses."""
    statement = select(Challenge.id).where(status_now.in_([Status.SCHEDULED, Status.OPEN]))
    return list((await reader.execute(statement)).scalars())


async def label(
    session: AsyncSession, actor: Actor, challenge_id: UUID, solution_id: UUID, *, because: str
) -> None:
    """Keep an organisation's word that a pair is not relevant; the last word counts."""
    row = insert(RelevanceLabel).values(
        challenge_id=challenge_id,
        solution_id=solution_id,
        organisation_id=actor.organisation_id,
        because=because,
    )
    await session.execute(
        row.on_conflict_do_update(
            index_elements=["challenge_id", "solution_id", "organisation_id"],
            set_={"because": row.excluded.because, "labelled_at": func.eme_now()},
        )
    )
