"""HTTP of the audit trail."""

from typing import Annotated

from fastapi import Query

from app.audit import repository
from app.audit.schemas import FactFilter, FactView
from app.kernel.actor import Role
from app.kernel.errors import NotAllowed, SignInNeeded
from app.kernel.paging import Page
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
    listed: Annotated[FactFilter, Query()], connection: ReadConnection, cursors: Cursors
) -> Page[FactView]:
    """List recorded facts, newest first."""
    return await repository.page(connection, listed, cursors)
