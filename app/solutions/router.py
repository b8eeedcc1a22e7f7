"""Solutions over HTTP: the catalogue for everybody, cards for their suppliers."""

from typing import Annotated, Final

from fastapi import Query, Response
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import SUPPLIER_ROLES, Actor, Role
from app.kernel.errors import (
    CheckFailed,
    NotAllowed,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
)
from app.kernel.paging import ListFilter, Page
from app.kernel.schemas import Transition
from app.solutions import repository, service
from app.solutions.enums import Action
from app.solutions.exports import SOLUTIONS
from app.solutions.models import Solution
from app.solutions.schemas import (
    SolutionDraft,
    SolutionEdit,
    SolutionFacets,
    SolutionFilter,
    SolutionPage,
    SolutionTimelineEntry,
    SolutionVersionView,
    SolutionView,
)
from app.web.csv_files import CsvFile, Export, csv_documented
from app.web.etags import set_etag
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import (
    CurrentActor,
    Cursors,
    IfMatch,
    ReadConnection,
    WriteSession,
    allow,
    allow_everyone,
)

router = api_router("/solutions", "solutions")

_CHANGE: Final = (NotAllowed, NotFound, CheckFailed, PreconditionFailed, PreconditionRequired)


async def show(
    session: AsyncSession, actor: Actor, solution: Solution, *, response: Response
) -> SolutionView:
    """Answer a change with the card as it stands now, and its ETag."""
    found = await repository.detail(session, actor, solution.id)
    set_etag(response, found.version)
    return found


@router.get("", dependencies=[allow_everyone()], responses=documented())
async def list_solutions(
    asked: Annotated[SolutionFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> SolutionPage:
    """List the catalogue, or with `supplier=own` all cards of the caller's supplier."""
    found = await repository.page(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@router.get(
    ".csv", dependencies=[allow_everyone()], response_class=CsvFile, responses=csv_documented()
)
async def export_solutions(
    asked: Annotated[SolutionFilter, Query()], actor: CurrentActor, cursors: Cursors, export: Export
) -> CsvFile:
    """Download the catalogue, filtered and sorted as asked, as CSV."""
    return await export(
        SOLUTIONS, asked, lambda reader, part: repository.page(reader, actor, part, cursors)
    )


@router.get("/facets", dependencies=[allow_everyone()], responses=documented())
async def count_solutions(
    asked: Annotated[SolutionFilter, Query()], connection: ReadConnection, actor: CurrentActor
) -> SolutionFacets:
    """Count what each value of the filters would leave."""
    return await repository.facets(connection, actor, asked)


@router.post(
    "", status_code=201, dependencies=[allow(SUPPLIER_ROLES)], responses=documented(NotAllowed)
)
async def start_solution(
    draft: SolutionDraft, session: WriteSession, actor: CurrentActor, response: Response
) -> SolutionView:
    """Start a product card."""
    solution = await service.start(session, actor, draft=draft)
    response.headers["Location"] = f"/api/v1/solutions/{solution.reference}"
    return await show(session, actor, solution, response=response)


@router.get("/{solution_ref}", dependencies=[allow_everyone()], responses=documented(NotFound))
async def read_solution(
    solution_ref: str, connection: ReadConnection, actor: CurrentActor, response: Response
) -> SolutionView:
    """Show a card as the caller may see it."""
    found = await repository.detail(connection, actor, solution_ref)
    set_etag(response, found.version)
    return found


@router.patch(
    "/{solution_ref}", dependencies=[allow(SUPPLIER_ROLES)], responses=documented(*_CHANGE)
)
async def edit_solution(
    *,
    solution_ref: str,
    changes: SolutionEdit,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    response: Response,
) -> SolutionView:
    """Change a card; claims of a listed one wait for review."""
    solution = await service.edit(session, actor, solution_ref, changes=changes, if_match=if_match)
    return await show(session, actor, solution, response=response)


@router.post(
    "/{solution_ref}/transitions",
    dependencies=[allow(SUPPLIER_ROLES, Role.MODERATOR)],
    responses=documented(*_CHANGE),
)
async def take_solution_action(
    *,
    solution_ref: str,
    wish: Transition[Action],
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    response: Response,
) -> SolutionView:
    """Move a card one step along its lifecycle."""
    solution = await service.take(
        session, actor, solution_ref, action=wish.action, reason=wish.reason, if_match=if_match
    )
    return await show(session, actor, solution, response=response)


@router.get(
    "/{solution_ref}/timeline", dependencies=[allow_everyone()], responses=documented(NotFound)
)
async def list_solution_timeline(
    *,
    solution_ref: str,
    asked: Annotated[ListFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[SolutionTimelineEntry]:
    """Tell what happened to a card, newest first, as far as the caller may know."""
    found = await repository.timeline(connection, actor, solution_ref, asked=asked, cursors=cursors)
    next_link(found.next_cursor)
    return found


@router.get(
    "/{solution_ref}/versions", dependencies=[allow_everyone()], responses=documented(NotFound)
)
async def list_solution_versions(
    *,
    solution_ref: str,
    asked: Annotated[ListFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[SolutionVersionView]:
    """Show the listed texts of a card, newest first."""
    found = await repository.versions(connection, actor, solution_ref, asked=asked, cursors=cursors)
    next_link(found.next_cursor)
    return found
