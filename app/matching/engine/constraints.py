"""What a challenge lays down and what a product card says of it: compared, never scored."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.matching.engine.documents import Document


class Constraint(StrEnum):
    """What a challenge can lay down."""

    HOSTING = "hosting"
    VETTING = "vetting"
    MATURITY = "maturity"


class Standing(StrEnum):
    """How an offer stands to a constraint."""

    MET = "met"
    CONFLICT = "conflict"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class ConstraintCheck:
    """One constraint with what is asked and what is offered, for the page to show side by side.

    `offered` is empty where the product card does not say.
    """

    kind: Constraint
    standing: Standing
    asked: tuple[str, ...]
    offered: tuple[str, ...]


def checked_constraints(challenge: Document, solution: Document) -> tuple[ConstraintCheck, ...]:
    """Every constraint of the challenge; what the solution does not state is no conflict."""
    return tuple(_checks(challenge, solution))


def _checks(challenge: Document, solution: Document) -> Iterator[ConstraintCheck]:
    accepted, hosting = challenge.hosting_accepted, solution.hosting
    if accepted:
        asked, offered = tuple(sorted(accepted)), tuple(sorted(hosting))
        yield _check(Constraint.HOSTING, asked, offered, met=bool(accepted & hosting))
    needed, vetting = challenge.vetting_required, solution.vetting
    if needed is not None:
        met = vetting is not None and vetting >= needed
        yield _check(Constraint.VETTING, (str(needed),), _said(vetting), met=met)
    sought, maturity = challenge.maturity_sought, solution.maturity
    if sought is not None:
        asked = (str(sought[0]), str(sought[1]))
        met = maturity is not None and sought[0] <= maturity <= sought[1]
        yield _check(Constraint.MATURITY, asked, _said(maturity), met=met)


def _check(
    kind: Constraint, asked: tuple[str, ...], offered: tuple[str, ...], *, met: bool
) -> ConstraintCheck:
    if not offered:
        return ConstraintCheck(kind, Standing.NOT_STATED, asked, offered)
    return ConstraintCheck(kind, Standing.MET if met else Standing.CONFLICT, asked, offered)


def _said(level: int | None) -> tuple[str, ...]:
    return () if level is None else (str(level),)
