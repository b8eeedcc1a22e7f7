"""Whose answers they are: an organisation's own people read them, and nobody else ever.

Its own confidential parts are among them, so no other query may use these statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, false

from app.answers.models import KeptAnswer

if TYPE_CHECKING:
    from app.kernel.actor import Actor


def keeps(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL which kept answers are of the actor's own supplier."""
    return KeptAnswer.organisation_id == actor.organisation_id if actor.is_supplier else false()
