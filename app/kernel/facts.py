"""Facts: the recorded messages that something happened, and who reacts to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any, Final, Self
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_CODE: Final = re.compile(r"[a-z0-9_./:-]{1,80}")


class Code(str):
    """A short code in a fact: a field's name, an action, a hash; what reads like a text is none."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take a code; ValueError for what is none."""
        if not _CODE.fullmatch(text):
            message = "a fact holds codes, not texts"
            raise ValueError(message)
        return super().__new__(cls, text)


@dataclass(frozen=True)
class Fact:
    """Something that happened to one record; subclasses are named in the past tense.

    `stream_id` is the record whose chain the fact belongs to. Fields are ids, codes, numbers,
    times and hashes, never names or free text (DOMAIN section 10): a test looks at their types.
    """

    stream_id: UUID

    @classmethod
    def kind(cls) -> str:
        """The fact's stable name in the record, such as `ChallengeMoved`."""
        return cls.__name__

    def payload(self) -> dict[str, object]:
        """The fact's own fields as plain JSON values, the stream left out."""
        return {
            field.name: _plain(getattr(self, field.name))
            for field in fields(self)
            if field.name != "stream_id"
        }


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, tuple | list | frozenset | set):
        return [_plain(item) for item in value]
    return value


class Urgency(IntEnum):
    """Which of the jobs that wait comes first."""

    BULK = -10  # much of it at once, and nobody waits for any of it
    USUAL = 0
    AWAITED = 10  # somebody looks at the page until it is done


class JobName(str):
    """The stable name of a job, and how urgent such jobs are: declared once, where it is named."""

    __slots__ = ("urgency",)
    urgency: Urgency

    def __new__(cls, name: str, urgency: Urgency) -> Self:
        """Take a name."""
        made = super().__new__(cls, name)
        made.urgency = urgency
        return made


def urgency(name: str) -> Urgency:
    """How urgent jobs of this name are: as usual, unless the name says otherwise."""
    return name.urgency if isinstance(name, JobName) else Urgency.USUAL


@dataclass(frozen=True)
class InTransaction:
    """A reaction that belongs to the same transaction as the fact."""

    fact: type[Fact]
    react: Callable[..., Awaitable[None]]  # (session, actor, fact)


@dataclass(frozen=True)
class AsJob:
    """A reaction carried out later by a worker, at least once.

    The task gets the fact's kind, stream and payload; `name` is its stable task name.
    """

    fact: type[Fact]
    name: str
    react: Callable[..., Awaitable[None]]  # (session, delivery)


@dataclass(frozen=True)
class Delivery:
    """A fact as a job receives it."""

    fact_id: int
    kind: str
    stream_id: UUID
    payload: dict[str, Any]


@dataclass(frozen=True)
class Periodic:
    """Work that recurs by the clock; `cron` in UTC."""

    name: str
    cron: str
    work: Callable[..., Awaitable[None]]  # (session)


@dataclass(frozen=True)
class Task:
    """Work that other work queues by name, with plain arguments."""

    name: str
    work: Callable[..., Awaitable[None]]  # (session, **arguments)


Subscription = InTransaction | AsJob
