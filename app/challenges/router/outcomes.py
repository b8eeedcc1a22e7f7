"""Outcomes: of one challenge, and the public list with the reply rate."""

from typing import Annotated

from fastapi import Query, Response

from app.challenges import repository, service
from app.challenges.exports import OUTCOMES
from app.challenges.schemas.challenge import Reference
from app.challenges.schemas.outcomes import (
    OutcomeDraft,
    OutcomeFilter,
    OutcomePage,
    OutcomeView,
)
from app.kernel.actor import FORCE_ROLES
from app.kernel.errors import (
    NotAllowed,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    SignInNeeded,
    WrongMoment,
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

router = api_router("/challenges", "outcomes")
outcomes_router = api_router("/outcomes", "outcomes")


@router.get(
    "/{challenge_ref}/outcome", dependencies=[allow_everyone()], responses=documented(NotFound)
)
async def read_outcome(
    challenge_ref: Reference, connection: ReadConnection, actor: CurrentActor, response: Response
) -> OutcomeView:
    """Show what came of a challenge; the ETag is the challenge's."""
    found = await repository.outcome_of(connection, actor, challenge_ref)
    set_etag(response, found.challenge.version)
    return found


@router.put(
    "/{challenge_ref}/outcome",
    dependencies=[allow(FORCE_ROLES)],
    responses=documented(
        SignInNeeded, NotAllowed, NotFound, WrongMoment, PreconditionRequired, PreconditionFailed
    ),
)
async def record_outcome(
    *,
    challenge_ref: Reference,
    draft: OutcomeDraft,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    response: Response,
) -> OutcomeView:
    """Write or change the outcome of a closed challenge; If-Match is the challenge's ETag."""
    challenge = await service.record_outcome(
        session, actor, challenge_ref, draft=draft, if_match=if_match
    )
    set_etag(response, challenge.version)
    return await repository.outcome_of(session, actor, str(challenge.id))


@outcomes_router.get("", dependencies=[allow_everyone()], responses=documented())
async def list_outcomes(
    asked: Annotated[OutcomeFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> OutcomePage:
    """List published outcomes, newest first, with the reply rate."""
    found = await repository.outcomes(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@outcomes_router.get(
    ".csv", dependencies=[allow_everyone()], response_class=CsvFile, responses=csv_documented()
)
async def export_outcomes(
    asked: Annotated[OutcomeFilter, Query()], actor: CurrentActor, cursors: Cursors, export: Export
) -> CsvFile:
    """Download the published outcomes, newest first, as CSV."""
    return await export(
        OUTCOMES, asked, lambda reader, part: repository.outcomes(reader, actor, part, cursors)
    )
