"""Reads, writes and the caller, as FastAPI dependencies."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from app.kernel.actor import EVERYONE, Actor, Role
from app.kernel.errors import CrossSite, NotAllowed, SignInNeeded, UnsupportedMedia
from app.kernel.paging import CursorSigner
from app.platform.database import Database
from app.web.etags import read_if_match
from app.web.middleware import SHEETS, UPLOADS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from collections.abc import Set as AbstractSet

    Identify = Callable[[Request], Awaitable[Actor]]

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def database_of(request: Request) -> Database:
    """The application's database."""
    return cast("Database", request.app.state.database)


async def _reading(request: Request) -> AsyncIterator[AsyncConnection]:
    async with database_of(request).reading() as connection:
        yield connection


async def _writing(request: Request) -> AsyncSession:
    """The unit of work that the route opened (see app/web/routes.py)."""
    return cast("AsyncSession", request.state.session)


async def identify(request: Request) -> Actor:
    """Find out once per request who calls, by the function that `main` installed."""
    known = getattr(request.state, "actor", None)
    if known is None:
        known = await cast("Identify", request.app.state.identify)(request)
        request.state.actor = known
    return cast("Actor", known)


def check_origin(request: Request) -> None:
    """Refuse unsafe requests that a browser sent from another site, and bodies not in JSON.

    Fetch metadata first, Origin for older browsers (ENGINE section 5). A request without a
    cookie cannot be forged in this way.
    """
    if request.method in SAFE:
        return
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    has_body = request.headers.get("content-length", "0") != "0" or (
        "transfer-encoding" in request.headers
    )
    path = request.url.path
    takes_files = path == UPLOADS or path.startswith(SHEETS)  # these look at the type themselves
    if has_body and content_type != "application/json" and not takes_files:
        raise UnsupportedMedia("Send the body as application/json.")
    if "cookie" not in request.headers:
        return
    site = request.headers.get("sec-fetch-site")
    own = cast("str", request.app.state.public_origin)
    if site == "same-origin" or (site is None and request.headers.get("origin") == own):
        return
    raise CrossSite(f"From a program, send the header Origin: {own} with the cookie.")


def allow(*roles: Role | AbstractSet[Role]) -> Any:
    """Declare who may call a route: the coarse, role-wide half of its rule.

    Put it into the route's `dependencies`. A test fails for any route without it. Relation and
    state are decided by the domain's policy and lifecycle.
    """
    allowed = frozenset(
        role for entry in roles for role in ([entry] if isinstance(entry, Role) else entry)
    )

    async def decide(actor: CurrentActor) -> None:
        if actor.role in allowed:
            return
        if actor.role is Role.PUBLIC:
            raise SignInNeeded
        raise NotAllowed(roles=sorted(allowed - {Role.PUBLIC, Role.SYSTEM}))

    decide.allowed = allowed  # type: ignore[attr-defined]  # read by the architecture test
    return Depends(decide)


def allow_everyone() -> Any:
    """Declare that a route is for everybody; who calls is not even looked up."""

    async def decide() -> None:
        return None

    decide.allowed = EVERYONE  # type: ignore[attr-defined]  # read by the architecture test
    return Depends(decide)


def _signer(request: Request) -> CursorSigner:
    return cast("CursorSigner", request.app.state.cursors)


ReadConnection = Annotated[AsyncConnection, Depends(_reading, scope="function")]
WriteSession = Annotated[AsyncSession, Depends(_writing)]
CurrentActor = Annotated[Actor, Depends(identify)]
IfMatch = Annotated[int | None, Depends(read_if_match)]
Cursors = Annotated[CursorSigner, Depends(_signer)]
