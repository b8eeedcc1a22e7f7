"""Tables of solutions."""

from collections.abc import Sequence

revision: str = "0006_solutions"
down_revision: str | None = "0005_challenges"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""


def downgrade() -> None:
    """Take back."""
