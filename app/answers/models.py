"""Tables of answers kept for later, and of where an earlier answer was used again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from app.answers.enums import Part
from app.kernel.ids import new_id
from app.platform.database import Base, MomentTz


class KeptAnswer(Base):
    """A text an organisation keeps for its responses, such as how it is certified.

    A removed one stays, so that what was made of it keeps its meaning and removing can be undone.
    """

    __tablename__ = "kept_answer"
    __table_args__ = (
        CheckConstraint(f"part IN ({', '.join(repr(str(part)) for part in Part)})", name="part"),
        CheckConstraint("text <> ''", name="text"),
        Index("ix_kept_answer_organisation_id_removed_at", "organisation_id", "removed_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    part: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, server_default="")
    confidential: Mapped[bool] = mapped_column(server_default="false")
    created_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
    updated_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
    removed_at: Mapped[datetime | None] = mapped_column(MomentTz)
    version: Mapped[int] = mapped_column(server_default="1")

    __mapper_args__ = {"version_id_col": version, "eager_defaults": True}  # noqa: RUF012


class AnswerUse(Base):
    """An earlier answer that was put into a response: from a sent response or a kept answer.

    `place` is the part of the response it was put into, `source_place` that of the sent one.
    """

    __tablename__ = "answer_use"
    __table_args__ = (
        CheckConstraint("(kept_answer_id IS NULL) = (source_id IS NOT NULL)", name="one_source"),
        CheckConstraint("(source_id IS NULL) = (source_place IS NULL)", name="source_place"),
        CheckConstraint("source_id <> response_id", name="another_response"),
        UniqueConstraint("response_id", "place", "kept_answer_id"),
        UniqueConstraint("response_id", "place", "source_id", "source_place"),
        Index("ix_answer_use_kept_answer_id", "kept_answer_id"),
        Index("ix_answer_use_source_id", "source_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    response_id: Mapped[UUID] = mapped_column(ForeignKey("response.id"))
    place: Mapped[str] = mapped_column(Text)
    kept_answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("kept_answer.id"))
    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("response.id"))
    source_place: Mapped[str | None] = mapped_column(Text)
    used_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
