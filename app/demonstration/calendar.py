"""Days of the demonstration: counted from today, on working days, in London's time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from app.kernel.ids import LONDON

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)
_DAYS_OF_A_MONTH: Final = 30.44


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment by the clocks of London."""
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON)


def before(day: date, days: int = 0) -> date:
    """So many working days before; with 0 the day itself, or the last working day before it.

    Bank holidays are not looked at.
    """
    return _walk(day, days, -_DAY)


def after(day: date, days: int = 0) -> date:
    """So many working days after; with 0 the day itself, or the next working day."""
    return _walk(day, days, _DAY)


def _walk(day: date, days: int, step: timedelta) -> date:
    while day.weekday() >= _SATURDAY:
        day += step
    return day if not days else _walk(day + step, days - 1, step)


def working_days(first: date, last: date) -> list[date]:
    """Every working day from the first to the last."""
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < _SATURDAY]


@dataclass(frozen=True)
class Calendar:
    """Turns the content's days and months into dates."""

    today: date

    @classmethod
    def of(cls, now: datetime) -> Calendar:
        """The calendar of a moment."""
        return cls(now.astimezone(LONDON).date())

    @property
    def yesterday(self) -> date:
        """The last working day that is over."""
        return before(self.today - _DAY)

    def day(self, days: int) -> date:
        """So many days from today; a weekend is left in the direction away from today."""
        day = self.today + timedelta(days=days)
        return before(day) if days < 0 else after(day)

    def months_ago(self, months: int) -> date:
        """About so many months ago."""
        return self.today - timedelta(days=round(months * _DAYS_OF_A_MONTH))
