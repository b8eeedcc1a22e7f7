"""What was shown, and weights that two people adopt."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0016_learning"
down_revision: str | None = "0015_waiting_changes"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

MOMENT = sa.TIMESTAMP(timezone=True)
NOW = sa.text("eme_now()")
KIND = "ck_corpus_change_kind"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "match_impression",
        sa.Column("shown_on", sa.Date, nullable=False),
        sa.Column("challenge_id", sa.Uuid, nullable=False),
        sa.Column("solution_id", sa.Uuid, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("weights_version", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("best_rank", sa.Integer),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(
            "shown_on",
            "challenge_id",
            "solution_id",
            "role",
            "weights_version",
            name="pk_match_impression",
        ),
        sa.CheckConstraint("label IN ('strong', 'possible', 'weak')", "ck_match_impression_label"),
        sa.CheckConstraint("times > 0", "ck_match_impression_times"),
    )
    op.create_table(
        "weights_version",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("base_version", sa.Text, nullable=False),
        sa.Column("contributions", postgresql.JSONB, nullable=False),
        sa.Column("basis", postgresql.JSONB),
        sa.Column("status", sa.Text, nullable=False, server_default="proposed"),
        sa.Column("proposed_at", MOMENT, nullable=False, server_default=NOW),
        sa.Column("proposed_by", sa.Uuid, nullable=False),
        sa.Column("decided_at", MOMENT),
        sa.Column("decided_by", sa.Uuid),
        sa.Column("decision_reason", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_weights_version"),
        sa.UniqueConstraint("version", name="uq_weights_version_version"),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["account.id"], name="fk_weights_version_proposed_by"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["account.id"], name="fk_weights_version_decided_by"
        ),
        sa.CheckConstraint(
            "status IN ('proposed', 'approved', 'rejected', 'withdrawn')",
            "ck_weights_version_status",
        ),
        sa.CheckConstraint(
            "(status = 'proposed') = (decided_at IS NULL)", "ck_weights_version_decided"
        ),
        sa.CheckConstraint(
            "status = 'withdrawn' OR decided_by <> proposed_by", "ck_weights_version_two_people"
        ),
    )
    op.create_index(
        "ix_weights_version_status_decided_at",
        "weights_version",
        ["status", sa.text("decided_at DESC")],
    )
    op.drop_constraint(KIND, "corpus_change", type_="check")
    op.create_check_constraint(
        KIND, "corpus_change", "kind IN ('challenge', 'solution', 'weights')"
    )


def downgrade() -> None:
    """Take back."""
    op.execute("DELETE FROM corpus_change WHERE kind = 'weights'")
    op.drop_constraint(KIND, "corpus_change", type_="check")
    op.create_check_constraint(KIND, "corpus_change", "kind IN ('challenge', 'solution')")
    op.drop_table("weights_version")
    op.drop_table("match_impression")
