"""What is shown of a challenge's past."""

from typing import Annotated

from pydantic import Field

from app.challenges.enums import VersionKind
from app.kernel.paging import ListFilter
from app.kernel.schemas import JsonObject, Moment, View


class VersionView(View):
    """The text as it stood when it was signed off or published."""

    kind: VersionKind
    number: int
    kept_at: Moment
    what_changed: str
    snapshot: JsonObject


class Versions(View):
    """Every kept text of a challenge that this reader may see, newest first."""

    items: list[VersionView]


class TimelineEntry(View):
    """Something that happened: what, when, and who by role."""

    id: int
    kind: str
    at: Moment
    role: str
    by_you: bool
    action: str | None = None
    from_status: str | None = None
    to_status: str | None = None
    reason: str | None = None
    details: JsonObject


class TimelineFilter(ListFilter):
    """What happened, newest first; of the given kinds of facts only, when there are any."""

    kind: Annotated[tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=20)] = ()
