"""The vocabulary over HTTP: public, and read only."""

import re
from typing import Annotated, Final

from fastapi import Header, Query, Response

from app.kernel.errors import NotFound
from app.kernel.paging import Page
from app.taxonomy import repository
from app.taxonomy.schemas import CapabilityTree, CapabilityView, SectorFilter, SectorView
from app.web.etags import set_etag
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import Cursors, ReadConnection, allow_everyone

router = api_router("/capabilities", "capabilities")
sectors_router = api_router("/sectors", "sectors")

_VERSIONS: Final = re.compile(r'"v(\d{1,9})"')
_ASK_EACH_TIME: Final = "no-cache"  # may be kept, but is asked for again with its ETag
_UNCHANGED: Final = 304


@router.get(
    "",
    dependencies=[allow_everyone()],
    response_model=CapabilityTree,
    responses={**documented(), _UNCHANGED: {"description": "The version the caller has"}},
)
async def read_capabilities(
    connection: ReadConnection,
    response: Response,
    if_none_match: Annotated[str | None, Header(max_length=200)] = None,
) -> CapabilityTree | Response:
    """Show themes and capabilities as one tree, the same for every reader."""
    known = [int(version) for version in _VERSIONS.findall(if_none_match or "")]
    version, found = await repository.tree(connection, known=known)
    answer = response if found is not None else Response(status_code=_UNCHANGED)
    set_etag(answer, version)
    answer.headers["Cache-Control"] = _ASK_EACH_TIME
    return answer if found is None else found


@router.get("/{slug}", dependencies=[allow_everyone()], responses=documented(NotFound))
async def read_capability(slug: str, connection: ReadConnection) -> CapabilityView:
    """Show one capability with its theme."""
    return await repository.capability(connection, slug)


@sectors_router.get("", dependencies=[allow_everyone()], responses=documented())
async def list_sectors(
    asked: Annotated[SectorFilter, Query()],
    connection: ReadConnection,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[SectorView]:
    """List the sectors in which technology is used."""
    found = await repository.sectors(connection, asked, cursors)
    next_link(found.next_cursor)
    return found
