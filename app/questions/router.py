"""Questions over HTTP: of one challenge, and all that one may read."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response, status

from app.challenges.schemas.challenge import Reference
from app.kernel.actor import FORCE_ROLES, SUPPLIER_ROLES, Role
from app.kernel.errors import (
    CheckFailed,
    NotAllowed,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    SignInNeeded,
    WrongMoment,
)
from app.kernel.paging import Page
from app.questions import service
from app.questions.errors import QuestionsClosed, QuestionsFull
from app.questions.exports import QUESTIONS
from app.questions.repository import reading
from app.questions.schemas import (
    QuestionFilter,
    QuestionTransition,
    QuestionView,
    QuestionWish,
    SimilarQuestions,
    SimilarWish,
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

router = api_router("/questions", "questions")
challenge_router = api_router("/challenges/{challenge_ref}", "questions")


@challenge_router.get("/questions", dependencies=[allow_everyone()], responses=documented(NotFound))
async def list_challenge_questions(
    challenge_ref: Reference,
    *,
    asked: Annotated[QuestionFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[QuestionView]:
    """List the questions of a challenge that one may read, the newest answer first."""
    found = await reading.page(connection, actor, asked, cursors, challenge=challenge_ref)
    next_link(found.next_cursor)
    return found


@challenge_router.get(
    "/questions.csv",
    dependencies=[allow_everyone()],
    response_class=CsvFile,
    responses=csv_documented(NotFound),
)
async def export_challenge_questions(
    challenge_ref: Reference,
    *,
    asked: Annotated[QuestionFilter, Query()],
    actor: CurrentActor,
    cursors: Cursors,
    export: Export,
) -> CsvFile:
    """Download the questions of a challenge that one may read as CSV."""
    return await export(
        QUESTIONS,
        asked,
        lambda reader, part: reading.page(reader, actor, part, cursors, challenge=challenge_ref),
    )


@challenge_router.post(
    "/questions",
    dependencies=[allow(SUPPLIER_ROLES)],
    status_code=status.HTTP_201_CREATED,
    responses=documented(
        SignInNeeded, NotAllowed, NotFound, WrongMoment, QuestionsClosed, CheckFailed, QuestionsFull
    ),
)
async def ask_question(
    challenge_ref: Reference,
    wish: QuestionWish,
    session: WriteSession,
    actor: CurrentActor,
    answer: Response,
) -> QuestionView:
    """Ask the force a question: everybody will read the answer, nobody who asked."""
    question = await service.ask(session, actor, challenge_ref, wish=wish)
    view = await reading.detail(session, actor, question.id)
    answer.headers["Location"] = f"/api/v1/questions/{view.id}"
    set_etag(answer, view.version)
    return view


@challenge_router.post(
    "/questions/similar",
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def find_similar_questions(
    challenge_ref: Reference, wish: SimilarWish, connection: ReadConnection, actor: CurrentActor
) -> SimilarQuestions:
    """Find answered questions like the one that is being written; nothing is kept of it."""
    found = await reading.similar(connection, actor, challenge_ref, words=wish.text)
    return SimilarQuestions(items=found)


@router.get("", dependencies=[allow_everyone()], responses=documented())
async def list_questions(
    asked: Annotated[QuestionFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[QuestionView]:
    """List the questions of all challenges that one may read, the newest answer first."""
    found = await reading.page(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@router.get(
    ".csv", dependencies=[allow_everyone()], response_class=CsvFile, responses=csv_documented()
)
async def export_questions(
    asked: Annotated[QuestionFilter, Query()], actor: CurrentActor, cursors: Cursors, export: Export
) -> CsvFile:
    """Download the questions that one may read as CSV."""
    return await export(
        QUESTIONS, asked, lambda reader, part: reading.page(reader, actor, part, cursors)
    )


@router.get("/{question_id}", dependencies=[allow_everyone()], responses=documented(NotFound))
async def read_question(
    question_id: UUID, connection: ReadConnection, actor: CurrentActor, answer: Response
) -> QuestionView:
    """Show one question as this reader may see it."""
    view = await reading.detail(connection, actor, question_id)
    set_etag(answer, view.version)
    return view


@router.post(
    "/{question_id}/transitions",
    dependencies=[allow(FORCE_ROLES, Role.MODERATOR)],
    responses=documented(
        SignInNeeded,
        NotAllowed,
        NotFound,
        WrongMoment,
        CheckFailed,
        QuestionsFull,
        PreconditionFailed,
        PreconditionRequired,
    ),
)
async def take_question_action(
    question_id: UUID,
    *,
    wish: QuestionTransition,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    answer: Response,
) -> QuestionView:
    """Answer, merge or decline a question, or correct an answer; correcting needs If-Match."""
    question = await service.take(session, actor, question_id, wish=wish, if_match=if_match)
    view = await reading.detail(session, actor, question.id)
    set_etag(answer, view.version)
    return view
