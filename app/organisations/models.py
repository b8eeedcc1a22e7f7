"""Tables of organisations, the legal buyers behind forces, and who oversees whom."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.actor import OrganisationKind
from app.kernel.ids import new_id
from app.organisations.enums import ForceType, Jurisdiction, SizeBand, Status
from app.platform.database import Base, MomentTz


def _one_of(column: str, codes: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(str(code)) for code in codes)})"


class Organisation(Base):
    """A body that takes part. Its dates say when it exists; a successor takes over from it."""

    __tablename__ = "organisation"
    __table_args__ = (
        CheckConstraint(_one_of("kind", OrganisationKind), name="kind"),
        CheckConstraint(_one_of("status", Status), name="status"),
        CheckConstraint(_one_of("jurisdiction", Jurisdiction), name="jurisdiction"),
        CheckConstraint(_one_of("force_type", ForceType), name="force_type"),
        CheckConstraint(_one_of("size_band", SizeBand), name="size_band"),
        CheckConstraint("valid_to > valid_from", name="dates"),
        CheckConstraint("successor_id <> id", name="successor"),
        Index("ix_organisation_kind_name_id", "kind", "name", "id"),
        Index("ix_organisation_successor_id", "successor_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, server_default=Status.REGISTERED)
    aliases: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list, server_default="{}")
    jurisdiction: Mapped[str] = mapped_column(Text)
    nation: Mapped[str | None] = mapped_column(Text)
    region: Mapped[str | None] = mapped_column(Text)
    force_type: Mapped[str | None] = mapped_column(Text)
    gss_code: Mapped[str | None] = mapped_column(Text)
    short_code: Mapped[str | None] = mapped_column(Text)
    tile_column: Mapped[int | None] = mapped_column(SmallInteger)
    tile_row: Mapped[int | None] = mapped_column(SmallInteger)
    size_band: Mapped[str | None] = mapped_column(Text)
    # Declared by a supplier, for the watch over the moderator's conduct; never used to rank.
    is_trade_body_member: Mapped[bool | None]
    description: Mapped[str | None] = mapped_column(Text)
    website: Mapped[str | None] = mapped_column(Text)
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    successor_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    is_example: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    # The shipped record as it was last loaded: an unchanged one never overwrites later edits.
    reference_sha256: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ContractingAuthority(Base):
    """A legal buyer, with its identifier (GB-PPON) once that is confirmed."""

    __tablename__ = "contracting_authority"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(Text, unique=True)
    ppon: Mapped[str | None] = mapped_column(Text, unique=True)
    confirmed: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    reference_sha256: Mapped[bytes | None] = mapped_column(LargeBinary)


class ForceContractingAuthority(Base):
    """Which buyer stands behind which force, and from when to when."""

    __tablename__ = "force_contracting_authority"
    __table_args__ = (Index("ix_force_contracting_authority_authority_id", "authority_id"),)

    force_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    authority_id: Mapped[UUID] = mapped_column(
        ForeignKey("contracting_authority.id"), primary_key=True
    )
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)


class OversightOf(Base):
    """Which oversight body oversees which force, and from when to when."""

    __tablename__ = "oversight_of"
    __table_args__ = (Index("ix_oversight_of_force_id", "force_id"),)

    oversight_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    force_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
