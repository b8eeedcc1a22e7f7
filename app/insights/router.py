"""HTTP of the figures."""

from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from app.insights import repository
from app.insights.schemas import HorizonRadar, PlacedCapability, ReplyRate, Summary
from app.kernel.paging import ListFilter, Page
from app.web.csv_files import CsvFile, CsvTable, Export, Terms, csv_documented
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import ReadConnection, allow_everyone

router = api_router("/insights", "insights")

_RADAR_FILE: Final = CsvTable[PlacedCapability](
    name="horizon",
    terms=Terms.OPEN,
    columns={
        "number": lambda row: row.number,
        "capability": lambda row: row.slug,
        "name": lambda row: row.name,
        "theme": lambda row: row.theme,
        "horizon": lambda row: row.horizon,
        "solutions": lambda row: row.solutions,
        "this_near": lambda row: row.this_near,
    },
    example=lambda row: row.is_example,
    page=lambda row: f"/capabilities/{row.slug}",
)


@router.get("/summary", dependencies=[allow_everyone()], responses=documented())
async def read_summary(connection: ReadConnection) -> Summary:
    """Key figures: open and concluded challenges, answers given, days to an outcome."""
    return await repository.summary(connection)


@router.get("/reply-rates", dependencies=[allow_everyone()], responses=documented())
async def list_reply_rates(connection: ReadConnection) -> Page[ReplyRate]:
    """How reliably each force answers those who respond."""
    return await repository.reply_rates(connection)


@router.get("/horizon", dependencies=[allow_everyone()], responses=documented())
async def read_horizon(connection: ReadConnection) -> HorizonRadar:
    """How near to policing each capability is: rings of horizons, numbered from the centre."""
    return await repository.horizon_radar(connection)


@router.get(
    "/horizon.csv",
    dependencies=[allow_everyone()],
    response_class=CsvFile,
    responses=csv_documented(),
)
async def download_horizon(export: Export) -> CsvFile:
    """Take the radar away as a file, one capability a row, numbered as in the drawing."""

    async def read(connection: AsyncConnection, _asked: ListFilter) -> Page[PlacedCapability]:
        return (await repository.horizon_radar(connection)).as_page()

    return await export(_RADAR_FILE, ListFilter(), read)
