"""HTTP of matches and similar challenges."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Response

from app.kernel.actor import FORCE_ROLES, SUPPLIER_ROLES, Role
from app.kernel.errors import NotAllowed, NotFound, PreconditionFailed, SignInNeeded, WrongMoment
from app.matching import service
from app.matching.dependencies import CurrentKeeper
from app.matching.lifecycle import LIFECYCLE
from app.matching.schemas.matches import (
    Decision,
    MatchFilter,
    MatchPage,
    MatchState,
    NotRelevant,
    RankingFilter,
    SimilarPage,
    SimilarText,
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
Ref = Annotated[str, Path(max_length=40)]
_REFUSALS = documented(SignInNeeded, NotAllowed, NotFound)


@router.get(
    "/challenges/{challenge_ref}/matches",
    dependencies=[allow(FORCE_ROLES, Role.MODERATOR)],
    responses=_REFUSALS,
)
async def list_challenge_matches(
    challenge_ref: Ref,
    asked: Annotated[RankingFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    keeper: CurrentKeeper,
    cursors: Cursors,
    next_link: NextLink,
) -> MatchPage:
    """List product cards that may fit a challenge, each with its reasons."""
    page = await service.matches_of_challenge(
        connection, actor, keeper, challenge_ref, asked=asked, cursors=cursors
    )
    next_link(page.next_cursor)
    return page


@router.get(
    "/solutions/{solution_ref}/matches",
    dependencies=[allow(SUPPLIER_ROLES, Role.MODERATOR)],
    responses=_REFUSALS,
)
async def list_solution_matches(
    solution_ref: Ref,
    asked: Annotated[RankingFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    keeper: CurrentKeeper,
    cursors: Cursors,
    next_link: NextLink,
) -> MatchPage:
    """List challenges that take responses and that a product card may help with."""
    page = await service.matches_of_solution(
        connection, actor, keeper, solution_ref, asked=asked, cursors=cursors
    )
    next_link(page.next_cursor)
    return page


@router.get(
    "/challenges/{challenge_ref}/similar",
    dependencies=[allow_everyone()],
    responses=documented(NotFound),
)
async def list_similar_challenges(
    challenge_ref: Ref, connection: ReadConnection, actor: CurrentActor, keeper: CurrentKeeper
) -> SimilarPage:
    """List challenges like this one that the caller may read."""
    return await service.similar_to(connection, actor, keeper, challenge_ref)


@router.post(
    "/challenges/similar",
    dependencies=[allow(FORCE_ROLES)],
    responses=documented(SignInNeeded, NotAllowed),
)
async def find_similar_challenges(
    text: SimilarText, session: WriteSession, actor: CurrentActor, keeper: CurrentKeeper
) -> SimilarPage:
    """List challenges like a problem of which no draft exists yet."""
    return await service.similar_to_text(session, actor, keeper, text)


@router.get(
    "/matches",
    dependencies=[allow(SUPPLIER_ROLES, Role.MODERATOR)],
    responses=documented(SignInNeeded, NotAllowed),
)
async def list_matches(
    asked: Annotated[MatchFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    keeper: CurrentKeeper,
    cursors: Cursors,
    next_link: NextLink,
) -> MatchPage:
    """List stored matches: a supplier's own, or all of them for a moderator."""
    page = await service.stored_matches(connection, actor, keeper, asked=asked, cursors=cursors)
    next_link(page.next_cursor)
    return page


@router.post(
    "/matches/{match_id}/transitions",
    dependencies=[allow(Role.MODERATOR)],
    responses=documented(SignInNeeded, NotAllowed, NotFound, WrongMoment, PreconditionFailed),
)
async def take_match_action(
    match_id: UUID,
    decision: Decision,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    response: Response,
) -> MatchState:
    """Endorse, dismiss or reconsider a match."""
    match = await service.decide(session, actor, match_id, decision=decision, if_match=if_match)
    set_etag(response, match.version)
    return MatchState(
        id=match.id,
        state=match.state,
        because=match.because,
        decided_at=match.decided_at,
        version=match.version,
        available_actions=LIFECYCLE.open_to(actor, match),
    )


@router.put(
    "/challenges/{challenge_ref}/matches/{solution_ref}/relevance",
    status_code=204,
    dependencies=[allow(FORCE_ROLES, SUPPLIER_ROLES)],
    responses=_REFUSALS,
)
async def label_match(
    challenge_ref: Ref,
    solution_ref: Ref,
    label: NotRelevant,
    session: WriteSession,
    actor: CurrentActor,
) -> None:
    """Say that a match does not help, and why: a label for learning, never a state."""
    await service.say_not_relevant(
        session,
        actor,
        challenge_ref=challenge_ref,
        solution_ref=solution_ref,
        because=label.because,
    )
