"""The table of what moves a question, read by the challenge's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.challenges.enums import Status as ChallengeStatus
from app.challenges.facts import ChallengeMoved
from app.kernel.lifecycle import Lifecycle, Step
from app.kernel.origins import Origin
from app.questions.enums import Action, State, Status
from app.questions.facts import MOVES
from app.questions.policy import Standing, answerer, moderator

if TYPE_CHECKING:
    from app.kernel.actor import Actor

# A late answer is better than none: questions are answered until the challenge has its outcome.
ANSWERED_WHILE: Final = frozenset({ChallengeStatus.OPEN, ChallengeStatus.CLOSED})


def state_now(question: Standing) -> State:
    """Return the state: the stored status, and what became of the challenge."""
    if question.status is Status.ASKED and question.challenge_status not in ANSWERED_WHILE:
        return State.LAPSED
    return State(question.status)


def origin(question: Standing) -> Origin:
    """Say where to read since when the state holds: its own steps, or its challenge's end."""
    if state_now(question) is State.LAPSED:
        return Origin((question.challenge_id,), (ChallengeMoved,))
    return Origin((question.question_id,), MOVES)


LIFECYCLE: Final[Lifecycle[Standing, State]] = Lifecycle(
    state_now,
    Step(Action.ANSWER, {State.ASKED}, State.PUBLISHED, answerer),
    Step(Action.MERGE, {State.ASKED}, State.MERGED, answerer | moderator),
    Step(Action.DECLINE, {State.ASKED}, State.DECLINED, answerer | moderator),
    Step(
        Action.CORRECT,
        {State.PUBLISHED},
        State.PUBLISHED,
        answerer,
        reason=True,
        signs=True,
    ),
    origin=origin,
    name="Question",
)


def available(actor: Actor, question: Standing) -> list[str]:
    """List what the actor may do now, in table order."""
    return LIFECYCLE.open_to(actor, question)
