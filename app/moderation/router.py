"""Moderation over HTTP, for moderators only."""

from typing import Annotated

from fastapi import Query, Response

from app.challenges.dependencies import CurrentLimits
from app.kernel.actor import Role
from app.kernel.errors import (
    CheckFailed,
    NotAllowed,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    SignInNeeded,
)
from app.moderation import reading, repository, service
from app.moderation.exports import CASES
from app.moderation.schemas import CasePage, CaseView, CaseWish, Conduct, QueueFilter
from app.web.csv_files import CsvFile, Export, csv_documented
from app.web.etags import set_etag
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, IfMatch, ReadConnection, WriteSession, allow

router = api_router("/moderation", "moderation")


@router.get(
    "/cases",
    dependencies=[allow(Role.MODERATOR)],
    responses=documented(SignInNeeded, NotAllowed),
)
async def list_moderation_cases(
    asked: Annotated[QueueFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> CasePage:
    """List what waits by due time, or what was decided, latest first."""
    found = await repository.queue(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@router.get(
    "/cases.csv",
    dependencies=[allow(Role.MODERATOR)],
    response_class=CsvFile,
    responses=csv_documented(SignInNeeded, NotAllowed),
)
async def export_moderation_cases(
    asked: Annotated[QueueFilter, Query()], actor: CurrentActor, cursors: Cursors, export: Export
) -> CsvFile:
    """Download what waits, or what was decided, as CSV."""
    return await export(
        CASES, asked, lambda reader, part: repository.queue(reader, actor, part, cursors)
    )


@router.get(
    "/conduct",
    dependencies=[allow(Role.MODERATOR)],
    responses=documented(SignInNeeded, NotAllowed),
)
async def read_moderation_conduct(connection: ReadConnection) -> Conduct:
    """Tell how moderators kept to their time lately."""
    return await repository.conduct(connection)


@router.get(
    "/cases/{case_ref}",
    dependencies=[allow(Role.MODERATOR)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def read_moderation_case(
    case_ref: str, connection: ReadConnection, actor: CurrentActor, response: Response
) -> CaseView:
    """Show a case, named by id or number, with all its subject says."""
    found = await reading.detail(connection, actor, case_ref)
    set_etag(response, found.version)
    return found


@router.post(
    "/cases/{case_ref}/transitions",
    dependencies=[allow(Role.MODERATOR)],
    responses=documented(
        SignInNeeded, NotAllowed, NotFound, CheckFailed, PreconditionFailed, PreconditionRequired
    ),
)
async def take_moderation_case_action(
    *,
    case_ref: str,
    wish: CaseWish,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    limits: CurrentLimits,
    response: Response,
) -> CaseView:
    """Take a case on, give it back, or decide its subject."""
    await service.take(session, actor, case_ref, wish=wish, if_match=if_match, limits=limits)
    found = await reading.detail(session, actor, case_ref)
    set_etag(response, found.version)
    return found
