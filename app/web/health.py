"""Whether the process lives, whether it can serve, and what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from app.kernel.errors import Unavailable
from app.kernel.schemas import View
from app.web.session import allow_everyone, database_of

if TYPE_CHECKING:
    from asyncio import Task

    from app.web.middleware import Metrics

router = APIRouter(tags=["health"], dependencies=[allow_everyone()])
_APPLIED: Final = text("SELECT version_num FROM alembic_version")


class Health(View):
    """The process answers."""

    status: str = "ok"


class Readiness(View):
    """The service can serve; `matching` says whether meaning is compared or words only."""

    status: str = "ready"
    migration: str
    matching: str


@router.get("/healthz")
async def read_health() -> Health:
    """Say that the process answers."""
    return Health()


@router.get("/readyz")
async def read_readiness(request: Request) -> Readiness:
    """Say whether database and migrations fit and the corpus is read; 503 if not."""
    expected: str = request.app.state.migration_head
    try:
        async with database_of(request).reading() as connection:
            applied = (await connection.execute(_APPLIED)).scalar_one_or_none()
    except (DBAPIError, OperationalError, OSError):
        raise Unavailable("The database does not answer.") from None
    if applied != expected:
        raise Unavailable(f"The database is at {applied}, this version needs {expected}.")
    building: Task[None] | None = request.app.state.building
    if building is not None and not building.done():
        raise Unavailable("The corpus is being read; pages are served, matching waits for it.")
    matching = "semantic" if request.app.state.semantic_matching else "lexical only"
    return Readiness(migration=expected, matching=matching)


@router.get("/metrics", response_class=Response)
async def read_metrics(request: Request) -> Response:
    """Show the counters in Prometheus' text form; the proxy keeps this from the public."""
    metrics: Metrics = request.app.state.metrics
    return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)
