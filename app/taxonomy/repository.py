"""All SQL that reads the vocabulary."""

from collections.abc import Collection
from typing import Any, Final, NamedTuple

from sqlalchemy import ARRAY, ColumnElement, Text, case, column, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from app.kernel.errors import NotFound
from app.kernel.paging import CursorSigner, Page
from app.platform.database import Reader, one_or_none
from app.platform.paging import read_page
from app.taxonomy.cpv import described
from app.taxonomy.models import Capability, Sector, Theme, ThemeSectorCloseness, Vocabulary
from app.taxonomy.schemas import CapabilityTree, CapabilityView, SectorFilter, SectorView


class UnknownSlugs(NamedTuple):
    """Slugs that the vocabulary does not have, in the order they were given."""

    capabilities: list[str]
    sectors: list[str]


class Names(NamedTuple):
    """Every capability and every sector: the name by slug."""

    capabilities: dict[str, str]
    sectors: dict[str, str]


class Closeness(NamedTuple):
    """How close a sector's problem is to policing's (0 to 1), with one line of why."""

    closeness: float
    why: str


async def tree(reader: Reader, *, known: Collection[int] = ()) -> tuple[int, CapabilityTree | None]:
    """Read the vocabulary's version and, unless the caller knows that version, all of it."""
    fresh = Vocabulary.version.not_in(known) if known else literal(True)
    statement = select(Vocabulary.version, case((fresh, _themes())).label("themes"))
    row = await one_or_none(reader, statement)
    if row is None:
        return 0, CapabilityTree(version=0, themes=[])
    if row["themes"] is None:
        return row["version"], None
    return row["version"], CapabilityTree.model_validate(dict(row))


async def capability(reader: Reader, slug: str) -> CapabilityView:
    """Read one capability with its theme; NotFound when the vocabulary does not have it."""
    theme = _json(Theme, "slug", "name", "scope_note", closeness=_closeness())
    statement = (
        select(
            Capability.slug,
            Capability.name,
            Capability.scope_note,
            Capability.synonyms,
            Capability.cpv,
            theme.label("theme"),
        )
        .join(Theme, Theme.id == Capability.theme_id)
        .where(Capability.slug == slug)
    )
    row = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return CapabilityView.model_validate({**row, "cpv": described(row["cpv"])})


async def sectors(reader: Reader, asked: SectorFilter, cursors: CursorSigner) -> Page[SectorView]:
    """Read a page of the sectors, in the vocabulary's order."""
    found = select(Sector.id, Sector.slug, Sector.name, Sector.scope_note, Sector.position)
    read = await read_page(
        reader, found, asked=asked, cursors=cursors, purpose="sectors", keys=("position", "id")
    )
    return Page(
        items=[SectorView.model_validate(dict(row)) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


async def unknown_slugs(
    reader: Reader, *, capabilities: Collection[str] = (), sectors: Collection[str] = ()
) -> UnknownSlugs:
    """Tell which of the slugs the vocabulary does not have."""
    row = (
        await reader.execute(
            select(
                _missing(capabilities, Capability.slug).label("capabilities"),
                _missing(sectors, Sector.slug).label("sectors"),
            )
        )
    ).one()
    return UnknownSlugs(list(row.capabilities), list(row.sectors))


async def names(reader: Reader) -> Names:
    """Read the names of the whole vocabulary."""
    row = (
        await reader.execute(
            select(_by_slug(Capability).label("capabilities"), _by_slug(Sector).label("sectors"))
        )
    ).one()
    return Names(row.capabilities, row.sectors)


async def closeness_map(reader: Reader) -> dict[tuple[str, str], Closeness]:
    """Read how close each sector is to policing in each theme, by (theme, sector)."""
    statement = (
        select(
            Theme.slug.label("theme"),
            Sector.slug.label("sector"),
            ThemeSectorCloseness.closeness,
            ThemeSectorCloseness.why,
        )
        .join(ThemeSectorCloseness, ThemeSectorCloseness.theme_id == Theme.id)
        .join(Sector, Sector.id == ThemeSectorCloseness.sector_id)
    )
    return {
        (row.theme, row.sector): Closeness(float(row.closeness), row.why)
        for row in await reader.execute(statement)
    }


async def capability_themes(reader: Reader) -> dict[str, str]:
    """Read the theme of every capability, both as slugs."""
    statement = select(Capability.slug.label("capability"), Theme.slug.label("theme")).join(
        Theme, Theme.id == Capability.theme_id
    )
    return {row.capability: row.theme for row in await reader.execute(statement)}


_NODE: Final = ("slug", "name", "scope_note", "synonyms", "cpv")


def _json(model: Any, *fields: str, **more: Any) -> ColumnElement[Any]:
    pairs: list[Any] = []
    for field in fields:
        pairs += [field, getattr(model, field)]
    for name, value in more.items():
        pairs += [name, value]
    return func.jsonb_build_object(*pairs, type_=JSONB)


def _list_of(entry: ColumnElement[Any], *, by: Any) -> ColumnElement[Any]:
    listed = func.jsonb_agg(aggregate_order_by(entry, by))
    return func.coalesce(listed, func.jsonb_build_array(), type_=JSONB)


def _closeness() -> ColumnElement[Any]:
    entry = _json(
        ThemeSectorCloseness, "closeness", "why", sector=Sector.slug, sector_name=Sector.name
    )
    return (
        select(_list_of(entry, by=Sector.position))
        .select_from(ThemeSectorCloseness)
        .join(Sector, Sector.id == ThemeSectorCloseness.sector_id)
        .where(ThemeSectorCloseness.theme_id == Theme.id)
        .correlate(Theme)
        .scalar_subquery()
    )


def _themes() -> ColumnElement[Any]:
    nodes = (
        select(_list_of(_json(Capability, *_NODE), by=Capability.position))
        .where(Capability.theme_id == Theme.id)
        .correlate(Theme)
        .scalar_subquery()
    )
    entry = _json(Theme, "slug", "name", "scope_note", closeness=_closeness(), capabilities=nodes)
    return select(_list_of(entry, by=Theme.position)).scalar_subquery()


def _by_slug(model: Any) -> ColumnElement[Any]:
    named = func.jsonb_object_agg(model.slug, model.name, type_=JSONB)
    return func.coalesce(select(named).scalar_subquery(), func.jsonb_build_object(), type_=JSONB)


def _missing(given: Collection[str], known: Any) -> ColumnElement[Any]:
    wanted = (
        func.unnest(literal(list(given), ARRAY(Text)))
        .table_valued(column("slug", Text), with_ordinality="place")
        .render_derived()
    )
    listed = func.array_agg(aggregate_order_by(wanted.c.slug, wanted.c.place))
    absent = select(listed).where(~select(known).where(known == wanted.c.slug).exists())
    return func.coalesce(absent.scalar_subquery(), literal([], ARRAY(Text)))
