"""Changes that wait for review say that they have no documents."""

from collections.abc import Sequence

from alembic import op

revision: str = "0015_waiting_changes"
down_revision: str | None = "0014_files"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    for table in ("solution", "deployment"):
        op.execute(
            f"UPDATE {table} SET revision = jsonb_build_object('documents', '[]'::jsonb) || revision"
            " WHERE revision IS NOT NULL"
        )


def downgrade() -> None:
    """Take back."""
    for table in ("deployment", "solution"):
        op.execute(
            f"UPDATE {table} SET revision = revision - 'documents' WHERE revision IS NOT NULL"
        )
