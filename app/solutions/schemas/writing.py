"""What suppliers and readers send about solutions."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Final, Self, TypeVar
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from app.kernel.paging import ListFilter
from app.kernel.schemas import Line, Text, Wish
from app.solutions.enums import (
    BiasEvaluation,
    DeploymentStatus,
    Hosting,
    PriceBand,
    Reach,
    Sort,
    Vetting,
)

ValueT = TypeVar("ValueT")
MOST_CAPABILITIES: Final = 8
MOST_DEPLOYMENTS: Final = 60
MOST_DOCUMENTS: Final = 10
MOST_EVIDENCE: Final = 5


def _each_once(given: Iterable[ValueT]) -> tuple[ValueT, ...]:
    return tuple(dict.fromkeys(given))


Name = Annotated[Line, Field(min_length=1, max_length=120)]
Slug = Annotated[Line, Field(min_length=1, max_length=80)]
Label = Annotated[Line, Field(min_length=1, max_length=120)]
Note = Annotated[Text, Field(max_length=2000)]
Part = Annotated[Text, Field(max_length=6000)]
Capabilities = Annotated[
    tuple[Slug, ...], Field(max_length=MOST_CAPABILITIES), AfterValidator(_each_once)
]
Documents = Annotated[
    tuple[UUID, ...], Field(max_length=MOST_DOCUMENTS), AfterValidator(_each_once)
]
Labels = Annotated[tuple[Label, ...], Field(max_length=20), AfterValidator(_each_once)]


class OutcomeSeenWish(Wish):
    """A result that was seen in use, with its number, and where that comes from."""

    text: Annotated[Text, Field(min_length=1, max_length=500)]
    source: Annotated[Text, Field(max_length=300)] = ""


class CardSafeguardsWish(Wish):
    """What a card says about safeguards; replaced as a whole."""

    bias_evaluation: BiasEvaluation | None = None
    bias_note: Note = ""
    explainability: Note = ""
    human_oversight: Note = ""
    dpia_support: Note = ""


class SolutionEdit(Wish):
    """A change to a card: what is left out stays; lists and safeguards are replaced whole."""

    name: Name = ""
    summary: Annotated[Text, Field(max_length=300)] = ""
    what_it_does: Part = ""
    outcomes_seen: Annotated[tuple[OutcomeSeenWish, ...], Field(max_length=10)] = ()
    capabilities: Capabilities = ()
    sectors: Annotated[tuple[Slug, ...], Field(max_length=30), AfterValidator(_each_once)] = ()
    maturity: Annotated[int, Field(ge=1, le=9)] | None = None
    integration: Part = ""
    hosting: Hosting | None = None
    certifications: Labels = ()
    frameworks: Labels = ()
    vetting: Vetting | None = None
    data_use: Part = ""
    safeguards: CardSafeguardsWish = CardSafeguardsWish()
    accessibility: Note = ""
    price_band: PriceBand | None = None
    price_model: Annotated[Text, Field(max_length=500)] = ""
    not_good_for: Note = ""
    documents: Documents = ()


class SolutionDraft(SolutionEdit):
    """A new card: its name, and as much of the rest as is known."""

    name: Name


class DeploymentEdit(Wish):
    """A change to a deployment: what is left out stays.

    `organisation_id` when the user is an organisation of the portal, else `organisation_label`.
    An anonymous one shows neither to the public. The evidence level is not the supplier's to set.
    """

    sector: Slug = ""
    organisation_id: UUID | None = None
    organisation_label: Annotated[Line, Field(max_length=200)] = ""
    anonymous: bool = False
    use: Annotated[Text, Field(min_length=1, max_length=1000)] = ""
    capabilities: Capabilities = ()
    scale: Annotated[Text, Field(max_length=300)] = ""
    reach: Reach | None = None
    status: DeploymentStatus = DeploymentStatus.IN_USE
    started_on: date | None = None
    ended_on: date | None = None
    evidence_on: date | None = None
    evidence_link: Annotated[Line, Field(max_length=200, pattern=r"^(https://\S+)?$")] = ""
    learned: Note = ""
    documents: Annotated[Documents, Field(max_length=MOST_EVIDENCE)] = ()


class DeploymentDraft(DeploymentEdit):
    """A new deployment: where, what for, whether in use; the user known or named."""

    sector: Slug
    use: Annotated[Text, Field(min_length=1, max_length=1000)]
    status: DeploymentStatus

    @model_validator(mode="after")
    def _names_its_user(self) -> Self:
        if self.organisation_id is None and not self.organisation_label:
            message = "Choose the organisation, or say what kind it is"
            raise ValueError(message)
        return self


class SolutionFilter(ListFilter):
    """The catalogue's filters. Values nobody knows are dropped, and the answer says so.

    `supplier` is `own`, or an organisation's slug. Without `supplier=own`, only listed cards are
    listed, unless a moderator asks for another `status`.
    """

    capability: Annotated[tuple[str, ...], Field(max_length=20)] = ()
    theme: Annotated[tuple[str, ...], Field(max_length=20)] = ()
    horizon: Annotated[tuple[str, ...], Field(max_length=10)] = ()
    sector: Annotated[tuple[str, ...], Field(max_length=30)] = ()
    trl_min: Annotated[str | None, Field(max_length=20)] = None
    hosting: Annotated[tuple[str, ...], Field(max_length=10)] = ()
    status: Annotated[tuple[str, ...], Field(max_length=10)] = ()
    supplier: Annotated[str | None, Field(max_length=100)] = None
    sort: Annotated[str, Field(max_length=20)] = Sort.NEWEST
