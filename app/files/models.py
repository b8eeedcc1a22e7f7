"""The table of files. The content lies in the storage, under a key that is in no address."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.files.enums import Kind, Purpose, Status
from app.kernel.ids import new_id
from app.platform.database import Base, MomentTz


def _one_of(column: str, codes: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(str(code)) for code in codes)})"


class File(Base):
    """One file of one organisation. Its content never changes: another content is another file.

    `loose_since` says since when no record holds it; null while one does. A removed file stays
    as a row without name, key or hash, so that its facts keep their meaning.
    """

    __tablename__ = "file"
    __table_args__ = (
        CheckConstraint(_one_of("status", Status), name="status"),
        CheckConstraint(_one_of("purpose", Purpose), name="purpose"),
        CheckConstraint(_one_of("kind", Kind), name="kind"),
        CheckConstraint("size > 0", name="size"),
        CheckConstraint("(status = 'removed') = (storage_key IS NULL)", name="storage_key"),
        Index("ix_file_organisation_id_status", "organisation_id", "status"),
        Index("ix_file_uploaded_by_id", "uploaded_by_id"),
        Index("ix_file_status_uploaded_at", "status", "uploaded_at"),
        Index("ix_file_loose_since", "loose_since"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    # Who uploaded it can be erased; the file belongs to the organisation.
    uploaded_by_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL")
    )
    purpose: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(Text)
    storage_key: Mapped[str | None] = mapped_column(Text, unique=True)
    status: Mapped[str] = mapped_column(Text, server_default=Status.QUARANTINED)
    uploaded_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    scanned_at: Mapped[datetime | None] = mapped_column(MomentTz)
    loose_since: Mapped[datetime | None] = mapped_column(MomentTz, server_default=text("eme_now()"))
    is_example: Mapped[bool] = mapped_column(server_default=text("false"))
