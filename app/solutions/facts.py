"""What happens to solutions."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.kernel.facts import Fact
from app.solutions.enums import (
    Action,
    ContactAction,
    ContactStatus,
    DeploymentChange,
    Evidence,
    EvidenceAction,
    Field,
    Stage,
)


@dataclass(frozen=True)
class SolutionStarted(Fact):
    """A supplier started a card."""

    supplier_id: UUID


@dataclass(frozen=True)
class SolutionEdited(Fact):
    """The working copy of a card changed in these parts."""

    fields: tuple[Field, ...]


@dataclass(frozen=True)
class SolutionMoved(Fact):
    """A card took a step of its lifecycle."""

    action: Action
    from_status: Stage
    to_status: Stage


@dataclass(frozen=True)
class SolutionListed(Fact):
    """What the public read of a card is from now on its version of this number."""

    number: int
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class DeploymentChanged(Fact):
    """A deployment was added to, changed on or removed from a card's working copy."""

    deployment_id: UUID
    change: DeploymentChange


@dataclass(frozen=True)
class EvidenceMoved(Fact):
    """What stands behind a deployment changed, or was looked at again."""

    deployment_id: UUID
    action: EvidenceAction
    from_status: Evidence
    to_status: Evidence


@dataclass(frozen=True)
class ContactAsked(Fact):
    """A force asked to be put in contact with an unnamed user of a product.

    The stream is the request's own: nothing of it shows in the history of the card.
    """

    solution_id: UUID
    deployment_id: UUID


@dataclass(frozen=True)
class ContactMoved(Fact):
    """Such a request was passed on or answered; agreed, the name was disclosed to its force."""

    solution_id: UUID
    action: ContactAction
    from_status: ContactStatus
    to_status: ContactStatus


# The facts that move a card along its lifecycle.
MOVES: Final = (SolutionStarted, SolutionMoved)
# The facts that move the version of the record they are about.
SAVES: Final = (*MOVES, SolutionEdited, DeploymentChanged)
