"""Lists of responses as files."""

from typing import Annotated

from fastapi import Query
from sqlalchemy.ext.asyncio import AsyncConnection

from app.kernel.actor import SUPPLIER_ROLES
from app.kernel.errors import NotAllowed, NotFound, SignInNeeded, WrongMoment
from app.responses.exports import OPENED, OWN
from app.responses.repository import lists
from app.responses.router import REVIEWING
from app.responses.schemas.reading import ChallengeResponses
from app.responses.schemas.writing import OpenedFilter, OwnFilter
from app.web.csv_files import CsvFile, Export, csv_documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, allow

router = api_router("", "responses")


@router.get(
    "/responses.csv",
    dependencies=[allow(SUPPLIER_ROLES)],
    response_class=CsvFile,
    responses=csv_documented(SignInNeeded, NotAllowed),
)
async def export_own_responses(
    asked: Annotated[OwnFilter, Query()], actor: CurrentActor, cursors: Cursors, export: Export
) -> CsvFile:
    """Download the list of one's own organisation's responses as CSV."""
    return await export(
        OWN, asked, lambda reader, part: lists.own_page(reader, actor, part, cursors)
    )


@router.get(
    "/challenges/{challenge_ref}/responses.csv",
    dependencies=[allow(REVIEWING)],
    response_class=CsvFile,
    responses=csv_documented(SignInNeeded, NotAllowed, NotFound, WrongMoment),
)
async def export_challenge_responses(
    *,
    challenge_ref: str,
    asked: Annotated[OpenedFilter, Query()],
    actor: CurrentActor,
    cursors: Cursors,
    export: Export,
) -> CsvFile:
    """Download the list of the opened responses of a challenge as CSV; 409 while sealed."""

    async def opened(reader: AsyncConnection, part: OpenedFilter) -> ChallengeResponses:
        found = await lists.of_challenge(reader, actor, challenge_ref, part, cursors)
        if found.sealed:
            raise WrongMoment("The responses are sealed.", opens_at=found.opens_at)
        return found

    return await export(OPENED, asked, opened)
