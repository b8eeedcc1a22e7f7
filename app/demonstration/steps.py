"""What happened in the demonstration, as steps to be taken one after the other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from app.challenges.models import Challenge
from app.kernel.limits import Limits
from app.questions.models import Question
from app.responses.models import Response
from app.solutions.models import Solution

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.demonstration.calendar import Calendar
    from app.demonstration.content import Content, Item
    from app.demonstration.people import Cast
    from app.platform.storage import Storage

LIMITS: Final = Limits(minimum_open_days=0, demonstration=True)

Deed = Callable[["AsyncSession"], Awaitable[Any]]


@dataclass(frozen=True)
class Step:
    """Something somebody does at a moment, as one unit of work."""

    moment: datetime
    deed: Deed


@dataclass
class Story:
    """What the steps know of each other: who acts, which day it is, which records there are."""

    content: Content
    calendar: Calendar
    cast: Cast
    storage: Storage
    challenges: dict[str, UUID] = field(default_factory=dict)
    solutions: dict[str, UUID] = field(default_factory=dict)
    questions: dict[str, UUID] = field(default_factory=dict)
    responses: dict[tuple[str, str], UUID] = field(default_factory=dict)
    answers: dict[str, UUID] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)

    def challenge(self, key: str) -> Item:
        """What is written of a challenge."""
        return next(item for item in self.content.challenges if item["key"] == key)

    def documents(self, **of: object) -> list[Item]:
        """The documents whose item says all this of where they hang."""
        return [
            item
            for item in self.content.documents
            if all(item.get(name) == value for name, value in of.items())
        ]

    def opens(self, challenge: str) -> date:
        """The day on which a challenge opens."""
        return self.calendar.day(self.challenge(challenge)["opens_in_days"])

    def closes(self, challenge: str) -> date:
        """The day on which a challenge closes."""
        return self.calendar.day(self.challenge(challenge)["closes_in_days"])


async def version_of(
    session: AsyncSession, record: type[Challenge | Solution | Question | Response], record_id: UUID
) -> int:
    """The version that is signed, by somebody who has just read it."""
    version: int | None = await session.scalar(select(record.version).where(record.id == record_id))
    if version is None:
        raise LookupError(record_id)
    return version
