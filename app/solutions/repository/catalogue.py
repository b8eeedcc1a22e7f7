"""The catalogue: one page of cards, or the counts beside the filters, in one statement each."""

from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Text,
    column,
    func,
    literal,
    select,
    true,
    tuple_,
    union_all,
)

from app.kernel.actor import Actor
from app.kernel.paging import CursorSigner
from app.organisations.models import Organisation
from app.platform.database import Reader
from app.solutions.enums import Hosting, Sort
from app.solutions.models import Deployment, Solution
from app.solutions.policy import insider
from app.solutions.repository.filters import (
    conditions,
    dropped_codes,
    known_sort,
    unknown_words,
)
from app.solutions.repository.words import (
    counts,
    horizon,
    is_proof,
    json_list,
    json_object,
    only_if,
    proofs,
    supplier_name,
    values,
)
from app.solutions.schemas import (
    SolutionCard,
    SolutionFacet,
    SolutionFacets,
    SolutionFilter,
    SolutionPage,
    UnknownFilter,
)
from app.taxonomy.models import Capability, Sector, Theme

_LEVELS: Final = range(1, 10)


class _Order(NamedTuple):
    """How a list is sorted; the id comes last, in the same direction."""

    key: Any
    newest_first: bool


# A draft has no day of listing: in its supplier's own list it stands by the day it was begun.
_ORDERS: Final = {
    Sort.NEWEST: _Order(
        func.coalesce(Solution.first_listed_at, Solution.created_at), newest_first=True
    ),
    Sort.UPDATED: _Order(func.coalesce(Solution.listed_at, Solution.created_at), newest_first=True),
    Sort.NAME: _Order(func.lower(Solution.name), newest_first=False),
}


async def page(
    reader: Reader, actor: Actor, asked: SolutionFilter, cursors: CursorSigner
) -> SolutionPage:
    """Read one page of the cards the actor may see, the total, and what was dropped."""
    sort = known_sort(asked)
    order = _ORDERS[sort]
    purpose = f"solutions by {sort}"
    found = conditions(actor, asked)
    wanted = select(Solution.id, order.key.label("key")).where(*found)
    if asked.cursor is not None:
        place = _place(cursors.open(asked.cursor, purpose=purpose), sort)
        here = tuple_(order.key, Solution.id)
        wanted = wanted.where(here < place if order.newest_first else here > place)
    sorted_by = (
        (order.key.desc(), Solution.id.desc()) if order.newest_first else (order.key, Solution.id)
    )
    keys = wanted.order_by(*sorted_by).limit(asked.limit + 1).subquery("page")
    total = select(func.count()).select_from(Solution).where(*found).scalar_subquery()
    statement = select(
        total.label("total"),
        unknown_words(asked).label("unknown"),
        select(_items(actor, keys, order)).scalar_subquery().label("items"),
    )
    row = (await reader.execute(statement)).one()
    shown = row.items[: asked.limit]
    last = shown[-1] if len(row.items) > asked.limit else None
    return SolutionPage(
        items=[SolutionCard.model_validate(entry) for entry in shown],
        next_cursor=cursors.seal([last["key"], last["id"]], purpose=purpose) if last else None,
        total=row.total,
        dropped_filters=[
            *dropped_codes(asked),
            *(UnknownFilter.model_validate(entry) for entry in row.unknown),
        ],
    )


def _items(actor: Actor, keys: Subquery, order: _Order) -> ColumnElement[Any]:
    inside = insider(actor)
    names = (
        select(
            json_list(json_object(slug=Capability.slug, name=Capability.name), by=Capability.name)
        )
        .where(Capability.slug == func.any(Solution.capabilities))
        .correlate(Solution)
        .scalar_subquery()
    )
    item = (
        select(
            keys.c.key,
            keys.c.id,
            json_object(
                key=keys.c.key,
                id=Solution.id,
                reference=Solution.reference,
                name=Solution.name,
                summary=Solution.summary,
                supplier=supplier_name(),
                status=Solution.status,
                status_since=Solution.status_since,
                revision_state=only_if(inside, Solution.revision_state),
                horizon=horizon(),
                capabilities=names,
                maturity=Solution.maturity,
                hosting=Solution.hosting,
                proven_in=proofs(),
                first_listed_at=Solution.first_listed_at,
                listed_at=Solution.listed_at,
                is_example=Solution.is_example,
            ).label("entry"),
        )
        .join(Solution, Solution.id == keys.c.id)
        .join(Organisation, Organisation.id == Solution.supplier_id)
        .subquery("item")
    )
    by: Any = (
        (item.c.key.desc(), item.c.id.desc()) if order.newest_first else (item.c.key, item.c.id)
    )
    return json_list(item.c.entry, by=by)


def _place(key: list[Any], sort: Sort) -> ColumnElement[Any]:
    value: Any = key[0] if sort is Sort.NAME else datetime.fromisoformat(key[0])
    return tuple_(literal(value), literal(UUID(key[1])))


async def facets(reader: Reader, actor: Actor, asked: SolutionFilter) -> SolutionFacets:
    """Count what each filter value would leave, every other filter applied."""
    groups = union_all(*_groups(actor, asked))
    counted = groups.subquery("counted")
    entries = json_list(
        json_object(
            facet=counted.c.facet,
            value=counted.c.value,
            name=counted.c.name,
            theme=counted.c.theme,
            count=counted.c.count,
        ),
        by=counted.c.place,
    )
    row = (await reader.execute(select(entries.label("entries")))).one()
    by_facet: dict[str, list[SolutionFacet]] = {name: [] for name in SolutionFacets.model_fields}
    for entry in row.entries:
        by_facet[entry["facet"]].append(SolutionFacet.model_validate(entry))
    return SolutionFacets(**by_facet)


def _groups(actor: Actor, asked: SolutionFilter) -> list[Select[*tuple[Any, ...]]]:
    def without(*names: str) -> list[ColumnElement[bool]]:
        return conditions(actor, asked, leave_out=names)

    used = func.unnest(Solution.capabilities).table_valued(column("slug", Text)).render_derived()
    near = (
        select(horizon().label("horizon"), Solution.id).where(*without("horizon")).subquery("near")
    )
    level = values(str(number) for number in _LEVELS)
    return [
        _group("capability", Capability.slug, name=Capability.name, theme=Theme.slug)
        .select_from(Solution)
        .join(used, true())
        .join(Capability, Capability.slug == used.c.slug)
        .join(Theme, Theme.id == Capability.theme_id)
        .where(*without("capability", "theme"))
        .group_by(Capability.slug, Capability.name, Theme.slug),
        _group("theme", Theme.slug, name=Theme.name)
        .select_from(Solution)
        .join(used, true())
        .join(Capability, Capability.slug == used.c.slug)
        .join(Theme, Theme.id == Capability.theme_id)
        .where(*without("capability", "theme"))
        .group_by(Theme.slug, Theme.name),
        _group("horizon", near.c.horizon, counted=near.c.id).group_by(near.c.horizon),
        _group("sector", Sector.slug, name=Sector.name)
        .select_from(Solution)
        .join(Deployment, counts())
        .join(Sector, Sector.slug == Deployment.sector)
        .where(is_proof(), *without("sector"))
        .group_by(Sector.slug, Sector.name),
        _group("trl_min", level.c.value)
        .select_from(level)
        .join(Solution, Solution.maturity >= level.c.place)
        .where(*without("trl_min"))
        .group_by(level.c.value),
        _group("hosting", Solution.hosting)
        .where(Solution.hosting.in_(list(Hosting)), *without("hosting"))
        .group_by(Solution.hosting),
    ]


def _group(
    facet: str, value: Any, *, name: Any = None, theme: Any = None, counted: Any = Solution.id
) -> Select[*tuple[Any, ...]]:
    nothing = literal(None, Text)
    shown = value if name is None else name
    return select(
        literal(facet).label("facet"),
        value.label("value"),
        (nothing if name is None else name).label("name"),
        (nothing if theme is None else theme).label("theme"),
        func.count(counted.distinct()).label("count"),
        func.concat(literal(facet), literal(" "), shown).label("place"),
    )
