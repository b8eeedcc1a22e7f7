"""Tables of moderation."""

from collections.abc import Sequence

revision: str = "0008_moderation"
down_revision: str | None = "0007_responses"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
