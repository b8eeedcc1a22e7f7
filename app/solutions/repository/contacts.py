"""Requests for a contact, for the force that asked, the supplier that answers, and moderators."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from app.kernel.actor import Actor
from app.kernel.errors import NotFound
from app.kernel.paging import CursorSigner, Page
from app.organisations.models import Organisation
from app.platform.database import Reader, one_or_none
from app.solutions.contact_lifecycle import LIFECYCLE, Asked
from app.solutions.enums import ContactStatus, Status
from app.solutions.models import ContactRequest, Deployment, Solution
from app.solutions.policy import contacts_for
from app.solutions.repository.records import is_named
from app.solutions.repository.words import json_object, supplier_name
from app.solutions.schemas import ContactFilter, ContactRequestView
from app.taxonomy.models import Sector

WAITING: Final = (ContactStatus.ASKED, ContactStatus.PASSED_ON)
_PAGE: Final = "contact requests"
_OWN_PARTS: Final = (
    "id",
    "deployment_id",
    "status",
    "status_since",
    "asked_at",
    "disclosed_name",
    "version",
)
_Force: Final = aliased(Organisation)


async def contact_requests(
    reader: Reader, actor: Actor, asked: ContactFilter, cursors: CursorSigner
) -> Page[ContactRequestView]:
    """Read one page of the requests the actor may know of, the newest first."""
    found = _conditions(actor, asked)
    here = list(found)
    if asked.cursor is not None:
        here.append(ContactRequest.id < UUID(cursors.open(asked.cursor, purpose=_PAGE)[0]))
    total = select(func.count()).select_from(ContactRequest).join(Solution).where(*found)
    statement = (
        _requests(total).where(*here).order_by(ContactRequest.id.desc()).limit(asked.limit + 1)
    )
    rows = (await reader.execute(statement)).mappings().all()
    shown = rows[: asked.limit]
    more = len(rows) > asked.limit
    return Page(
        items=[_view(actor, dict(row)) for row in shown],
        next_cursor=cursors.seal([str(shown[-1]["id"])], purpose=_PAGE) if more else None,
        total=rows[0]["total"] if rows else (await reader.execute(total)).scalar_one(),
    )


async def contact_request(reader: Reader, actor: Actor, request_id: UUID) -> ContactRequestView:
    """Read one request; NotFound when the actor may not know of it."""
    one = select(func.count()).select_from(ContactRequest).where(ContactRequest.id == request_id)
    statement = _requests(one).where(ContactRequest.id == request_id, contacts_for(actor))
    row = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return _view(actor, dict(row))


async def unnamed_deployment(session: AsyncSession, deployment_id: UUID) -> Deployment:
    """Return a public deployment whose user is not named, its card locked; else NotFound."""
    wanted = (
        Deployment.id == deployment_id,
        Deployment.is_listed,
        Deployment.anonymous,
        Solution.status == Status.LISTED,
    )
    lock = select(Solution.id).join(Deployment).where(*wanted).with_for_update(of=Solution)
    await session.execute(lock)
    found = await session.execute(select(Deployment).join(Solution).where(*wanted))
    deployment = found.scalar_one_or_none()
    if deployment is None:
        raise NotFound
    return deployment


async def has_asked(session: AsyncSession, force_id: UUID, deployment_id: UUID) -> bool:
    """Tell whether a force has asked about a deployment before, whatever the answer."""
    asked = select(ContactRequest.id).where(
        ContactRequest.force_id == force_id, ContactRequest.deployment_id == deployment_id
    )
    return (await session.execute(asked)).scalar_one_or_none() is not None


async def request_to_answer(
    session: AsyncSession, actor: Actor, request_id: UUID
) -> tuple[ContactRequest, Asked]:
    """Return a request, locked, and who may do what with it; NotFound for others."""
    statement = (
        select(ContactRequest, Solution.supplier_id)
        .join(Solution, Solution.id == ContactRequest.solution_id)
        .where(ContactRequest.id == request_id, contacts_for(actor))
        .with_for_update(of=ContactRequest)
    )
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        raise NotFound
    request, supplier_id = row
    return request, Asked(request.id, ContactStatus(request.status), supplier_id)


async def requests_waiting(session: AsyncSession, deployment_id: UUID) -> list[ContactRequest]:
    """Return the requests about a deployment that nobody has answered, locked."""
    statement = (
        select(ContactRequest)
        .where(ContactRequest.deployment_id == deployment_id, ContactRequest.status.in_(WAITING))
        .order_by(ContactRequest.id)
        .with_for_update()
    )
    return list((await session.execute(statement)).scalars())


async def user_name(session: AsyncSession, deployment_id: UUID | None) -> str | None:
    """Return who uses a product, by name or as its supplier says; None when it is gone."""
    name = func.coalesce(Organisation.name, Deployment.organisation_label)
    statement = (
        select(name)
        .select_from(Deployment)
        .outerjoin(Organisation, Organisation.id == Deployment.organisation_id)
        .where(Deployment.id == deployment_id)
    )
    return (await session.execute(statement)).scalar_one_or_none()


def _conditions(actor: Actor, asked: ContactFilter) -> list[ColumnElement[bool]]:
    found = [contacts_for(actor)]
    if asked.solution is not None:
        found.append(is_named(asked.solution))
    if asked.waiting:
        mine = ContactStatus.PASSED_ON if actor.is_supplier else ContactStatus.ASKED
        found.append(ContactRequest.status == mine)
    return found


def _requests(total: Select[Any]) -> Select[Any]:
    parts: dict[str, Any] = {
        "supplier_id": Solution.supplier_id,
        "use": Deployment.use,
        "sector_name": Sector.name,
        "force": json_object(id=_Force.id, slug=_Force.slug, name=_Force.name),
        "solution": json_object(
            id=Solution.id,
            reference=Solution.reference,
            name=Solution.name,
            supplier=supplier_name(),
        ),
        "total": total.scalar_subquery(),
    }
    return (
        select(
            *(getattr(ContactRequest, name) for name in _OWN_PARTS),
            *(part.label(name) for name, part in parts.items()),
        )
        .select_from(ContactRequest)
        .join(Solution, Solution.id == ContactRequest.solution_id)
        .join(Organisation, Organisation.id == Solution.supplier_id)
        .join(_Force, _Force.id == ContactRequest.force_id)
        .outerjoin(Deployment, Deployment.id == ContactRequest.deployment_id)
        .outerjoin(Sector, Sector.slug == Deployment.sector)
    )


def _view(actor: Actor, row: dict[str, Any]) -> ContactRequestView:
    asked = Asked(row["id"], ContactStatus(row["status"]), row["supplier_id"])
    actions = LIFECYCLE.open_to(actor, asked)
    return ContactRequestView.model_validate({**row, "available_actions": actions})
