"""Cards listed after a challenge had passed without an answer, that may meet its need."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012_renewed_match"
down_revision: str | None = "0011_version_of_feedback"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

BECAUSE = (
    "because IN ('need_gone', 'different_problem', 'constraint_not_met', 'evidence_too_weak', "
    "'already_known', 'other')"
)
STATE = "state IN ('noticed', 'asked', 'agreed', 'declined')"
MOMENT = sa.TIMESTAMP(timezone=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "renewed_match",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("challenge_id", sa.Uuid, nullable=False),
        sa.Column("solution_id", sa.Uuid, nullable=False),
        sa.Column("card_number", sa.Integer, nullable=False),
        sa.Column("points", sa.Double, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("weights_version", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False, server_default="noticed"),
        sa.Column("because", sa.Text),
        sa.Column("noticed_at", MOMENT, nullable=False, server_default=sa.text("eme_now()")),
        sa.Column("asked_at", MOMENT),
        sa.Column("decided_at", MOMENT),
        sa.Column("decided_by", sa.Uuid),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name="pk_renewed_match"),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["challenge.id"], "fk_renewed_match_challenge_id"
        ),
        sa.ForeignKeyConstraint(["solution_id"], ["solution.id"], "fk_renewed_match_solution_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], "fk_renewed_match_decided_by"),
        sa.UniqueConstraint(
            "challenge_id", "solution_id", name="uq_renewed_match_challenge_id_solution_id"
        ),
        sa.CheckConstraint(STATE, "ck_renewed_match_state"),
        sa.CheckConstraint("label IN ('strong', 'possible', 'weak')", "ck_renewed_match_label"),
        sa.CheckConstraint(BECAUSE, "ck_renewed_match_because"),
        sa.CheckConstraint(
            "(state = 'declined') = (because IS NOT NULL)", "ck_renewed_match_declined_because"
        ),
        sa.CheckConstraint("card_number > 0", "ck_renewed_match_card_number"),
    )
    op.create_index("ix_renewed_match_solution_id_state", "renewed_match", ["solution_id", "state"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("renewed_match")
