"""HTTP of the watch over the moderator's conduct."""

from operator import attrgetter
from typing import Annotated, Final

from fastapi import Query

from app.insights import service
from app.insights.neutrality_schemas import NeutralityPage, NeutralityRow, QuarterFilter
from app.web.csv_files import CsvFile, CsvTable, Export, Terms, csv_documented
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, ReadConnection, allow_everyone

router = api_router("/insights", "insights")

_FIELDS: Final = tuple(name for name in NeutralityRow.model_fields if name != "is_example")
_FILE: Final = CsvTable[NeutralityRow](
    name="neutrality",
    terms=Terms.OPEN,
    columns={name: attrgetter(name) for name in _FIELDS},
    example=attrgetter("is_example"),
)


@router.get("/neutrality", dependencies=[allow_everyone()], responses=documented())
async def list_neutrality(
    asked: Annotated[QuarterFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> NeutralityPage:
    """Whom moderators endorsed and introduced, quarter by quarter, against what they were shown."""
    page = await service.neutrality(connection, actor, asked=asked, cursors=cursors)
    next_link(page.next_cursor)
    return page


@router.get(
    "/neutrality.csv",
    dependencies=[allow_everyone()],
    response_class=CsvFile,
    responses=csv_documented(),
)
async def download_neutrality(
    asked: Annotated[QuarterFilter, Query()], cursors: Cursors, export: Export
) -> CsvFile:
    """Take the published quarters away as a file, one group of suppliers a row."""
    return await export(
        _FILE,
        asked,
        lambda reader, part: service.neutrality_rows(reader, asked=part, cursors=cursors),
    )
