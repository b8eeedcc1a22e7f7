"""The platform: clock, facts and their chain, jobs, idempotency, exact rate limits."""

from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg

revision: str = "0001_platform"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

PROCRASTINATE = Path(__file__).parent.parent / "sql" / "procrastinate_3_10.sql"

# The application's role reads and writes rows and owns nothing; `eme migrate` makes the role.
RIGHTS = """
GRANT USAGE ON SCHEMA public TO eme_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO eme_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO eme_app;
"""
REVOKED = """
REVOKE INSERT, UPDATE, DELETE ON eme_clock FROM eme_app;
REVOKE UPDATE, DELETE ON fact, fact_checkpoint FROM eme_app;
"""

FUNCTIONS = """
CREATE FUNCTION eme_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT clock_timestamp() + clock_offset FROM eme_clock $$;

CREATE FUNCTION eme_fact_hash(previous bytea, stream_id uuid, place integer, kind text, role text,
    account_id uuid, organisation_id uuid, payload jsonb, recorded_at timestamptz)
RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT sha256(convert_to(concat_ws('|', coalesce(encode(previous, 'hex'), ''), stream_id::text,
    place::text, kind, role, coalesce(account_id::text, ''), coalesce(organisation_id::text, ''),
    payload::text,
    to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'UTF8')) $$;

CREATE FUNCTION eme_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER fact_append_only BEFORE UPDATE OR DELETE ON fact
    FOR EACH ROW EXECUTE FUNCTION eme_refuse_change();
CREATE TRIGGER fact_never_emptied BEFORE TRUNCATE ON fact
    FOR EACH STATEMENT EXECUTE FUNCTION eme_refuse_change();
CREATE TRIGGER fact_checkpoint_append_only BEFORE UPDATE OR DELETE ON fact_checkpoint
    FOR EACH ROW EXECUTE FUNCTION eme_refuse_change();
"""


def upgrade() -> None:
    """Apply."""
    driver = op.get_bind().connection.driver_connection
    driver.execute(RIGHTS)
    op.create_table(
        "eme_clock",
        sa.Column("only", sa.Boolean, primary_key=True, server_default=sa.true()),
        sa.Column("clock_offset", pg.INTERVAL, nullable=False, server_default=sa.text("'0'")),
        sa.CheckConstraint('"only"', name="ck_eme_clock_one_row"),
    )
    op.execute("INSERT INTO eme_clock DEFAULT VALUES")
    op.create_table(
        "fact",
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("stream_id", pg.UUID(as_uuid=True), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("account_id", pg.UUID(as_uuid=True)),
        sa.Column("organisation_id", pg.UUID(as_uuid=True)),
        sa.Column("payload", pg.JSONB, nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("previous_hash", pg.BYTEA),
        sa.Column("hash", pg.BYTEA, nullable=False),
        sa.UniqueConstraint("stream_id", "position", name="uq_fact_stream_id_position"),
    )
    op.create_index("ix_fact_recorded_at", "fact", ["recorded_at"])
    op.create_table(
        "fact_reason",
        sa.Column(
            "fact_id",
            sa.BigInteger,
            sa.ForeignKey("fact.id", name="fk_fact_reason_fact_id"),
            primary_key=True,
        ),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_table(
        "fact_checkpoint",
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("taken_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("last_fact_id", sa.BigInteger, nullable=False),
        sa.Column("streams", sa.BigInteger, nullable=False),
        sa.Column("previous_hash", pg.BYTEA),
        sa.Column("hash", pg.BYTEA, nullable=False),
    )
    driver.execute(FUNCTIONS)
    driver.execute(REVOKED)
    op.create_table("job_effect", sa.Column("key", sa.Text, primary_key=True))
    op.create_table(
        "idempotency_key",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("request_sha256", pg.BYTEA, nullable=False),
        sa.Column("status", sa.SmallInteger),
        sa.Column("headers", pg.JSONB),
        sa.Column("body", pg.BYTEA),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False),
    )
    op.create_index("ix_idempotency_key_created_at", "idempotency_key", ["created_at"])
    op.create_table(
        "rate_limit",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("window_start", sa.TIMESTAMP(timezone=True), primary_key=True),
        sa.Column("hits", sa.Integer, nullable=False),
    )
    driver.execute(PROCRASTINATE.read_text(encoding="utf-8"))


def downgrade() -> None:
    """Take back nothing: the first migration is the ground everything stands on."""
