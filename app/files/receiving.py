"""How a file arrives: to the limit, looked at and stored before the unit of work begins.

So a slow sender keeps no transaction open, and what was refused left nothing behind.
"""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any, Final, cast

import structlog
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from app.files.errors import TooSlow
from app.files.inspection import refuse_claim, refuse_content, refuse_name
from app.files.names import clean_name
from app.files.service import Received
from app.kernel.actor import SUPPLIER_ROLES
from app.kernel.errors import FieldError, Invalid, Problem, TooLarge, Unavailable
from app.platform.storage import StorageDown
from app.web.routes import write
from app.web.session import check_origin, identify

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from typing import BinaryIO

    from fastapi import Request
    from starlette.responses import Response

    from app.platform.storage import Storage

    Handler = Callable[[Request], Coroutine[Any, Any, Response]]

SECONDS_TO_ARRIVE: Final = 120.0
AT_ONCE: Final = 4
_IN_MEMORY: Final = 1024 * 1024
_BEFORE_THE_COMMIT: Final = (Problem, RequestValidationError, HTTPException)
_places: Final = asyncio.Semaphore(AT_ONCE)
_log = structlog.get_logger("files")


class UploadRoute(APIRoute):
    """Takes a file as its body; the handler finds it stored, as `request.state.received`."""

    def get_route_handler(self) -> Handler:
        """Wrap FastAPI's handler."""
        handle = super().get_route_handler()

        async def serve(request: Request) -> Response:
            check_origin(request)
            if (await identify(request)).role not in SUPPLIER_ROLES:
                return await write(request, handle)  # refused there, before anything is received
            async with _place():
                received = await _receive(request)
            return await _handle(request, handle, received)

        return serve


async def _handle(request: Request, handle: Handler, received: Received) -> Response:
    """Run the handler; a content that no row will name is erased.

    After any other failure it may have been committed, so it is left for the sweep.
    """
    request.state.received = received
    request.state.taken_in = False
    claimed = request.headers.get("content-type", "")
    request.state.body_digest = f"{claimed} {received.sha256}".encode()
    try:
        response = await write(request, handle)
    except _BEFORE_THE_COMMIT:
        await _erase(request, received.key)
        raise
    if not request.state.taken_in:  # the answer was known by its Idempotency-Key
        await _erase(request, received.key)
    return response


async def _erase(request: Request, key: str) -> None:
    """Erase what no row will name; the sweep finds it when the storage does not answer now."""
    try:
        await _storage(request).remove(key)
    except StorageDown as error:
        _log.warning("storage out of reach", error=str(error))


async def _receive(request: Request) -> Received:
    name = clean_name(request.query_params.get("name", "")[:400])
    kind = refuse_name(name)
    refuse_claim(kind, request.headers.get("content-type", "").partition(";")[0].strip().lower())
    _refuse_length(request)
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as body:
        content = cast("BinaryIO", body)
        size, sha256 = await _arrive(request, content)
        await asyncio.to_thread(refuse_content, content, kind)
        key = await _keep(request, content)
    return Received(name=name, kind=kind, size=size, sha256=sha256, key=key)


def _refuse_length(request: Request) -> None:
    limit = cast("int", request.app.state.settings.upload_limit)
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > limit:
        raise TooLarge(f"A file may have up to {limit // 1024**2} MB.", limit=limit)


async def _arrive(request: Request, body: BinaryIO) -> tuple[int, str]:
    """Receive the body; the edge ends it with 413 at the limit."""
    digest, size = hashlib.sha256(), 0
    try:
        async with asyncio.timeout(SECONDS_TO_ARRIVE):
            async for piece in request.stream():
                digest.update(piece)
                size += len(piece)
                body.write(piece)
    except TimeoutError:
        raise TooSlow from None
    except ClientDisconnect:
        raise Problem("The connection ended before the file had arrived.") from None
    if not size:
        raise Invalid(errors=[FieldError("/file", "empty", "Choose a file that is not empty")])
    return size, digest.hexdigest()


async def _keep(request: Request, content: BinaryIO) -> str:
    try:
        return await _storage(request).keep(content)
    except StorageDown as error:
        _log.warning("storage out of reach", error=str(error))
        raise Unavailable("The file could not be kept. Nothing was saved.") from None


def _storage(request: Request) -> Storage:
    return cast("Storage", request.app.state.storage)


@asynccontextmanager
async def _place() -> AsyncIterator[None]:
    """A place among the uploads of this process; without one, 503: each holds a body."""
    if _places.locked():
        raise Unavailable("Other files are arriving just now.", retry_after=5)
    async with _places:
        yield
