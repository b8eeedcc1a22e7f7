"""Where police forces use a capability, from the deployments of listed cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    and_,
    any_,
    case,
    cast,
    func,
    literal,
    not_,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import aliased

from app.kernel.errors import NotFound
from app.kernel.paging import Page
from app.organisations.models import Organisation
from app.platform.paging import read_page
from app.solutions.enums import DeploymentStatus, Evidence, Status
from app.solutions.models import Deployment, Solution
from app.solutions.policy import named_in_public
from app.solutions.repository.words import (
    POLICING,
    TODAY,
    code,
    has_begun,
    json_object,
    only_if,
    supplier_name,
    undisputed,
)
from app.solutions.schemas import PolicingUse
from app.taxonomy.models import Capability

if TYPE_CHECKING:
    from app.kernel.paging import CursorSigner, ListFilter
    from app.platform.database import Reader

_GOES_ON: Final = (DeploymentStatus.IN_USE, DeploymentStatus.TRIAL)
_DAY_ZERO: Final = cast(literal("2000-01-01"), Date)


async def policing_uses(
    reader: Reader, capability: str, asked: ListFilter, cursors: CursorSigner
) -> Page[PolicingUse]:
    """Read a page of today's uses and trials of a capability by police forces; best proof first.

    Only listed deployments of listed cards, dated and begun. One that wants to stay unnamed is
    unnamed to everybody, and the order goes by evidence and date, so that it tells no name either.
    NotFound when the vocabulary does not have the capability.
    """
    read = await read_page(
        reader,
        _uses(capability),
        asked=asked,
        cursors=cursors,
        purpose=f"policing uses {capability}",
        keys=("rank", "begun", "id"),
        newest_first=True,
        beside={"known": select(Capability.id).where(Capability.slug == capability).exists()},
    )
    if not read.beside["known"]:
        raise NotFound
    return Page(
        items=[PolicingUse.model_validate(dict(row)) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


def shows(capability: str) -> ColumnElement[bool]:
    """The deployments that show a capability.

    The engine goes by the same (matching.engine.tags.scope).
    """
    shown: ColumnElement[bool] = literal(capability) == any_(shown_capabilities())
    return shown


def shown_capabilities() -> ColumnElement[list[str]]:
    """The capabilities that a deployment shows: its own, or the card's when it names none."""
    names_none = func.cardinality(Deployment.capabilities) == 0
    return case((names_none, Solution.capabilities), else_=Deployment.capabilities)


def is_named_policing_use() -> ColumnElement[bool]:
    """The uses everybody may read of a policing organisation that the portal knows by name.

    Cards joined. One that its user disputes is none; a label may say no more than what kind of
    organisation it is.
    """
    return and_(
        named_in_public(),
        undisputed(),
        Deployment.sector == POLICING,
        Deployment.organisation_id.is_not(None),
    )


def _uses(capability: str) -> Any:
    user = aliased(Organisation)
    named = not_(Deployment.anonymous)
    levels = array([code(level) for level in Evidence])
    return (
        select(
            Deployment.id,
            cast(func.array_position(levels, Deployment.evidence), Integer).label("rank"),
            cast(Deployment.started_on - _DAY_ZERO, Integer).label("begun"),
            Deployment.anonymous,
            only_if(
                and_(named, user.id.is_not(None)),
                json_object(id=user.id, slug=user.slug, name=user.name),
            ).label("organisation"),
            case((named, Deployment.organisation_label), else_="").label("organisation_label"),
            Deployment.use,
            Deployment.status,
            Deployment.started_on,
            Deployment.evidence,
            Deployment.evidence_on,
            json_object(
                id=Solution.id,
                reference=Solution.reference,
                name=Solution.name,
                supplier=supplier_name(),
                is_example=Solution.is_example,
            ).label("solution"),
        )
        .join(Solution, Solution.id == Deployment.solution_id)
        .join(Organisation, Organisation.id == Solution.supplier_id)
        .outerjoin(user, user.id == Deployment.organisation_id)
        .where(
            Solution.status == Status.LISTED,
            Deployment.is_listed,
            Deployment.sector == POLICING,
            Deployment.status.in_(_GOES_ON),
            has_begun(),
            or_(Deployment.ended_on.is_(None), Deployment.ended_on >= TODAY),
            shows(capability),
        )
    )
