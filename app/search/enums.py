"""The codes of search."""

from enum import StrEnum
from typing import Final

from app.challenges.enums import Status


class Kind(StrEnum):
    """What can be found."""

    CHALLENGE = "challenge"
    SOLUTION = "solution"
    OUTCOME = "outcome"


LISTED: Final = "listed"
STATUSES: Final = (
    Status.SCHEDULED.value,
    Status.OPEN.value,
    Status.CLOSED.value,
    Status.CONCLUDED.value,
    Status.WITHDRAWN.value,
    LISTED,
)
"""The statuses of what can be found: a published challenge's, and a product card's one."""
