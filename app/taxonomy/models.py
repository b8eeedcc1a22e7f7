"""Tables of the vocabulary. Other domains keep slugs, which never change."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Numeric, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.ids import new_id
from app.platform.database import Base


class Vocabulary(Base):
    """The vocabulary as a whole: its version moves with every change of any node."""

    __tablename__ = "vocabulary"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column()
    reference_sha256: Mapped[bytes | None] = mapped_column()


class Sector(Base):
    """Where a technology is used."""

    __tablename__ = "sector"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    scope_note: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(SmallInteger)


class Theme(Base):
    """A group of capabilities."""

    __tablename__ = "theme"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    scope_note: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(SmallInteger)


class Capability(Base):
    """What a technology does: one node of the vocabulary, mapped to CPV codes."""

    __tablename__ = "capability"
    __table_args__ = (Index("ix_capability_theme_id_position", "theme_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    theme_id: Mapped[UUID] = mapped_column(ForeignKey("theme.id"))
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    synonyms: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    scope_note: Mapped[str] = mapped_column(Text)
    cpv: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    position: Mapped[int] = mapped_column(SmallInteger)


class ThemeSectorCloseness(Base):
    """How close a sector's problem is to policing's in one theme (0 to 1), and why."""

    __tablename__ = "theme_sector_closeness"
    __table_args__ = (
        CheckConstraint("closeness BETWEEN 0 AND 1", name="closeness"),
        Index("ix_theme_sector_closeness_sector_id", "sector_id"),
    )

    theme_id: Mapped[UUID] = mapped_column(ForeignKey("theme.id"), primary_key=True)
    sector_id: Mapped[UUID] = mapped_column(ForeignKey("sector.id"), primary_key=True)
    closeness: Mapped[Decimal] = mapped_column(Numeric(3, 2))
    why: Mapped[str] = mapped_column(Text)
