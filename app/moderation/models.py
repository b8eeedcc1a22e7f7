"""The table of moderation cases."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, ForeignKey, Identity, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.ids import new_id
from app.moderation.enums import CaseStatus, SubjectKind
from app.platform.database import Base, MomentTz


def _one_of(column: str, codes: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(str(code)) for code in codes)})"


class ModerationCase(Base):
    """One round of moderation of one subject; a subject has at most one that is not decided.

    `found` holds the kind of each finding in the subject's text when the case was opened; the text
    does not change until the case is decided. `decision` is the action that ended the round,
    also when somebody else than a moderator took it (a withdrawal).
    """

    __tablename__ = "moderation_case"
    __table_args__ = (
        CheckConstraint(_one_of("subject_kind", SubjectKind), name="subject_kind"),
        CheckConstraint(_one_of("status", CaseStatus), name="status"),
        CheckConstraint(
            "status <> 'assigned' OR (assigned_to IS NOT NULL AND assigned_at IS NOT NULL)",
            name="assigned",
        ),
        CheckConstraint(
            "(status = 'decided') = (decision IS NOT NULL AND decided_at IS NOT NULL)",
            name="decided",
        ),
        Index(
            "uq_moderation_case_subject",
            "subject_kind",
            "subject_id",
            unique=True,
            postgresql_where=text("status <> 'decided'"),
        ),
        Index("ix_moderation_case_status_due_at_id", "status", "due_at", "id"),
        Index("ix_moderation_case_assigned_to", "assigned_to"),
        Index("ix_moderation_case_decided_by", "decided_by"),
        Index("ix_moderation_case_decided_at_id", "decided_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    subject_kind: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[UUID] = mapped_column()
    status: Mapped[str] = mapped_column(Text, server_default=CaseStatus.OPEN)
    found: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    opened_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    due_at: Mapped[datetime] = mapped_column(MomentTz)
    assigned_to: Mapped[UUID | None] = mapped_column(ForeignKey("membership.id"))
    assigned_at: Mapped[datetime | None] = mapped_column(MomentTz)
    decision: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(MomentTz)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("membership.id"))
    version: Mapped[int] = mapped_column(server_default="1")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
