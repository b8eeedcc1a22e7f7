"""Product cards, their deployments and their listed versions."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision: str = "0006_solutions"
down_revision: str | None = "0005_challenges"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

NOW = sa.text("eme_now()")
EMPTY = sa.text("''")


def _text(name: str) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=False, server_default=EMPTY)


def _words(name: str) -> sa.Column:
    return sa.Column(name, pg.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def _moment(name: str) -> sa.Column:
    return sa.Column(name, sa.TIMESTAMP(timezone=True), nullable=False, server_default=NOW)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "solution",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("supplier_id", sa.Uuid, nullable=False),
        sa.Column("status", sa.Text, nullable=False, server_default="draft"),
        _moment("status_since"),
        sa.Column("status_reason", sa.Text),
        sa.Column("is_example", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("name", sa.Text, nullable=False),
        _text("summary"),
        _text("what_it_does"),
        sa.Column("outcomes_seen", pg.JSONB, nullable=False, server_default=sa.text("'[]'")),
        _words("capabilities"),
        _words("sectors"),
        sa.Column("maturity", sa.SmallInteger),
        _text("integration"),
        sa.Column("hosting", sa.Text),
        _words("certifications"),
        _words("frameworks"),
        sa.Column("vetting", sa.Text),
        _text("data_use"),
        sa.Column("safeguards", pg.JSONB, nullable=False, server_default=sa.text("'{}'")),
        _text("accessibility"),
        sa.Column("price_band", sa.Text),
        _text("price_model"),
        _text("not_good_for"),
        sa.Column("revision", pg.JSONB),
        sa.Column("revision_state", sa.Text),
        sa.Column("revision_reason", sa.Text),
        sa.Column("review_requested_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("first_listed_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("listed_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("listed_number", sa.Integer, nullable=False, server_default="0"),
        _moment("created_at"),
        _moment("updated_at"),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name="pk_solution"),
        sa.UniqueConstraint("reference", name="uq_solution_reference"),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["organisation.id"], name="fk_solution_supplier_id"
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'in_review', 'listed', 'suspended', 'retired')",
            name="ck_solution_status",
        ),
        sa.CheckConstraint(
            "revision_state IN ('draft', 'in_review')", name="ck_solution_revision_state"
        ),
        sa.CheckConstraint(
            "revision_state IS NOT NULL OR revision IS NULL", name="ck_solution_revision"
        ),
        sa.CheckConstraint(
            "hosting IN ('uk_only', 'uk_or_eea', 'any', 'on_premises')", name="ck_solution_hosting"
        ),
        sa.CheckConstraint(
            "vetting IN ('none', 'nppv2', 'nppv3', 'sc')", name="ck_solution_vetting"
        ),
        sa.CheckConstraint(
            "price_band IN ('under_50k', '50k_250k', '250k_1m', 'over_1m')",
            name="ck_solution_price_band",
        ),
        sa.CheckConstraint("maturity BETWEEN 1 AND 9", name="ck_solution_maturity"),
        sa.CheckConstraint("cardinality(capabilities) <= 8", name="ck_solution_capabilities"),
        sa.CheckConstraint(
            "status NOT IN ('listed', 'suspended') OR listed_number > 0",
            name="ck_solution_listed_number",
        ),
    )
    op.create_index("ix_solution_supplier_id", "solution", ["supplier_id"])
    for column in ("first_listed_at", "listed_at"):
        op.create_index(
            f"ix_solution_status_{column}_id",
            "solution",
            ["status", sa.text(f"{column} DESC"), "id"],
        )
    op.create_index(
        "ix_solution_status_lower_name_id", "solution", ["status", sa.text("lower(name)"), "id"]
    )
    op.create_index(
        "ix_solution_capabilities", "solution", ["capabilities"], postgresql_using="gin"
    )
    op.create_table(
        "deployment",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("solution_id", sa.Uuid, nullable=False),
        sa.Column("sector", sa.Text, nullable=False),
        sa.Column("organisation_id", sa.Uuid),
        _text("organisation_label"),
        sa.Column("anonymous", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("use", sa.Text, nullable=False),
        _words("capabilities"),
        _text("scale"),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("started_on", sa.Date),
        sa.Column("ended_on", sa.Date),
        sa.Column("evidence", sa.Text, nullable=False, server_default="claimed"),
        sa.Column("evidence_on", sa.Date),
        _text("evidence_link"),
        _text("learned"),
        sa.Column("is_listed", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("revision", pg.JSONB),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_deployment"),
        sa.ForeignKeyConstraint(["solution_id"], ["solution.id"], name="fk_deployment_solution_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_deployment_organisation_id"
        ),
        sa.CheckConstraint("status IN ('in_use', 'trial', 'ended')", name="ck_deployment_status"),
        sa.CheckConstraint(
            "evidence IN ('claimed', 'verified', 'confirmed')", name="ck_deployment_evidence"
        ),
        sa.CheckConstraint(
            "organisation_id IS NOT NULL OR organisation_label <> ''",
            name="ck_deployment_organisation",
        ),
        sa.CheckConstraint("ended_on >= started_on", name="ck_deployment_dates"),
    )
    op.create_index("ix_deployment_solution_id", "deployment", ["solution_id"])
    op.create_index("ix_deployment_organisation_id", "deployment", ["organisation_id"])
    op.create_index("ix_deployment_sector_solution_id", "deployment", ["sector", "solution_id"])
    op.create_table(
        "solution_version",
        sa.Column("solution_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        _moment("listed_at"),
        sa.Column("changed", pg.ARRAY(sa.Text), nullable=False),
        sa.Column("card", pg.JSONB, nullable=False),
        sa.Column("deployments", pg.JSONB, nullable=False),
        sa.PrimaryKeyConstraint("solution_id", "number", name="pk_solution_version"),
        sa.ForeignKeyConstraint(
            ["solution_id"], ["solution.id"], name="fk_solution_version_solution_id"
        ),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("solution_version")
    op.drop_table("deployment")
    op.drop_table("solution")
