"""What happened to a challenge, and its text as it stood before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, and_, select

from app.challenges.enums import Action, VersionKind
from app.challenges.models import Challenge, ChallengeVersion
from app.challenges.policy import insider, sponsor, visible_to
from app.challenges.repository.record import SURROUNDINGS, named
from app.challenges.schemas.history import TimelineEntry, TimelineFilter, Versions, VersionView
from app.kernel.errors import NotAllowed, NotFound
from app.kernel.paging import Page
from app.platform.paging import read_page
from app.platform.tables import fact, fact_reason

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner
    from app.platform.database import Reader

# Only these parts of a fact are shown: others name records the reader may not know of.
_SHOWN: Final = frozenset({"fields", "version", "position", "conditions", "next_step"})


async def timeline(
    reader: Reader, actor: Actor, ref: str, *, asked: TimelineFilter, cursors: CursorSigner
) -> Page[TimelineEntry]:
    """Read what happened to a challenge, newest first.

    Raises NotFound for who may not know of it, NotAllowed for who may read the challenge only.
    """
    seen = and_(named(ref), visible_to(actor))
    found = (
        select(
            fact.c.id,
            fact.c.kind,
            fact.c.role,
            fact.c.account_id,
            fact.c.payload,
            fact.c.recorded_at,
            fact_reason.c.reason,
        )
        .join(Challenge, Challenge.id == fact.c.stream_id)
        .outerjoin(fact_reason, fact_reason.c.fact_id == fact.c.id)
        .where(seen, *([fact.c.kind.in_(asked.kind)] if asked.kind else []))
    )
    read = await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose="timeline",
        keys=("id",),
        newest_first=True,
        beside={"sponsor_ids": _sponsor_ids(seen)},
    )
    if read.beside["sponsor_ids"] is None:
        raise NotFound
    challenge = Challenge(sponsor_ids=read.beside["sponsor_ids"])
    if not insider(actor, challenge):
        raise NotAllowed
    return Page(
        items=[_entry(actor, challenge, row) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


def _sponsor_ids(seen: ColumnElement[bool]) -> ColumnElement[Any]:
    return select(SURROUNDINGS["sponsor_ids"]).select_from(Challenge).where(seen).scalar_subquery()


def _entry(actor: Actor, challenge: Challenge, row: RowMapping) -> TimelineEntry:
    payload = row["payload"]
    action = payload.get("action")
    # Why an approver returned a draft to its author is a matter of the force.
    may_know_why = action != Action.RETURN or sponsor(actor, challenge)
    return TimelineEntry(
        id=row["id"],
        kind=row["kind"],
        at=row["recorded_at"],
        role=row["role"],
        by_you=row["account_id"] is not None and row["account_id"] == actor.account_id,
        action=action,
        from_status=payload.get("from_status"),
        to_status=payload.get("to_status"),
        reason=row["reason"] if may_know_why else None,
        details={name: value for name, value in payload.items() if name in _SHOWN},
    )


async def versions(reader: Reader, actor: Actor, ref: str) -> Versions:
    """Read the kept texts, newest first: what was published, and what was signed for insiders."""
    statement = (
        select(
            SURROUNDINGS["sponsor_ids"].label("sponsor_ids"),
            ChallengeVersion.kind,
            ChallengeVersion.number,
            ChallengeVersion.kept_at,
            ChallengeVersion.what_changed,
            ChallengeVersion.snapshot,
        )
        .select_from(Challenge)
        .outerjoin(ChallengeVersion, ChallengeVersion.challenge_id == Challenge.id)
        .where(named(ref), visible_to(actor))
        .order_by(ChallengeVersion.kept_at.desc(), ChallengeVersion.id.desc())
    )
    rows = (await reader.execute(statement)).mappings().all()
    if not rows:
        raise NotFound
    knows = insider(actor, Challenge(sponsor_ids=rows[0]["sponsor_ids"]))
    return Versions(
        items=[
            VersionView.model_validate(dict(row))
            for row in rows
            if row["kind"] == VersionKind.PUBLISHED or (knows and row["kind"])
        ]
    )
