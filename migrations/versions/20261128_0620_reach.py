"""How far the use of a product reaches, so that it can be held against what a challenge asks for."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020_reach"
down_revision: str | None = "0019_packed_terms"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("deployment", sa.Column("reach", sa.Text()))
    op.create_check_constraint(
        op.f("ck_deployment_reach"),
        "deployment",
        "reach IN ('one_team', 'one_site', 'one_organisation', 'several_organisations')",
    )


def downgrade() -> None:
    """Take back."""
    op.drop_constraint(op.f("ck_deployment_reach"), "deployment", type_="check")
    op.drop_column("deployment", "reach")
