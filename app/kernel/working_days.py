"""Times by which something is due, counted in working days."""

from datetime import datetime, time, timedelta
from typing import Final

from app.kernel.ids import LONDON

CLOSE_OF_BUSINESS: Final = time(17)
_FRIDAY: Final = 4


def close_of_business(since: datetime, *, days: int) -> datetime:
    """Return 5pm in London on the last of so many working days after a moment's day.

    Working days are Monday to Friday. Bank holidays count as working days, since their dates
    differ between the nations and change by proclamation; a due time is never later for them.
    """
    day = since.astimezone(LONDON).date()
    left = days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() <= _FRIDAY
    return datetime.combine(day, CLOSE_OF_BUSINESS, tzinfo=LONDON)
