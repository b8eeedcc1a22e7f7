"""Who may see a product card, and who stands how to it."""

from typing import Final

from sqlalchemy import ColumnElement, and_, false, or_, true

from app.kernel.actor import Actor, Role
from app.kernel.rules import rule
from app.solutions.enums import Status
from app.solutions.models import Solution

# The service itself reads what moderators read: jobs and loaders act as nobody in particular.
_READS_ALL: Final = frozenset({Role.MODERATOR, Role.SYSTEM})


@rule
def own_supplier(actor: Actor, solution: Solution) -> bool:
    """Somebody of the supplier whose card it is."""
    return actor.is_supplier and actor.organisation_id == solution.supplier_id


@rule
def moderator(actor: Actor, _solution: Solution) -> bool:
    """A moderator."""
    return actor.role is Role.MODERATOR


def insider(actor: Actor) -> ColumnElement[bool]:
    """The cards whose working copy, reasons and hidden names the actor may read."""
    if actor.role in _READS_ALL:
        return true()
    return own(actor)


def own(actor: Actor) -> ColumnElement[bool]:
    """The cards of the actor's own supplier."""
    if actor.is_supplier:
        return Solution.supplier_id == actor.organisation_id
    return false()


def once_public() -> ColumnElement[bool]:
    """The cards that everybody may know of: listed now, or listed before they were stopped."""
    return or_(
        Solution.status.in_([Status.LISTED, Status.SUSPENDED]),
        and_(Solution.status == Status.RETIRED, Solution.listed_number > 0),
    )


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The cards the actor may know of; of suspended and retired ones, outsiders get no claims."""
    if actor.role is Role.SYSTEM:
        return true()
    if actor.role is Role.MODERATOR:
        return or_(once_public(), Solution.review_requested_at.is_not(None))
    return or_(once_public(), own(actor))
