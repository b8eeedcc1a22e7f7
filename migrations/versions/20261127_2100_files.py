"""Files, and the cards and deployments that hold them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0014_files"
down_revision: str | None = "0013_evidence"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

MOMENT = sa.TIMESTAMP(timezone=True)
KINDS = "kind IN ('pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'csv', 'txt', 'png', 'jpg')"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "file",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("organisation_id", sa.Uuid, nullable=False),
        sa.Column("uploaded_by_id", sa.Uuid),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("storage_key", sa.Text),
        sa.Column("status", sa.Text, nullable=False, server_default="quarantined"),
        sa.Column("uploaded_at", MOMENT, nullable=False, server_default=sa.text("eme_now()")),
        sa.Column("scanned_at", MOMENT),
        sa.Column("loose_since", MOMENT, server_default=sa.text("eme_now()")),
        sa.Column("is_example", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.PrimaryKeyConstraint("id", name="pk_file"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], "fk_file_organisation_id"
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by_id"], ["account.id"], "fk_file_uploaded_by_id", ondelete="SET NULL"
        ),
        sa.UniqueConstraint("storage_key", name="uq_file_storage_key"),
        sa.CheckConstraint(
            "status IN ('quarantined', 'clean', 'infected', 'removed')", "ck_file_status"
        ),
        sa.CheckConstraint("purpose IN ('product', 'response')", "ck_file_purpose"),
        sa.CheckConstraint(KINDS, "ck_file_kind"),
        sa.CheckConstraint("size > 0", "ck_file_size"),
        sa.CheckConstraint("(status = 'removed') = (storage_key IS NULL)", "ck_file_storage_key"),
    )
    op.create_index("ix_file_organisation_id_status", "file", ["organisation_id", "status"])
    op.create_index("ix_file_uploaded_by_id", "file", ["uploaded_by_id"])
    op.create_index("ix_file_status_uploaded_at", "file", ["status", "uploaded_at"])
    op.create_index("ix_file_loose_since", "file", ["loose_since"])
    for table in ("solution", "deployment"):
        op.add_column(
            table,
            sa.Column("documents", postgresql.ARRAY(sa.Uuid), nullable=False, server_default="{}"),
        )


def downgrade() -> None:
    """Take back."""
    for table in ("deployment", "solution"):
        op.drop_column(table, "documents")
    op.drop_table("file")
