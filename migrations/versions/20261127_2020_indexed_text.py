"""Words kept of published records, so that a process that starts need not read texts."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0010_indexed_text"
down_revision: str | None = "0009_matching"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "indexed_text",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record_id", sa.Uuid, nullable=False),
        sa.Column("index_id", sa.Text, nullable=False),
        sa.Column("text_sha256", sa.LargeBinary, nullable=False),
        sa.Column("terms", postgresql.ARRAY(sa.Text), nullable=False),
        sa.Column("weights", postgresql.ARRAY(sa.REAL), nullable=False),
        sa.PrimaryKeyConstraint("kind", "record_id", name="pk_indexed_text"),
        sa.CheckConstraint("kind IN ('challenge', 'solution')", "ck_indexed_text_kind"),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("indexed_text")
