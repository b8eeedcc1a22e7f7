"""Answers kept for later responses, and where an earlier answer was used again."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018_answers"
down_revision: str | None = "0017_neutrality"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "kept_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("confidential", sa.Boolean(), server_default="false", nullable=False),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("eme_now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("eme_now()"),
            nullable=False,
        ),
        sa.Column("removed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "part IN ('outcomes', 'proven_elsewhere', 'transfer_gaps', 'safeguards', 'what_to_know')",
            name=op.f("ck_kept_answer_part"),
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_kept_answer_text")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_kept_answer_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_answer")),
    )
    op.create_index(
        "ix_kept_answer_organisation_id_removed_at",
        "kept_answer",
        ["organisation_id", "removed_at"],
        unique=False,
    )
    op.create_table(
        "answer_use",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("response_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("kept_answer_id", sa.Uuid(), nullable=True),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("source_place", sa.Text(), nullable=True),
        sa.Column(
            "used_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("eme_now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "(kept_answer_id IS NULL) = (source_id IS NOT NULL)",
            name=op.f("ck_answer_use_one_source"),
        ),
        sa.CheckConstraint(
            "(source_id IS NULL) = (source_place IS NULL)", name=op.f("ck_answer_use_source_place")
        ),
        sa.CheckConstraint("source_id <> response_id", name=op.f("ck_answer_use_another_response")),
        sa.ForeignKeyConstraint(
            ["kept_answer_id"], ["kept_answer.id"], name=op.f("fk_answer_use_kept_answer_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_answer_use_response_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["response.id"], name=op.f("fk_answer_use_source_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_use")),
        sa.UniqueConstraint(
            "response_id",
            "place",
            "kept_answer_id",
            name=op.f("uq_answer_use_response_id_place_kept_answer_id"),
        ),
        sa.UniqueConstraint(
            "response_id",
            "place",
            "source_id",
            "source_place",
            name=op.f("uq_answer_use_response_id_place_source_id_source_place"),
        ),
    )
    op.create_index("ix_answer_use_kept_answer_id", "answer_use", ["kept_answer_id"], unique=False)
    op.create_index("ix_answer_use_source_id", "answer_use", ["source_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_answer_use_source_id", table_name="answer_use")
    op.drop_index("ix_answer_use_kept_answer_id", table_name="answer_use")
    op.drop_table("answer_use")
    op.drop_index("ix_kept_answer_organisation_id_removed_at", table_name="kept_answer")
    op.drop_table("kept_answer")
