"""The table of a force's wish to know an unnamed user of a product.

The supplier knows who its users are and whether they agree; no reason is asked for or shown.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.kernel.actor import Actor
from app.kernel.lifecycle import Lifecycle, Step
from app.kernel.origins import Origin
from app.kernel.rules import rule
from app.solutions.enums import ContactAction, ContactStatus
from app.solutions.facts import ContactAsked, ContactMoved
from app.solutions.policy import moderator


@dataclass(frozen=True)
class Asked:
    """A request, and the supplier of the card it is about, who answers."""

    request_id: UUID
    status: ContactStatus
    supplier_id: UUID


@rule
def own_supplier(actor: Actor, asked: Asked) -> bool:
    """Somebody of the supplier whose card it is."""
    return actor.is_supplier and actor.organisation_id == asked.supplier_id


def _status_of(asked: Asked) -> ContactStatus:
    return asked.status


def _origin(asked: Asked) -> Origin:
    return Origin((asked.request_id,), (ContactAsked, ContactMoved))


LIFECYCLE: Final[Lifecycle[Asked, ContactStatus]] = Lifecycle(
    _status_of,
    Step(ContactAction.PASS_ON, {ContactStatus.ASKED}, ContactStatus.PASSED_ON, moderator),
    Step(
        ContactAction.AGREE,
        {ContactStatus.PASSED_ON},
        ContactStatus.AGREED,
        own_supplier,
    ),
    Step(
        ContactAction.DECLINE,
        {ContactStatus.PASSED_ON},
        ContactStatus.DECLINED,
        own_supplier,
    ),
    origin=_origin,
    name="Request for a contact",
)
