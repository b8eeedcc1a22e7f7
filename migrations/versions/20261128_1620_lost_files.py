"""Files whose content was lost before it could be scanned, so that nobody waits for them forever."""

from collections.abc import Sequence

from alembic import op

revision: str = "0022_lost_files"
down_revision: str | None = "0021_questions"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_BEFORE = "status IN ('quarantined', 'clean', 'infected', 'removed')"
_AFTER = "status IN ('quarantined', 'clean', 'infected', 'lost', 'removed')"


def _take(condition: str) -> None:
    op.drop_constraint(op.f("ck_file_status"), "file", type_="check")
    op.create_check_constraint(op.f("ck_file_status"), "file", condition)


def upgrade() -> None:
    """Apply."""
    _take(_AFTER)


def downgrade() -> None:
    """Take back: what was lost waits again."""
    op.execute("UPDATE file SET status = 'quarantined' WHERE status = 'lost'")
    _take(_BEFORE)
