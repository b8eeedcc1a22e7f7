"""By when a case has to be decided."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from app.kernel.working_days import close_of_business
from app.moderation.enums import SubjectKind

WORKING_DAYS: Final[Mapping[SubjectKind, int]] = {SubjectKind.CHALLENGE: 2, SubjectKind.SOLUTION: 5}
"""Working days a moderator has."""


def due_at(opened_at: datetime, kind: SubjectKind) -> datetime:
    """Return 5pm in London on the last of the working days after the day of opening."""
    return close_of_business(opened_at, days=WORKING_DAYS[kind])
