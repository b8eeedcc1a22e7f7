"""Who may know of which organisation."""

from typing import Any, Final

from sqlalchemy import ColumnElement, or_, true

from app.kernel.actor import Actor, Role
from app.organisations.enums import Status
from app.organisations.models import Organisation

SEES_ALL: Final = frozenset({Role.MODERATOR, Role.ADMINISTRATOR, Role.SYSTEM})


def visible_to(actor: Actor, *, organisation: Any = Organisation) -> ColumnElement[bool]:
    """Select what the actor may know of: verified ones, the own one, or all.

    An organisation that nobody has verified yet, or that is suspended, is no public matter.
    """
    if actor.role in SEES_ALL:
        return true()
    verified: ColumnElement[bool] = organisation.status == Status.VERIFIED
    if actor.organisation_id is None:
        return verified
    return or_(verified, organisation.id == actor.organisation_id)
