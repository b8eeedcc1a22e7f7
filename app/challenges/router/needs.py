"""Unmet needs by capability."""

from typing import Annotated

from fastapi import Path, Query

from app.challenges import repository
from app.challenges.schemas.needs import UnmetNeed
from app.kernel.errors import NotFound
from app.kernel.paging import ListFilter, Page
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, ReadConnection, allow_everyone

router = api_router("/capabilities/{slug}/unmet-needs", "challenges")


@router.get("", dependencies=[allow_everyone()], responses=documented(NotFound))
async def list_unmet_needs(
    slug: Annotated[str, Path(max_length=100)],
    asked: Annotated[ListFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[UnmetNeed]:
    """List the past challenges with this capability to which nobody had an answer."""
    found = await repository.unmet_needs(connection, actor, slug, asked, cursors)
    next_link(found.next_cursor)
    return found
