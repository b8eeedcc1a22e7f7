"""All SQL of the figures: one statement each, over public records only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    cast,
    extract,
    func,
    select,
)

from app.challenges.enums import Status, Visibility
from app.challenges.models import Challenge, Outcome, status_now
from app.insights.schemas import ReplyRate, Summary
from app.kernel.paging import Page
from app.organisations.models import Organisation
from app.solutions.enums import Status as SolutionStatus
from app.solutions.models import Solution

if TYPE_CHECKING:
    from app.platform.database import Reader

MOST_FORCES: Final = 100
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


async def summary(reader: Reader) -> Summary:
    """The key figures."""
    return Summary.model_validate((await reader.execute(_SUMMARY)).mappings().one())


async def reply_rates(reader: Reader) -> Page[ReplyRate]:
    """Reply rates of all forces with a concluded public challenge; there are fewer than 100."""
    rows = (await reader.execute(_REPLY_RATES)).mappings().all()
    return Page(items=[ReplyRate.model_validate(row) for row in rows], total=len(rows))
