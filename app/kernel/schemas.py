"""The base of everything that goes in or out as JSON."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Generic, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

ActionT = TypeVar("ActionT")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def _clean(text: str) -> str:
    """Refuse control characters and lone surrogates, which PostgreSQL cannot store."""
    if _CONTROL.search(text):
        message = "Remove characters that cannot be shown"
        raise ValueError(message)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def zulu(moment: datetime) -> str:
    """Write a moment as every answer of the API does."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


Text = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_clean)]
"""Any text a person types: trimmed, without control characters. Always give it a max_length."""

Line = Annotated[Text, StringConstraints(max_length=200, pattern=r"^[^\n]*$")]
"""A text of one line."""

Moment = Annotated[datetime, PlainSerializer(zulu, return_type=str, when_used="json")]
"""A time: UTC on the wire, ending in Z."""


class Wish(BaseModel):
    """What a caller sends. Unknown fields are refused, so that nothing typed is lost unseen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class View(BaseModel):
    """What a caller gets."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Transition(Wish, Generic[ActionT]):
    """A wish to take a record one step along its lifecycle."""

    action: ActionT
    reason: Annotated[Text, Field(max_length=4000)] | None = None


JsonObject = dict[str, Any]
