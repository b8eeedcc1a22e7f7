"""Responses over HTTP."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import Query, Response, status

from app.kernel.actor import FORCE_ROLES, SIGNED_IN, SUPPLIER_ROLES, Role
from app.kernel.errors import (
    CheckFailed,
    FieldError,
    Invalid,
    NotAllowed,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    SignInNeeded,
)
from app.kernel.paging import Page
from app.kernel.schemas import Transition
from app.responses import service
from app.responses.enums import Action
from app.responses.repository import audience, comparison, detail, history, lists
from app.responses.schemas.reading import (
    Audience,
    ChallengeResponses,
    Comparison,
    ConfidentialParts,
    OwnCard,
    ResponseTimeline,
    ResponseView,
)
from app.responses.schemas.writing import (
    MOST_COMPARED,
    FeedbackWish,
    OpenedFilter,
    OwnFilter,
    ReadingWish,
    ResponseEdit,
)
from app.web.etags import set_etag
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, IfMatch, ReadConnection, WriteSession, allow

REVIEWING: Final = FORCE_ROLES | {Role.MODERATOR, Role.OVERSIGHT}
Chosen = Annotated[tuple[str, ...], Query(alias="response", max_length=20)]

router = api_router("/responses", "responses")
challenge_router = api_router("/challenges", "responses")


@challenge_router.post(
    "/{challenge_ref}/responses",
    dependencies=[allow(SUPPLIER_ROLES)],
    status_code=status.HTTP_201_CREATED,
    responses={
        200: {"description": "The response that was started before", "model": ResponseView},
        **documented(SignInNeeded, NotAllowed, NotFound, CheckFailed),
    },
)
async def start_response(
    challenge_ref: str, session: WriteSession, actor: CurrentActor, answer: Response
) -> ResponseView:
    """Start a response, as a draft; starting twice gives the one that is there (200)."""
    started = await service.start(session, actor, challenge_ref)
    if not started.is_new:
        answer.status_code = status.HTTP_200_OK
    view = await detail.detail(session, actor, started.reference)
    answer.headers["Location"] = f"/api/v1/responses/{view.reference}"
    set_etag(answer, view.version)
    return view


@challenge_router.get(
    "/{challenge_ref}/responses",
    dependencies=[allow(REVIEWING)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def list_challenge_responses(
    challenge_ref: str,
    *,
    asked: Annotated[OpenedFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> ChallengeResponses:
    """Show how many responses a challenge has while they are sealed, and list them afterwards."""
    found = await lists.of_challenge(connection, actor, challenge_ref, asked, cursors)
    next_link(found.next_cursor)
    return found


@challenge_router.get(
    "/{challenge_ref}/comparison",
    dependencies=[allow(REVIEWING)],
    responses=documented(SignInNeeded, NotAllowed, NotFound, CheckFailed),
)
async def compare_responses(
    challenge_ref: str, connection: ReadConnection, actor: CurrentActor, chosen: Chosen = ()
) -> Comparison:
    """Show two to four opened responses side by side, outcome by outcome."""
    if not 1 < len(set(chosen)) == len(chosen) <= MOST_COMPARED:
        message = "Choose two to four different responses to compare"
        raise Invalid(errors=[FieldError("/response", "count", message)])
    return await comparison.comparison(connection, actor, challenge_ref, chosen)


@router.get(
    "",
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(SignInNeeded, NotAllowed),
)
async def list_own_responses(
    asked: Annotated[OwnFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[OwnCard]:
    """List the responses of one's own organisation, last changed first."""
    found = await lists.own_page(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@router.get(
    "/{response_ref}",
    dependencies=[allow(SIGNED_IN)],
    responses=documented(SignInNeeded, NotFound),
)
async def read_response(
    response_ref: str, connection: ReadConnection, actor: CurrentActor, answer: Response
) -> ResponseView:
    """Show one response as this reader may see it."""
    view = await detail.detail(connection, actor, response_ref)
    set_etag(answer, view.version)
    return view


@router.patch(
    "/{response_ref}",
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(
        SignInNeeded, NotAllowed, NotFound, CheckFailed, PreconditionFailed, PreconditionRequired
    ),
)
async def edit_response(
    response_ref: str,
    *,
    wish: ResponseEdit,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    answer: Response,
) -> ResponseView:
    """Change the working copy until the deadline; what was sent stays until it is sent again."""
    await service.edit(session, actor, response_ref, wish=wish, if_match=if_match)
    view = await detail.detail(session, actor, response_ref)
    set_etag(answer, view.version)
    return view


@router.post(
    "/{response_ref}/transitions",
    dependencies=[allow(SUPPLIER_ROLES, FORCE_ROLES)],
    responses=documented(
        SignInNeeded, NotAllowed, NotFound, CheckFailed, PreconditionFailed, PreconditionRequired
    ),
)
async def take_response_action(
    response_ref: str,
    *,
    wish: Transition[Action],
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    answer: Response,
) -> ResponseView:
    """Send, withdraw or resume a response; after closing take it up and decide."""
    await service.take(
        session, actor, response_ref, action=wish.action, reason=wish.reason, if_match=if_match
    )
    view = await detail.detail(session, actor, response_ref)
    set_etag(answer, view.version)
    return view


@router.put(
    "/{response_ref}/feedback",
    dependencies=[allow(FORCE_ROLES)],
    responses=documented(
        SignInNeeded, NotAllowed, NotFound, CheckFailed, PreconditionFailed, PreconditionRequired
    ),
)
async def give_feedback(
    response_ref: str,
    *,
    wish: FeedbackWish,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    answer: Response,
) -> ResponseView:
    """Write feedback, or change it until the decision; the supplier gets it with the decision."""
    await service.give_feedback(session, actor, response_ref, wish=wish, if_match=if_match)
    view = await detail.detail(session, actor, response_ref)
    set_etag(answer, view.version)
    return view


@router.get(
    "/{response_ref}/audience",
    dependencies=[allow(SIGNED_IN)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def preview_audience(
    response_ref: str, connection: ReadConnection, actor: CurrentActor
) -> Audience:
    """Show the sender who will read each part of the working copy, and when."""
    return await audience.audience(connection, actor, response_ref)


@router.get(
    "/{response_ref}/timeline",
    dependencies=[allow(SIGNED_IN)],
    responses=documented(SignInNeeded, NotFound),
)
async def read_response_timeline(
    response_ref: str, connection: ReadConnection, actor: CurrentActor
) -> ResponseTimeline:
    """Show what happened to a response, oldest first."""
    return await history.timeline(connection, actor, response_ref)


@router.post(
    "/{response_ref}/confidential-reading",
    dependencies=[allow(Role.MODERATOR)],
    responses=documented(SignInNeeded, NotAllowed, NotFound, CheckFailed),
)
async def read_confidential_parts(
    response_ref: str, wish: ReadingWish, session: WriteSession, actor: CurrentActor
) -> ConfidentialParts:
    """Open the confidential parts once, for a reason that is recorded."""
    return await service.read_confidential_parts(session, actor, response_ref, reason=wish.reason)
