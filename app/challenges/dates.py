"""When a challenge would open, and how early it may close."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.kernel.ids import LONDON

if TYPE_CHECKING:
    from datetime import datetime

    from app.challenges.models import Challenge


def opening(challenge: Challenge) -> datetime:
    """Return when it would open if it were published now: as planned, but never in the past."""
    return max(challenge.opens_at or challenge.read_at, challenge.read_at)


def earliest_closing(opens_at: datetime, *, days: int) -> datetime:
    """Return the earliest closing: the same time of day in London, so many days later."""
    return opens_at.astimezone(LONDON) + timedelta(days=days)
