"""All SQL of moderation cases."""

import re
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    extract,
    func,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import INTERVAL, JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.models import Challenge, ChallengeSponsor, status_of
from app.kernel.actor import Actor, Role
from app.kernel.errors import NotFound
from app.kernel.paging import CursorSigner
from app.moderation.enums import CaseAction, CaseStatus, QueueStatus, SubjectKind
from app.moderation.lifecycle import LIFECYCLE
from app.moderation.models import ModerationCase
from app.moderation.policy import visible_to
from app.moderation.schemas import CaseCard, CasePage, Conduct, QueueCounts, QueueFilter
from app.organisations.models import Organisation
from app.platform.database import Reader, one_or_none
from app.platform.paging import read_page
from app.solutions.models import Solution

NOW: Final = select(func.eme_now()).scalar_subquery()
CONDUCT_DAYS: Final = 90
_NUMBER: Final = re.compile(r"[1-9]\d{0,17}")
_WAITS: Final = ModerationCase.status != CaseStatus.DECIDED


def named(ref: str) -> ColumnElement[bool]:
    """The case with this id or number; NotFound for what is neither."""
    if _NUMBER.fullmatch(ref):
        return ModerationCase.number == int(ref)
    try:
        return ModerationCase.id == UUID(ref)
    except ValueError:
        raise NotFound from None


async def get(
    session: AsyncSession, actor: Actor, ref: str, *, lock: bool = False
) -> ModerationCase:
    """Return a case by id or number, locked if asked; NotFound for all but moderators."""
    statement = select(ModerationCase).where(named(ref), visible_to(actor))
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = (await session.execute(statement)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


async def find_waiting(
    session: AsyncSession, *, kind: SubjectKind, subject_id: UUID
) -> ModerationCase | None:
    """Return and lock the case of a subject that is not decided yet."""
    statement = (
        select(ModerationCase)
        .where(ModerationCase.subject_kind == kind, ModerationCase.subject_id == subject_id, _WAITS)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def queue(
    reader: Reader, actor: Actor, asked: QueueFilter, cursors: CursorSigner
) -> CasePage:
    """Read one page of the queue by due time, or of what was decided, latest first."""
    status = QueueStatus(asked.status) if asked.status in set(QueueStatus) else None
    decided = status is QueueStatus.DECIDED
    read = await read_page(
        reader,
        _cards(actor).where(_in_tab(actor, status)),
        asked=asked,
        cursors=cursors,
        purpose=f"moderation cases {status}",
        keys=("decided_at" if decided else "due_at", "id"),
        newest_first=decided,
        beside={"counts": _counts(actor)},
    )
    unknown = asked.status is not None and status is None
    return CasePage(
        items=[card_of(actor, dict(row)) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
        counts=QueueCounts.model_validate(read.beside["counts"]),
        dropped_filters=[{"filter": "status", "value": str(asked.status)}] if unknown else [],
    )


async def card(reader: Reader, actor: Actor, ref: str) -> tuple[CaseCard, int]:
    """Read one case as it stands in the queue, and its version; NotFound when unseen."""
    row = await one_or_none(reader, _cards(actor).where(named(ref)))
    if row is None:
        raise NotFound
    return card_of(actor, dict(row)), row["version"]


async def conduct(reader: Reader) -> Conduct:
    """Read how moderators kept to their time, in one statement."""
    in_time = ModerationCase.decided_at <= ModerationCase.due_at
    hours = extract("epoch", ModerationCase.decided_at - ModerationCase.opened_at) / literal(3600.0)
    statement = select(
        func.count().label("decided"),
        func.count().filter(in_time).label("in_time"),
        func.percentile_cont(0.5).within_group(hours).label("median_hours"),
    ).where(
        ModerationCase.decided_by.is_not(None),
        ModerationCase.decided_at > NOW - func.make_interval(0, 0, 0, CONDUCT_DAYS, type_=INTERVAL),
    )
    row = (await reader.execute(statement)).one()
    return Conduct(
        days=CONDUCT_DAYS,
        decided=row.decided,
        in_time=row.in_time,
        in_time_share=round(row.in_time / row.decided, 3) if row.decided else None,
        median_hours=round(float(row.median_hours), 1) if row.decided else None,
    )


def card_of(actor: Actor, row: dict[str, Any]) -> CaseCard:
    """Put a row of the queue together; what may be done with it is decided here."""
    subject = ModerationCase(status=row["status"], assigned_to=row["assigned_to"])
    mine = row["assigned_to"] is not None and row["assigned_to"] == actor.membership_id
    held = row["status"] == CaseStatus.ASSIGNED
    row["holder"] = (
        {"you": mine, "role": Role.MODERATOR, "since": row["assigned_at"]} if held else None
    )
    row["available_actions"] = case_actions(actor, subject)
    return CaseCard.model_validate(row)


def case_actions(actor: Actor, subject: ModerationCase) -> list[str]:
    """What may be done with the case itself; who has it need not take it again."""
    open_now = LIFECYCLE.open_to(actor, subject)
    mine = CaseAction.RELEASE in open_now
    return [action for action in open_now if not (mine and action == CaseAction.ASSIGN)]


def _in_tab(actor: Actor, status: QueueStatus | None) -> ColumnElement[bool]:
    mine = and_(
        ModerationCase.status == CaseStatus.ASSIGNED,
        ModerationCase.assigned_to == actor.membership_id,
    )
    tabs: dict[QueueStatus | None, ColumnElement[bool]] = {
        None: _WAITS,
        QueueStatus.OPEN: ModerationCase.status == CaseStatus.OPEN,
        QueueStatus.ASSIGNED: ModerationCase.status == CaseStatus.ASSIGNED,
        QueueStatus.MINE: mine,
        QueueStatus.DECIDED: ModerationCase.status == CaseStatus.DECIDED,
    }
    return tabs[status]


def _counts(actor: Actor) -> ColumnElement[Any]:
    mine = ModerationCase.assigned_to == actor.membership_id
    return (
        select(
            func.jsonb_build_object(
                "waiting",
                func.count(),
                "mine",
                func.count().filter(mine),
                "open",
                func.count().filter(ModerationCase.status == CaseStatus.OPEN),
                "late",
                func.count().filter(ModerationCase.due_at < NOW),
                type_=JSONB,
            )
        )
        .where(_WAITS, visible_to(actor))
        .scalar_subquery()
    )


def _cards(actor: Actor) -> Select[*tuple[Any, ...]]:
    is_challenge = ModerationCase.subject_kind == SubjectKind.CHALLENGE
    sponsors = (
        select(func.count())
        .where(ChallengeSponsor.challenge_id == Challenge.id, ~ChallengeSponsor.is_lead)
        .correlate(Challenge)
        .scalar_subquery()
    )
    # A card under review would become public as the version after its last.
    number = case((is_challenge, null()), else_=Solution.listed_number + _is_waiting())
    subject = func.jsonb_build_object(
        "kind",
        ModerationCase.subject_kind,
        "id",
        ModerationCase.subject_id,
        "reference",
        case((is_challenge, Challenge.reference), else_=Solution.reference),
        "title",
        case((is_challenge, Challenge.title), else_=Solution.name),
        "status",
        case((is_challenge, status_of(Challenge)), else_=Solution.status),
        "organisation",
        func.jsonb_build_object(
            "id", Organisation.id, "slug", Organisation.slug, "name", Organisation.name
        ),
        "co_sponsors",
        case((is_challenge, sponsors), else_=0),
        "number",
        number,
        "is_example",
        case((is_challenge, Challenge.is_example), else_=Solution.is_example),
        type_=JSONB,
    )
    return (
        select(
            ModerationCase.id,
            ModerationCase.number,
            ModerationCase.status,
            ModerationCase.opened_at,
            ModerationCase.due_at,
            func.coalesce(ModerationCase.decided_at, NOW)
            .op(">")(ModerationCase.due_at)
            .label("late"),
            ModerationCase.found,
            ModerationCase.assigned_to,
            ModerationCase.assigned_at,
            ModerationCase.decision,
            ModerationCase.decided_at,
            ModerationCase.version,
            subject.label("subject"),
        )
        .outerjoin(Challenge, and_(is_challenge, Challenge.id == ModerationCase.subject_id))
        .outerjoin(Solution, and_(~is_challenge, Solution.id == ModerationCase.subject_id))
        .join(
            Organisation,
            or_(
                Organisation.id == Challenge.lead_force_id, Organisation.id == Solution.supplier_id
            ),
        )
        .where(visible_to(actor))
    )


def _is_waiting() -> ColumnElement[int]:
    return case((_WAITS, 1), else_=0)
