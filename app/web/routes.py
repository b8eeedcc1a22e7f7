"""The route class of every API route: one write, one transaction, one answer per key.

The unit of work is opened around the handler and committed before the answer leaves. It also
holds the Idempotency-Key row with the finished answer, which is why it is the route and not a
yielding dependency that commits (docs/adr/0003).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter
from fastapi.routing import APIRoute
from sqlalchemy import LargeBinary, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from starlette.responses import Response

from app.kernel.actor import Role
from app.kernel.errors import Conflict, FieldError, Invalid, WrongMoment
from app.web.origins import told
from app.web.session import SAFE, check_origin, database_of, identify

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from fastapi import Request
    from sqlalchemy.ext.asyncio import AsyncSession

    Handler = Callable[[Request], Coroutine[Any, Any, Response]]

KEY_LENGTH: Final = 200
_REPLAYED_HEADERS: Final = ("etag", "location", "content-type", "link")
_CLAIM: Final = text(
    "INSERT INTO idempotency_key (owner, key, request_sha256, created_at) "
    "VALUES (:owner, :key, :sha, eme_now()) ON CONFLICT (owner, key) DO NOTHING RETURNING key"
).bindparams(bindparam("sha", type_=LargeBinary))
_READ: Final = text(
    "SELECT request_sha256, status, headers, body FROM idempotency_key "
    "WHERE owner = :owner AND key = :key"
)
_KEEP: Final = text(
    "UPDATE idempotency_key SET status = :status, headers = :headers, body = :body "
    "WHERE owner = :owner AND key = :key"
).bindparams(bindparam("headers", type_=JSONB), bindparam("body", type_=LargeBinary))


class UnitOfWorkRoute(APIRoute):
    """Reads pass through; a write runs in one unit of work and answers a known key again."""

    def get_route_handler(self) -> Handler:
        """Wrap FastAPI's handler."""
        handle = super().get_route_handler()

        async def serve(request: Request) -> Response:
            check_origin(request)
            if request.method in SAFE:
                return await handle(request)
            return await write(request, handle)

        return serve


async def write(request: Request, handle: Handler) -> Response:
    """Run a handler in one unit of work, or answer what its Idempotency-Key already has."""
    key = request.headers.get("idempotency-key") if request.method == "POST" else None
    if key is not None and not 0 < len(key) <= KEY_LENGTH:
        error = FieldError("/idempotency-key", "length", f"Use 1 to {KEY_LENGTH} characters")
        raise Invalid(errors=[error])
    actor = await identify(request)
    async with database_of(request).unit_of_work() as session:
        request.state.session = session
        if key is None or actor.role is Role.PUBLIC:
            return await _handle(request, handle, session)
        owner = f"{actor.account_id}:{actor.membership_id}"
        again = await _claim(session, request, owner, key)
        if again is not None:
            return again
        response = await _handle(request, handle, session)
        await _keep(session, owner, key, response)
        return response


async def _handle(request: Request, handle: Handler, session: AsyncSession) -> Response:
    """Run a handler; what is refused because of the record's state says since when it is in it."""
    try:
        return await handle(request)
    except WrongMoment as refusal:
        if refusal.origin is not None:
            refusal.members.update(await told(session, refusal.origin))
        raise


async def _claim(session: AsyncSession, request: Request, owner: str, key: str) -> Response | None:
    """Claim the key, or return the answer it already has."""
    # A route that received its body before the unit of work began has left its digest.
    body: bytes = getattr(request.state, "body_digest", b"") or await request.body()
    asked = f"{request.method} {request.url.path}?{request.url.query}\n".encode() + body
    sha = hashlib.sha256(asked + request.headers.get("if-match", "").encode()).digest()
    claimed = await session.execute(_CLAIM, {"owner": owner, "key": key, "sha": sha})
    if claimed.first() is not None:
        return None
    kept = (await session.execute(_READ, {"owner": owner, "key": key})).one()
    if bytes(kept.request_sha256) != sha:
        raise Conflict("This Idempotency-Key was used for another request.")
    return Response(
        bytes(kept.body),
        status_code=kept.status,
        headers={**kept.headers, "Idempotent-Replayed": "true"},
    )


async def _keep(session: AsyncSession, owner: str, key: str, response: Response) -> None:
    await session.execute(
        _KEEP,
        {
            "owner": owner,
            "key": key,
            "status": response.status_code,
            "headers": {n: response.headers[n] for n in _REPLAYED_HEADERS if n in response.headers},
            "body": bytes(response.body),
        },
    )


def api_router(prefix: str, tag: str) -> APIRouter:
    """Make a domain's router under /api/v1."""
    return APIRouter(prefix=f"/api/v1{prefix}", tags=[tag], route_class=UnitOfWorkRoute)
