"""Where a capability is in use in policing, over HTTP."""

from typing import Annotated

from fastapi import Path, Query

from app.kernel.errors import NotFound
from app.kernel.paging import ListFilter, Page
from app.solutions import repository
from app.solutions.schemas import PolicingUse
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import Cursors, ReadConnection, allow_everyone

router = api_router("/capabilities/{slug}/policing-uses", "solutions")


@router.get("", dependencies=[allow_everyone()], responses=documented(NotFound))
async def list_policing_uses(
    slug: Annotated[str, Path(max_length=100)],
    asked: Annotated[ListFilter, Query()],
    connection: ReadConnection,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[PolicingUse]:
    """List where police forces use products with this capability, or try them, best proof first."""
    found = await repository.policing_uses(connection, slug, asked, cursors)
    next_link(found.next_cursor)
    return found
