"""What happens to questions: ids, codes and numbers, never words."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.kernel.facts import Fact
from app.questions.enums import Because


@dataclass(frozen=True)
class QuestionAsked(Fact):
    """A supplier asked; by whom is nobody's to read."""

    challenge_id: UUID


@dataclass(frozen=True)
class QuestionAnswered(Fact):
    """Question and answer were published."""

    challenge_id: UUID
    edited: bool


@dataclass(frozen=True)
class QuestionMerged(Fact):
    """The question asks what another one asks, and is answered with it."""

    challenge_id: UUID
    into_id: UUID


@dataclass(frozen=True)
class QuestionDeclined(Fact):
    """The question is not answered, for a reason from the list."""

    challenge_id: UUID
    because: Because


@dataclass(frozen=True)
class AnswerCorrected(Fact):
    """A published answer was changed; what stood there before is kept."""

    challenge_id: UUID
    number: int


# The facts that move a question, and with it the version of its record.
MOVES: Final = (QuestionAsked, QuestionAnswered, QuestionMerged, QuestionDeclined, AnswerCorrected)
