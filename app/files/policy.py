"""Who may know of a file.

Its organisation does, whatever its state. Everybody else only once it is clean, and only if the
domain whose record holds it lets them read it: each purpose has one rule, which its owner gives.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import ColumnElement, and_, false, or_

from app.files.enums import Purpose, Status
from app.files.models import File
from app.kernel.actor import Actor

Readers = Mapping[Purpose, Callable[[Actor], ColumnElement[bool]]]
"""For each purpose, in SQL about File: may the actor read what holds the file?"""


def own(actor: Actor) -> ColumnElement[bool]:
    """The files of the actor's own organisation."""
    return File.organisation_id == actor.organisation_id if actor.is_supplier else false()


def visible_to(actor: Actor, readers: Readers) -> ColumnElement[bool]:
    """The files the actor may know of."""
    handed_out = or_(
        false(), *(and_(File.purpose == purpose, may(actor)) for purpose, may in readers.items())
    )
    return and_(
        File.status != Status.REMOVED,
        or_(own(actor), and_(File.status == Status.CLEAN, handed_out)),
    )
