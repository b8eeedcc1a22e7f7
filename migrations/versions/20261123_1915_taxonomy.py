"""Tables of taxonomy."""

from collections.abc import Sequence

revision: str = "0003_taxonomy"
down_revision: str | None = "0002_organisations"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
