"""Tables of responses."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision: str = "0007_responses"
down_revision: str | None = "0006_solutions"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

STATUSES = (
    "'draft', 'submitted', 'withdrawn', 'under_review', 'shortlisted', 'not_taken_forward', "
    "'kept_on_file'"
)
REASONS = "'fits_well', 'fits_in_part', 'not_now', 'not_suitable', 'no_evidence_yet'"


def upgrade() -> None:
    """Apply."""
    _response()
    _response_version()
    _feedback()


def _response() -> None:
    op.create_table(
        "response",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("challenge_id", sa.Uuid, nullable=False),
        sa.Column("supplier_id", sa.Uuid, nullable=False),
        sa.Column("status", sa.Text, nullable=False, server_default="draft"),
        sa.Column("draft", pg.JSONB, nullable=False),
        sa.Column("draft_solution_id", sa.Uuid),
        sa.Column("submitted", pg.JSONB),
        sa.Column("submitted_confidential", pg.JSONB),
        sa.Column("solution_id", sa.Uuid),
        sa.Column("submitted_number", sa.Integer, nullable=False, server_default="0"),
        sa.Column("submitted_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("submitted_sha256", sa.Text),
        sa.Column("withdrawn_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True)),
        _moment("created_at"),
        _moment("updated_at"),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name="pk_response"),
        sa.UniqueConstraint("reference", name="uq_response_reference"),
        sa.UniqueConstraint(
            "challenge_id", "supplier_id", name="uq_response_challenge_id_supplier_id"
        ),
        _foreign("response", "challenge_id", "challenge"),
        _foreign("response", "supplier_id", "organisation"),
        _foreign("response", "draft_solution_id", "solution"),
        _foreign("response", "solution_id", "solution"),
        sa.CheckConstraint(f"status IN ({STATUSES})", name="ck_response_status"),
        sa.CheckConstraint(
            "status = 'draft' OR (submitted IS NOT NULL AND submitted_at IS NOT NULL AND submitted_number > 0"
            " AND submitted_sha256 IS NOT NULL)",
            name="ck_response_submitted",
        ),
        sa.CheckConstraint(
            "(status = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="ck_response_withdrawn"
        ),
        sa.CheckConstraint(
            "(status IN ('shortlisted', 'not_taken_forward', 'kept_on_file'))"
            " = (decided_at IS NOT NULL)",
            name="ck_response_decided",
        ),
    )
    op.create_index(
        "ix_response_supplier_id_updated_at_id", "response", ["supplier_id", "updated_at", "id"]
    )
    op.create_index("ix_response_challenge_id_status", "response", ["challenge_id", "status"])
    op.create_index("ix_response_draft_solution_id", "response", ["draft_solution_id"])
    op.create_index("ix_response_solution_id", "response", ["solution_id"])


def _response_version() -> None:
    op.create_table(
        "response_version",
        sa.Column("response_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("submitted_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("submitted", pg.JSONB, nullable=False),
        sa.Column("submitted_confidential", pg.JSONB),
        sa.Column("solution_id", sa.Uuid),
        sa.PrimaryKeyConstraint("response_id", "number", name="pk_response_version"),
        _foreign("response_version", "response_id", "response"),
        _foreign("response_version", "solution_id", "solution"),
    )
    op.create_index("ix_response_version_solution_id", "response_version", ["solution_id"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("response_id", sa.Uuid, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        _moment("given_at"),
        sa.Column("shown_at", sa.TIMESTAMP(timezone=True)),
        sa.PrimaryKeyConstraint("response_id", name="pk_feedback"),
        _foreign("feedback", "response_id", "response"),
        sa.CheckConstraint(f"reason IN ({REASONS})", name="ck_feedback_reason"),
    )


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(
        name, sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.text("eme_now()")
    )


def _foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}")


def downgrade() -> None:
    """Take back."""
    op.drop_table("feedback")
    op.drop_table("response_version")
    op.drop_table("response")
