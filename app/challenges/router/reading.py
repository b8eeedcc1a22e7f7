"""Reading challenges: lists, one record, its texts as they stood, what happened to it."""

from typing import Annotated

from fastapi import Query, Response

from app.challenges import repository
from app.challenges.exports import CHALLENGES
from app.challenges.schemas.challenge import ChallengeView, Reference
from app.challenges.schemas.history import TimelineEntry, TimelineFilter, Versions
from app.challenges.schemas.listing import ChallengeFilter, ChallengePage, Facets
from app.kernel.actor import FORCE_ROLES, Role
from app.kernel.errors import NotAllowed, NotFound, SignInNeeded
from app.kernel.paging import Page
from app.web.csv_files import CsvFile, Export, csv_documented
from app.web.etags import set_etag
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, ReadConnection, allow, allow_everyone

router = api_router("/challenges", "challenges")


@router.get("", dependencies=[allow_everyone()], responses=documented())
async def list_challenges(
    asked: Annotated[ChallengeFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> ChallengePage:
    """List challenges that the caller may know of."""
    found = await repository.page(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@router.get(
    ".csv", dependencies=[allow_everyone()], response_class=CsvFile, responses=csv_documented()
)
async def export_challenges(
    asked: Annotated[ChallengeFilter, Query()],
    actor: CurrentActor,
    cursors: Cursors,
    export: Export,
) -> CsvFile:
    """Download the list of challenges, filtered and sorted as asked, as CSV."""
    return await export(
        CHALLENGES, asked, lambda reader, part: repository.page(reader, actor, part, cursors)
    )


@router.get("/facets", dependencies=[allow_everyone()], responses=documented())
async def read_challenge_facets(
    asked: Annotated[ChallengeFilter, Query()], connection: ReadConnection, actor: CurrentActor
) -> Facets:
    """Count how many challenges each filter value would leave."""
    return await repository.facets(connection, actor, asked)


@router.get("/{challenge_ref}", dependencies=[allow_everyone()], responses=documented(NotFound))
async def read_challenge(
    challenge_ref: Reference, connection: ReadConnection, actor: CurrentActor, response: Response
) -> ChallengeView:
    """Show one challenge, named by id or reference."""
    found = await repository.detail(connection, actor, challenge_ref)
    set_etag(response, found.version)
    return found


@router.get(
    "/{challenge_ref}/versions", dependencies=[allow_everyone()], responses=documented(NotFound)
)
async def list_challenge_versions(
    challenge_ref: Reference, connection: ReadConnection, actor: CurrentActor
) -> Versions:
    """List the texts as they were published and, for insiders, signed off; newest first."""
    return await repository.versions(connection, actor, challenge_ref)


@router.get(
    "/{challenge_ref}/timeline",
    dependencies=[allow(FORCE_ROLES, Role.MODERATOR, Role.OVERSIGHT, Role.AUDITOR)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def read_challenge_timeline(
    *,
    challenge_ref: Reference,
    asked: Annotated[TimelineFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[TimelineEntry]:
    """List what happened to a challenge, newest first: who by role, what, when and why."""
    found = await repository.timeline(
        connection, actor, challenge_ref, asked=asked, cursors=cursors
    )
    next_link(found.next_cursor)
    return found
