"""Putting a force in contact with a user of a product that is not named in public."""

from uuid import UUID

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Actor
from app.kernel.errors import Conflict, NotAllowed
from app.kernel.ids import new_id
from app.platform.facts import record
from app.solutions import repository
from app.solutions.contact_lifecycle import LIFECYCLE
from app.solutions.enums import ContactAction, ContactStatus
from app.solutions.facts import ContactAsked, ContactMoved
from app.solutions.models import ContactRequest, Deployment
from app.solutions.policy import may_ask_for_a_contact
from app.web.etags import require_version


async def ask_for_contact(
    session: AsyncSession, actor: Actor, deployment_id: UUID
) -> ContactRequest:
    """Ask, through the moderator, who it is that uses a product.

    Raises NotFound unless the public sees the deployment without a name, NotAllowed for whoever
    is no other force, and Conflict when the force has asked before.
    """
    deployment = await repository.unnamed_deployment(session, deployment_id)
    force_id = actor.organisation_id
    if force_id is None or not may_ask_for_a_contact(actor, deployment):
        raise NotAllowed
    if await repository.has_asked(session, force_id, deployment.id):
        message = "Your force has asked about this organisation before."
        raise Conflict(message)
    request = ContactRequest(
        id=new_id(),
        solution_id=deployment.solution_id,
        deployment_id=deployment.id,
        force_id=force_id,
    )
    session.add(request)
    await session.flush()
    record(session, actor, ContactAsked(request.id, deployment.solution_id, deployment.id))
    return request


async def take_contact(
    session: AsyncSession,
    actor: Actor,
    request_id: UUID,
    *,
    action: ContactAction,
    if_match: int | None,
) -> ContactRequest:
    """Pass a request on, agree to it or decline it.

    Agreed, the name as it stands now is disclosed to the force that asked, and to nobody else.
    Raises NotFound when the actor may not know of it, and what `Lifecycle.move` raises.
    """
    request, asked = await repository.request_to_answer(session, actor, request_id)
    target = LIFECYCLE.move(action, actor, asked)
    if if_match is not None:
        await require_version(
            session,
            if_match,
            request.version,
            streams=[request.id],
            saves=[ContactAsked, ContactMoved],
        )
    if target is ContactStatus.AGREED:
        request.disclosed_name = await repository.user_name(session, request.deployment_id)
    _put(session, actor, request, action=action, target=target)
    return request


async def decline_for(session: AsyncSession, actor: Actor, deployment: Deployment) -> None:
    """Decline what waits about a deployment that is taken off its card."""
    for request in await repository.requests_waiting(session, deployment.id):
        _put(
            session,
            actor,
            request,
            action=ContactAction.DECLINE,
            target=ContactStatus.DECLINED,
        )


def _put(
    session: AsyncSession,
    actor: Actor,
    request: ContactRequest,
    *,
    action: ContactAction,
    target: ContactStatus,
) -> None:
    before = ContactStatus(request.status)
    request.status = target
    request.status_since = func.eme_now()
    moved = ContactMoved(request.id, request.solution_id, action, before, target)
    record(session, actor, moved)
