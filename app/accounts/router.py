"""Sessions, memberships and people over HTTP."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.routing import APIRoute

from app.accounts import cookies, repository, service, views
from app.accounts.errors import NoMembership, WrongCredentials
from app.accounts.portal import idle_time, portal_of, visitor_of
from app.accounts.schemas import (
    ActingAs,
    BrowserSessionView,
    MembershipView,
    NewSession,
    PersonView,
    ServiceView,
    SessionView,
    SignIn,
)
from app.kernel.actor import SIGNED_IN, Actor
from app.kernel.errors import CrossSite, NotAllowed, NotFound, SignInNeeded
from app.kernel.paging import ListFilter, Page
from app.platform.database import Reader
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import (
    CurrentActor,
    Cursors,
    ReadConnection,
    WriteSession,
    allow,
    allow_everyone,
    check_origin,
    database_of,
)


class EntranceRoute(APIRoute):
    """The way in: `service.sign_in` opens its own units of work, before and after the hash."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap FastAPI's handler."""
        handle = super().get_route_handler()

        async def serve(request: Request) -> Response:
            check_origin(request)
            return await handle(request)

        return serve


entrance = APIRouter(prefix="/api/v1/auth", tags=["auth"], route_class=EntranceRoute)
router = api_router("/auth", "auth")
memberships_router = api_router("/memberships", "memberships")
people_router = api_router("/organisations", "organisations")


@entrance.post(
    "/session",
    status_code=201,
    dependencies=[allow_everyone()],
    responses=documented(WrongCredentials, NoMembership),
)
async def sign_in(wish: SignIn, request: Request, response: Response) -> SessionView:
    """Sign in with email address and password; the answer sets the session's cookie."""
    database, portal = database_of(request), portal_of(request)
    begun = await service.sign_in(database, portal, visitor_of(request), wish=wish)
    cookies.set_token(response, begun.token, lasts=begun.lasts, secure=portal.secure_cookies)
    async with database.reading() as connection:
        return await _show(request, connection, _entered(begun))


@router.get("/session", dependencies=[allow_everyone()], responses=documented())
async def read_session(
    request: Request, connection: ReadConnection, actor: CurrentActor
) -> SessionView:
    """Show who is signed in, in which role, and what the pages need to know of the service."""
    return await _show(request, connection, actor)


@router.delete(
    "/session",
    status_code=204,
    dependencies=[allow_everyone()],
    responses=documented(CrossSite),
)
async def sign_out(
    request: Request, response: Response, session: WriteSession, actor: CurrentActor
) -> None:
    """Sign out here; nobody needs to be signed in for it."""
    secure = portal_of(request).secure_cookies
    await service.sign_out(session, actor, cookies.sent_hash(request, secure=secure))
    cookies.take_away(response, secure=secure)


@router.put(
    "/session/acting-as",
    dependencies=[allow(SIGNED_IN)],
    responses=documented(SignInNeeded, CrossSite, NotFound),
)
async def act_as(
    wish: ActingAs,
    request: Request,
    response: Response,
    session: WriteSession,
    actor: CurrentActor,
) -> SessionView:
    """Go on in another of one's own roles; the answer sets a new cookie."""
    secure = portal_of(request).secure_cookies
    choice = await repository.own_membership(session, actor.account_id, wish.membership_id)
    begun = await service.act_as(
        session, actor, cookies.sent_hash(request, secure=secure), choice=choice
    )
    cookies.set_token(response, begun.token, lasts=begun.lasts, secure=secure)
    await session.flush()
    return await _show(request, session, _entered(begun))


@router.get("/sessions", dependencies=[allow(SIGNED_IN)], responses=documented(SignInNeeded))
async def list_sessions(
    *,
    asked: Annotated[ListFilter, Query()],
    request: Request,
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[BrowserSessionView]:
    """List where one is signed in, newest first."""
    portal = portal_of(request)
    found = await views.browser_sessions(
        connection,
        actor,
        asked,
        cursors,
        idle=idle_time(portal),
        current=cookies.sent_hash(request, secure=portal.secure_cookies),
    )
    next_link(found.next_cursor)
    return found


@router.delete(
    "/sessions/{session_id}",
    status_code=204,
    dependencies=[allow(SIGNED_IN)],
    responses=documented(SignInNeeded, CrossSite, NotFound),
)
async def end_session(
    session_id: str,
    request: Request,
    response: Response,
    session: WriteSession,
    actor: CurrentActor,
) -> None:
    """End one of one's own sessions, such as on a device that was left behind."""
    secure = portal_of(request).secure_cookies
    ended = await service.end_session(session, actor, session_id)
    if ended == cookies.sent_hash(request, secure=secure):
        cookies.take_away(response, secure=secure)


@memberships_router.get("", dependencies=[allow(SIGNED_IN)], responses=documented(SignInNeeded))
async def list_memberships(
    asked: Annotated[ListFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[MembershipView]:
    """List the roles one can act in."""
    found = await views.memberships(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@people_router.get(
    "/{organisation_ref}/people",
    dependencies=[allow(SIGNED_IN)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def list_people(
    organisation_ref: str,
    *,
    asked: Annotated[ListFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[PersonView]:
    """List an organisation's people, for themselves, moderators and administrators."""
    found = await views.people(connection, actor, organisation_ref, asked, cursors)
    next_link(found.next_cursor)
    return found


def _entered(begun: NewSession) -> Actor:
    """Whose new session the answer shows; nothing is decided by it."""
    return Actor(account_id=begun.account_id, membership_id=begun.membership_id)


async def _show(request: Request, reader: Reader, actor: Actor) -> SessionView:
    portal = portal_of(request)
    service_view = ServiceView(
        name=portal.service_name,
        practice_area=portal.demonstration,
        demonstration_accounts=None,
        semantic_matching=request.app.state.semantic_matching,
    )
    practice = visitor_of(request).practice
    return await views.session_view(reader, actor, service_view, demonstration=practice)
