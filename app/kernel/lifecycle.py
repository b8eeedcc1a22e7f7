"""One declarative table per record: every change of state goes through it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from app.kernel.errors import CheckFailed, FieldError, Invalid, NotAllowed, WrongMoment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet
    from enum import StrEnum

    from app.kernel.actor import Actor
    from app.kernel.origins import Origin
    from app.kernel.rules import Rule

SubjectT = TypeVar("SubjectT")
StatusT = TypeVar("StatusT", bound="StrEnum")


@dataclass(frozen=True)
class Step(Generic[SubjectT, StatusT]):
    """One row of a lifecycle: what, from where, to where, by whom, and what must also hold.

    `also` are further checks; each returns what is wrong, with pointers, or nothing.
    `reason` says that the action needs one. `signs` says that the actor signs what was read,
    so the route asks for If-Match.
    """

    action: StrEnum
    sources: AbstractSet[StatusT]
    target: StatusT
    who: Rule[SubjectT]
    also: tuple[Callable[[SubjectT], Sequence[FieldError]], ...] = ()
    reason: bool = False
    signs: bool = False


class Lifecycle(Generic[SubjectT, StatusT]):
    """The table of actions of one record.

    `status_now` reads the state, clock included; `origin` where it is recorded since when.
    """

    def __init__(
        self,
        status_now: Callable[[SubjectT], StatusT],
        *steps: Step[SubjectT, StatusT],
        origin: Callable[[SubjectT], Origin],
        name: str = "",
    ) -> None:
        self.name = name
        self.steps = steps
        self.origin = origin
        self._status_now = status_now
        self._by_action = {step.action: step for step in steps}
        if len(self._by_action) != len(steps):
            message = "an action stands twice in a lifecycle"
            raise ValueError(message)

    def step(self, action: StrEnum) -> Step[SubjectT, StatusT]:
        """Return the row of an action; KeyError when the table has none."""
        return self._by_action[action]

    def open_to(self, actor: Actor, subject: SubjectT) -> list[str]:
        """List the actions that role, relation and state allow now, in table order."""
        now = self._status_now(subject)
        return [
            str(step.action)
            for step in self.steps
            if now in step.sources and step.who(actor, subject)
        ]

    def move(
        self, action: StrEnum, actor: Actor, subject: SubjectT, *, reason: str | None = None
    ) -> StatusT:
        """Return the state the action leads to.

        Raises NotAllowed (wrong person), WrongMoment (wrong state), Invalid (reason missing)
        or CheckFailed (a further check, with pointers), in this order.
        """
        step = self._by_action[action]
        if not step.who(actor, subject):
            raise NotAllowed(action=str(action))
        now = self._status_now(subject)
        if now not in step.sources:
            raise WrongMoment(
                state=str(now),
                available_actions=self.open_to(actor, subject),
                origin=self.origin(subject),
            )
        if step.reason and not (reason or "").strip():
            raise Invalid(errors=[FieldError("/reason", "missing", "Give a reason")])
        wrong = [error for check in step.also for error in check(subject)]
        if wrong:
            raise CheckFailed(errors=wrong, state=str(now))
        return step.target
