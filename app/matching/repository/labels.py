"""What moderators and readers said of matches of public challenges and listed cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Select, and_, literal, select

from app.challenges.enums import Visibility
from app.challenges.models import Challenge
from app.matching.enums import Because, State
from app.matching.models import Match, RelevanceLabel
from app.matching.repository.corpus import LISTED
from app.platform.database import Reader
from app.solutions.models import Solution

if TYPE_CHECKING:
    from collections.abc import Sequence

GRADES: Final[dict[State, int | None]] = {
    State.SUGGESTED: None,
    State.ENDORSED: 1,
    State.DISMISSED: 0,
}
"""How relevant a state says that a pair is; nothing where nobody decided."""
_SAYS_NOTHING: Final = Because.ALREADY_KNOWN
"""A good match that everybody knows is no bad match."""
_PUBLIC: Final = and_(
    Challenge.visibility == Visibility.PUBLIC, Challenge.published_at.is_not(None), LISTED
)


class Judgement(NamedTuple):
    """How relevant a card is to a challenge, and whether a moderator says so or a reader."""

    challenge_id: UUID
    solution_id: UUID
    relevance: int
    by_moderator: bool


async def judgements(reader: Reader) -> list[Judgement]:
    """One judgement a pair, a moderator's before any reader's."""
    found: dict[tuple[UUID, UUID], Judgement] = {}
    for row in (await reader.execute(_read_by_readers())).all():
        found[row.challenge_id, row.solution_id] = Judgement(
            row.challenge_id, row.solution_id, 0, by_moderator=False
        )
    for row in (await reader.execute(_decided())).all():
        grade = GRADES[State(row.state)]
        if grade is not None:
            decided = Judgement(row.challenge_id, row.solution_id, grade, by_moderator=True)
            found[row.challenge_id, row.solution_id] = decided
    return list(found.values())


async def examples(reader: Reader) -> frozenset[UUID]:
    """The challenges and cards that are invented examples."""
    invented = select(Challenge.id).where(Challenge.is_example)
    cards = select(Solution.id).where(Solution.is_example)
    ids: Sequence[UUID] = (await reader.execute(invented.union_all(cards))).scalars().all()
    return frozenset(ids)


def _decided() -> Select[*tuple[Any, ...]]:
    graded = [state for state, grade in GRADES.items() if grade is not None]
    return (
        select(Match.challenge_id, Match.solution_id, Match.state)
        .join(Challenge, Challenge.id == Match.challenge_id)
        .join(Solution, Solution.id == Match.solution_id)
        .where(_PUBLIC, Match.state.in_(graded), Match.because.is_distinct_from(_SAYS_NOTHING))
    )


def _read_by_readers() -> Select[*tuple[Any, ...]]:
    return (
        select(RelevanceLabel.challenge_id, RelevanceLabel.solution_id)
        .distinct()
        .join(Challenge, Challenge.id == RelevanceLabel.challenge_id)
        .join(Solution, Solution.id == RelevanceLabel.solution_id)
        .where(_PUBLIC, RelevanceLabel.because != literal(_SAYS_NOTHING))
    )
