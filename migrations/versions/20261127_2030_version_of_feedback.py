"""Feedback gets a version, so that no reviewer overwrites another's words unread."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011_version_of_feedback"
down_revision: str | None = "0010_indexed_text"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("feedback", sa.Column("version", sa.Integer, nullable=False, server_default="1"))


def downgrade() -> None:
    """Take back."""
    op.drop_column("feedback", "version")
