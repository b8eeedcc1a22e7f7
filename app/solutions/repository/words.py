"""Pieces of SQL that several statements about solutions share."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    Boolean,
    Case,
    ColumnElement,
    Date,
    Exists,
    TableValuedAlias,
    Text,
    and_,
    case,
    cast,
    column,
    false,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by, array

from app.organisations.models import Organisation
from app.organisations.repository import today
from app.solutions.enums import DeploymentStatus, Evidence, Horizon
from app.solutions.models import Deployment, Solution
from app.taxonomy.models import Sector

POLICING: Final = "policing"
MARKET_READY: Final = 8  # the maturity from which a product counts as complete (levels 8 and 9)

# Evidence counts in full for a year when matches are scored and for less afterwards
# (`fresh_years` in app/matching/weights.json; a test holds the two together). So from then on
# readers are told to ask whether it still holds.
STALE_AFTER_MONTHS: Final = 12

# The clock is read once per statement, however many rows are looked at.
TODAY: Final = select(today()).scalar_subquery()


def json_object(**parts: Any) -> ColumnElement[Any]:
    """Build a JSON object of named parts."""
    pairs = [piece for name, part in parts.items() for piece in (literal(name), part)]
    return func.jsonb_build_object(*pairs, type_=JSONB)


def json_list(entry: ColumnElement[Any], *, by: Any) -> ColumnElement[Any]:
    """Gather entries into a JSON list, sorted by one thing or several; empty without entries."""
    listed = func.jsonb_agg(aggregate_order_by(entry, *(by if isinstance(by, tuple) else (by,))))
    return func.coalesce(listed, func.jsonb_build_array(), type_=JSONB)


def only_if(condition: ColumnElement[bool], value: Any) -> Case[Any]:
    """Give the value to those the condition holds for, and nothing to the others."""
    return case((condition, value), else_=null())


def code(value: StrEnum) -> ColumnElement[str]:
    """A code as SQL text; the driver cannot tell the type of an enum's member."""
    return literal(str(value), Text)


def values(given: Iterable[str], name: str = "value") -> TableValuedAlias:
    """Texts as a table of one column, and their place from 1."""
    texts = func.unnest(literal(list(given), ARRAY(Text)))
    return texts.table_valued(column(name, Text), with_ordinality="place").render_derived()


def supplier_name() -> ColumnElement[Any]:
    """The supplier of a card, as other records name it."""
    return json_object(id=Organisation.id, slug=Organisation.slug, name=Organisation.name)


def counts() -> ColumnElement[bool]:
    """The deployments a reader of the card's columns goes by: all of a card never listed.

    One that its user disputes proves nothing.
    """
    return and_(
        Deployment.solution_id == Solution.id,
        or_(Deployment.is_listed, Solution.listed_number == 0),
        undisputed(),
    )


def undisputed() -> ColumnElement[bool]:
    """Whether nobody of the using organisation says that a deployment is not so."""
    return Deployment.evidence != Evidence.DISPUTED


def evidence_date() -> ColumnElement[Any]:
    """The day the evidence is of: when somebody vouched for it, else what its supplier says."""
    vouched = cast(func.timezone("Europe/London", Deployment.evidence_at), Date)
    return func.coalesce(vouched, Deployment.evidence_on)


def _is_old() -> ColumnElement[bool]:
    """Whether evidence is of over a year ago."""
    oldest = TODAY - func.make_interval(0, STALE_AFTER_MONTHS)
    return func.coalesce(and_(undisputed(), evidence_date() < oldest), false())


def is_stale() -> ColumnElement[bool]:
    """Whether evidence is so old that one should ask whether it still holds.

    What has ended has nothing to hold any more: its age shows by its dates.
    """
    return and_(_is_old(), Deployment.status != DeploymentStatus.ENDED)


def has_begun() -> ColumnElement[bool]:
    """A dated deployment that has begun: an undated one proves nothing yet."""
    return and_(Deployment.started_on.is_not(None), Deployment.started_on <= TODAY)


def in_use_now() -> ColumnElement[bool]:
    """A dated deployment that is in use today."""
    return and_(
        Deployment.status == DeploymentStatus.IN_USE,
        has_begun(),
        or_(Deployment.ended_on.is_(None), Deployment.ended_on >= TODAY),
    )


def is_proof() -> ColumnElement[bool]:
    """A deployment that was more than a trial."""
    return and_(
        Deployment.status.in_([DeploymentStatus.IN_USE, DeploymentStatus.ENDED]), has_begun()
    )


def deployed(*conditions: ColumnElement[bool]) -> Exists:
    """Whether the card has a deployment of which all this holds."""
    return select(Deployment.id).where(counts(), *conditions).correlate(Solution).exists()


def horizon() -> ColumnElement[str]:
    """How near to policing a card is, from dated deployments and maturity (DOMAIN section 2).

    In use by policing today; else mature and already tried there; else in use elsewhere; else
    mature; else emerging.
    """
    in_policing = Deployment.sector == POLICING
    mature = func.coalesce(Solution.maturity, 0) >= MARKET_READY
    return case(
        (deployed(in_policing, in_use_now()), code(Horizon.IN_USE_POLICING)),
        (and_(mature, deployed(in_policing, has_begun())), code(Horizon.AVAILABLE)),
        (deployed(Deployment.sector != POLICING, in_use_now()), code(Horizon.OTHER_SECTOR)),
        (mature, code(Horizon.AVAILABLE)),
        else_=code(Horizon.EMERGING),
    )


def proofs() -> ColumnElement[Any]:
    """The sectors the card was proven in, policing first: best evidence and first day in each.

    Stale says that all evidence of that level there is old; the rank is even then.
    """
    levels = array([code(level) for level in Evidence])
    place = func.array_position(levels, Deployment.evidence) * 2
    rank = func.max(place + case((_is_old(), 0), else_=1))
    sector = (
        select(
            Sector.slug,
            Sector.name,
            Sector.position,
            levels[rank // 2].label("evidence"),
            (rank % 2 == 0).label("is_stale"),
            func.min(Deployment.started_on).label("since"),
        )
        .join(Sector, Sector.slug == Deployment.sector)
        .where(counts(), is_proof())
        .group_by(Sector.slug, Sector.name, Sector.position)
        .correlate(Solution)
        .subquery("proof")
    )
    entry = json_object(
        sector=json_object(slug=sector.c.slug, name=sector.c.name),
        evidence=sector.c.evidence,
        is_stale=sector.c.is_stale,
        since=sector.c.since,
    )
    return select(json_list(entry, by=sector.c.position)).scalar_subquery()


def as_bool(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """A condition as a column of truth, constants included."""
    return type_coerce(cast(condition, Boolean), Boolean)
