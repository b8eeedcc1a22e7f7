"""What happened to a card, and how it read before."""

from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    Text,
    and_,
    cast,
    func,
    not_,
    or_,
    select,
)

from app.kernel.actor import Actor
from app.kernel.errors import NotFound
from app.kernel.paging import CursorSigner, ListFilter, Page
from app.platform.database import Reader
from app.platform.tables import fact, fact_reason
from app.solutions.enums import Action, EvidenceAction, Status
from app.solutions.facts import EvidenceMoved, SolutionListed, SolutionMoved
from app.solutions.models import Deployment, Solution, SolutionVersion
from app.solutions.policy import insider, visible_to
from app.solutions.repository.records import is_named
from app.solutions.repository.words import as_bool
from app.solutions.schemas import SolutionTimelineEntry, SolutionVersionView

_PUBLIC_STEPS: Final = (Action.SUSPEND, Action.REINSTATE, Action.RETIRE)
_TIMELINE: Final = "timeline of a solution"
_VERSIONS: Final = "versions of a solution"


async def timeline(
    reader: Reader, actor: Actor, ref: str, *, asked: ListFilter, cursors: CursorSigner
) -> Page[SolutionTimelineEntry]:
    """Read what happened to a card, newest first; NotFound when the actor may not see it.

    Outsiders read when it was listed, changed, stopped and taken up again, and why it was stopped.
    """
    payload = fact.c.payload
    step = payload["action"].as_string()
    public = or_(
        fact.c.kind == SolutionListed.kind(),
        _evidence_of_a_public_deployment(),
        and_(fact.c.kind == SolutionMoved.kind(), step.in_(_PUBLIC_STEPS)),
    )
    shown = and_(fact.c.stream_id == Solution.id, or_(insider(actor), public))
    total = select(func.count()).select_from(fact).where(shown).correlate(Solution)
    here = shown
    if asked.cursor is not None:
        here = and_(shown, fact.c.position < cursors.open(asked.cursor, purpose=_TIMELINE)[0])
    statement = (
        select(
            total.scalar_subquery().label("total"),
            fact.c.id,
            fact.c.position,
            fact.c.recorded_at.label("at"),
            fact.c.kind,
            fact.c.role,
            payload,
            fact_reason.c.reason,
            as_bool(insider(actor)).label("inside"),
        )
        .select_from(Solution)
        .outerjoin(fact, here)
        .outerjoin(fact_reason, fact_reason.c.fact_id == fact.c.id)
        .where(is_named(ref), visible_to(actor))
        .order_by(fact.c.position.desc())
        .limit(asked.limit + 1)
    )
    rows = await _rows(reader, statement)
    found = [row for row in rows if row["id"] is not None]
    return Page(
        items=[_entry(row) for row in found[: asked.limit]],
        next_cursor=_next(found, asked, cursors, key="position", purpose=_TIMELINE),
        total=rows[0]["total"],
    )


async def versions(
    reader: Reader, actor: Actor, ref: str, *, asked: ListFilter, cursors: CursorSigner
) -> Page[SolutionVersionView]:
    """Read every listed text of a card, newest first; NotFound when the actor may not see it.

    Of a suspended or retired card, outsiders get none: its claims are not shown. Whoever uses the
    product and wants no name now is not named in older versions either.
    """
    shown = and_(
        SolutionVersion.solution_id == Solution.id,
        or_(insider(actor), Solution.status == Status.LISTED),
    )
    total = select(func.count()).select_from(SolutionVersion).where(shown).correlate(Solution)
    here = shown
    if asked.cursor is not None:
        number = cursors.open(asked.cursor, purpose=_VERSIONS)[0]
        here = and_(shown, SolutionVersion.number < number)
    statement = (
        select(
            total.scalar_subquery().label("total"),
            SolutionVersion.number,
            SolutionVersion.listed_at,
            SolutionVersion.changed,
            SolutionVersion.card,
            SolutionVersion.deployments,
            _nameless(actor).label("nameless"),
        )
        .select_from(Solution)
        .outerjoin(SolutionVersion, here)
        .where(is_named(ref), visible_to(actor))
        .order_by(SolutionVersion.number.desc())
        .limit(asked.limit + 1)
    )
    rows = await _rows(reader, statement)
    found = [row for row in rows if row["number"] is not None]
    return Page(
        items=[_version(row) for row in found[: asked.limit]],
        next_cursor=_next(found, asked, cursors, key="number", purpose=_VERSIONS),
        total=rows[0]["total"],
    )


def _evidence_of_a_public_deployment() -> ColumnElement[bool]:
    """Who vouched for what the public reads, by role; of an unnamed user it would say its kind."""
    public = select(cast(Deployment.id, Text)).where(
        Deployment.solution_id == Solution.id,
        Deployment.is_listed,
        Deployment.anonymous.is_(False),
    )
    return and_(
        fact.c.kind == EvidenceMoved.kind(),
        Solution.status == Status.LISTED,
        fact.c.payload["deployment_id"].as_string().in_(public.correlate(Solution)),
    )


def _nameless(actor: Actor) -> ColumnElement[Any]:
    """The deployments whose user this reader may not know."""
    hidden = select(cast(Deployment.id, Text)).where(
        Deployment.solution_id == Solution.id, Deployment.anonymous, not_(insider(actor))
    )
    return func.array(hidden.correlate(Solution).scalar_subquery(), type_=ARRAY(Text))


def _version(row: dict[str, Any]) -> SolutionVersionView:
    nothing: dict[str, Any] = {
        "organisation": None,
        "organisation_id": None,
        "organisation_label": "",
        "evidence_link": "",
        "evidence_note": "",
        "evidence_role": None,
        "documents": [],
    }
    deployments = [
        {**entry, **nothing} if entry["id"] in row["nameless"] else entry
        for entry in row["deployments"]
    ]
    return SolutionVersionView.model_validate({**row, "deployments": deployments})


async def _rows(reader: Reader, statement: Select[*tuple[Any, ...]]) -> list[dict[str, Any]]:
    rows = [dict(row) for row in (await reader.execute(statement)).mappings()]
    if not rows:
        raise NotFound
    return rows


def _next(
    found: list[dict[str, Any]],
    asked: ListFilter,
    cursors: CursorSigner,
    *,
    key: str,
    purpose: str,
) -> str | None:
    if len(found) <= asked.limit:
        return None
    return cursors.seal([found[asked.limit - 1][key]], purpose=purpose)


def _entry(row: dict[str, Any]) -> SolutionTimelineEntry:
    payload = row["payload"]
    return SolutionTimelineEntry(
        id=row["id"],
        at=row["at"],
        kind=row["kind"],
        role=row["role"],
        action=payload.get("action"),
        # Outsiders must not learn that changes were waiting when a card was stopped.
        from_status=payload.get("from_status") if row["inside"] else None,
        to_status=payload.get("to_status"),
        number=payload.get("number"),
        fields=payload.get("fields", []),
        change=payload.get("change"),
        # What a moderator checked is public; why somebody disputes or takes back is not.
        reason=row["reason"] if row["inside"] or _is_public_reason(payload) else None,
    )


def _is_public_reason(payload: dict[str, Any]) -> bool:
    return payload.get("action") in {*_PUBLIC_STEPS, EvidenceAction.VERIFY}
