"""HTTP of matches that came too late: the force is asked, the supplier told once it agreed."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Response

from app.kernel.actor import FORCE_ROLES, SUPPLIER_ROLES, Role
from app.kernel.errors import (
    CheckFailed,
    NotAllowed,
    NotFound,
    PreconditionFailed,
    SignInNeeded,
    WrongMoment,
)
from app.kernel.paging import ListFilter, Page
from app.matching import service
from app.matching.dependencies import CurrentKeeper
from app.matching.lifecycle import RENEWALS
from app.matching.repository import renewals
from app.matching.schemas.matches import (
    RenewalAnswer,
    RenewalDecision,
    RenewalFilter,
    RenewalNote,
    RenewedMatchView,
)
from app.web.etags import set_etag
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import (
    CurrentActor,
    Cursors,
    IfMatch,
    ReadConnection,
    WriteSession,
    allow,
    allow_everyone,
)

router = api_router("", "matching")


@router.get(
    "/renewed-matches",
    dependencies=[allow(FORCE_ROLES, SUPPLIER_ROLES, Role.MODERATOR)],
    responses=documented(SignInNeeded, NotAllowed),
)
async def list_renewed_matches(
    *,
    asked: Annotated[RenewalFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    keeper: CurrentKeeper,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[RenewedMatchView]:
    """List products that may meet needs of past challenges: asked of a force, or agreed to."""
    page = await service.renewed_matches(connection, actor, keeper, asked=asked, cursors=cursors)
    next_link(page.next_cursor)
    return page


@router.post(
    "/renewed-matches/{renewal_id}/transitions",
    dependencies=[allow(FORCE_ROLES)],
    responses=documented(
        SignInNeeded, NotAllowed, NotFound, WrongMoment, CheckFailed, PreconditionFailed
    ),
)
async def answer_renewed_match(
    *,
    renewal_id: UUID,
    decision: RenewalDecision,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    response: Response,
) -> RenewalAnswer:
    """Say whether the supplier may be told; a yes is on the record of the challenge."""
    renewal = await service.answer_renewal(
        session, actor, renewal_id, decision=decision, if_match=if_match
    )
    set_etag(response, renewal.version)
    return RenewalAnswer(
        id=renewal.id,
        state=renewal.state,
        because=renewal.because,
        decided_at=renewal.decided_at,
        version=renewal.version,
        available_actions=RENEWALS.open_to(actor, renewal),
    )


@router.get(
    "/challenges/{challenge_ref}/renewals",
    dependencies=[allow_everyone()],
    responses=documented(NotFound),
)
async def list_renewals(
    *,
    challenge_ref: Annotated[str, Path(max_length=40)],
    asked: Annotated[ListFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[RenewalNote]:
    """List when the force said, after the challenge had closed, that it still has the need."""
    read = await renewals.notes(connection, actor, challenge_ref, asked, cursors)
    next_link(read.next_cursor)
    return Page(
        items=[RenewalNote(said_at=row["recorded_at"]) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )
