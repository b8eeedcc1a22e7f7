"""Deployments of a card over HTTP; a change answers with the whole card, which is one record."""

from uuid import UUID

from fastapi import Response

from app.kernel.actor import SUPPLIER_ROLES
from app.kernel.errors import (
    NotAllowed,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    WrongMoment,
)
from app.solutions import service
from app.solutions.router import show
from app.solutions.schemas import DeploymentDraft, DeploymentEdit, SolutionView
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import (
    CurrentActor,
    IfMatch,
    WriteSession,
    allow,
)

router = api_router("/solutions/{solution_ref}/deployments", "solutions")


@router.post(
    "",
    status_code=201,
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(NotAllowed, NotFound, WrongMoment),
)
async def add_deployment(
    solution_ref: str,
    draft: DeploymentDraft,
    session: WriteSession,
    actor: CurrentActor,
    response: Response,
) -> SolutionView:
    """Say where the product is or was in use; a claim until somebody checks it."""
    solution = await service.add_deployment(session, actor, solution_ref, draft=draft)
    return await show(session, actor, solution, response=response)


@router.patch(
    "/{deployment_id}",
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(
        NotAllowed, NotFound, WrongMoment, PreconditionFailed, PreconditionRequired
    ),
)
async def edit_deployment(
    *,
    solution_ref: str,
    deployment_id: UUID,
    changes: DeploymentEdit,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    response: Response,
) -> SolutionView:
    """Change a deployment; If-Match is the card's ETag."""
    solution = await service.edit_deployment(
        session,
        actor,
        solution_ref,
        deployment_id=deployment_id,
        changes=changes,
        if_match=if_match,
    )
    return await show(session, actor, solution, response=response)


@router.delete(
    "/{deployment_id}",
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(NotAllowed, NotFound, WrongMoment),
)
async def remove_deployment(
    solution_ref: str,
    deployment_id: UUID,
    session: WriteSession,
    actor: CurrentActor,
    response: Response,
) -> SolutionView:
    """Take a deployment off a card."""
    solution = await service.remove_deployment(
        session, actor, solution_ref, deployment_id=deployment_id
    )
    return await show(session, actor, solution, response=response)
