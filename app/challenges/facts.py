"""What happens to challenges, as it is recorded."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.challenges.enums import Action, NextStep, Position, SimilarChoice, Status
from app.kernel.facts import Code, Fact


@dataclass(frozen=True)
class ChallengeStarted(Fact):
    """A force began a draft."""

    lead_force_id: UUID
    is_example: bool


@dataclass(frozen=True)
class ChallengeEdited(Fact):
    """Somebody changed a draft; `fields` are the names of what changed, never their text."""

    fields: tuple[Code, ...]
    version: int


@dataclass(frozen=True)
class SimilarReviewed(Fact):
    """The author looked at similar challenges of other forces and chose."""

    seen: tuple[UUID, ...]
    choice: SimilarChoice


@dataclass(frozen=True)
class ChallengeMoved(Fact):
    """A challenge took one step along its lifecycle."""

    action: Action
    from_status: Status
    to_status: Status


@dataclass(frozen=True)
class OpinionGiven(Fact):
    """An ethics adviser gave an opinion."""

    opinion_id: UUID
    position: Position
    conditions: int


@dataclass(frozen=True)
class OutcomeRecorded(Fact):
    """Somebody wrote or changed the outcome that is to be published."""

    next_step: NextStep
    version: int


# The facts that move the version of the record they are about.
SAVES: Final = (ChallengeStarted, ChallengeEdited, ChallengeMoved, OutcomeRecorded)
