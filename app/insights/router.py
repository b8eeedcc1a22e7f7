"""HTTP of the figures."""

from app.insights import repository
from app.insights.schemas import HorizonRadar, ReplyRate, Summary
from app.kernel.paging import Page
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import ReadConnection, allow_everyone

router = api_router("/insights", "insights")


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
