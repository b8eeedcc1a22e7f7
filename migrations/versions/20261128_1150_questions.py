"""Questions of suppliers on open challenges, and their answers as they were published."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0021_questions"
down_revision: str | None = "0020_reach"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("challenge_id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), server_default="asked", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("wording", sa.Text()),
        sa.Column("answer", sa.Text()),
        sa.Column("published_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("number", sa.Integer(), server_default="0", nullable=False),
        sa.Column("merged_into_id", sa.Uuid()),
        sa.Column("because", sa.Text()),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint(
            "status IN ('asked', 'published', 'merged', 'declined')",
            name=op.f("ck_question_status"),
        ),
        sa.CheckConstraint(
            "because IN ('not_about_this', 'already_published', 'for_the_procurement',"
            " 'one_supplier_only', 'cannot_be_public')",
            name=op.f("ck_question_because"),
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_question_text")),
        sa.CheckConstraint(
            "(status = 'published') = (wording IS NOT NULL AND answer IS NOT NULL"
            " AND published_at IS NOT NULL AND number > 0)",
            name=op.f("ck_question_published"),
        ),
        sa.CheckConstraint(
            "(status = 'merged') = (merged_into_id IS NOT NULL)", name=op.f("ck_question_merged")
        ),
        sa.CheckConstraint(
            "(status = 'declined') = (because IS NOT NULL)", name=op.f("ck_question_declined")
        ),
        sa.CheckConstraint("merged_into_id <> id", name=op.f("ck_question_merged_into_another")),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["challenge.id"], name=op.f("fk_question_challenge_id")
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["organisation.id"], name=op.f("fk_question_supplier_id")
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["question.id"], name=op.f("fk_question_merged_into_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_index("ix_question_challenge_id_status", "question", ["challenge_id", "status"])
    op.create_index(
        "ix_question_supplier_id_asked_at", "question", ["supplier_id", "asked_at", "id"]
    )
    op.create_index("ix_question_merged_into_id", "question", ["merged_into_id"])
    op.create_index(
        "ix_question_published_at",
        "question",
        ["published_at", "id"],
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index(
        "ix_question_due_at",
        "question",
        ["due_at", "id"],
        postgresql_where=sa.text("status = 'asked'"),
    )
    op.create_table(
        "answer_version",
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("what_changed", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "published_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("eme_now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_answer_version_question_id")
        ),
        sa.PrimaryKeyConstraint("question_id", "number", name=op.f("pk_answer_version")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("answer_version")
    op.drop_table("question")
