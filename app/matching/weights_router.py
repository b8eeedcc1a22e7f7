"""HTTP of the versions of the weights."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from app.kernel.actor import Role
from app.kernel.errors import CheckFailed, NotAllowed, NotFound, SignInNeeded, WrongMoment
from app.kernel.paging import ListFilter
from app.kernel.schemas import Transition
from app.matching import service
from app.matching.dependencies import CurrentKeeper
from app.matching.enums import WeightsAction, WeightsStatus
from app.matching.policy import WEIGHERS
from app.matching.weights_schemas import WeightsPage, WeightsProposal, WeightsVersionView
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, ReadConnection, WriteSession, allow

router = api_router("/weights-versions", "matching")


@router.get(
    "",
    dependencies=[allow(WEIGHERS, Role.AUDITOR, Role.OVERSIGHT)],
    responses=documented(SignInNeeded, NotAllowed),
)
async def list_weights_versions(
    asked: Annotated[ListFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    keeper: CurrentKeeper,
    cursors: Cursors,
    next_link: NextLink,
) -> WeightsPage:
    """List proposed and adopted weights, newest first, and the version in use."""
    page = await service.list_weights(connection, actor, keeper, asked=asked, cursors=cursors)
    next_link(page.next_cursor)
    return page


@router.post(
    "",
    status_code=201,
    dependencies=[allow(WEIGHERS)],
    responses=documented(SignInNeeded, NotAllowed, CheckFailed),
)
async def propose_weights_version(
    proposal: WeightsProposal,
    session: WriteSession,
    actor: CurrentActor,
    keeper: CurrentKeeper,
    response: Response,
) -> WeightsVersionView:
    """Propose weights, as `eme evaluate --learn --propose` wrote them; another person decides."""
    in_use = (await keeper.current(session)).weights.version
    made = await service.propose_weights(session, actor, keeper.shipped, proposal=proposal)
    response.headers["Location"] = f"/api/v1/weights-versions/{made.id}"
    return service.weights_view(actor, made, in_use=in_use)


@router.post(
    "/{weights_id}/transitions",
    dependencies=[allow(WEIGHERS)],
    responses=documented(SignInNeeded, NotAllowed, NotFound, WrongMoment),
)
async def take_weights_action(
    weights_id: UUID,
    wish: Transition[WeightsAction],
    session: WriteSession,
    actor: CurrentActor,
    keeper: CurrentKeeper,
) -> WeightsVersionView:
    """Approve or reject weights that somebody else proposed, or withdraw one's own."""
    # Asked before anything is written: the process must not follow what may be rolled back.
    in_use = (await keeper.current(session)).weights.version
    moved = await service.take_weights(
        session, actor, weights_id, action=wish.action, reason=wish.reason
    )
    if moved.status == WeightsStatus.APPROVED and moved.base_version == keeper.shipped.version:
        in_use = moved.version
    return service.weights_view(actor, moved, in_use=in_use)
