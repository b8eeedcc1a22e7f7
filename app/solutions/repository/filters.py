"""The catalogue's filters as SQL, and which of the values asked for nobody knows."""

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Text,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from app.kernel.actor import Actor, Role
from app.organisations.models import Organisation
from app.solutions.enums import Horizon, Hosting, Sort, Status
from app.solutions.models import Deployment, Solution
from app.solutions.policy import own, visible_to
from app.solutions.repository.words import (
    deployed,
    horizon,
    is_proof,
    json_list,
    json_object,
    values,
)
from app.solutions.schemas import SolutionFilter, UnknownFilter
from app.taxonomy.models import Capability, Sector, Theme

OWN: Final = "own"

Narrow = Callable[[Actor, SolutionFilter], ColumnElement[bool] | None]


def known_sort(asked: SolutionFilter) -> Sort:
    """The order asked for, or the newest first."""
    return Sort(asked.sort) if asked.sort in set(Sort) else Sort.NEWEST


def known_level(asked: SolutionFilter) -> int | None:
    """The lowest maturity asked for, if it is one of the nine levels."""
    given = asked.trl_min
    return int(given) if given is not None and given in set("123456789") else None


def conditions(
    actor: Actor, asked: SolutionFilter, *, leave_out: Collection[str] = ()
) -> list[ColumnElement[bool]]:
    """Select the cards the actor may see and asks for; some filters may be left out."""
    narrowed = [narrow(actor, asked) for name, narrow in _FILTERS.items() if name not in leave_out]
    return [visible_to(actor), *(condition for condition in narrowed if condition is not None)]


def dropped_codes(asked: SolutionFilter) -> list[UnknownFilter]:
    """Name the values of fixed lists that nobody knows."""
    lists: Sequence[tuple[str, Sequence[str], type[StrEnum]]] = (
        ("horizon", asked.horizon, Horizon),
        ("hosting", asked.hosting, Hosting),
        ("status", asked.status, Status),
        ("sort", (asked.sort,), Sort),
    )
    dropped = [
        UnknownFilter(filter=name, value=value)
        for name, given, codes in lists
        for value in given
        if value not in set(codes)
    ]
    if asked.trl_min is not None and known_level(asked) is None:
        dropped.append(UnknownFilter(filter="trl_min", value=asked.trl_min))
    return dropped


def unknown_words(asked: SolutionFilter) -> ColumnElement[Any]:
    """Name, in SQL, the slugs that the vocabulary or the list of organisations has not."""
    suppliers = [asked.supplier] if asked.supplier not in {None, OWN} else []
    lists: Sequence[tuple[str, Sequence[Any], Any]] = (
        ("capability", asked.capability, Capability.slug),
        ("theme", asked.theme, Theme.slug),
        ("sector", asked.sector, Sector.slug),
        ("supplier", suppliers, Organisation.slug),
    )
    unknown = union_all(*(_unknown(*entry) for entry in lists)).subquery("unknown")
    entry = json_object(filter=unknown.c.filter, value=unknown.c.value)
    return select(json_list(entry, by=unknown.c.value)).scalar_subquery()


def _unknown(name: str, given: Sequence[str], known: Any) -> Any:
    value = values(given)
    return select(literal(name).label("filter"), value.c.value).where(
        ~exists().where(known == value.c.value)
    )


def _strings(given: Sequence[str]) -> ColumnElement[list[str]]:
    return literal(list(given), ARRAY(Text))


def _is_one(known: Any, given: Sequence[str]) -> ColumnElement[bool]:
    found: ColumnElement[bool] = known == func.any(_strings(given))
    return found


def _none_known(known: Any, given: Sequence[str]) -> ColumnElement[bool]:
    return ~exists().where(_is_one(known, given))


def _by_capability(_actor: Actor, asked: SolutionFilter) -> ColumnElement[bool] | None:
    """Cards with any of the capabilities, or any capability of the themes."""
    if not asked.capability and not asked.theme:
        return None
    of_theme = (
        select(Capability.slug)
        .join(Theme, Theme.id == Capability.theme_id)
        .where(or_(_is_one(Capability.slug, asked.capability), _is_one(Theme.slug, asked.theme)))
    )
    wanted = select(func.coalesce(func.array_agg(of_theme.subquery().c.slug), _strings(())))
    wanted_slugs = wanted.scalar_subquery()
    nothing_known = func.cardinality(wanted_slugs) == 0
    return or_(nothing_known, Solution.capabilities.overlap(wanted_slugs))


def _by_horizon(_actor: Actor, asked: SolutionFilter) -> ColumnElement[bool] | None:
    known = [value for value in asked.horizon if value in set(Horizon)]
    return horizon().in_(known) if known else None


def _by_sector(_actor: Actor, asked: SolutionFilter) -> ColumnElement[bool] | None:
    """Cards proven, not only tried, in any of the sectors."""
    if not asked.sector:
        return None
    return or_(
        _none_known(Sector.slug, asked.sector),
        deployed(_is_one(Deployment.sector, asked.sector), is_proof()),
    )


def _by_level(_actor: Actor, asked: SolutionFilter) -> ColumnElement[bool] | None:
    level = known_level(asked)
    return None if level is None else Solution.maturity >= level


def _by_hosting(_actor: Actor, asked: SolutionFilter) -> ColumnElement[bool] | None:
    known = [value for value in asked.hosting if value in set(Hosting)]
    return Solution.hosting.in_(known) if known else None


def _by_supplier(actor: Actor, asked: SolutionFilter) -> ColumnElement[bool] | None:
    if asked.supplier is None:
        return None
    if asked.supplier == OWN:
        return own(actor)
    named = [asked.supplier]
    home = select(Organisation.id).where(_is_one(Organisation.slug, named))
    return or_(
        _none_known(Organisation.slug, named), Solution.supplier_id == home.scalar_subquery()
    )


def _by_status(actor: Actor, asked: SolutionFilter) -> ColumnElement[bool] | None:
    """Listed cards, unless somebody who sees more asks for their own or for another status."""
    chooses = asked.supplier == OWN or actor.role is Role.MODERATOR
    known = [value for value in asked.status if value in set(Status)]
    if chooses and known:
        return Solution.status.in_(known)
    if asked.supplier == OWN:
        return None
    return Solution.status == Status.LISTED


_FILTERS: Final[dict[str, Narrow]] = {
    "capability": _by_capability,
    "horizon": _by_horizon,
    "sector": _by_sector,
    "trl_min": _by_level,
    "hosting": _by_hosting,
    "supplier": _by_supplier,
    "status": _by_status,
}
