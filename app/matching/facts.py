"""What happens to matches."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.kernel.facts import Fact
from app.matching.enums import Action, Because, State


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


# The facts that move the version of the record they are about.
SAVES: Final = (MatchMoved,)
