"""What happens to kept answers: ids and codes, never words."""

from dataclasses import dataclass
from typing import Final

from app.answers.enums import Change
from app.kernel.facts import Fact


@dataclass(frozen=True)
class AnswerKept(Fact):
    """A supplier keeps an answer for later responses."""


@dataclass(frozen=True)
class KeptAnswerChanged(Fact):
    """A kept answer was changed, removed or brought back."""

    change: Change


# The facts that move the version of the record they are about.
SAVES: Final = (AnswerKept, KeptAnswerChanged)
