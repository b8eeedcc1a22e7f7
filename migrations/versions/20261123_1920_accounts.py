"""Tables of accounts."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision: str = "0004_accounts"
down_revision: str | None = "0003_taxonomy"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "account",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("display_name", sa.Text, nullable=False),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False, server_default="active"),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.text("eme_now()"),
        ),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("email", name="uq_account_email"),
        sa.CheckConstraint("email = lower(email)", name="ck_account_email"),
        sa.CheckConstraint("status IN ('active', 'disabled')", name="ck_account_status"),
    )
    op.create_table(
        "membership",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("account_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("organisation_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False, server_default="active"),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.text("eme_now()"),
        ),
        sa.Column("last_used_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name="pk_membership"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_membership_account_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_membership_organisation_id"
        ),
        sa.CheckConstraint(
            "role IN ('administrator', 'auditor', 'ethics_adviser', 'force_approver', "
            "'force_contributor', 'moderator', 'oversight', 'supplier_admin', 'supplier_member')",
            name="ck_membership_role",
        ),
        sa.CheckConstraint("status IN ('active', 'ended')", name="ck_membership_status"),
    )
    op.create_index(
        "uq_membership_account_id_organisation_id_role",
        "membership",
        ["account_id", "organisation_id", "role"],
        unique=True,
        postgresql_where=sa.text("status = 'active'"),
    )
    op.create_index("ix_membership_organisation_id", "membership", ["organisation_id"])
    op.create_table(
        "auth_session",
        sa.Column("id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("token_sha256", pg.BYTEA, nullable=False),
        sa.Column("account_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("membership_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.text("eme_now()"),
        ),
        sa.Column(
            "last_seen_at",
            sa.TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.text("eme_now()"),
        ),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("browser", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_auth_session"),
        sa.UniqueConstraint("token_sha256", name="uq_auth_session_token_sha256"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_auth_session_account_id"),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name="fk_auth_session_membership_id"
        ),
    )
    for column in ("account_id", "membership_id", "expires_at"):
        op.create_index(f"ix_auth_session_{column}", "auth_session", [column])


def downgrade() -> None:
    """Take back."""
    for table in ("auth_session", "membership", "account"):
        op.drop_table(table)
