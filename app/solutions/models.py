"""Tables of product cards, their deployments and their listed versions."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    SmallInteger,
    Text,
    UniqueConstraint,
    Uuid,
    desc,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, column_property, mapped_column

from app.kernel.ids import new_id
from app.organisations.enums import Status as OrganisationStatus
from app.organisations.models import Organisation
from app.platform.database import Base, MomentTz
from app.solutions.enums import (
    ContactStatus,
    DeploymentStatus,
    Evidence,
    Hosting,
    PriceBand,
    Reach,
    RevisionState,
    Status,
    Vetting,
)


def _one_of(column: str, codes: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(str(code)) for code in codes)})"


class Solution(Base):
    """A product card.

    The columns are what is, was or will be listed: the draft until the first listing, the listed
    text from then on. Changes to a listed card wait in `revision` until a moderator lists them.
    """

    __tablename__ = "solution"
    __table_args__ = (
        CheckConstraint(_one_of("status", Status), name="status"),
        CheckConstraint(_one_of("revision_state", RevisionState), name="revision_state"),
        CheckConstraint("revision_state IS NOT NULL OR revision IS NULL", name="revision"),
        CheckConstraint(_one_of("hosting", Hosting), name="hosting"),
        CheckConstraint(_one_of("vetting", Vetting), name="vetting"),
        CheckConstraint(_one_of("price_band", PriceBand), name="price_band"),
        CheckConstraint("maturity BETWEEN 1 AND 9", name="maturity"),
        CheckConstraint("cardinality(capabilities) <= 8", name="capabilities"),
        CheckConstraint(
            "status NOT IN ('listed', 'suspended') OR listed_number > 0", name="listed_number"
        ),
        Index("ix_solution_supplier_id", "supplier_id"),
        Index("ix_solution_status_first_listed_at_id", "status", desc("first_listed_at"), "id"),
        Index("ix_solution_status_listed_at_id", "status", desc("listed_at"), "id"),
        Index("ix_solution_status_lower_name_id", "status", text("lower(name)"), "id"),
        Index("ix_solution_capabilities", "capabilities", postgresql_using="gin"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    reference: Mapped[str] = mapped_column(Text, unique=True)
    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    status: Mapped[str] = mapped_column(Text, server_default=Status.DRAFT)
    status_since: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    status_reason: Mapped[str | None] = mapped_column(Text)
    is_example: Mapped[bool] = mapped_column(server_default=text("false"))

    name: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text, server_default="")
    what_it_does: Mapped[str] = mapped_column(Text, server_default="")
    outcomes_seen: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default="[]")
    capabilities: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    sectors: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    maturity: Mapped[int | None] = mapped_column(SmallInteger)
    integration: Mapped[str] = mapped_column(Text, server_default="")
    hosting: Mapped[str | None] = mapped_column(Text)
    certifications: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    frameworks: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    vetting: Mapped[str | None] = mapped_column(Text)
    data_use: Mapped[str] = mapped_column(Text, server_default="")
    safeguards: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    accessibility: Mapped[str] = mapped_column(Text, server_default="")
    price_band: Mapped[str | None] = mapped_column(Text)
    price_model: Mapped[str] = mapped_column(Text, server_default="")
    not_good_for: Mapped[str] = mapped_column(Text, server_default="")
    documents: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default="{}")

    # The whole changed card (schemas.CardText) while the listed one stays public.
    revision: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    revision_state: Mapped[str | None] = mapped_column(Text)
    revision_reason: Mapped[str | None] = mapped_column(Text)
    # A moderator sees a card from the moment its review was first asked for.
    review_requested_at: Mapped[datetime | None] = mapped_column(MomentTz)
    first_listed_at: Mapped[datetime | None] = mapped_column(MomentTz)
    listed_at: Mapped[datetime | None] = mapped_column(MomentTz)
    listed_number: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    updated_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    version: Mapped[int] = mapped_column(server_default="1")

    # Read along, so that the table of actions can ask for it.
    supplier_verified: Mapped[bool] = column_property(
        select(Organisation.status == OrganisationStatus.VERIFIED)
        .where(Organisation.id == supplier_id)
        .scalar_subquery()
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Deployment(Base):
    """A statement that a solution is, was or is on trial in use somewhere.

    Until a moderator lists it, it is nobody's business but the supplier's and the moderator's;
    changes to a listed one wait in `revision` (schemas.DeploymentText). `evidence_on` is the date
    that the supplier gives its evidence; `evidence_at` is when somebody else last spoke for or
    against the claim, with the role of who did and the note that was left.
    """

    __tablename__ = "deployment"
    __table_args__ = (
        CheckConstraint(_one_of("status", DeploymentStatus), name="status"),
        CheckConstraint(_one_of("reach", Reach), name="reach"),
        CheckConstraint(_one_of("evidence", Evidence), name="evidence"),
        CheckConstraint(
            "organisation_id IS NOT NULL OR organisation_label <> ''", name="organisation"
        ),
        CheckConstraint("ended_on >= started_on", name="dates"),
        Index("ix_deployment_evidence_id", "evidence", "id"),
        Index("ix_deployment_solution_id", "solution_id"),
        Index("ix_deployment_organisation_id", "organisation_id"),
        Index("ix_deployment_sector_solution_id", "sector", "solution_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    solution_id: Mapped[UUID] = mapped_column(ForeignKey("solution.id"))
    sector: Mapped[str] = mapped_column(Text)
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    organisation_label: Mapped[str] = mapped_column(Text, server_default="")
    anonymous: Mapped[bool] = mapped_column(server_default=text("false"))
    use: Mapped[str] = mapped_column(Text)
    capabilities: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    scale: Mapped[str] = mapped_column(Text, server_default="")
    reach: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    started_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    evidence: Mapped[str] = mapped_column(Text, server_default=Evidence.CLAIMED)
    evidence_on: Mapped[date | None] = mapped_column(Date)
    evidence_link: Mapped[str] = mapped_column(Text, server_default="")
    evidence_at: Mapped[datetime | None] = mapped_column(MomentTz)
    evidence_role: Mapped[str | None] = mapped_column(Text)
    evidence_note: Mapped[str] = mapped_column(Text, server_default="")
    # Moves with the words that are vouched for and with their evidence, not with changes that
    # wait for review: whoever confirms is not refused because the supplier is writing.
    claim_version: Mapped[int] = mapped_column(server_default="1")
    learned: Mapped[str] = mapped_column(Text, server_default="")
    documents: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default="{}")
    is_listed: Mapped[bool] = mapped_column(server_default=text("false"))
    revision: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))


class ContactRequest(Base):
    """A force's wish to know an unnamed user of a product; at most one a force and deployment.

    There is no text in it: it is no channel between a force and a supplier. What was disclosed
    stays as it was agreed to, whatever becomes of the deployment.
    """

    __tablename__ = "contact_request"
    __table_args__ = (
        CheckConstraint(_one_of("status", ContactStatus), name="status"),
        CheckConstraint("disclosed_name IS NULL OR status = 'agreed'", name="disclosed_name"),
        UniqueConstraint("deployment_id", "force_id", name="uq_contact_request_deployment_force"),
        Index("ix_contact_request_solution_id", "solution_id"),
        Index("ix_contact_request_force_id_id", "force_id", "id"),
        Index("ix_contact_request_status_id", "status", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    solution_id: Mapped[UUID] = mapped_column(ForeignKey("solution.id"))
    deployment_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("deployment.id", ondelete="SET NULL")
    )
    force_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    status: Mapped[str] = mapped_column(Text, server_default=ContactStatus.ASKED)
    status_since: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    asked_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    disclosed_name: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(server_default="1")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class SolutionVersion(Base):
    """A card as it was listed, numbered; never changed afterwards.

    `card` is what the public read: deployments stand in it without the names of organisations
    that want to stay anonymous.
    """

    __tablename__ = "solution_version"

    solution_id: Mapped[UUID] = mapped_column(ForeignKey("solution.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    listed_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    changed: Mapped[list[str]] = mapped_column(ARRAY(Text))
    card: Mapped[dict[str, Any]] = mapped_column(JSONB)
    deployments: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
