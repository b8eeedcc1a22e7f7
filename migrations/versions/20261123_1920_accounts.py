"""Tables of accounts."""

from collections.abc import Sequence

revision: str = "0004_accounts"
down_revision: str | None = "0003_taxonomy"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
