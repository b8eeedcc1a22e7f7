"""Earlier answers over HTTP: for the people of the organisation whose they are."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response, status

from app.answers import service
from app.answers.errors import LibraryFull
from app.answers.repository import library, writing
from app.answers.schemas import (
    AnswerFilter,
    EarlierAnswer,
    KeptAnswerEdit,
    KeptAnswerView,
    KeptAnswerWish,
    UseView,
    UseWish,
)
from app.kernel.actor import SUPPLIER_ROLES
from app.kernel.errors import (
    NotAllowed,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    SignInNeeded,
    WrongMoment,
)
from app.kernel.paging import Page
from app.web.etags import set_etag
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, IfMatch, ReadConnection, WriteSession, allow

router = api_router("/answers", "answers")
uses_router = api_router("/responses/{response_ref}/answer-uses", "answers")


@router.get(
    "",
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def list_answers(
    asked: Annotated[AnswerFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[EarlierAnswer]:
    """List the answers one's own organisation has sent or keeps, to be used again."""
    found = await library.page(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@router.post(
    "",
    dependencies=[allow(SUPPLIER_ROLES)],
    status_code=status.HTTP_201_CREATED,
    responses=documented(SignInNeeded, NotAllowed, LibraryFull),
)
async def keep_answer(
    wish: KeptAnswerWish, session: WriteSession, actor: CurrentActor, answer: Response
) -> KeptAnswerView:
    """Keep an answer for later responses."""
    kept = KeptAnswerView.model_validate(await service.keep(session, actor, wish))
    answer.headers["Location"] = f"/api/v1/answers/{kept.id}"
    set_etag(answer, kept.version)
    return kept


@router.get(
    "/{answer_id}",
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def read_kept_answer(
    answer_id: UUID, connection: ReadConnection, actor: CurrentActor, answer: Response
) -> KeptAnswerView:
    """Show one kept answer, also a removed one, so that removing can be undone."""
    kept = await writing.kept(connection, actor, answer_id)
    set_etag(answer, kept.version)
    return kept


@router.patch(
    "/{answer_id}",
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(
        SignInNeeded, NotAllowed, NotFound, LibraryFull, PreconditionFailed, PreconditionRequired
    ),
)
async def change_kept_answer(
    answer_id: UUID,
    *,
    wish: KeptAnswerEdit,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    answer: Response,
) -> KeptAnswerView:
    """Change a kept answer, remove it or bring it back; what was sent is never changed."""
    changed = await service.change(session, actor, answer_id, wish=wish, if_match=if_match)
    kept = KeptAnswerView.model_validate(changed)
    set_etag(answer, kept.version)
    return kept


@uses_router.post(
    "",
    dependencies=[allow(SUPPLIER_ROLES)],
    status_code=status.HTTP_201_CREATED,
    responses=documented(SignInNeeded, NotAllowed, NotFound, WrongMoment),
)
async def note_answer_use(
    response_ref: str, wish: UseWish, session: WriteSession, actor: CurrentActor
) -> UseView:
    """Note that an earlier answer was put into the working copy; noting it twice changes nothing.

    Uses count, in the library, from the moment the response is sent.
    """
    use = await service.note_use(session, actor, response_ref, wish)
    return UseView(id=use.id, place=use.place, answer=wish.answer, used_at=use.used_at)


@uses_router.delete(
    "/{use_id}",
    dependencies=[allow(SUPPLIER_ROLES)],
    status_code=status.HTTP_204_NO_CONTENT,
    responses=documented(SignInNeeded, NotAllowed, NotFound, WrongMoment),
)
async def forget_answer_use(
    response_ref: str, use_id: UUID, session: WriteSession, actor: CurrentActor
) -> None:
    """Take back that an earlier answer was used; what was typed stays."""
    await service.forget_use(session, actor, response_ref, use_id)
