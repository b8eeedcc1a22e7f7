"""Deployments over HTTP as records of their own, for those who vouch for them."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import Query, Response

from app.kernel.actor import FORCE_ROLES, SUPPLIER_ROLES, Role
from app.kernel.errors import (
    NotAllowed,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    WrongMoment,
)
from app.kernel.paging import Page
from app.kernel.schemas import Transition
from app.solutions import repository, service
from app.solutions.enums import EvidenceAction
from app.solutions.schemas import DeploymentFilter, DeploymentRecord
from app.web.etags import set_etag
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, IfMatch, ReadConnection, WriteSession, allow

router = api_router("/deployments", "solutions")

CONCERNED: Final = (FORCE_ROLES, SUPPLIER_ROLES, Role.MODERATOR)


@router.get("", dependencies=[allow(*CONCERNED)], responses=documented(NotAllowed))
async def list_deployments(
    asked: Annotated[DeploymentFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[DeploymentRecord]:
    """List the deployments the caller has a say in: its own use, its own cards, or all."""
    found = await repository.deployment_records(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@router.get(
    "/{deployment_id}",
    dependencies=[allow(*CONCERNED)],
    responses=documented(NotAllowed, NotFound),
)
async def read_deployment(
    deployment_id: UUID, connection: ReadConnection, actor: CurrentActor, response: Response
) -> DeploymentRecord:
    """Show a deployment to those concerned."""
    found = await repository.deployment_record(connection, actor, deployment_id)
    set_etag(response, found.version)
    return found


@router.post(
    "/{deployment_id}/transitions",
    dependencies=[allow(*CONCERNED)],
    responses=documented(
        NotAllowed, NotFound, WrongMoment, PreconditionFailed, PreconditionRequired
    ),
)
async def take_evidence_action(
    *,
    deployment_id: UUID,
    wish: Transition[EvidenceAction],
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    response: Response,
) -> DeploymentRecord:
    """Verify, confirm or dispute a deployment, or take that back; If-Match is its ETag."""
    await service.take_evidence(
        session, actor, deployment_id, action=wish.action, reason=wish.reason, if_match=if_match
    )
    await session.flush()
    found = await repository.deployment_record(session, actor, deployment_id)
    set_etag(response, found.version)
    return found
