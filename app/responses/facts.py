"""What happens to responses: ids, codes, numbers and hashes, never words."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.kernel.facts import Code, Fact
from app.responses.enums import Action, Reason, Status


@dataclass(frozen=True)
class ResponseStarted(Fact):
    """A supplier began to write."""

    challenge_id: UUID


@dataclass(frozen=True)
class ResponseEdited(Fact):
    """The working copy was changed; what was sent stays as it was."""

    challenge_id: UUID


@dataclass(frozen=True)
class ResponseSubmitted(Fact):
    """A version was sent; the last one before the deadline counts."""

    challenge_id: UUID
    number: int
    sha256: Code


@dataclass(frozen=True)
class ResponseWithdrawn(Fact):
    """The supplier took the response back."""

    challenge_id: UUID
    from_status: Status


@dataclass(frozen=True)
class ResponseMoved(Fact):
    """Any other step along the lifecycle."""

    challenge_id: UUID
    action: Action
    from_status: Status
    to_status: Status


@dataclass(frozen=True)
class FeedbackGiven(Fact):
    """The posting force wrote or changed its feedback; the supplier gets it with the decision."""

    challenge_id: UUID
    reason: Reason


@dataclass(frozen=True)
class ConfidentialPartsRead(Fact):
    """A moderator opened the confidential parts, for a reason that is kept."""

    challenge_id: UUID
    number: int


# The facts that move a response along its lifecycle.
MOVES: Final = (ResponseStarted, ResponseSubmitted, ResponseWithdrawn, ResponseMoved)
# The facts that move the version of the record they are about.
SAVES: Final = (*MOVES, ResponseEdited)
