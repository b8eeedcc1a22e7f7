"""Organisations over HTTP: public, and read only."""

from typing import Annotated

from fastapi import Query, Response

from app.kernel.errors import NotFound
from app.kernel.paging import Page
from app.organisations import repository
from app.organisations.exports import ORGANISATIONS
from app.organisations.schemas import OrganisationCard, OrganisationFilter, OrganisationView
from app.web.csv_files import CsvFile, Export, csv_documented
from app.web.etags import set_etag
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, ReadConnection, allow_everyone

router = api_router("/organisations", "organisations")


@router.get("", dependencies=[allow_everyone()], responses=documented())
async def list_organisations(
    asked: Annotated[OrganisationFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[OrganisationCard]:
    """List forces, suppliers and the other bodies, by name."""
    found = await repository.page(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@router.get(
    ".csv", dependencies=[allow_everyone()], response_class=CsvFile, responses=csv_documented()
)
async def export_organisations(
    asked: Annotated[OrganisationFilter, Query()],
    actor: CurrentActor,
    cursors: Cursors,
    export: Export,
) -> CsvFile:
    """Download the list of organisations, by name, as CSV."""
    return await export(
        ORGANISATIONS, asked, lambda reader, part: repository.page(reader, actor, part, cursors)
    )


@router.get("/{organisation_ref}", dependencies=[allow_everyone()], responses=documented(NotFound))
async def read_organisation(
    organisation_ref: str,
    connection: ReadConnection,
    actor: CurrentActor,
    response: Response,
) -> OrganisationView:
    """Show one organisation, named by id or slug."""
    found = await repository.detail(connection, actor, organisation_ref)
    set_etag(response, found.version)
    return found
