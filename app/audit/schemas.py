"""The audit trail as it goes out."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from app.kernel.actor import Role
from app.kernel.paging import ListFilter
from app.kernel.schemas import Moment, View


class FactFilter(ListFilter):
    """What an auditor looks for; `day` is a day in London."""

    subject: UUID | None = None
    account: UUID | None = None
    role: Role | None = None
    kind: Annotated[str | None, Field(max_length=60, pattern=r"^[A-Za-z]+$")] = None
    day: date | None = None


class FactView(View):
    """One recorded fact, newest first in lists.

    Actor, hash and reason are null while the fact is about a response that is still sealed, and
    the hash of what was sent is no part of the payload. Who asked a question is never told, nor the
    hashes of what happened to it.
    """

    id: int
    stream_id: UUID
    position: int
    kind: str
    role: str
    account_id: UUID | None
    organisation_id: UUID | None
    payload: dict[str, Any]
    reason: str | None
    recorded_at: Moment
    hash: str | None
