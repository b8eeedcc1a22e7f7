"""HTTP of the audit trail."""

from typing import Annotated

from fastapi import Query

from app.audit import repository
from app.audit.exports import FACTS
from app.audit.schemas import FactFilter, FactView
from app.kernel.actor import Role
from app.kernel.errors import NotAllowed, SignInNeeded
from app.kernel.paging import Page
from app.web.csv_files import CsvFile, Export, csv_documented
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import Cursors, ReadConnection, allow

router = api_router("/audit", "audit")


@router.get(
    "/facts",
    dependencies=[allow(Role.AUDITOR)],
    responses=documented(SignInNeeded, NotAllowed),
)
async def list_facts(
    asked: Annotated[FactFilter, Query()],
    connection: ReadConnection,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[FactView]:
    """List recorded facts, newest first."""
    page = await repository.page(connection, asked, cursors)
    next_link(page.next_cursor)
    return page


@router.get(
    "/facts.csv",
    dependencies=[allow(Role.AUDITOR)],
    response_class=CsvFile,
    responses=csv_documented(SignInNeeded, NotAllowed),
)
async def export_facts(
    asked: Annotated[FactFilter, Query()], cursors: Cursors, export: Export
) -> CsvFile:
    """Download recorded facts, newest first, as CSV; a long trail day by day."""
    return await export(FACTS, asked, lambda reader, part: repository.page(reader, part, cursors))
