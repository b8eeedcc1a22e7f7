"""By when a case has to be decided."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Final

from app.kernel.ids import LONDON
from app.moderation.enums import SubjectKind

WORKING_DAYS: Final[Mapping[SubjectKind, int]] = {SubjectKind.CHALLENGE: 2, SubjectKind.SOLUTION: 5}
"""Working days a moderator has: Monday to Friday. Bank holidays count as working days, since
their dates differ between the nations and change by proclamation; a due time is never later for
them."""

CLOSE_OF_BUSINESS: Final = time(17)
_FRIDAY: Final = 4


def due_at(opened_at: datetime, kind: SubjectKind) -> datetime:
    """Return 5pm in London on the last of the working days after the day of opening."""
    day = opened_at.astimezone(LONDON).date()
    left = WORKING_DAYS[kind]
    while left:
        day += timedelta(days=1)
        left -= day.weekday() <= _FRIDAY
    return datetime.combine(day, CLOSE_OF_BUSINESS, tzinfo=LONDON)
