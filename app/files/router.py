"""Files over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, cast
from urllib.parse import quote
from uuid import UUID

import structlog
from fastapi import APIRouter, Query, Request, Response
from starlette.responses import StreamingResponse

from app.files import repository, service
from app.files.enums import Kind, Status
from app.files.errors import InUse, NotReady
from app.files.kinds import FORMS
from app.files.receiving import UploadRoute
from app.files.schemas import FileView, UploadQuery
from app.kernel.actor import SUPPLIER_ROLES
from app.kernel.errors import NotAllowed, NotFound, SignInNeeded, TooLarge, Unavailable
from app.platform.storage import StorageDown
from app.web.middleware import UPLOADS
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import (
    CurrentActor,
    ReadConnection,
    WriteSession,
    allow,
    allow_everyone,
    database_of,
)

if TYPE_CHECKING:
    from app.files.policy import Readers
    from app.platform.storage import Storage

uploads = APIRouter(prefix=UPLOADS, tags=["files"], route_class=UploadRoute)
router = api_router("/files", "files")

_BINARY: Final = {"schema": {"type": "string", "format": "binary"}}
_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {form.media_type: _BINARY for form in FORMS.values()},
    }
}
_CONTENT: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "The content", "content": {"application/octet-stream": _BINARY}}
}
_log: Final = structlog.get_logger("files")
SANDBOX: Final = "sandbox; default-src 'none'"


def _readers(request: Request) -> Readers:
    return cast("Readers", request.app.state.file_readers)


@uploads.post(
    "",
    status_code=201,
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(SignInNeeded, NotAllowed, TooLarge, InUse),
    openapi_extra=_BODY,
)
async def upload_file(
    asked: Annotated[UploadQuery, Query()],
    request: Request,
    session: WriteSession,
    actor: CurrentActor,
    answer: Response,
) -> FileView:
    """Take a file in as the body of the request; it stays in quarantine until it was scanned."""
    file = await service.take_in(session, actor, request.state.received, purpose=asked.purpose)
    request.state.taken_in = True
    answer.headers["Location"] = f"{UPLOADS}/{file.id}"
    return await repository.detail(session, actor, _readers(request), file.id)


@router.get("/{file_id}", dependencies=[allow_everyone()], responses=documented(NotFound))
async def read_file(
    file_id: UUID, request: Request, connection: ReadConnection, actor: CurrentActor
) -> FileView:
    """Show what is known of a file: its name, type, size, hash and state."""
    return await repository.detail(connection, actor, _readers(request), file_id)


@router.get(
    "/{file_id}/content",
    dependencies=[allow_everyone()],
    response_class=StreamingResponse,
    responses={**_CONTENT, **documented(NotFound, NotReady)},
)
async def download_file(file_id: UUID, request: Request, actor: CurrentActor) -> StreamingResponse:
    """Hand out a clean file, as an attachment; never before it was found clean."""
    # The connection is given back before the storage is asked, which may keep everybody waiting.
    async with database_of(request).reading() as connection:
        file = await repository.to_hand_out(connection, actor, _readers(request), file_id)
    if file["status"] != Status.CLEAN:
        raise NotReady("It is still being checked, or was found harmful.", state=file["status"])
    try:
        content = await cast("Storage", request.app.state.storage).read(file["storage_key"])
    except FileNotFoundError:
        raise NotFound from None
    except StorageDown as error:
        _log.warning("storage out of reach", error=str(error))
        raise Unavailable("The file cannot be read just now.") from None
    return StreamingResponse(
        content,
        media_type=FORMS[Kind(file["kind"])].media_type,
        headers={
            "Content-Length": str(file["size"]),
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file['name'], safe='')}",
            "Content-Security-Policy": SANDBOX,
            "Cache-Control": "private, no-store",
        },
    )


@router.delete(
    "/{file_id}",
    status_code=204,
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(SignInNeeded, NotAllowed, NotFound, InUse),
)
async def delete_file(file_id: UUID, session: WriteSession, actor: CurrentActor) -> None:
    """Remove a file that no record of one's organisation holds."""
    await service.delete(session, actor, file_id)
