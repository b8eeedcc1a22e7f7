"""How many challenges each filter value would leave, in one statement."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Text, cast, func, null, select
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from app.challenges.models import Challenge, ChallengeSponsor, status_now
from app.challenges.policy import shape
from app.challenges.repository.listing import narrowed, scoped
from app.challenges.schemas.listing import ChallengeFilter, Facets
from app.kernel.paging import MOST
from app.organisations.models import Organisation
from app.taxonomy.models import Capability, Sector, Theme

if TYPE_CHECKING:
    from sqlalchemy import Select

    from app.kernel.actor import Actor
    from app.platform.database import Reader

_NAMELESS: Final = cast(null(), Text).label("name")


async def facets(reader: Reader, actor: Actor, asked: ChallengeFilter) -> Facets:
    """Count what each value would leave, every filter but its own group's applied."""
    whole = asked.model_copy(update={"limit": MOST, "cursor": None})
    row = (await reader.execute(_statement(shape(actor), whole))).mappings().one()
    return Facets.model_validate(dict(row))


@lru_cache(maxsize=256)
def _statement(actor: Actor, asked: ChallengeFilter) -> Select[*tuple[Any, ...]]:
    conditions = narrowed(asked)

    def within(group: str) -> list[ColumnElement[bool]]:
        others = [held for name, held in conditions.items() if name != group]
        return [*scoped(actor, asked), *others]

    status = select(status_now.label("value"), _NAMELESS).where(*within("status"))
    level = select(Challenge.safeguards_level.label("value"), _NAMELESS).where(
        Challenge.safeguards_level.is_not(None), *within("safeguards")
    )
    force = (
        select(Organisation.slug.label("value"), Organisation.name.label("name"))
        .join(ChallengeSponsor, ChallengeSponsor.organisation_id == Organisation.id)
        .join(Challenge, Challenge.id == ChallengeSponsor.challenge_id)
        .where(*within("force"))
    )
    sector = (
        select(Sector.slug.label("value"), Sector.name.label("name"))
        .join(Challenge, Sector.slug == Challenge.sectors_welcome.any_())
        .where(*within("sector"))
    )
    return select(
        _counted(status).label("status"),
        _themes(within("capability")).label("theme"),
        _capabilities(within("capability")).label("capability"),
        _counted(sector).label("sector"),
        _counted(force).label("force"),
        _counted(level).label("safeguards"),
    )


def _counted(values: Any) -> ColumnElement[Any]:
    """Count rows by value and name."""
    rows = values.subquery()
    groups = (
        select(rows.c.value, rows.c.name, func.count().label("count"))
        .group_by(rows.c.value, rows.c.name)
        .subquery()
    )
    return _gathered(groups, by=func.coalesce(groups.c.name, groups.c.value))


def _capabilities(conditions: list[ColumnElement[bool]]) -> ColumnElement[Any]:
    groups = (
        select(
            Capability.slug.label("value"),
            Capability.name.label("name"),
            Theme.slug.label("theme"),
            func.count().label("count"),
        )
        .join(Theme, Theme.id == Capability.theme_id)
        .join(Challenge, Capability.slug == Challenge.capabilities.any_())
        .where(*conditions)
        .group_by(Capability.slug, Capability.name, Theme.slug)
        .subquery()
    )
    return _gathered(groups, by=groups.c.name)


def _themes(conditions: list[ColumnElement[bool]]) -> ColumnElement[Any]:
    # A challenge with two capabilities of a theme counts once for the theme.
    groups = (
        select(
            Theme.slug.label("value"),
            Theme.name.label("name"),
            func.count(Challenge.id.distinct()).label("count"),
        )
        .join(Capability, Capability.theme_id == Theme.id)
        .join(Challenge, Capability.slug == Challenge.capabilities.any_())
        .where(*conditions)
        .group_by(Theme.slug, Theme.name)
        .subquery()
    )
    return _gathered(groups, by=groups.c.name)


def _gathered(groups: Any, *, by: Any) -> ColumnElement[Any]:
    pairs = [part for entry in groups.c for part in (str(entry.name), entry)]
    entry = func.jsonb_build_object(*pairs)
    gathered = select(func.jsonb_agg(aggregate_order_by(entry, by))).scalar_subquery()
    return func.coalesce(gathered, func.jsonb_build_array(), type_=JSONB)
