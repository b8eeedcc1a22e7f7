"""Tables of organisations."""

from collections.abc import Sequence

revision: str = "0002_organisations"
down_revision: str | None = "0001_platform"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
