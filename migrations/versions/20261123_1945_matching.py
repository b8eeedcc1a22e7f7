"""Stored matches, encoded texts, readers' labels, and the change feed of the corpus."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009_matching"
down_revision: str | None = "0008_moderation"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

BECAUSE = (
    "because IN ('different_problem', 'only_words_in_common', 'constraint_not_met', "
    "'evidence_too_weak', 'not_mature_enough', 'already_known', 'other')"
)
KIND = "kind IN ('challenge', 'solution')"
MOMENT = sa.TIMESTAMP(timezone=True)


def _now(name: str) -> sa.Column[object]:
    return sa.Column(name, MOMENT, nullable=False, server_default=sa.text("eme_now()"))


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "match",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("challenge_id", sa.Uuid, nullable=False),
        sa.Column("solution_id", sa.Uuid, nullable=False),
        sa.Column("points", sa.Double, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("semantic", sa.Boolean, nullable=False),
        sa.Column("weights_version", sa.Text, nullable=False),
        _now("scored_at"),
        sa.Column("state", sa.Text, nullable=False, server_default="suggested"),
        sa.Column("because", sa.Text),
        sa.Column("decided_at", MOMENT),
        sa.Column("decided_by", sa.Uuid),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name="pk_match"),
        sa.ForeignKeyConstraint(["challenge_id"], ["challenge.id"], "fk_match_challenge_id"),
        sa.ForeignKeyConstraint(["solution_id"], ["solution.id"], "fk_match_solution_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], "fk_match_decided_by"),
        sa.UniqueConstraint(
            "challenge_id", "solution_id", name="uq_match_challenge_id_solution_id"
        ),
        sa.CheckConstraint("state IN ('suggested', 'endorsed', 'dismissed')", "ck_match_state"),
        sa.CheckConstraint("label IN ('strong', 'possible', 'weak')", "ck_match_label"),
        sa.CheckConstraint(BECAUSE, "ck_match_because"),
        sa.CheckConstraint(
            "(state = 'dismissed') = (because IS NOT NULL)", "ck_match_dismissed_because"
        ),
    )
    by_points = [sa.text("points DESC"), "id"]
    op.create_index("ix_match_challenge_id_points_id", "match", ["challenge_id", *by_points])
    op.create_index("ix_match_solution_id_points_id", "match", ["solution_id", *by_points])
    op.create_index("ix_match_state", "match", ["state"])
    op.create_table(
        "relevance_label",
        sa.Column("challenge_id", sa.Uuid, nullable=False),
        sa.Column("solution_id", sa.Uuid, nullable=False),
        sa.Column("organisation_id", sa.Uuid, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        _now("labelled_at"),
        sa.PrimaryKeyConstraint(
            "challenge_id", "solution_id", "organisation_id", name="pk_relevance_label"
        ),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["challenge.id"], "fk_relevance_label_challenge_id"
        ),
        sa.ForeignKeyConstraint(["solution_id"], ["solution.id"], "fk_relevance_label_solution_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], "fk_relevance_label_organisation_id"
        ),
        sa.CheckConstraint(BECAUSE, "ck_relevance_label_because"),
    )
    op.create_index("ix_relevance_label_solution_id", "relevance_label", ["solution_id"])
    op.create_table(
        "encoded_text",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record_id", sa.Uuid, nullable=False),
        sa.Column("text_sha256", sa.LargeBinary, nullable=False),
        sa.Column("model_id", sa.Text, nullable=False),
        sa.Column("vectors", sa.LargeBinary, nullable=False),
        sa.Column("sentences", sa.LargeBinary, nullable=False),
        _now("encoded_at"),
        sa.PrimaryKeyConstraint("kind", "record_id", name="pk_encoded_text"),
        sa.CheckConstraint(KIND, "ck_encoded_text_kind"),
    )
    op.create_table(
        "corpus_change",
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record_id", sa.Uuid, nullable=False),
        _now("changed_at"),
        sa.CheckConstraint(KIND, "ck_corpus_change_kind"),
    )
    op.create_index("ix_corpus_change_changed_at", "corpus_change", ["changed_at"])


def downgrade() -> None:
    """Take back."""
    for table in ("corpus_change", "encoded_text", "relevance_label", "match"):
        op.drop_table(table)
