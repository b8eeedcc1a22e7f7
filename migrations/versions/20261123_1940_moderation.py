"""Moderation cases."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision: str = "0008_moderation"
down_revision: str | None = "0007_responses"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "moderation_case",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("number", sa.BigInteger, sa.Identity(always=True), nullable=False),
        sa.Column("subject_kind", sa.Text, nullable=False),
        sa.Column("subject_id", sa.Uuid, nullable=False),
        sa.Column("status", sa.Text, nullable=False, server_default="open"),
        sa.Column("found", pg.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
        sa.Column(
            "opened_at",
            sa.TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.text("eme_now()"),
        ),
        sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("assigned_to", sa.Uuid),
        sa.Column("assigned_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("decision", sa.Text),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("decided_by", sa.Uuid),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name="pk_moderation_case"),
        sa.UniqueConstraint("number", name="uq_moderation_case_number"),
        sa.ForeignKeyConstraint(
            ["assigned_to"], ["membership.id"], name="fk_moderation_case_assigned_to"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["membership.id"], name="fk_moderation_case_decided_by"
        ),
        sa.CheckConstraint(
            "subject_kind IN ('challenge', 'solution')", name="ck_moderation_case_subject_kind"
        ),
        sa.CheckConstraint(
            "status IN ('open', 'assigned', 'decided')", name="ck_moderation_case_status"
        ),
        sa.CheckConstraint(
            "status <> 'assigned' OR (assigned_to IS NOT NULL AND assigned_at IS NOT NULL)",
            name="ck_moderation_case_assigned",
        ),
        sa.CheckConstraint(
            "(status = 'decided') = (decision IS NOT NULL AND decided_at IS NOT NULL)",
            name="ck_moderation_case_decided",
        ),
    )
    op.create_index(
        "uq_moderation_case_subject",
        "moderation_case",
        ["subject_kind", "subject_id"],
        unique=True,
        postgresql_where=sa.text("status <> 'decided'"),
    )
    op.create_index(
        "ix_moderation_case_status_due_at_id", "moderation_case", ["status", "due_at", "id"]
    )
    op.create_index("ix_moderation_case_assigned_to", "moderation_case", ["assigned_to"])
    op.create_index("ix_moderation_case_decided_by", "moderation_case", ["decided_by"])
    op.create_index("ix_moderation_case_decided_at_id", "moderation_case", ["decided_at", "id"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("moderation_case")
