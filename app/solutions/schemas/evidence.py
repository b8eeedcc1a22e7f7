"""Deployments and requests for a contact as records of their own."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.kernel.paging import ListFilter
from app.kernel.schemas import Moment, View
from app.organisations.schemas import OrganisationName
from app.solutions.enums import ContactStatus, Evidence
from app.solutions.schemas.reading import DeploymentText, EvidenceView


class SolutionName(View):
    """A product card as other records name it."""

    id: UUID
    reference: str
    name: str
    supplier: OrganisationName


class DeploymentRecord(DeploymentText, EvidenceView):
    """A deployment as those concerned read it: its supplier, its user, and moderators.

    `version` is its ETag; it moves with the public words and their evidence.
    """

    id: UUID
    solution: SolutionName
    organisation: OrganisationName | None
    sector_name: str
    is_listed: bool
    is_example: bool
    version: int


class DeploymentFilter(ListFilter):
    """What of the deployments one has a say in.

    `waiting` are those that wait for the caller: for a moderator claims nobody checked and checks
    that are stale; for a force what it has not confirmed, or not lately; for a supplier what is
    disputed or stale.
    """

    evidence: Annotated[tuple[Evidence, ...], Field(max_length=10)] = ()
    stale: bool | None = None
    waiting: bool = False


class ContactRequestView(View):
    """A force's wish to know an unnamed user of a product; the name once it was agreed to."""

    id: UUID
    solution: SolutionName
    deployment_id: UUID | None
    use: str | None
    sector_name: str | None
    force: OrganisationName
    status: ContactStatus
    status_since: Moment
    asked_at: Moment
    disclosed_name: str | None
    version: int
    available_actions: list[str]


class ContactFilter(ListFilter):
    """What of the requests one may know of; `waiting` are those the caller has to answer."""

    solution: Annotated[str | None, Field(max_length=100)] = None
    waiting: bool = False
