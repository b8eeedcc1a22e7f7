"""Tables of questions, and of their answers as they were published."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, func
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.ids import new_id
from app.platform.database import Base, MomentTz
from app.questions.enums import Because, Status


def _one_of(column: str, codes: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Question(Base):
    """What a supplier asked about a challenge, and what everybody reads of it.

    `text` is as it was asked, for its supplier and those who answer. `wording` and `answer` are
    published together. `supplier_id` decides who may read the first, and is shown to nobody.
    """

    __tablename__ = "question"
    __table_args__ = (
        _one_of("status", Status),
        _one_of("because", Because),
        CheckConstraint("text <> ''", name="text"),
        CheckConstraint(
            "(status = 'published') = (wording IS NOT NULL AND answer IS NOT NULL"
            " AND published_at IS NOT NULL AND number > 0)",
            name="published",
        ),
        CheckConstraint("(status = 'merged') = (merged_into_id IS NOT NULL)", name="merged"),
        CheckConstraint("(status = 'declined') = (because IS NOT NULL)", name="declined"),
        CheckConstraint("merged_into_id <> id", name="merged_into_another"),
        Index("ix_question_challenge_id_status", "challenge_id", "status"),
        Index("ix_question_supplier_id_asked_at", "supplier_id", "asked_at", "id"),
        Index("ix_question_merged_into_id", "merged_into_id"),
        Index(
            "ix_question_published_at",
            "published_at",
            "id",
            postgresql_where=sql("status = 'published'"),
        ),
        Index("ix_question_due_at", "due_at", "id", postgresql_where=sql("status = 'asked'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    challenge_id: Mapped[UUID] = mapped_column(ForeignKey("challenge.id"))
    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    status: Mapped[str] = mapped_column(Text, server_default=Status.ASKED, default=Status.ASKED)
    text: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(MomentTz)
    due_at: Mapped[datetime] = mapped_column(MomentTz)

    wording: Mapped[str | None] = mapped_column(Text)
    answer: Mapped[str | None] = mapped_column(Text)
    published_at: Mapped[datetime | None] = mapped_column(MomentTz)
    number: Mapped[int] = mapped_column(server_default="0", default=0)
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("question.id"))
    because: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(server_default="1")

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}  # noqa: RUF012


class AnswerVersion(Base):
    """Question and answer as they were published, numbered; never changed (DOMAIN rule 10)."""

    __tablename__ = "answer_version"

    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    wording: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    what_changed: Mapped[str] = mapped_column(Text, server_default="", default="")
    published_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
