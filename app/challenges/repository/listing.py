"""Lists of challenges and the counts beside their filters, each in one statement."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Double,
    Text,
    and_,
    case,
    column,
    func,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB

from app.challenges.enums import Scope, Sort, Status
from app.challenges.models import Challenge, ChallengeSponsor, status_now
from app.challenges.policy import shape, sponsored_by, visible_to
from app.challenges.repository.reading import force_name
from app.challenges.schemas.listing import (
    ChallengeCard,
    ChallengeFilter,
    ChallengePage,
    DroppedFilter,
)
from app.kernel.actor import Role
from app.kernel.paging import MOST
from app.organisations.models import Organisation
from app.platform.paging import PageStatement, page_statement, run_page
from app.taxonomy.models import Capability, Sector, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import FromClause

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner
    from app.platform.database import Reader

_SORT_KEYS: Final = {
    Sort.CLOSING: ("rank", "place", "id"),
    Sort.NEWEST: ("newest", "id"),
    Sort.UPDATED: ("updated_at", "id"),
}
# What can still be acted on stands first, soonest closing first; what has passed, latest first.
_RANK: Final = case(
    (status_now == Status.OPEN, 0),
    (status_now == Status.SCHEDULED, 1),
    (status_now == Status.CLOSED, 2),
    else_=3,
)
_CLOSES: Final = func.coalesce(
    func.extract("epoch", Challenge.responses_close_at), literal(0), type_=Double
)
_PLACE: Final = case((_RANK < 2, _CLOSES), else_=-_CLOSES)  # noqa: PLR2004  (a rank above)


async def page(
    reader: Reader, actor: Actor, asked: ChallengeFilter, cursors: CursorSigner
) -> ChallengePage:
    """Read one page of the challenges an actor may know of, with the dropped filter values."""
    any_page = asked.model_copy(update={"limit": MOST, "cursor": None})
    statement = _list(shape(actor), any_page, asked.cursor is not None)
    read = await run_page(
        reader, statement, asked=asked, cursors=cursors, purpose=f"challenges {asked.sort}"
    )
    return ChallengePage(
        items=[ChallengeCard.model_validate(dict(row)) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
        dropped_filters=_dropped(asked, read.beside),
    )


@lru_cache(maxsize=256)
def _list(actor: Actor, asked: ChallengeFilter, continued: bool) -> PageStatement:  # noqa: FBT001
    """Make the statement once for everybody who asks the same: building it costs most."""
    found = select(
        *(getattr(Challenge, name) for name in _CARD),
        Challenge.lead_force_id,
        status_now.label("status"),
        _owed(actor).label("feedback_owed"),
        _RANK.label("rank"),
        _PLACE.label("place"),
        func.coalesce(Challenge.published_at, Challenge.created_at).label("newest"),
    )
    return page_statement(
        found.where(*scoped(actor, asked), *narrowed(asked).values()),
        keys=_SORT_KEYS[asked.sort],
        newest_first=asked.sort is not Sort.CLOSING,
        continued=continued,
        beside=_unknown(asked),
        along=_named,
    )


def _named(page_rows: FromClause) -> dict[str, ColumnElement[Any]]:
    lead = (
        select(force_name(Organisation))
        .where(Organisation.id == page_rows.c.lead_force_id)
        .correlate(page_rows)
        .scalar_subquery()
    )
    beside = (
        select(func.count())
        .select_from(ChallengeSponsor)
        .where(ChallengeSponsor.challenge_id == page_rows.c.id, ~ChallengeSponsor.is_lead)
        .correlate(page_rows)
        .scalar_subquery()
    )
    return {"lead_force": lead, "co_sponsor_count": beside}


def scoped(actor: Actor, asked: ChallengeFilter) -> list[ColumnElement[bool]]:
    """Whose challenges are looked at: what the actor may know of, within the scope asked for."""
    conditions = [visible_to(actor)]
    if asked.scope is Scope.OWN:
        conditions.append(sponsored_by(actor))
    elif not asked.known_status:
        conditions.append(Challenge.published_at.is_not(None))
    if asked.scope is Scope.OTHERS:
        conditions.append(~sponsored_by(actor))
    return conditions


def narrowed(asked: ChallengeFilter) -> dict[str, ColumnElement[bool]]:
    """Give the condition of each filter that was used, by its name."""
    conditions: dict[str, ColumnElement[bool]] = {}
    if asked.known_status:
        conditions["status"] = status_now.in_(asked.known_status)
    if asked.known_safeguards:
        conditions["safeguards"] = Challenge.safeguards_level.in_(asked.known_safeguards)
    if asked.capability:
        conditions["capability"] = _about(Challenge.capabilities, _capabilities(asked.capability))
    if asked.sector:
        known = select(Sector.slug).where(Sector.slug.in_(asked.sector))
        conditions["sector"] = _about(Challenge.sectors_welcome, known)
    if asked.force:
        conditions["force"] = _of_forces(asked.force)
    return conditions


_CARD: Final = (
    "id",
    "reference",
    "title",
    "summary",
    "opens_at",
    "responses_close_at",
    "published_at",
    "updated_at",
    "safeguards_level",
    "capabilities",
    "is_example",
    "version",
    "responses_submitted",
)


def _about(slugs: Any, known: Any) -> ColumnElement[bool]:
    """One of the known slugs is in the column; nothing known was asked for: no condition."""
    wanted = func.array(known.scalar_subquery(), type_=ARRAY(Text))
    return or_(func.cardinality(wanted) == 0, slugs.overlap(wanted))


def _capabilities(given: Sequence[str]) -> Any:
    return (
        select(Capability.slug)
        .join(Theme, Theme.id == Capability.theme_id)
        .where(or_(Capability.slug.in_(given), Theme.slug.in_(given)))
    )


def _of_forces(given: Sequence[str]) -> ColumnElement[bool]:
    known = select(Organisation.id).where(Organisation.slug.in_(given)).correlate(None)
    behind = (
        select(ChallengeSponsor.challenge_id)
        .where(
            ChallengeSponsor.challenge_id == Challenge.id,
            ChallengeSponsor.organisation_id.in_(known),
        )
        .correlate(Challenge)
        .exists()
    )
    return or_(~known.exists(), behind)


def _owed(actor: Actor) -> ColumnElement[Any]:
    if actor.role in {Role.MODERATOR, Role.AUDITOR}:
        return func.coalesce(Challenge.feedback_owed, 0)
    if actor.is_force or actor.overseen:
        return case((sponsored_by(actor), Challenge.feedback_owed))
    return null()


def _unknown(asked: ChallengeFilter) -> dict[str, ColumnElement[Any]]:
    """Find the values that name nothing in the vocabulary or among the organisations."""
    known = {
        "capability": (asked.capability, (Capability.slug, Theme.slug)),
        "sector": (asked.sector, (Sector.slug,)),
        "force": (asked.force, (Organisation.slug,)),
    }
    return {name: _missing(given, columns) for name, (given, columns) in known.items() if given}


def _missing(given: Sequence[str], columns: Sequence[Any]) -> ColumnElement[Any]:
    values = (
        func.unnest(literal(list(given), ARRAY(Text)))
        .table_valued(column("value", Text))
        .render_derived()
    )
    absent = and_(
        *(
            ~select(slug).where(slug == values.c.value).correlate(values).exists()
            for slug in columns
        )
    )
    gathered = select(func.jsonb_agg(values.c.value)).where(absent).scalar_subquery()
    return func.coalesce(gathered, func.jsonb_build_array(), type_=JSONB)


def _dropped(asked: ChallengeFilter, beside: Any) -> list[DroppedFilter]:
    unknown: dict[str, Sequence[str]] = {
        "status": [value for value in asked.status if value not in asked.known_status],
        "safeguards": [value for value in asked.safeguards if value not in asked.known_safeguards],
        **beside,
    }
    return [
        DroppedFilter(filter=name, value=value)
        for name, values in unknown.items()
        for value in values
    ]
