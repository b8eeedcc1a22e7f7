"""What feeds and calendars are made of: public records, in few words."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.kernel.schemas import View

Values = Annotated[tuple[Annotated[str, Field(max_length=100)], ...], Field(max_length=30)]


class FeedFilter(BaseModel):
    """What a feed is about: slugs as in the list of challenges; those nobody knows are dropped."""

    model_config = ConfigDict(frozen=True)

    capability: Values = ()
    sector: Values = ()
    force: Values = ()


class CapabilityName(View):
    """A capability with its name."""

    slug: str
    name: str


class Followed(View):
    """What feeds and calendars tell of a challenge; `changed_at` is its last public change."""

    id: UUID
    reference: str
    title: str
    is_example: bool
    lead_force: str
    published_at: datetime
    changed_at: datetime
    withdrawn_at: datetime | None


class FollowedChallenge(Followed):
    """A challenge in a feed."""

    summary: str
    opens_at: datetime
    responses_close_at: datetime
    withdrawn_because: str | None
    concluded: bool
    capabilities: list[CapabilityName]


class FollowedOutcome(Followed):
    """An outcome in a feed; `published_at` is the outcome's."""

    next_step: str
    what_market_said: str
    what_happens_next: str
    capabilities: list[CapabilityName]


class Deadlines(Followed):
    """The moments of a challenge that go into a calendar."""

    summary: str
    opens_at: datetime
    questions_close_at: datetime | None
    responses_close_at: datetime
