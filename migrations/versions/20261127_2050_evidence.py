"""Evidence with who vouched and when, and requests for a contact."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013_evidence"
down_revision: str | None = "0012_renewed_match"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

NOW = sa.text("eme_now()")
LEVELS = "evidence IN ('claimed', 'verified', 'confirmed')"
LEVELS_AND_DISPUTED = "evidence IN ('claimed', 'verified', 'confirmed', 'disputed')"


def _moment(name: str) -> sa.Column:
    return sa.Column(name, sa.TIMESTAMP(timezone=True), nullable=False, server_default=NOW)


def upgrade() -> None:
    """Apply."""
    op.add_column("deployment", sa.Column("evidence_at", sa.TIMESTAMP(timezone=True)))
    op.add_column("deployment", sa.Column("evidence_role", sa.Text))
    op.add_column(
        "deployment",
        sa.Column("evidence_note", sa.Text, nullable=False, server_default=sa.text("''")),
    )
    op.add_column(
        "deployment", sa.Column("claim_version", sa.Integer, nullable=False, server_default="1")
    )
    op.drop_constraint("ck_deployment_evidence", "deployment")
    op.create_check_constraint("ck_deployment_evidence", "deployment", LEVELS_AND_DISPUTED)
    op.create_index("ix_deployment_evidence_id", "deployment", ["evidence", "id"])
    op.create_table(
        "contact_request",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("solution_id", sa.Uuid, nullable=False),
        sa.Column("deployment_id", sa.Uuid),
        sa.Column("force_id", sa.Uuid, nullable=False),
        sa.Column("status", sa.Text, nullable=False, server_default="asked"),
        _moment("status_since"),
        _moment("asked_at"),
        sa.Column("disclosed_name", sa.Text),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name="pk_contact_request"),
        sa.ForeignKeyConstraint(
            ["solution_id"], ["solution.id"], name="fk_contact_request_solution_id"
        ),
        sa.ForeignKeyConstraint(
            ["deployment_id"],
            ["deployment.id"],
            name="fk_contact_request_deployment_id",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["force_id"], ["organisation.id"], name="fk_contact_request_force_id"
        ),
        sa.UniqueConstraint(
            "deployment_id", "force_id", name="uq_contact_request_deployment_force"
        ),
        sa.CheckConstraint(
            "status IN ('asked', 'passed_on', 'agreed', 'declined')",
            name="ck_contact_request_status",
        ),
        sa.CheckConstraint(
            "disclosed_name IS NULL OR status = 'agreed'", name="ck_contact_request_disclosed_name"
        ),
    )
    op.create_index("ix_contact_request_solution_id", "contact_request", ["solution_id"])
    op.create_index("ix_contact_request_force_id_id", "contact_request", ["force_id", "id"])
    op.create_index("ix_contact_request_status_id", "contact_request", ["status", "id"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("contact_request")
    op.drop_index("ix_deployment_evidence_id", "deployment")
    op.execute("UPDATE deployment SET evidence = 'claimed' WHERE evidence = 'disputed'")
    op.drop_constraint("ck_deployment_evidence", "deployment")
    op.create_check_constraint("ck_deployment_evidence", "deployment", LEVELS)
    for column in ("claim_version", "evidence_note", "evidence_role", "evidence_at"):
        op.drop_column("deployment", column)
