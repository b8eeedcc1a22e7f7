"""The record of facts: append-only, hash-chained per stream, source of all reactions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import ARRAY, BigInteger, Text, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB, UUID

from app.kernel.facts import AsJob, Delivery, InTransaction
from app.platform.jobs import defer

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.kernel.facts import Fact, Subscription

WRITERS_LOCK: Final = 0x66616374  # "fact"
_STAGED: Final = "staged facts"

# One statement a fact: the chain's head is read and extended at once. The caller's transaction
# holds the record's row lock, so nobody else extends the same chain meanwhile; the unique key on
# (stream_id, position) guards what a programmer forgets. The shared lock lets a checkpoint wait
# until no writer is under way, so that no fact with a smaller id appears after it. OFFSET 0 keeps
# the inner query apart: pulled up, eme_now() would be read twice, and the hash would hold another
# moment than the row.
_APPEND: Final = text(
    """
    INSERT INTO fact (stream_id, position, kind, role, account_id, organisation_id, payload,
                      recorded_at, previous_hash, hash)
    SELECT f.stream_id, f.position, f.kind, f.role, f.account_id, f.organisation_id, f.payload,
           f.recorded_at, f.previous_hash,
           eme_fact_hash(f.previous_hash, f.stream_id, f.position, f.kind, f.role, f.account_id,
                         f.organisation_id, f.payload, f.recorded_at)
    FROM (SELECT CAST(:stream_id AS uuid) AS stream_id, coalesce(head.position, 0) + 1 AS position,
                 CAST(:kind AS text) AS kind, CAST(:role AS text) AS role,
                 CAST(:account_id AS uuid) AS account_id,
                 CAST(:organisation_id AS uuid) AS organisation_id,
                 CAST(:payload AS jsonb) AS payload, eme_now() AS recorded_at,
                 head.hash AS previous_hash
          FROM (SELECT pg_advisory_xact_lock_shared(:writers)) AS beside_checkpoints
          LEFT JOIN LATERAL (SELECT position, hash FROM fact WHERE stream_id = :stream_id
                             ORDER BY position DESC LIMIT 1) AS head ON true
          OFFSET 0) AS f
    RETURNING id
    """
).bindparams(
    bindparam("stream_id", type_=UUID(as_uuid=True)),
    bindparam("account_id", type_=UUID(as_uuid=True)),
    bindparam("organisation_id", type_=UUID(as_uuid=True)),
    bindparam("payload", type_=JSONB),
)
_KEEP_REASON: Final = text(
    "INSERT INTO fact_reason (fact_id, reason) VALUES (:fact_id, :reason)"
).bindparams(bindparam("fact_id", type_=BigInteger))


_LAST: Final = text(
    """
    SELECT role, recorded_at FROM fact
    WHERE stream_id = ANY(:streams) AND kind = ANY(:kinds)
    ORDER BY recorded_at DESC, id DESC LIMIT 1
    """
).bindparams(
    bindparam("streams", type_=ARRAY(UUID(as_uuid=True))),
    bindparam("kinds", type_=ARRAY(Text)),
)


@dataclass(frozen=True)
class Trace:
    """Who, by role and never by name, did something, and when."""

    role: str
    at: datetime


@dataclass(frozen=True)
class _Staged:
    actor: Actor
    fact: Fact
    reason: str | None


def record(session: AsyncSession, actor: Actor, fact: Fact, *, reason: str | None = None) -> None:
    """Write down that something happened, in the session's own transaction.

    The row is written when the unit of work settles. A reason is free text, so it stands beside
    the chain (and can be erased); the chain keeps its hash.
    """
    session.info.setdefault(_STAGED, []).append(_Staged(actor, fact, reason))


async def settle(session: AsyncSession, subscriptions: Sequence[Subscription]) -> None:
    """Write the staged facts, run reactions of the same transaction, queue the others' jobs."""
    await session.flush()
    while staged := session.info.pop(_STAGED, []):
        for entry in staged:
            fact_id = await _append(session, entry)
            for subscription in subscriptions:
                if not isinstance(entry.fact, subscription.fact):
                    continue
                if isinstance(subscription, InTransaction):
                    await subscription.react(session, entry.actor, entry.fact)
                else:
                    await _queue(session, subscription, entry.fact, fact_id=fact_id)
        await session.flush()


async def last(
    session: AsyncSession, streams: Sequence[uuid.UUID], *, kinds: Sequence[type[Fact]]
) -> Trace | None:
    """Find by which role and when the last fact of these kinds was recorded on these records."""
    names = [kind.kind() for kind in kinds]
    found = await session.execute(_LAST, {"streams": list(streams), "kinds": names})
    row = found.one_or_none()
    return Trace(row.role, row.recorded_at) if row else None


async def _append(session: AsyncSession, entry: _Staged) -> int:
    payload = entry.fact.payload()
    if entry.reason:
        payload["reason_sha256"] = hashlib.sha256(entry.reason.encode()).hexdigest()
    result = await session.execute(
        _APPEND,
        {
            "stream_id": entry.fact.stream_id,
            "kind": entry.fact.kind(),
            "role": str(entry.actor.role),
            "account_id": entry.actor.account_id,
            "organisation_id": entry.actor.organisation_id,
            "payload": payload,
            "writers": WRITERS_LOCK,
        },
    )
    fact_id: int = result.scalar_one()
    if entry.reason:
        await session.execute(_KEEP_REASON, {"fact_id": fact_id, "reason": entry.reason})
    return fact_id


async def _queue(session: AsyncSession, job: AsJob, fact: Fact, *, fact_id: int) -> None:
    delivery = Delivery(fact_id, fact.kind(), fact.stream_id, fact.payload())
    await defer(
        session,
        job.name,
        {
            "fact_id": delivery.fact_id,
            "kind": delivery.kind,
            "stream_id": str(delivery.stream_id),
            "payload": delivery.payload,
        },
    )
