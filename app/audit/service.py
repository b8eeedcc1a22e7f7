"""Checkpoints and verification of the record of facts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, text

from app.audit import repository
from app.audit.invariants import INVARIANTS
from app.platform.database import moment_now
from app.platform.facts import WRITERS_LOCK
from app.platform.tables import fact_checkpoint

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.platform.database import Database

CHECKED_CHECKPOINTS: Final = 20
MOST_FINDINGS: Final = 50
_STOP_WRITERS: Final = text("SELECT pg_advisory_xact_lock(:key)")


@dataclass
class Report:
    """What a verification looked at and what it found wrong."""

    facts: int = 0
    streams: int = 0
    checkpoints: int = 0
    invariants: int = 0
    findings: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """True when nothing is wrong."""
        return not self.findings

    def find(self, what: str) -> None:
        """Note a finding, up to a limit that a reader can take in."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(what)


async def take_checkpoint(session: AsyncSession) -> None:
    """Hash the heads of all streams and chain the result to the checkpoint before.

    Waits for writers under way; a checkpoint that would repeat the last one is left out.
    """
    await session.execute(_STOP_WRITERS, {"key": WRITERS_LOCK})
    heads = (await session.execute(repository.HEADS_NOW)).one()
    last = (await session.execute(repository.LAST_CHECKPOINT)).first()
    if not heads.streams or (last and last.last_fact_id == heads.last_fact_id):
        return
    taken_at = await moment_now(session)
    previous = bytes(last.hash) if last else None
    await session.execute(
        insert(fact_checkpoint).values(
            taken_at=taken_at,
            last_fact_id=heads.last_fact_id,
            streams=heads.streams,
            previous_hash=previous,
            hash=_checkpoint_hash(
                previous, f"{taken_at:%Y-%m-%dT%H:%M:%S.%f}Z", heads.last_fact_id, heads.heads
            ),
        )
    )


async def verify(database: Database) -> Report:
    """Recompute every chain and checkpoint and try every invariant; changes nothing.

    The hashes are computed here and not by the database's own function, so that a changed
    function cannot hide a changed row.
    """
    report = Report()
    async with database.unit_of_work() as session:
        # One view of everything; and an audit may read longer than a request may (5 s).
        await session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
        await session.execute(text("SET LOCAL statement_timeout = 0"))
        await _verify_chains(session, report)
        await _verify_checkpoints(session, report)
        await _verify_invariants(session, report)
    return report


async def _verify_chains(session: AsyncSession, report: Report) -> None:
    stream: str | None = None
    position, previous = 0, None
    async for row in repository.chains(session):
        if row.stream_id != stream:
            stream, position, previous = row.stream_id, 0, None
            report.streams += 1
        position += 1
        report.facts += 1
        if row.position != position:
            report.find(f"stream {stream}: position {position} is missing")
            position = row.position
        elif (row.previous_hash and bytes(row.previous_hash)) != previous:
            report.find(f"stream {stream}: fact {row.id} does not follow the one before")
        if bytes(row.hash) != _fact_hash(row):
            report.find(f"stream {stream}: fact {row.id} was changed")
        previous = bytes(row.hash)


def _fact_hash(row: Any) -> bytes:
    parts = (
        row.previous_hash.hex() if row.previous_hash else "",
        row.stream_id,
        str(row.position),
        row.kind,
        row.role,
        row.account_id or "",
        row.organisation_id or "",
        row.payload,
        row.recorded_at,
    )
    return hashlib.sha256("|".join(parts).encode()).digest()


async def _verify_checkpoints(session: AsyncSession, report: Report) -> None:
    checkpoints = (await session.execute(repository.CHECKPOINTS)).all()
    report.checkpoints = len(checkpoints)
    previous = None
    for place, row in enumerate(checkpoints):
        if (row.previous_hash and bytes(row.previous_hash)) != previous:
            report.find(f"checkpoint {row.id} does not follow the one before")
        previous = bytes(row.hash)
        if place < len(checkpoints) - CHECKED_CHECKPOINTS:
            continue
        at = {"last_fact_id": row.last_fact_id}
        heads = (await session.execute(repository.HEADS_AT, at)).one()
        expected = _checkpoint_hash(
            bytes(row.previous_hash) if row.previous_hash else None,
            row.taken_at,
            row.last_fact_id,
            heads.heads,
        )
        if expected != previous:
            report.find(f"checkpoint {row.id} does not agree with the facts up to it")


def _checkpoint_hash(
    previous: bytes | None, taken_at: str, last_fact_id: int, heads: bytes
) -> bytes:
    parts = (previous.hex() if previous else "", taken_at, str(last_fact_id), bytes(heads).hex())
    return hashlib.sha256("|".join(parts).encode()).digest()


async def _verify_invariants(session: AsyncSession, report: Report) -> None:
    for name, query in INVARIANTS.items():
        report.invariants += 1
        broken = (await session.execute(text(f"{query} LIMIT 10"))).scalars().all()
        if broken:
            report.find(f"it does not hold that {name}: {', '.join(map(str, broken))}")
