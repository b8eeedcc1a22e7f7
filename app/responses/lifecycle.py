"""The table of what moves a response, read by the database's clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.challenges.enums import Status as ChallengeStatus
from app.challenges.facts import ChallengeMoved
from app.kernel.errors import FieldError, NotAllowed, WrongMoment
from app.kernel.lifecycle import Lifecycle, Step
from app.kernel.origins import Origin
from app.responses import content
from app.responses.enums import Ability, Action, State, Status
from app.responses.facts import MOVES
from app.responses.policy import Standing, moderator, reviewer, sender

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from app.kernel.actor import Actor
    from app.kernel.rules import Rule

DECISIONS: Final = (Status.SHORTLISTED, Status.NOT_TAKEN_FORWARD, Status.KEPT_ON_FILE)
NOT_COUNTED: Final = (Status.DRAFT, Status.WITHDRAWN)
CLOSED: Final = frozenset({ChallengeStatus.CLOSED, ChallengeStatus.CONCLUDED})
# What the stored status becomes once the challenge takes no more responses.
_AFTERWARDS: Final = {
    Status.DRAFT: State.UNSENT,
    Status.SUBMITTED: State.OPENED,
    Status.WITHDRAWN: State.LEFT,
}


def state_now(response: Standing) -> State:
    """Return the state: the stored status, and what the challenge's clock makes of it."""
    if response.challenge_status is ChallengeStatus.OPEN:
        return State(response.status)
    if response.status is Status.SUBMITTED and response.challenge_status not in CLOSED:
        return State.STOPPED
    return _AFTERWARDS.get(response.status) or State(response.status)


def origin(response: Standing) -> Origin:
    """Say where to read since when the state holds: its own steps, or its challenge's end."""
    if state_now(response) is State.STOPPED:
        return Origin((response.challenge_id,), (ChallengeMoved,))
    closed = response.closes_at if response.challenge_status in CLOSED else None
    return Origin((response.response_id,), MOVES, at=closed)


def is_verified(response: Standing) -> Sequence[FieldError]:
    """Check that the supplier is verified: unverified ones may draft, not send."""
    if response.supplier_verified:
        return ()
    message = "Your organisation has to be verified before it can send responses"
    return (FieldError("/supplier", "unverified", message),)


def is_complete(response: Standing) -> Sequence[FieldError]:
    """Check that every outcome is answered and something is said around it."""
    return content.missing(response.content, names_solution=response.names_solution)


def solution_is_listed(response: Standing) -> Sequence[FieldError]:
    """Check that the force will be able to read the solution that is named."""
    if response.solution_listed or not response.names_solution:
        return ()
    return (FieldError("/solution", "not-listed", "Choose a solution that is listed, or none"),)


def has_feedback(response: Standing) -> Sequence[FieldError]:
    """Check that feedback is written: the supplier gets it with the decision (DOMAIN rule 9)."""
    if response.has_feedback:
        return ()
    return (FieldError("/feedback", "missing", "Write feedback before you decide"),)


LIFECYCLE: Final[Lifecycle[Standing, State]] = Lifecycle(
    state_now,
    Step(
        Action.SUBMIT,
        {State.DRAFT, State.SUBMITTED},
        State.SUBMITTED,
        sender,
        also=(is_verified, is_complete, solution_is_listed),
        signs=True,
    ),
    Step(
        Action.WITHDRAW,
        {State.SUBMITTED, State.STOPPED, State.OPENED, State.UNDER_REVIEW},
        State.WITHDRAWN,
        sender,
    ),
    Step(Action.RESUME, {State.WITHDRAWN}, State.DRAFT, sender),
    Step(Action.TAKE_UP, {State.OPENED}, State.UNDER_REVIEW, reviewer),
    Step(Action.SHORTLIST, {State.UNDER_REVIEW}, State.SHORTLISTED, reviewer, also=(has_feedback,)),
    Step(
        Action.DECLINE,
        {State.UNDER_REVIEW},
        State.NOT_TAKEN_FORWARD,
        reviewer,
        also=(has_feedback,),
    ),
    Step(Action.KEEP, {State.UNDER_REVIEW}, State.KEPT_ON_FILE, reviewer, also=(has_feedback,)),
    origin=origin,
    name="Response",
)


@dataclass(frozen=True)
class AlsoPossible:
    """One row of what may be done without moving the response: what, when, by whom.

    `challenge` are the states of the challenge in which it may be done, by its clock.
    """

    ability: Ability
    sources: AbstractSet[State]
    who: Rule[Standing]
    challenge: AbstractSet[ChallengeStatus]


ABILITIES: Final = (
    AlsoPossible(Ability.EDIT, {State.DRAFT, State.SUBMITTED}, sender, {ChallengeStatus.OPEN}),
    # With the outcome every feedback is shown, so nothing can be changed afterwards.
    AlsoPossible(
        Ability.GIVE_FEEDBACK,
        {State.OPENED, State.UNDER_REVIEW},
        reviewer,
        {ChallengeStatus.CLOSED},
    ),
    AlsoPossible(
        Ability.READ_CONFIDENTIAL_PARTS,
        {State.OPENED, State.UNDER_REVIEW, *map(State, DECISIONS)},
        moderator,
        CLOSED,
    ),
)
_ABILITY: Final = {row.ability: row for row in ABILITIES}


def require(ability: Ability, actor: Actor, response: Standing) -> None:
    """Check that an actor may use an ability now; raises NotAllowed or WrongMoment if not."""
    row = _ABILITY[ability]
    if not row.who(actor, response):
        raise NotAllowed(action=str(ability))
    if not _is_time_for(row, response):
        raise WrongMoment(
            state=str(state_now(response)),
            available_actions=available(actor, response),
            origin=origin(response),
        )


def available(actor: Actor, response: Standing) -> list[str]:
    """List what the actor may do now: actions first, in table order, then abilities."""
    abilities = [
        str(row.ability)
        for row in ABILITIES
        if _is_time_for(row, response) and row.who(actor, response)
    ]
    return [*LIFECYCLE.open_to(actor, response), *abilities]


def _is_time_for(row: AlsoPossible, response: Standing) -> bool:
    return state_now(response) in row.sources and response.challenge_status in row.challenge
