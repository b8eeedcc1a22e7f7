"""All SQL of the figures: one statement each, over public records only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    any_,
    bindparam,
    cast,
    extract,
    false,
    func,
    select,
)

from app.challenges.enums import Status, Visibility
from app.challenges.models import Challenge, Outcome, status_now
from app.insights.schemas import (
    HorizonRadar,
    RadarEntry,
    RadarPlain,
    RadarRing,
    RadarTheme,
    ReplyRate,
    Summary,
)
from app.kernel.paging import Page
from app.organisations.models import Organisation
from app.solutions.enums import Horizon
from app.solutions.enums import Status as SolutionStatus
from app.solutions.models import Solution
from app.solutions.repository import horizon
from app.taxonomy.models import Capability, Theme

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from app.platform.database import Reader

MOST_FORCES: Final = 100
MOST_CAPABILITIES: Final = 500
"""The vocabulary has about 120; a moderator may add some."""
_DAY: Final = 86_400
_PUBLIC: Final = and_(
    Challenge.visibility == Visibility.PUBLIC, Challenge.published_at.is_not(None)
)


def _count(*wanted: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).select_from(Challenge).where(_PUBLIC, *wanted).scalar_subquery()


_CONCLUDED: Final = Challenge.status == Status.CONCLUDED
_DAYS: Final = extract("epoch", Outcome.published_at - Challenge.published_at) / _DAY
_SUMMARY: Final = select(
    _count(status_now == Status.OPEN).label("challenges_open"),
    _count(_CONCLUDED).label("challenges_concluded"),
    _count(_CONCLUDED, Challenge.feedback_owed == 0).label("concluded_all_answered"),
    select(func.coalesce(func.sum(Challenge.responses_submitted - Challenge.feedback_owed), 0))
    .where(_PUBLIC, _CONCLUDED)
    .scalar_subquery()
    .label("responses_answered"),
    select(func.count())
    .select_from(Solution)
    .where(Solution.status == SolutionStatus.LISTED)
    .scalar_subquery()
    .label("solutions_listed"),
    select(func.count(Challenge.lead_force_id.distinct()))
    .where(_PUBLIC)
    .scalar_subquery()
    .label("forces_engaged"),
    select(cast(func.round(func.percentile_cont(0.5).within_group(_DAYS)), Integer))
    .select_from(Challenge)
    .join(Outcome, Outcome.challenge_id == Challenge.id)
    .where(_PUBLIC, _CONCLUDED)
    .scalar_subquery()
    .label("median_days_to_outcome"),
)
_REPLY_RATES: Final[Select[tuple[object, ...]]] = (
    select(
        Organisation.slug.label("force_slug"),
        Organisation.name.label("force_name"),
        func.bool_and(Challenge.is_example).label("is_example"),
        func.count().label("concluded"),
        func.sum(Challenge.responses_submitted).label("responses"),
        func.sum(Challenge.responses_submitted - Challenge.feedback_owed).label("answered"),
    )
    .join(Challenge, Challenge.lead_force_id == Organisation.id)
    .where(_PUBLIC, _CONCLUDED)
    .group_by(Organisation.id)
    .order_by(Organisation.name, Organisation.id)
    .limit(bindparam("most", MOST_FORCES))
)

_NEAR: Final = (
    select(Solution.id, Solution.is_example, Solution.capabilities, horizon().label("horizon"))
    .where(Solution.status == SolutionStatus.LISTED)
    .cte("near")
)
_RADAR: Final = (
    select(
        Capability.slug,
        Capability.name,
        Theme.slug.label("theme"),
        Theme.name.label("theme_name"),
        func.count(_NEAR.c.id).label("solutions"),
        *(
            func.count(_NEAR.c.id).filter(_NEAR.c.horizon == str(ring)).label(str(ring))
            for ring in Horizon
        ),
        func.coalesce(func.bool_and(_NEAR.c.is_example), false()).label("is_example"),
        select(func.count()).select_from(_NEAR).scalar_subquery().label("listed"),
    )
    .join(Theme, Theme.id == Capability.theme_id)
    .outerjoin(_NEAR, Capability.slug == any_(_NEAR.c.capabilities))
    .group_by(Capability.id, Theme.id)
    .order_by(Theme.position, Theme.id, Capability.position, Capability.id)
    .limit(bindparam("most", MOST_CAPABILITIES))
)


async def summary(reader: Reader) -> Summary:
    """The key figures."""
    return Summary.model_validate((await reader.execute(_SUMMARY)).mappings().one())


async def reply_rates(reader: Reader) -> Page[ReplyRate]:
    """Reply rates of all forces with a concluded public challenge; there are fewer than 100."""
    rows = (await reader.execute(_REPLY_RATES)).mappings().all()
    return Page(items=[ReplyRate.model_validate(row) for row in rows], total=len(rows))


async def horizon_radar(reader: Reader) -> HorizonRadar:
    """Every capability with a listed product, in the ring of the nearest one (docs/horizon.md)."""
    rows = (await reader.execute(_RADAR)).mappings().all()
    rings: list[RadarRing] = []
    number = 0
    for ring in Horizon:
        here = [row for row in rows if _ring_of(row) is ring]
        entries = [
            RadarEntry(**_words(row), number=place, this_near=row[str(ring)])
            for place, row in enumerate(here, start=number + 1)
        ]
        number += len(entries)
        rings.append(RadarRing(horizon=ring, entries=entries))
    themes = {row["theme"]: RadarTheme(slug=row["theme"], name=row["theme_name"]) for row in rows}
    return HorizonRadar(
        themes=list(themes.values()),
        rings=rings,
        without_product=[RadarPlain(**_words(row)) for row in rows if _ring_of(row) is None],
        solutions=rows[0]["listed"] if rows else 0,
    )


def _ring_of(row: RowMapping) -> Horizon | None:
    """The nearest ring in which the capability has a product; the enum names the nearest first."""
    return next((ring for ring in Horizon if row[str(ring)]), None)


def _words(row: RowMapping) -> dict[str, Any]:
    return {name: row[name] for name in ("slug", "name", "theme", "solutions", "is_example")}
