"""HTTP of the engagement record."""

from typing import Annotated

from fastapi import Path

from app.kernel.actor import FORCE_ROLES, Role
from app.kernel.errors import NotAllowed, NotFound, SignInNeeded
from app.transparency import service
from app.transparency.schemas import EngagementRecord
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, ReadConnection, allow

router = api_router("/challenges", "engagement record")


@router.get(
    "/{challenge_ref}/engagement-record",
    dependencies=[allow(FORCE_ROLES, Role.MODERATOR, Role.OVERSIGHT, Role.AUDITOR)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def read_engagement_record(
    challenge_ref: Annotated[str, Path(max_length=40)],
    connection: ReadConnection,
    actor: CurrentActor,
) -> EngagementRecord:
    """Show who was told what and when, and what was done to keep the engagement fair."""
    return await service.engagement_record(connection, actor, challenge_ref)
