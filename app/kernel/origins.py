"""How a record came to be in its state: told with a refusal of what its state does not allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from app.kernel.facts import Fact


@dataclass(frozen=True, slots=True)
class Origin:
    """Where to read since when a record is in its state, and by which role.

    By the last fact of these kinds on these streams; or, where that is later or there is none, at
    the moment `at`, by the role `by` (None: by the clock, or by the service itself).
    """

    streams: tuple[UUID, ...] = ()
    kinds: tuple[type[Fact], ...] = ()
    at: datetime | None = None
    by: str | None = None
