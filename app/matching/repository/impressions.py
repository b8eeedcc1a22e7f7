"""What was shown, in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, text
from sqlalchemy.dialects.postgresql import insert

from app.matching.models import MatchImpression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.matching.impressions import Seen, Shown

KEPT_MONTHS: Final = 13
"""Long enough for a year to be learnt from, and for the last quarter's figures."""


_KEY: Final = ("shown_on", "challenge_id", "solution_id", "role", "weights_version")


async def add(session: AsyncSession, batch: Mapping[Shown, Seen]) -> None:
    """Add a batch to what the days hold already, in one statement."""
    if not batch:
        return
    # Always in the same order, so that two processes that write at once never wait in a circle.
    entries = sorted(batch.items(), key=lambda each: _key(each[0]))
    rows = insert(MatchImpression).values([_row(shown, seen) for shown, seen in entries])
    await session.execute(
        rows.on_conflict_do_update(
            index_elements=_KEY,
            set_={
                "label": rows.excluded.label,
                "best_rank": func.least(MatchImpression.best_rank, rows.excluded.best_rank),
                "times": MatchImpression.times + rows.excluded.times,
            },
        )
    )


async def purge(session: AsyncSession) -> None:
    """Delete what was shown longer ago than is kept."""
    oldest = text(f"(eme_now() - interval '{KEPT_MONTHS} months')::date")
    await session.execute(delete(MatchImpression).where(MatchImpression.shown_on < oldest))


def _key(shown: Shown) -> tuple[Any, ...]:
    pair = (shown.shown_on, shown.challenge_id, shown.solution_id)
    return (*pair, shown.role, shown.weights_version)


def _row(shown: Shown, seen: Seen) -> dict[str, Any]:
    return {
        "shown_on": shown.shown_on,
        "challenge_id": shown.challenge_id,
        "solution_id": shown.solution_id,
        "role": shown.role,
        "weights_version": shown.weights_version,
        "label": seen.label,
        "best_rank": seen.best_rank,
        "times": seen.times,
    }
