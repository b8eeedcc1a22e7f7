"""What was sent of a response, version by version, over HTTP: for its sender."""

from typing import Annotated

from fastapi import Path, Query, Response

from app.kernel.actor import SIGNED_IN
from app.kernel.errors import NotAllowed, NotFound, SignInNeeded
from app.kernel.paging import ListFilter, Page
from app.responses.repository import versions
from app.responses.schemas.versions import SentCard, SentVersion
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, ReadConnection, allow

router = api_router("/responses/{response_ref}/versions", "responses")
Number = Annotated[int, Path(ge=1, le=100_000)]


@router.get(
    "",
    dependencies=[allow(SIGNED_IN)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def list_sent_versions(
    response_ref: str,
    *,
    asked: Annotated[ListFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[SentCard]:
    """List what was sent of one's own response, the last version first."""
    found = await versions.page(connection, actor, response_ref, asked, cursors)
    next_link(found.next_cursor)
    return found


@router.get(
    "/{number}",
    dependencies=[allow(SIGNED_IN)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def read_sent_version(
    response_ref: str, number: Number, connection: ReadConnection, actor: CurrentActor
) -> SentVersion:
    """Show the receipt of one version with everything that was sent in it."""
    return await versions.version(connection, actor, response_ref, number)


@router.get(
    "/{number}/document",
    dependencies=[allow(SIGNED_IN)],
    response_class=Response,
    responses={
        200: {"content": {"application/json": {}}, "description": "The bytes that were hashed"},
        **documented(SignInNeeded, NotAllowed, NotFound),
    },
)
async def download_sent_document(
    response_ref: str, number: Number, connection: ReadConnection, actor: CurrentActor
) -> Response:
    """Hand out exactly what was hashed: the SHA-256 of the file is the hash of the receipt."""
    document = await versions.document(connection, actor, response_ref, number)
    name = f"response-version-{number}.json"
    return Response(
        document,
        media_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )
