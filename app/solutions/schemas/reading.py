"""What readers get of solutions. Lengths are not limited here: what is stored is shown."""

from datetime import date
from typing import Any
from uuid import UUID

from app.files.schemas import FileName
from app.kernel.actor import Role
from app.kernel.paging import Page
from app.kernel.schemas import Moment, View
from app.organisations.schemas import OrganisationName
from app.solutions.enums import (
    BiasEvaluation,
    DeploymentStatus,
    Evidence,
    Field,
    Horizon,
    Hosting,
    Pending,
    PriceBand,
    Reach,
    RevisionState,
    Status,
    Vetting,
)
from app.solutions.models import Deployment, Solution


class OutcomeSeen(View):
    """A result that was seen in use, with its number, and where that comes from."""

    text: str
    source: str = ""


class CardSafeguards(View):
    """What a card says about safeguards."""

    bias_evaluation: BiasEvaluation | None = None
    bias_note: str = ""
    explainability: str = ""
    human_oversight: str = ""
    dpia_support: str = ""


class ProductCard(View):
    """Everything a supplier says about its product; capabilities and sectors are slugs.

    `documents` are ids of files.
    """

    name: str
    summary: str
    what_it_does: str
    outcomes_seen: list[OutcomeSeen]
    capabilities: list[str]
    sectors: list[str]
    maturity: int | None
    integration: str
    hosting: Hosting | None
    certifications: list[str]
    frameworks: list[str]
    vetting: Vetting | None
    data_use: str
    safeguards: CardSafeguards
    accessibility: str
    price_band: PriceBand | None
    price_model: str
    not_good_for: str
    documents: tuple[UUID, ...] = ()


class DeploymentText(View):
    """Everything a supplier says about one deployment."""

    sector: str
    organisation_id: UUID | None
    organisation_label: str
    anonymous: bool
    use: str
    capabilities: list[str]
    scale: str
    reach: Reach | None = None
    status: DeploymentStatus
    started_on: date | None
    ended_on: date | None
    evidence_on: date | None
    evidence_link: str
    learned: str
    documents: tuple[UUID, ...] = ()


class EvidenceView(View):
    """What stands behind a deployment, and since when.

    `evidence_at` is when somebody other than the supplier last spoke for or against it, and
    `evidence_role` as what; `evidence_date` is the day the evidence is of, `is_stale` says that
    this is long ago and the use has not ended. `evidence_note` is what a moderator checked, or why
    the user disputes it; the latter, and whatever is said of an unnamed user, is for those
    concerned only.
    """

    evidence: Evidence
    evidence_at: Moment | None = None
    evidence_role: Role | None = None
    evidence_note: str = ""
    evidence_date: date | None = None
    is_stale: bool = False
    available_actions: tuple[str, ...] = ()


class DeploymentView(DeploymentText, EvidenceView):
    """A deployment as this reader may see it.

    Of an anonymous one, only its supplier and moderators get organisation, label, link, documents.
    `pending` says why the public does not see it (or its `proposed` text) yet.
    """

    id: UUID
    organisation: OrganisationName | None
    pending: Pending | None
    proposed: DeploymentText | None


class RevisionView(View):
    """Changes to a listed card that are not public yet. `card` is the whole changed card."""

    state: RevisionState
    reason: str | None
    changed: list[Field]
    card: ProductCard


class ProblemPart(View):
    """Something a card still lacks before it can be reviewed."""

    pointer: str
    code: str
    message: str


class SolutionView(View):
    """A product card. `card` is null for outsiders when it is suspended or retired.

    `files` names the documents that this reader may have, by id. `revision` and `missing` are for
    its supplier and moderators. `listed_number` counts its listed versions; 0 is never listed.
    """

    id: UUID
    reference: str
    name: str
    supplier: OrganisationName
    status: Status
    status_since: Moment
    status_reason: str | None
    horizon: Horizon | None
    card: ProductCard | None
    deployments: list[DeploymentView]
    capability_names: dict[str, str]
    sector_names: dict[str, str]
    files: dict[str, FileName]
    revision: RevisionView | None
    missing: list[ProblemPart]
    listed_number: int
    first_listed_at: Moment | None
    listed_at: Moment | None
    is_example: bool
    version: int
    available_actions: list[str]


class VocabularyName(View):
    """A capability or sector with its name."""

    slug: str
    name: str


class Proof(View):
    """A sector a product was proven in: its best evidence there, whether stale, and since when."""

    sector: VocabularyName
    evidence: Evidence
    is_stale: bool
    since: date | None


class SolutionCard(View):
    """A product card in a list."""

    id: UUID
    reference: str
    name: str
    summary: str
    supplier: OrganisationName
    status: Status
    status_since: Moment
    revision_state: RevisionState | None
    horizon: Horizon
    capabilities: list[VocabularyName]
    maturity: int | None
    hosting: Hosting | None
    proven_in: list[Proof]
    first_listed_at: Moment | None
    listed_at: Moment | None
    is_example: bool


class UsedSolution(View):
    """A product as the use of it names it."""

    id: UUID
    reference: str
    name: str
    supplier: OrganisationName
    is_example: bool


class PolicingUse(View):
    """A product's use or trial by a police force today; an anonymous one names nobody."""

    id: UUID
    anonymous: bool
    organisation: OrganisationName | None
    organisation_label: str
    use: str
    status: DeploymentStatus
    started_on: date
    evidence: Evidence
    evidence_on: date | None
    solution: UsedSolution


class UnknownFilter(View):
    """A filter value that nobody knows: it was not applied."""

    filter: str
    value: str


class SolutionPage(Page[SolutionCard]):
    """One page of the catalogue, and the filter values that were dropped."""

    dropped_filters: list[UnknownFilter]


class SolutionFacet(View):
    """A value one may filter by, its name where it has one, and how many it would leave."""

    value: str
    name: str | None
    theme: str | None
    count: int


class SolutionFacets(View):
    """What one may filter by. Each group counts with every other filter applied, not its own."""

    capability: list[SolutionFacet]
    theme: list[SolutionFacet]
    horizon: list[SolutionFacet]
    sector: list[SolutionFacet]
    trl_min: list[SolutionFacet]
    hosting: list[SolutionFacet]


class SolutionVersionView(View):
    """A card as the public read it from a moment on."""

    number: int
    listed_at: Moment
    changed: list[Field]
    card: ProductCard
    deployments: list[DeploymentView]


class SolutionTimelineEntry(View):
    """Something that happened to a card: who by role, when and what."""

    id: int
    at: Moment
    kind: str
    role: str
    action: str | None
    from_status: str | None
    to_status: str | None
    number: int | None
    fields: list[str]
    change: str | None
    reason: str | None


def card_of(solution: Solution) -> dict[str, Any]:
    """The card in the columns, as JSON values."""
    return ProductCard.model_validate(solution).model_dump(mode="json")


def deployment_text_of(deployment: Deployment) -> dict[str, Any]:
    """The deployment's text in the columns, as JSON values."""
    return DeploymentText.model_validate(deployment).model_dump(mode="json")
