"""Tables of matching."""

from collections.abc import Sequence

revision: str = "0009_matching"
down_revision: str | None = "0008_moderation"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
