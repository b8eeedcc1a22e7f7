"""Tables of responses."""

from collections.abc import Sequence

revision: str = "0007_responses"
down_revision: str | None = "0006_solutions"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
