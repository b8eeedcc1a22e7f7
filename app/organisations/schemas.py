"""What organisations look like from outside. No person is ever named here."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.kernel.actor import OrganisationKind
from app.kernel.paging import ListFilter
from app.kernel.schemas import Line, Text, View, Wish
from app.organisations.enums import ForceType, Jurisdiction, SizeBand, Status


class OrganisationFilter(ListFilter):
    """How the list can be narrowed. Bodies that no longer exist are shown only on request."""

    kind: OrganisationKind | None = None
    q: Annotated[Text, Field(max_length=100)] | None = None
    former: bool = False


class OrganisationName(View):
    """An organisation as other records name it."""

    id: UUID
    slug: str
    name: str


class AuthorityView(View):
    """A legal buyer behind a force; its identifier once it is confirmed."""

    id: UUID
    name: str
    ppon: str | None
    confirmed: bool


class OrganisationCard(View):
    """An organisation in a list or on the map of tiles."""

    id: UUID
    slug: str
    name: str
    kind: OrganisationKind
    status: Status
    jurisdiction: Jurisdiction
    nation: str | None
    region: str | None
    force_type: ForceType | None
    gss_code: str | None
    short_code: str | None
    tile_column: int | None
    tile_row: int | None
    valid_from: date | None
    valid_to: date | None
    is_example: bool


class OrganisationView(OrganisationCard):
    """An organisation with everything that is public about it."""

    aliases: list[str]
    size_band: SizeBand | None
    is_trade_body_member: bool | None
    description: str | None
    website: str | None
    successor: OrganisationName | None
    predecessors: list[OrganisationName]
    contracting_authorities: list[AuthorityView]
    oversees: list[OrganisationName]
    overseen_by: list[OrganisationName]
    version: int


class OrganisationEntry(Wish):
    """An organisation as a loader or command enters it; `oversees` names forces by slug."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    name: Line
    kind: OrganisationKind
    status: Status
    jurisdiction: Jurisdiction = Jurisdiction.UK
    region: Line | None = None
    size_band: SizeBand | None = None
    is_trade_body_member: bool | None = None
    description: Annotated[Text, Field(max_length=2000)] | None = None
    website: Line | None = None
    is_example: bool = False
    oversees: tuple[str, ...] = ()
