"""Declared membership of a trade body, and figures of the moderator's conduct by quarter."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0017_neutrality"
down_revision: str | None = "0016_learning"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("organisation", sa.Column("is_trade_body_member", sa.Boolean))
    op.create_table(
        "neutrality_quarter",
        sa.Column("quarter", sa.Text, nullable=False),
        sa.Column("figures", postgresql.JSONB, nullable=False),
        sa.Column(
            "published_at",
            sa.TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.text("eme_now()"),
        ),
        sa.PrimaryKeyConstraint("quarter", name="pk_neutrality_quarter"),
        sa.CheckConstraint(r"quarter ~ '^\d{4}-q[1-4]$'", "ck_neutrality_quarter_quarter"),
    )
    op.execute(
        "CREATE TRIGGER neutrality_quarter_append_only BEFORE UPDATE OR DELETE "
        "ON neutrality_quarter FOR EACH ROW EXECUTE FUNCTION eme_refuse_change()"
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("neutrality_quarter")
    op.drop_column("organisation", "is_trade_body_member")
