"""Words kept of published records, packed: read and written for a fifth of the work.

What is kept is worked out anew by the worker when it starts; until then texts are read.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0019_packed_terms"
down_revision: str | None = "0018_answers"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    _replace(terms=sa.Text(), weights=sa.LargeBinary())


def downgrade() -> None:
    """Take back."""
    _replace(terms=postgresql.ARRAY(sa.Text()), weights=postgresql.ARRAY(sa.REAL()))


def _replace(**columns: sa.types.TypeEngine) -> None:
    op.execute("DELETE FROM indexed_text")
    for name, kind in columns.items():
        op.drop_column("indexed_text", name)
        op.add_column("indexed_text", sa.Column(name, kind, nullable=False))
