"""Tables of responses, every sent version of them, and feedback."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.ids import new_id
from app.platform.database import Base, MomentTz
from app.responses.enums import Reason, Status


def _one_of(column: str, codes: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(str(code)) for code in codes)})"


class Response(Base):
    """What one supplier writes for one challenge: a working copy beside what was last sent.

    `submitted` holds the open parts and `submitted_confidential` the confidential ones, apart, so
    that a query for those who may not read the latter does not touch them. A withdrawn response
    keeps both, for its sender.
    """

    __tablename__ = "response"
    __table_args__ = (
        CheckConstraint(_one_of("status", Status), name="status"),
        CheckConstraint(
            "status = 'draft' OR (submitted IS NOT NULL AND submitted_at IS NOT NULL"
            " AND submitted_number > 0 AND submitted_sha256 IS NOT NULL)",
            name="submitted",
        ),
        CheckConstraint("(status = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn"),
        CheckConstraint(
            "(status IN ('shortlisted', 'not_taken_forward', 'kept_on_file'))"
            " = (decided_at IS NOT NULL)",
            name="decided",
        ),
        UniqueConstraint("challenge_id", "supplier_id"),
        Index("ix_response_supplier_id_updated_at_id", "supplier_id", "updated_at", "id"),
        Index("ix_response_challenge_id_status", "challenge_id", "status"),
        Index("ix_response_draft_solution_id", "draft_solution_id"),
        Index("ix_response_solution_id", "solution_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    reference: Mapped[str] = mapped_column(Text, unique=True)
    challenge_id: Mapped[UUID] = mapped_column(ForeignKey("challenge.id"))
    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    status: Mapped[str] = mapped_column(Text, server_default=Status.DRAFT)

    # The two columns that may hold what is confidential are never loaded unasked.
    draft: Mapped[dict[str, Any]] = mapped_column(JSONB, deferred=True, deferred_raiseload=True)
    draft_solution_id: Mapped[UUID | None] = mapped_column(ForeignKey("solution.id"))

    submitted: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    submitted_confidential: Mapped[dict[str, Any] | None] = mapped_column(
        JSONB(none_as_null=True), deferred=True, deferred_raiseload=True
    )
    solution_id: Mapped[UUID | None] = mapped_column(ForeignKey("solution.id"))
    submitted_number: Mapped[int] = mapped_column(server_default="0")
    submitted_at: Mapped[datetime | None] = mapped_column(MomentTz)
    submitted_sha256: Mapped[str | None] = mapped_column(Text)

    withdrawn_at: Mapped[datetime | None] = mapped_column(MomentTz)
    decided_at: Mapped[datetime | None] = mapped_column(MomentTz)
    created_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
    updated_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
    version: Mapped[int] = mapped_column(server_default="1")

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}  # noqa: RUF012


class ResponseVersion(Base):
    """A response as it was sent, numbered; never changed afterwards."""

    __tablename__ = "response_version"
    __table_args__ = (Index("ix_response_version_solution_id", "solution_id"),)

    response_id: Mapped[UUID] = mapped_column(ForeignKey("response.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    submitted_at: Mapped[datetime] = mapped_column(MomentTz)
    sha256: Mapped[str] = mapped_column(Text)
    submitted: Mapped[dict[str, Any]] = mapped_column(JSONB)
    submitted_confidential: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    solution_id: Mapped[UUID | None] = mapped_column(ForeignKey("solution.id"))


class Feedback(Base):
    """What the posting force tells the supplier.

    `shown_at` is when the supplier got it: with the decision, or at the latest with the outcome.
    """

    __tablename__ = "feedback"
    __table_args__ = (CheckConstraint(_one_of("reason", Reason), name="reason"),)

    response_id: Mapped[UUID] = mapped_column(ForeignKey("response.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
    shown_at: Mapped[datetime | None] = mapped_column(MomentTz)
    version: Mapped[int] = mapped_column(server_default="1")
