"""HTTP of search."""

from typing import Annotated

from fastapi import Query

from app.search import service
from app.search.dependencies import CurrentShelves
from app.search.schemas import SearchFilter, SearchPage
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, ReadConnection, allow_everyone

router = api_router("/search", "search")


@router.get("", dependencies=[allow_everyone()], responses=documented())
async def search_records(
    asked: Annotated[SearchFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    shelves: CurrentShelves,
    cursors: Cursors,
    next_link: NextLink,
) -> SearchPage:
    """Find challenges, cards, outcomes, answers and technology in use, best first.

    Only what the caller may read.
    """
    page = await service.search(connection, actor, shelves, asked=asked, cursors=cursors)
    next_link(page.next_cursor)
    return page
