"""The parts of a challenge's text, as they are sent, stored and shown (DOMAIN section 6)."""

from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import AfterValidator, Field, StringConstraints

from app.challenges.enums import BudgetBand, Category, Hosting, Purpose, Reach, Vetting
from app.kernel.schemas import Line, Text, Wish

MOST_OUTCOMES: Final = 10
MOST_CAPABILITIES: Final = 8


def _each_once(values: Iterable[object]) -> tuple[object, ...]:
    return tuple(dict.fromkeys(values))


Title = Annotated[Line, Field(max_length=150)]
Summary = Annotated[Text, Field(max_length=300)]
Long = Annotated[Text, Field(max_length=6000)]
Medium = Annotated[Text, Field(max_length=2000)]
Short = Annotated[Line, Field(max_length=200)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
Keyword = Annotated[Line, Field(min_length=1, max_length=60)]
Cpv = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}(-[0-9])?$")]
Maturity = Annotated[int, Field(ge=1, le=9)]
Capabilities = Annotated[
    tuple[Slug, ...], Field(max_length=MOST_CAPABILITIES), AfterValidator(_each_once)
]
Keywords = Annotated[tuple[Keyword, ...], Field(max_length=20), AfterValidator(_each_once)]
Sectors = Annotated[tuple[Slug, ...], Field(max_length=30), AfterValidator(_each_once)]
Purposes = Annotated[tuple[Purpose, ...], Field(max_length=6), AfterValidator(_each_once)]


class OutcomeWanted(Wish):
    """One outcome wanted, and how it is measured."""

    title: Annotated[Text, Field(max_length=300)] = ""
    measure: Annotated[Text, Field(max_length=1000)] = ""


class Constraints(Wish):
    """What a solution has to live with."""

    systems: Medium = ""
    standards: Medium = ""
    hosting: Hosting | None = None
    vetting: Vetting | None = None
    reach: Reach | None = None
    notes: Medium = ""


class DataInvolved(Wish):
    """Which data is involved. A null flag has not been answered."""

    categories: Medium = ""
    volumes: Medium = ""
    personal: bool | None = None
    special_category: bool | None = None
    children: bool | None = None
    biometric: bool | None = None
    victims: bool | None = None


class Notice(Wish):
    """What a later notice of the procurement needs."""

    procurement_title: Short = ""
    subject_matter: Medium = ""
    category: Category | None = None
    cpv: Annotated[tuple[Cpv, ...], Field(max_length=20)] = ()
    lots: Annotated[tuple[Short, ...], Field(max_length=20)] = ()


class SafeguardAnswers(Wish):
    """The twelve questions. Null has not been answered."""

    biometrics: bool | None = None
    covert: bool | None = None
    individual_prediction: bool | None = None
    bulk_monitoring: bool | None = None
    contested_legal_basis: bool | None = None
    automated_decisions: bool | None = None
    special_category: bool | None = None
    children_vulnerable: bool | None = None
    victim_devices: bool | None = None
    unequal_results: bool | None = None
    data_matching: bool | None = None
    hard_to_undo: bool | None = None


class SafeguardsDetail(Wish):
    """What the level asks to be described."""

    legal_basis: Medium = ""
    dpia_screening: Medium = ""
    contact: Medium = ""
    necessity: Medium = ""
    least_intrusive: Medium = ""
    dpia: Medium = ""
    equality_impact: Medium = ""
    human_oversight: Medium = ""
    bias_evaluation: Medium = ""
    transparency_record: Medium = ""


class ExplainedFinding(Wish):
    """Why a finding may stay: `excerpt_sha` is the finding's `sha` from readiness."""

    pointer: Annotated[str, Field(max_length=100)]
    excerpt_sha: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    explanation: Annotated[Text, Field(min_length=3, max_length=500)]


class CoSponsor(Wish):
    """Another force behind the challenge: its id or slug, and what is particular to it."""

    force: Annotated[str, Field(min_length=1, max_length=100)]
    local_context: Medium = ""


class Content(Wish):
    """Every text field of a challenge that its author fills in, with its limits."""

    title: Title = ""
    summary: Summary = ""
    problem_today: Long = ""
    who_is_affected: Long = ""
    outcomes: Annotated[tuple[OutcomeWanted, ...], Field(max_length=MOST_OUTCOMES)] = ()
    constraints: Constraints = Constraints()
    data_involved: DataInvolved = DataInvolved()
    tried_before: Long = ""
    in_use_now: Long = ""
    keywords: Keywords = ()
    sectors_none: bool = False
    maturity_from: Maturity | None = None
    maturity_to: Maturity | None = None
    geography: Short = ""
    budget_band: BudgetBand | None = None
    what_happens_next: Long = ""
    purposes: Purposes = ()
    engagement_plan: Long = ""
    notice: Notice = Notice()
    contact_role: Short = ""
    ethics_opinion_wanted: bool = False


TEXT_FIELDS: Final = (
    "title",
    "summary",
    "problem_today",
    "who_is_affected",
    "outcomes",
    "constraints",
    "data_involved",
    "tried_before",
    "in_use_now",
    "keywords",
    "geography",
    "what_happens_next",
    "engagement_plan",
    "notice",
    "contact_role",
    "safeguards_detail",
)
"""The fields that hold words of the author, in the order in which they are read."""
