"""The codes of search."""

from enum import StrEnum
from typing import Final

from app.challenges.enums import Status
from app.solutions.enums import DeploymentStatus


class Kind(StrEnum):
    """What can be found."""

    CHALLENGE = "challenge"
    SOLUTION = "solution"
    OUTCOME = "outcome"
    QUESTION = "question"
    USE = "use"


LISTED: Final = "listed"
ANSWERED: Final = "answered"
STATUSES: Final = (
    Status.SCHEDULED.value,
    Status.OPEN.value,
    Status.CLOSED.value,
    Status.CONCLUDED.value,
    Status.WITHDRAWN.value,
    LISTED,
    ANSWERED,
    *(status.value for status in DeploymentStatus),
)
"""The statuses of what can be found: a published challenge's, a product card's one, a
question's one, a use's."""
