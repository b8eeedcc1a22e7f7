"""Tables of challenges."""

from collections.abc import Sequence

revision: str = "0005_challenges"
down_revision: str | None = "0004_accounts"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
