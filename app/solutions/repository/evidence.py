"""Deployments by their evidence, for those who have a say in it."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from app.kernel.actor import Actor
from app.kernel.errors import NotFound
from app.kernel.paging import CursorSigner, Page
from app.organisations.models import Organisation
from app.platform.database import Reader, one_or_none
from app.solutions import evidence_lifecycle
from app.solutions.enums import Evidence, Status
from app.solutions.models import Deployment, Solution
from app.solutions.policy import deployments_for, named_in_public
from app.solutions.repository.detail import evidence_parts
from app.solutions.repository.words import is_stale, json_object, only_if, supplier_name
from app.solutions.schemas import DeploymentFilter, DeploymentRecord, DeploymentText
from app.taxonomy.models import Sector

_PAGE: Final = "deployments"
_User: Final = aliased(Organisation)


async def deployment_records(
    reader: Reader, actor: Actor, asked: DeploymentFilter, cursors: CursorSigner
) -> Page[DeploymentRecord]:
    """Read one page of the deployments the actor has a say in, the oldest first."""
    found = _conditions(actor, asked)
    here = list(found)
    if asked.cursor is not None:
        here.append(Deployment.id > UUID(cursors.open(asked.cursor, purpose=_PAGE)[0]))
    total = select(func.count()).select_from(Deployment).join(Solution).where(*found)
    statement = _records(actor).where(*here).order_by(Deployment.id).limit(asked.limit + 1)
    counted = total.scalar_subquery().label("total")
    rows = (await reader.execute(statement.add_columns(counted))).mappings().all()
    shown = rows[: asked.limit]
    more = len(rows) > asked.limit
    return Page(
        items=[_record(actor, dict(row)) for row in shown],
        next_cursor=cursors.seal([str(shown[-1]["id"])], purpose=_PAGE) if more else None,
        total=rows[0]["total"] if rows else await _count(reader, total),
    )


async def _count(reader: Reader, total: Select[Any]) -> int:
    """The total when the page is empty, which it is beyond the last one too."""
    counted: int = (await reader.execute(total)).scalar_one()
    return counted


async def deployment_record(reader: Reader, actor: Actor, deployment_id: UUID) -> DeploymentRecord:
    """Read one deployment; NotFound unless it is the actor's concern, or named in public."""
    statement = _records(actor).where(Deployment.id == deployment_id, _readable(actor))
    row = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return _record(actor, dict(row))


async def deployment_to_judge(
    session: AsyncSession, actor: Actor, deployment_id: UUID
) -> Deployment:
    """Return a deployment with its card locked, as whatever changes the two does.

    Raises NotFound like `deployment_record`.
    """
    wanted = (Deployment.id == deployment_id, _readable(actor))
    lock = select(Solution.id).join(Deployment).where(*wanted).with_for_update(of=Solution)
    await session.execute(lock)
    # Read after the lock was given, so that what was waited for is seen.
    statement = select(Deployment).join(Solution).where(*wanted)
    found = (await session.execute(statement)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def _readable(actor: Actor) -> ColumnElement[bool]:
    return or_(deployments_for(actor), named_in_public())


def _conditions(actor: Actor, asked: DeploymentFilter) -> list[ColumnElement[bool]]:
    found = [deployments_for(actor)]
    if asked.evidence:
        found.append(Deployment.evidence.in_(asked.evidence))
    if asked.stale is not None:
        found.append(is_stale() if asked.stale else ~is_stale())
    if asked.waiting:
        found.append(_waiting(actor))
    return found


def _waiting(actor: Actor) -> ColumnElement[bool]:
    """What the actor could do something about now (`schemas.DeploymentFilter`)."""
    at = Deployment.evidence
    if actor.is_force:
        return or_(
            at.in_([Evidence.CLAIMED, Evidence.VERIFIED]),
            and_(at == Evidence.CONFIRMED, is_stale()),
        )
    if actor.is_supplier:
        listed = and_(Solution.status == Status.LISTED, Deployment.is_listed)
        return and_(listed, or_(at == Evidence.DISPUTED, is_stale()))
    in_the_catalogue = Solution.status.in_([Status.LISTED, Status.IN_REVIEW])
    unchecked = or_(at == Evidence.CLAIMED, and_(at == Evidence.VERIFIED, is_stale()))
    return and_(in_the_catalogue, unchecked)


def _records(actor: Actor) -> Select[Any]:
    concerned = deployments_for(actor)
    note = or_(concerned, Deployment.evidence != Evidence.DISPUTED)
    parts = evidence_parts(who=true(), note=note)
    return (
        select(
            Deployment.id,
            *(getattr(Deployment, name) for name in DeploymentText.model_fields),
            *(part.label(name) for name, part in parts.items()),
            Deployment.is_listed,
            Deployment.claim_version.label("version"),
            Solution.is_example,
            func.coalesce(Sector.name, Deployment.sector).label("sector_name"),
            only_if(
                _User.id.is_not(None),
                json_object(id=_User.id, slug=_User.slug, name=_User.name),
            ).label("organisation"),
            json_object(
                id=Solution.id,
                reference=Solution.reference,
                name=Solution.name,
                supplier=supplier_name(),
            ).label("solution"),
        )
        .select_from(Deployment)
        .join(Solution, Solution.id == Deployment.solution_id)
        .join(Organisation, Organisation.id == Solution.supplier_id)
        .outerjoin(_User, _User.id == Deployment.organisation_id)
        .outerjoin(Sector, Sector.slug == Deployment.sector)
    )


def _record(actor: Actor, row: dict[str, Any]) -> DeploymentRecord:
    subject = Deployment(
        evidence=row["evidence"],
        anonymous=row["anonymous"],
        organisation_id=row["organisation_id"],
    )
    actions = evidence_lifecycle.available(actor, subject)
    return DeploymentRecord.model_validate({**row, "available_actions": actions})
