"""Tables of organisations."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision: str = "0002_organisations"
down_revision: str | None = "0001_platform"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "organisation",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("slug", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False, server_default="registered"),
        sa.Column("aliases", pg.ARRAY(sa.Text), nullable=False, server_default="{}"),
        sa.Column("jurisdiction", sa.Text, nullable=False),
        sa.Column("nation", sa.Text),
        sa.Column("region", sa.Text),
        sa.Column("force_type", sa.Text),
        sa.Column("gss_code", sa.Text),
        sa.Column("short_code", sa.Text),
        sa.Column("tile_column", sa.SmallInteger),
        sa.Column("tile_row", sa.SmallInteger),
        sa.Column("size_band", sa.Text),
        sa.Column("description", sa.Text),
        sa.Column("website", sa.Text),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        sa.Column("successor_id", pg.UUID(as_uuid=True)),
        sa.Column("is_example", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("reference_sha256", pg.BYTEA),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.text("eme_now()"),
        ),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.UniqueConstraint("slug", name="uq_organisation_slug"),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["organisation.id"], name="fk_organisation_successor_id"
        ),
        sa.CheckConstraint(
            "kind IN ('force', 'supplier', 'moderator', 'oversight', 'ethics_panel', 'operator', "
            "'public_body')",
            name="ck_organisation_kind",
        ),
        sa.CheckConstraint(
            "status IN ('registered', 'verified', 'suspended')", name="ck_organisation_status"
        ),
        sa.CheckConstraint(
            "jurisdiction IN ('england', 'wales', 'scotland', 'northern_ireland', 'uk')",
            name="ck_organisation_jurisdiction",
        ),
        sa.CheckConstraint(
            "force_type IN ('territorial', 'special', 'agency')", name="ck_organisation_force_type"
        ),
        sa.CheckConstraint(
            "size_band IN ('micro', 'small', 'medium', 'large')", name="ck_organisation_size_band"
        ),
        sa.CheckConstraint("valid_to > valid_from", name="ck_organisation_dates"),
        sa.CheckConstraint("successor_id <> id", name="ck_organisation_successor"),
    )
    op.create_index("ix_organisation_kind_name_id", "organisation", ["kind", "name", "id"])
    op.create_index("ix_organisation_successor_id", "organisation", ["successor_id"])
    op.create_table(
        "contracting_authority",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("ppon", sa.Text),
        sa.Column("confirmed", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("reference_sha256", pg.BYTEA),
        sa.PrimaryKeyConstraint("id", name="pk_contracting_authority"),
        sa.UniqueConstraint("name", name="uq_contracting_authority_name"),
        sa.UniqueConstraint("ppon", name="uq_contracting_authority_ppon"),
    )
    op.create_table(
        "force_contracting_authority",
        sa.Column("force_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("authority_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        sa.PrimaryKeyConstraint("force_id", "authority_id", name="pk_force_contracting_authority"),
        sa.ForeignKeyConstraint(
            ["force_id"], ["organisation.id"], name="fk_force_contracting_authority_force_id"
        ),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["contracting_authority.id"],
            name="fk_force_contracting_authority_authority_id",
        ),
    )
    op.create_index(
        "ix_force_contracting_authority_authority_id",
        "force_contracting_authority",
        ["authority_id"],
    )
    op.create_table(
        "oversight_of",
        sa.Column("oversight_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("force_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        sa.PrimaryKeyConstraint("oversight_id", "force_id", name="pk_oversight_of"),
        sa.ForeignKeyConstraint(
            ["oversight_id"], ["organisation.id"], name="fk_oversight_of_oversight_id"
        ),
        sa.ForeignKeyConstraint(["force_id"], ["organisation.id"], name="fk_oversight_of_force_id"),
    )
    op.create_index("ix_oversight_of_force_id", "oversight_of", ["force_id"])


def downgrade() -> None:
    """Take back."""
    for table in (
        "oversight_of",
        "force_contracting_authority",
        "contracting_authority",
        "organisation",
    ):
        op.drop_table(table)
