"""What a search takes and gives."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.kernel.actor import Role
from app.kernel.paging import ListFilter, Page
from app.kernel.schemas import Moment, Text, View
from app.organisations.schemas import OrganisationName
from app.search.enums import STATUSES, Kind
from app.solutions.enums import DeploymentStatus, Evidence

MOST_CHARACTERS = 200
Values = Annotated[tuple[Annotated[str, Field(max_length=100)], ...], Field(max_length=30)]


class SearchFilter(ListFilter):
    """What is looked for. Filter values nobody knows are dropped and said, never refused.

    `q` holds words, "phrases in quotes", -words that must not occur, or one reference. `capability`
    takes slugs of capabilities and of themes; `status` those of challenges and uses, `listed` and
    `answered`.
    """

    q: Annotated[Text, Field(min_length=1, max_length=MOST_CHARACTERS)]
    kind: Values = ()
    capability: Values = ()
    status: Values = ()

    @property
    def known_kinds(self) -> tuple[str, ...]:
        """The kinds one can filter by."""
        return tuple(value for value in self.kind if value in set(Kind))

    @property
    def known_statuses(self) -> tuple[str, ...]:
        """The statuses one can filter by."""
        return tuple(value for value in self.status if value in STATUSES)


class Piece(View):
    """A piece of a text, and whether it was asked for."""

    text: str
    matched: bool


class NamedOrganisation(View):
    """The force behind a challenge or the supplier of a product card."""

    slug: str
    name: str


class UseFound(View):
    """Who uses a product, since when, and what stands behind that (`DeploymentView`).

    `user` is the organisation's name in pieces.
    """

    organisation: OrganisationName
    user: list[Piece]
    status: DeploymentStatus
    started_on: date | None
    ended_on: date | None
    evidence: Evidence
    evidence_at: Moment | None
    evidence_role: Role | None
    evidence_date: date | None
    is_stale: bool


class Hit(View):
    """A record that was found.

    An outcome has the id, reference and title of its challenge; a question its own id, with the
    challenge's reference, and its title in `about`; a use its own id, with reference, title and
    supplier of its product card, and who uses that in `use`. `terms` are the telling
    words of the query that the record holds, as they were typed, and `missing` those that it does
    not; without any `terms` it was found by its meaning, or by its reference. `by_capability` names
    the capabilities whose name or synonyms hold terms that the record's own texts do not.
    """

    kind: Kind
    id: UUID
    reference: str
    title: list[Piece]
    snippet: list[Piece]
    terms: list[str]
    missing: list[str]
    by_reference: bool
    organisation: NamedOrganisation
    status: str
    responses_close_at: Moment | None
    is_example: bool
    about: str | None
    by_capability: list[list[Piece]]
    use: UseFound | None


class FoundValue(View):
    """A value one may filter by, its name where it has one, and how many it would leave."""

    value: str
    name: str | None = None
    count: int


class SearchFacets(View):
    """What one may filter by. Each group counts with every other filter applied, not its own."""

    kind: list[FoundValue]
    status: list[FoundValue]
    capability: list[FoundValue]


class Spelling(View):
    """The query with other spellings of words that no record holds."""

    q: str
    pieces: list[Piece]


class SuggestedCapability(View):
    """A capability of the vocabulary that the words speak of."""

    slug: str
    name: str
    theme: str


class DroppedValue(View):
    """A filter value that nobody knows: it was not applied."""

    filter: str
    value: str


class SearchPage(Page[Hit]):
    """One page of what was found, best first, and what may help to find more.

    `semantic` is false when words alone were compared.
    """

    facets: SearchFacets
    did_you_mean: Spelling | None
    capabilities: list[SuggestedCapability]
    semantic: bool
    dropped_filters: list[DroppedValue]
