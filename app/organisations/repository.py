"""All SQL that reads organisations."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    case,
    cast,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from app.kernel.actor import Actor
from app.kernel.errors import NotFound
from app.kernel.paging import CursorSigner, Page
from app.organisations import policy
from app.organisations.models import (
    ContractingAuthority,
    ForceContractingAuthority,
    Organisation,
    OversightOf,
)
from app.organisations.schemas import OrganisationCard, OrganisationFilter, OrganisationView
from app.platform.database import Reader, one_or_none
from app.platform.paging import read_page

_CARD: Final = tuple(getattr(Organisation, field) for field in OrganisationCard.model_fields)
_OWN: Final = (
    *_CARD,
    Organisation.aliases,
    Organisation.size_band,
    Organisation.is_trade_body_member,
    Organisation.description,
    Organisation.website,
    Organisation.version,
)


def today() -> ColumnElement[Any]:
    """The date in the United Kingdom by the portal's clock."""
    return cast(func.timezone("Europe/London", func.eme_now()), Date)


def in_force(dated: Any) -> ColumnElement[bool]:
    """Whether a dated row counts today: from its first day to the day before its last."""
    return and_(
        or_(dated.valid_from.is_(None), dated.valid_from <= today()),
        or_(dated.valid_to.is_(None), dated.valid_to > today()),
    )


def is_ref(ref: str, *, organisation: Any = Organisation) -> ColumnElement[bool]:
    """Match an organisation by id or slug."""
    try:
        matched: ColumnElement[bool] = organisation.id == UUID(ref)
    except ValueError:
        matched = organisation.slug == ref
    return matched


async def get(session: AsyncSession, actor: Actor, ref: str) -> Organisation:
    """Load an organisation by id or slug; NotFound when the actor may not know of it."""
    statement = select(Organisation).where(is_ref(ref), policy.visible_to(actor))
    organisation = (await session.execute(statement)).scalar_one_or_none()
    if organisation is None:
        raise NotFound
    return organisation


async def find_by_slug(session: AsyncSession, slug: str) -> Organisation | None:
    """Load an organisation by its slug, whoever asks; for commands and loaders."""
    statement = select(Organisation).where(Organisation.slug == slug)
    return (await session.execute(statement)).scalar_one_or_none()


async def named(
    reader: Reader, actor: Actor, words: Collection[str], *, also: Collection[UUID] = ()
) -> list[tuple[UUID, str, str, bool]]:
    """Read id, slug and name of those that have one of the words as slug or name, in any case.

    The last value says whether the actor may know of it; of others only those of `also`, which the
    actor's own records name already, are there.
    """
    lower = [word.lower() for word in words]
    known = case((policy.visible_to(actor), true()), else_=false()).label("known")
    by_word = or_(Organisation.slug.in_(lower), func.lower(Organisation.name).in_(lower))
    statement = select(Organisation.id, Organisation.slug, Organisation.name, known).where(
        or_(and_(policy.visible_to(actor), by_word), Organisation.id.in_(also))
    )
    rows = await reader.execute(statement)
    return [(row.id, row.slug, row.name, row.known) for row in rows]


async def page(
    reader: Reader, actor: Actor, asked: OrganisationFilter, cursors: CursorSigner
) -> Page[OrganisationCard]:
    """Read a page of the organisations that the actor may know of, by name."""
    found = select(*_CARD).where(policy.visible_to(actor), *_narrowed(asked))
    read = await read_page(
        reader, found, asked=asked, cursors=cursors, purpose="organisations", keys=("name", "id")
    )
    return Page(
        items=[OrganisationCard.model_validate(dict(row)) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


async def detail(reader: Reader, actor: Actor, ref: str) -> OrganisationView:
    """Read one organisation with its buyers, overseers and successors; NotFound when unseen."""
    statement = select(
        *_OWN,
        _successor(actor).label("successor"),
        _predecessors(actor).label("predecessors"),
        _authorities().label("contracting_authorities"),
        _overseeing(actor, by_us=True).label("oversees"),
        _overseeing(actor, by_us=False).label("overseen_by"),
    ).where(is_ref(ref), policy.visible_to(actor))
    row = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return OrganisationView.model_validate(dict(row))


def _narrowed(asked: OrganisationFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.kind:
        conditions.append(Organisation.kind == asked.kind)
    if asked.q:
        aliases = func.array_to_string(Organisation.aliases, "\n")
        conditions.append(
            or_(
                Organisation.name.icontains(asked.q, autoescape=True),
                aliases.icontains(asked.q, autoescape=True),
            )
        )
    if not asked.former:
        conditions.append(in_force(Organisation))
    return conditions


def _name_of(organisation: Any) -> ColumnElement[Any]:
    return func.jsonb_build_object(
        "id", organisation.id, "slug", organisation.slug, "name", organisation.name
    )


def _list_of(entry: ColumnElement[Any], *, by: Any) -> ColumnElement[Any]:
    listed = func.jsonb_agg(aggregate_order_by(entry, by))
    return func.coalesce(listed, func.jsonb_build_array(), type_=JSONB)


def _successor(actor: Actor) -> ColumnElement[Any]:
    other = aliased(Organisation)
    return (
        select(_name_of(other))
        .where(other.id == Organisation.successor_id, policy.visible_to(actor, organisation=other))
        .correlate(Organisation)
        .scalar_subquery()
    )


def _predecessors(actor: Actor) -> ColumnElement[Any]:
    other = aliased(Organisation)
    return _names(
        other,
        select().where(
            other.successor_id == Organisation.id, policy.visible_to(actor, organisation=other)
        ),
    )


def _overseeing(actor: Actor, *, by_us: bool) -> ColumnElement[Any]:
    other = aliased(Organisation)
    ours, theirs = OversightOf.oversight_id, OversightOf.force_id
    if not by_us:
        ours, theirs = theirs, ours
    return _names(
        other,
        select().where(
            ours == Organisation.id,
            theirs == other.id,
            in_force(OversightOf),
            policy.visible_to(actor, organisation=other),
        ),
    )


def _names(other: Any, related: Select[Any]) -> ColumnElement[Any]:
    names = related.add_columns(_list_of(_name_of(other), by=other.name))
    return names.correlate(Organisation).scalar_subquery()


def _authorities() -> ColumnElement[Any]:
    entry = func.jsonb_build_object(
        "id",
        ContractingAuthority.id,
        "name",
        ContractingAuthority.name,
        "ppon",
        ContractingAuthority.ppon,
        "confirmed",
        ContractingAuthority.confirmed,
    )
    return (
        select(_list_of(entry, by=ContractingAuthority.name))
        .select_from(ContractingAuthority)
        .join(
            ForceContractingAuthority,
            ForceContractingAuthority.authority_id == ContractingAuthority.id,
        )
        .where(
            ForceContractingAuthority.force_id == Organisation.id,
            in_force(ForceContractingAuthority),
        )
        .correlate(Organisation)
        .scalar_subquery()
    )
