"""Named rules about an actor and a subject, combined with `&`, `|` and `~`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.kernel.actor import Actor

SubjectT = TypeVar("SubjectT", contravariant=True)


class Rule(Generic[SubjectT]):
    """A yes-or-no question about an actor and a subject, with a name for tables and tests."""

    def __init__(self, name: str, holds: Callable[[Actor, SubjectT], bool]) -> None:
        self.name = name
        self._holds = holds

    def __call__(self, actor: Actor, subject: SubjectT) -> bool:
        """Tell whether the rule holds."""
        return self._holds(actor, subject)

    def __and__(self, other: Rule[SubjectT]) -> Rule[SubjectT]:
        return Rule(f"{self.name} and {other.name}", lambda a, s: self(a, s) and other(a, s))

    def __or__(self, other: Rule[SubjectT]) -> Rule[SubjectT]:
        return Rule(f"({self.name} or {other.name})", lambda a, s: self(a, s) or other(a, s))

    def __invert__(self) -> Rule[SubjectT]:
        return Rule(f"not {self.name}", lambda a, s: not self(a, s))

    def __repr__(self) -> str:
        return f"<Rule {self.name}>"


def rule(holds: Callable[[Actor, SubjectT], bool]) -> Rule[SubjectT]:
    """Make a rule of a function; its name, with spaces, is the rule's name."""
    return Rule(holds.__name__.replace("_", " "), holds)
