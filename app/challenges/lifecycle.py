"""The table of what moves a challenge, read by the database's clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.challenges import readiness
from app.challenges.enums import Ability, Action, Level, Status
from app.challenges.facts import ChallengeMoved, ChallengeStarted
from app.challenges.policy import (
    approver,
    auditor,
    author,
    contributor,
    ethics_adviser,
    first_signatory,
    moderator,
    outcome_author,
    overseer,
    sponsor,
    supplier,
)
from app.challenges.safeguards import approvers_needed, assess
from app.kernel.errors import FieldError
from app.kernel.lifecycle import Lifecycle, Step
from app.kernel.origins import Origin
from app.kernel.rules import rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from app.challenges.models import Challenge
    from app.kernel.actor import Actor
    from app.kernel.rules import Rule

S: Final = Status


def status_at(challenge: Challenge, moment: datetime) -> Status:
    """Return the status as it reads at a moment; `models.status_of` says the same in SQL."""
    status = Status(challenge.status)
    if status is not Status.PUBLISHED:
        return status
    if challenge.opens_at and challenge.opens_at > moment:
        return Status.SCHEDULED
    if challenge.responses_close_at and challenge.responses_close_at > moment:
        return Status.OPEN
    return Status.CLOSED


def status_now(challenge: Challenge) -> Status:
    """Return the status at the moment the challenge was read."""
    return status_at(challenge, challenge.read_at)


def origin(challenge: Challenge) -> Origin:
    """Say where to read since when the status holds: of a published one, by its dates."""
    turned = {S.OPEN: challenge.opens_at, S.CLOSED: challenge.responses_close_at}
    return Origin(
        (challenge.id,), (ChallengeStarted, ChallengeMoved), at=turned.get(status_now(challenge))
    )


@rule
def awaits_first_of_two(actor: Actor, challenge: Challenge) -> bool:  # noqa: ARG001
    """Needs two approvers, and none has signed."""
    return approvers_needed(challenge.safeguards_level) > 1 and challenge.first_signed_by is None


def similar_looked_at(challenge: Challenge) -> Sequence[FieldError]:
    """Check that similar challenges of other forces were looked at."""
    if challenge.similar_reviewed_at:
        return ()
    return (
        FieldError("/similar_reviewed_at", "missing", "Look at similar challenges of other forces"),
    )


def ready(challenge: Challenge) -> Sequence[FieldError]:
    """Check that nothing is missing and every finding is fixed or explained."""
    return readiness.errors(challenge)


def safeguards_decided(challenge: Challenge) -> Sequence[FieldError]:
    """Check that the twelve questions are answered, so that the level is known."""
    if assess(challenge.safeguards).decided:
        return ()
    return (FieldError("/safeguards", "missing", "Answer all twelve safeguards questions"),)


def opinion_given(challenge: Challenge) -> Sequence[FieldError]:
    """Check that an ethics opinion is there when the level asks for one."""
    if challenge.safeguards_level != Level.PANEL or challenge.has_opinion:
        return ()
    message = "An ethics opinion is needed before publication at this safeguards level"
    return (FieldError("/ethics_opinion", "missing", message),)


def open_long_enough(challenge: Challenge) -> Sequence[FieldError]:
    """Check that it stays open for the shortest time, counted from now if the plan has passed."""
    return [*readiness.closing_errors(challenge), *readiness.question_errors(challenge)]


def feedback_complete(challenge: Challenge) -> Sequence[FieldError]:
    """Check that every submitted response has feedback (DOMAIN rule 9)."""
    if not challenge.feedback_owed:
        return ()
    message = f"Give feedback on every response: {challenge.feedback_owed} still without"
    return (FieldError("/feedback_owed", "missing", message),)


def outcome_written(challenge: Challenge) -> Sequence[FieldError]:
    """Check that the outcome says what the market said and what comes next."""
    if challenge.has_outcome:
        return ()
    message = "Write what the market said and what happens next"
    return (FieldError("/outcome", "missing", message),)


def takes_questions(challenge: Challenge) -> bool:
    """Tell whether questions are still taken: until their own time, or until responses close."""
    until = challenge.questions_close_at or challenge.responses_close_at
    return until is not None and challenge.read_at < until


LIFECYCLE: Final[Lifecycle[Challenge, Status]] = Lifecycle(
    status_now,
    Step(
        Action.REQUEST_SIGN_OFF,
        {S.DRAFT, S.CHANGES_REQUESTED},
        S.AWAITING_SIGN_OFF,
        contributor,
        also=(similar_looked_at, ready),
        signs=True,
    ),
    Step(Action.RETURN, {S.AWAITING_SIGN_OFF}, S.DRAFT, approver, reason=True),
    # At panel level two approvers sign. The first of them asks for `sign_off` too and takes this
    # step, which leaves the challenge where it is; `service.take` chooses between the two rows.
    Step(
        Action.FIRST_SIGN_OFF,
        {S.AWAITING_SIGN_OFF},
        S.AWAITING_SIGN_OFF,
        approver & ~author & awaits_first_of_two,
        signs=True,
    ),
    Step(
        Action.SIGN_OFF,
        {S.AWAITING_SIGN_OFF},
        S.IN_MODERATION,
        approver & ~author & ~first_signatory & ~awaits_first_of_two,
        signs=True,
    ),
    Step(Action.REQUEST_CHANGES, {S.IN_MODERATION}, S.CHANGES_REQUESTED, moderator, reason=True),
    Step(Action.REJECT, {S.IN_MODERATION}, S.REJECTED, moderator, reason=True),
    Step(
        Action.PUBLISH,
        {S.IN_MODERATION},
        S.PUBLISHED,
        moderator,
        also=(safeguards_decided, opinion_given, open_long_enough),
        signs=True,
    ),
    Step(
        Action.WITHDRAW,
        {S.DRAFT, S.AWAITING_SIGN_OFF, S.CHANGES_REQUESTED, S.IN_MODERATION, S.SCHEDULED, S.OPEN},
        S.WITHDRAWN,
        approver,
        reason=True,
    ),
    Step(
        Action.PUBLISH_OUTCOME,
        {S.CLOSED},
        S.CONCLUDED,
        approver & ~outcome_author,
        also=(feedback_complete, outcome_written),
        signs=True,
    ),
    origin=origin,
    name="Challenge",
)


@dataclass(frozen=True)
class AlsoPossible:
    """One row of what may be done without moving the challenge: what, when, by whom.

    `when` narrows the states by the challenge's dates.
    """

    ability: Ability
    sources: AbstractSet[Status]
    who: Rule[Challenge]
    when: Callable[[Challenge], bool] = lambda _: True


_ONCE_PUBLISHED: Final = frozenset({S.SCHEDULED, S.OPEN, S.CLOSED, S.CONCLUDED, S.WITHDRAWN})
_IN_VIEW: Final = frozenset({S.IN_MODERATION, S.SCHEDULED, S.OPEN, S.CLOSED, S.CONCLUDED})
_SENT: Final = frozenset({S.AWAITING_SIGN_OFF, S.IN_MODERATION, S.CHANGES_REQUESTED, S.REJECTED})

ABILITIES: Final = (
    AlsoPossible(Ability.EDIT, {S.DRAFT, S.CHANGES_REQUESTED}, contributor),
    AlsoPossible(
        Ability.GIVE_OPINION,
        {S.AWAITING_SIGN_OFF, S.IN_MODERATION, S.CHANGES_REQUESTED, S.SCHEDULED, S.OPEN},
        ethics_adviser,
    ),
    AlsoPossible(Ability.RESPOND, {S.OPEN}, supplier),
    AlsoPossible(Ability.ASK, {S.OPEN}, supplier, when=takes_questions),
    AlsoPossible(Ability.RECORD_OUTCOME, {S.CLOSED}, contributor),
    AlsoPossible(Ability.READ_RESPONSES, _ONCE_PUBLISHED, sponsor | moderator | overseer),
    AlsoPossible(Ability.READ_MATCHES, _IN_VIEW, sponsor | moderator),
    AlsoPossible(
        Ability.READ_RECORD, _ONCE_PUBLISHED, contributor | moderator | overseer | auditor
    ),
    AlsoPossible(Ability.MANAGE, _SENT | _ONCE_PUBLISHED, contributor | moderator),
)


def may(ability: Ability, actor: Actor, challenge: Challenge) -> bool:
    """Tell whether an actor may use an ability now."""
    now = status_now(challenge)
    return any(
        row.ability is ability
        and now in row.sources
        and row.when(challenge)
        and row.who(actor, challenge)
        for row in ABILITIES
    )


def available(actor: Actor, challenge: Challenge) -> list[str]:
    """List what the actor may do now: actions first, in table order, then abilities.

    Both rows of signing read `sign_off`; one of them at most is open to anybody.
    """
    both = {str(Action.FIRST_SIGN_OFF): str(Action.SIGN_OFF)}
    moves = [both.get(action, action) for action in LIFECYCLE.open_to(actor, challenge)]
    return [*moves, *(str(row.ability) for row in ABILITIES if may(row.ability, actor, challenge))]
