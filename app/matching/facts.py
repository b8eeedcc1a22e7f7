"""What happens to matches."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.kernel.facts import Code, Fact
from app.matching.enums import (
    Action,
    Because,
    Declined,
    RenewalAction,
    RenewalState,
    State,
    WeightsAction,
    WeightsStatus,
)


@dataclass(frozen=True)
class MatchMoved(Fact):
    """A moderator endorsed, dismissed or reconsidered a match."""

    action: Action
    from_state: State
    to_state: State
    because: Because | None


@dataclass(frozen=True)
class RelevanceLabelled(Fact):
    """An organisation said that a pair is not relevant to it. The stream is the challenge's."""

    solution_id: UUID
    because: Because


@dataclass(frozen=True)
class RenewedMatchNoticed(Fact):
    """A card was listed that may meet a need nobody had met; nobody has been told."""

    challenge_id: UUID
    solution_id: UUID
    card_number: int


@dataclass(frozen=True)
class RenewedMatchMoved(Fact):
    """A match that came too late was put to the force, or the force answered."""

    action: RenewalAction
    from_state: RenewalState
    to_state: RenewalState
    because: Declined | None


@dataclass(frozen=True)
class NeedRenewed(Fact):
    """A disclosure: a force still has the need of a past challenge, and a supplier is told why.

    The stream is the challenge's. Whoever may read the challenge reads that the need stands.
    """

    renewal_id: UUID
    solution_id: UUID


# The facts that move the version of the record they are about.
SAVES: Final = (MatchMoved, RenewedMatchNoticed, RenewedMatchMoved)


@dataclass(frozen=True)
class WeightsProposed(Fact):
    """Somebody proposed other weights; the hash is of all that was proposed."""

    version: Code
    base_version: Code
    sha256: Code


@dataclass(frozen=True)
class WeightsMoved(Fact):
    """Proposed weights were approved or rejected by a second person, or withdrawn."""

    action: WeightsAction
    from_state: WeightsStatus
    to_state: WeightsStatus
