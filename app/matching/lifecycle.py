"""The table of what a moderator does with a match (DOMAIN section 4, up to introductions)."""

from typing import Final

from app.kernel.lifecycle import Lifecycle, Step
from app.matching.enums import Action, State
from app.matching.models import Match
from app.matching.policy import moderator

LIFECYCLE: Final = Lifecycle[Match, State](
    lambda match: State(match.state),
    Step(Action.ENDORSE, {State.SUGGESTED}, State.ENDORSED, moderator),
    Step(Action.DISMISS, {State.SUGGESTED, State.ENDORSED}, State.DISMISSED, moderator),
    Step(Action.RECONSIDER, {State.ENDORSED, State.DISMISSED}, State.SUGGESTED, moderator),
    name="Match",
)
