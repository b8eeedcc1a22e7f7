"""The platform's own tables, as the first migration makes them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Interval,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB

from app.platform.database import Base, MomentTz

FOREIGN_TABLES: Final = ("procrastinate_", "alembic_version")
"""Beginnings of the names of tables that are not ours to compare with the models."""

eme_clock = Table(
    "eme_clock",
    Base.metadata,
    Column("only", Boolean, primary_key=True, server_default=true()),
    Column("clock_offset", Interval, nullable=False, server_default="0"),
    CheckConstraint("only", name="one_row"),
)

fact = Table(
    "fact",
    Base.metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("stream_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("account_id", Uuid),
    Column("organisation_id", Uuid),
    Column("payload", JSONB, nullable=False),
    Column("recorded_at", MomentTz, nullable=False),
    Column("previous_hash", LargeBinary),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("stream_id", "position", name="uq_fact_stream_id_position"),
    Index("ix_fact_recorded_at", "recorded_at"),
)

fact_reason = Table(
    "fact_reason",
    Base.metadata,
    Column("fact_id", BigInteger, ForeignKey("fact.id"), primary_key=True),
    Column("reason", Text, nullable=False),
)

fact_checkpoint = Table(
    "fact_checkpoint",
    Base.metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("taken_at", MomentTz, nullable=False),
    Column("last_fact_id", BigInteger, nullable=False),
    Column("streams", BigInteger, nullable=False),
    Column("previous_hash", LargeBinary),
    Column("hash", LargeBinary, nullable=False),
)

job_effect = Table("job_effect", Base.metadata, Column("key", Text, primary_key=True))

idempotency_key = Table(
    "idempotency_key",
    Base.metadata,
    Column("owner", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("request_sha256", LargeBinary, nullable=False),
    Column("status", SmallInteger),
    Column("headers", JSONB),
    Column("body", LargeBinary),
    Column("created_at", MomentTz, nullable=False),
    Index("ix_idempotency_key_created_at", "created_at"),
)

rate_limit = Table(
    "rate_limit",
    Base.metadata,
    Column("key", Text, primary_key=True),
    Column("window_start", MomentTz, primary_key=True),
    Column("hits", Integer, nullable=False),
)
