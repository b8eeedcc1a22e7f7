"""What goes into an ethics opinion."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.challenges.enums import Position
from app.challenges.schemas.challenge import Reference
from app.challenges.schemas.content import Long
from app.kernel.schemas import Moment, Text, View, Wish

Condition = Annotated[Text, Field(min_length=1, max_length=500)]


class OpinionDraft(Wish):
    """An opinion on a challenge (id or reference), with any number of conditions up to 20."""

    challenge: Reference
    position: Position
    text: Annotated[Long, Field(min_length=1)]
    conditions: Annotated[tuple[Condition, ...], Field(max_length=20)] = ()


class OpinionGivenView(View):
    """An opinion as it was given."""

    id: UUID
    challenge_id: UUID
    position: Position
    text: str
    conditions: list[str]
    given_at: Moment
