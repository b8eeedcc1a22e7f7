"""Deadlines as calendar files (RFC 5545). Times are UTC, so every calendar shows local time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import uuid5

from icalendar import Calendar, Event

from app.feeds.atom import NOTHING_YET
from app.web.csv_files import EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.feeds.schemas import Deadlines

MEDIA_TYPE: Final = "text/calendar"
_REFRESHED: Final = timedelta(hours=1)
_EVENTS: Final = (
    ("opens_at", "Opens"),
    ("questions_close_at", "Questions close"),
    ("responses_close_at", "Responses close"),
)


def write(challenges: Sequence[Deadlines], *, name: str, origin: str) -> bytes:
    """Write the opening and closing times of challenges as one calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Early Market Engagement//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESHED, parameters={"VALUE": "DURATION"})
    for challenge in challenges:
        for field, words in _EVENTS:
            moment: datetime | None = getattr(challenge, field)
            if moment is not None:
                calendar.add_component(_event(challenge, field, words, moment, origin))
    document: bytes = calendar.to_ical()
    return document


def changed_at(challenges: Sequence[Deadlines]) -> datetime:
    """The last public change of any of them."""
    return max((challenge.changed_at for challenge in challenges), default=NOTHING_YET)


def _event(challenge: Deadlines, field: str, words: str, moment: datetime, origin: str) -> Event:
    """One moment; its UID stays, so that a later deadline moves it and a withdrawal strikes it."""
    mark = f"{EXAMPLE}: " if challenge.is_example else ""
    page = f"{origin}/challenges/{challenge.reference}"
    event = Event()
    event.add("uid", str(uuid5(challenge.id, field)))
    event.add("dtstamp", challenge.changed_at.astimezone(UTC))
    event.add("dtstart", moment.astimezone(UTC))
    event.add("summary", f"{mark}{words}: {challenge.title} ({challenge.reference})")
    event.add("description", f"{mark}{challenge.lead_force}. {challenge.summary}\n{page}")
    event.add("url", page)
    event.add("transp", "TRANSPARENT")
    off = challenge.withdrawn_at is not None and challenge.withdrawn_at < moment
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    return event
