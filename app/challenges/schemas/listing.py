"""What a list of challenges takes and gives."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.challenges.enums import READ, Level, Scope, Sort, Status
from app.challenges.schemas.challenge import ForceName
from app.kernel.paging import ListFilter, Page
from app.kernel.schemas import Moment, View

Values = Annotated[tuple[Annotated[str, Field(max_length=100)], ...], Field(max_length=30)]


class ChallengeFilter(ListFilter):
    """The list of challenges. Values nobody knows are dropped and said, never refused.

    `capability` takes slugs of capabilities and of themes. Without a status, `all` and `others`
    show what was published, `own` everything.
    """

    status: Values = ()
    capability: Values = ()
    sector: Values = ()
    force: Values = ()
    safeguards: Values = ()
    scope: Scope = Scope.ALL
    sort: Sort = Sort.CLOSING

    @property
    def known_status(self) -> tuple[str, ...]:
        """The statuses one can filter by."""
        return tuple(value for value in self.status if value in READ)

    @property
    def known_safeguards(self) -> tuple[str, ...]:
        """The safeguards levels one can filter by."""
        return tuple(value for value in self.safeguards if value in set(Level))


class ChallengeCard(View):
    """A challenge in a list."""

    id: UUID
    reference: str
    title: str
    summary: str
    lead_force: ForceName
    co_sponsor_count: int
    status: Status
    opens_at: Moment | None
    responses_close_at: Moment | None
    published_at: Moment | None
    updated_at: Moment
    safeguards_level: Level | None
    capabilities: list[str]
    is_example: bool
    version: int
    responses_submitted: int
    feedback_owed: int | None


class DroppedFilter(View):
    """A filter value that nobody knows: it was not applied."""

    filter: str
    value: str


class ChallengePage(Page[ChallengeCard]):
    """One page of challenges, and the filter values that were dropped."""

    dropped_filters: list[DroppedFilter]


class FacetValue(View):
    """A value one may filter by, its name where it has one, and how many it would leave."""

    value: str
    name: str | None = None
    theme: str | None = None
    count: int


class Facets(View):
    """What one may filter by. Each group counts with every other filter applied, not its own."""

    status: list[FacetValue]
    theme: list[FacetValue]
    capability: list[FacetValue]
    sector: list[FacetValue]
    force: list[FacetValue]
    safeguards: list[FacetValue]
