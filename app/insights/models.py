"""Published figures that never change."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.platform.database import Base, MomentTz


class NeutralityQuarter(Base):
    """A quarter's figures as they were published; the database refuses to change them."""

    __tablename__ = "neutrality_quarter"
    __table_args__ = (CheckConstraint(r"quarter ~ '^\d{4}-q[1-4]$'", name="quarter"),)

    quarter: Mapped[str] = mapped_column(Text, primary_key=True)
    figures: Mapped[dict[str, Any]] = mapped_column(JSONB)
    published_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
