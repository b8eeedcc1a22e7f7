"""Tables of taxonomy."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision: str = "0003_taxonomy"
down_revision: str | None = "0002_organisations"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "vocabulary",
        sa.Column("id", sa.SmallInteger, nullable=False, autoincrement=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("reference_sha256", pg.BYTEA),
        sa.PrimaryKeyConstraint("id", name="pk_vocabulary"),
        sa.CheckConstraint("id = 1", name="ck_vocabulary_one_row"),
    )
    op.create_table(
        "sector",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("slug", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("scope_note", sa.Text, nullable=False),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sector"),
        sa.UniqueConstraint("slug", name="uq_sector_slug"),
        sa.UniqueConstraint("name", name="uq_sector_name"),
    )
    op.create_table(
        "theme",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("slug", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("scope_note", sa.Text, nullable=False),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_theme"),
        sa.UniqueConstraint("slug", name="uq_theme_slug"),
        sa.UniqueConstraint("name", name="uq_theme_name"),
    )
    op.create_table(
        "capability",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("theme_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("slug", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("scope_note", sa.Text, nullable=False),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sa.Column("synonyms", pg.ARRAY(sa.Text), nullable=False, server_default="{}"),
        sa.Column("cpv", pg.ARRAY(sa.Text), nullable=False, server_default="{}"),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name="fk_capability_theme_id"),
        sa.PrimaryKeyConstraint("id", name="pk_capability"),
        sa.UniqueConstraint("slug", name="uq_capability_slug"),
        sa.UniqueConstraint("name", name="uq_capability_name"),
    )
    op.create_index("ix_capability_theme_id_position", "capability", ["theme_id", "position"])
    op.create_table(
        "theme_sector_closeness",
        sa.Column("theme_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("sector_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("closeness", sa.Numeric(3, 2), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("theme_id", "sector_id", name="pk_theme_sector_closeness"),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name="fk_theme_sector_closeness_theme_id"
        ),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["sector.id"], name="fk_theme_sector_closeness_sector_id"
        ),
        sa.CheckConstraint("closeness BETWEEN 0 AND 1", name="ck_theme_sector_closeness_closeness"),
    )
    op.create_index("ix_theme_sector_closeness_sector_id", "theme_sector_closeness", ["sector_id"])


def downgrade() -> None:
    """Take back."""
    for table in ("theme_sector_closeness", "capability", "theme", "sector", "vocabulary"):
        op.drop_table(table)
