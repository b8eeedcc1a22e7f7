"""HTTP of feeds and calendars. Feeds are public: who asks is not even looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import Query, Request
from starlette.responses import Response

from app.challenges.schemas.challenge import Reference
from app.feeds import atom, calendar, repository
from app.feeds.entries import challenge_entry, outcome_entry
from app.feeds.schemas import FeedFilter
from app.kernel.errors import NotFound
from app.web.problems import documented
from app.web.public_answers import public_answer
from app.web.routes import api_router
from app.web.session import CurrentActor, ReadConnection, allow_everyone

if TYPE_CHECKING:
    from collections.abc import Sequence

router = api_router("/feeds", "feeds")
challenge_router = api_router("/challenges", "feeds")


class AtomDocument(Response):
    """An Atom feed."""

    media_type = atom.MEDIA_TYPE


class CalendarFile(Response):
    """An iCalendar file."""

    media_type = calendar.MEDIA_TYPE


_UNCHANGED: Final[dict[int | str, dict[str, Any]]] = {
    304: {"description": "Nothing has changed: see If-None-Match and If-Modified-Since"}
}


@router.get(
    "/challenges.atom",
    dependencies=[allow_everyone()],
    response_class=AtomDocument,
    responses={**documented(), **_UNCHANGED},
)
async def follow_challenges(
    request: Request, asked: Annotated[FeedFilter, Query()], connection: ReadConnection
) -> Response:
    """Follow challenges: the 100 that were published, amended, withdrawn or concluded last."""
    found = await repository.challenges(connection, asked)
    return _feed(
        request,
        asked,
        title="Challenges",
        subtitle="Problems that police forces describe before anyone decides what to buy",
        page="/challenges",
        entries=[challenge_entry(each) for each in found],
    )


@router.get(
    "/outcomes.atom",
    dependencies=[allow_everyone()],
    response_class=AtomDocument,
    responses={**documented(), **_UNCHANGED},
)
async def follow_outcomes(
    request: Request, asked: Annotated[FeedFilter, Query()], connection: ReadConnection
) -> Response:
    """Follow outcomes: the 100 that were published last."""
    found = await repository.outcomes(connection, asked)
    return _feed(
        request,
        asked,
        title="Outcomes of challenges",
        subtitle="What the market said and what each force did next",
        page="/challenges?status=concluded",
        entries=[outcome_entry(each) for each in found],
    )


@router.get(
    "/deadlines.ics",
    dependencies=[allow_everyone()],
    response_class=CalendarFile,
    responses={**documented(), **_UNCHANGED},
)
async def follow_deadlines(request: Request, connection: ReadConnection) -> Response:
    """Subscribe to the opening and closing times of all public challenges, up to 90 days back."""
    found = await repository.deadlines(connection)
    body = calendar.write(found, name=f"{_service(request)}: deadlines", origin=_origin(request))
    return public_answer(
        request,
        body,
        media_type=calendar.MEDIA_TYPE,
        changed_at=calendar.changed_at(found),
        file="deadlines.ics",
    )


@challenge_router.get(
    "/{challenge_ref}/calendar.ics",
    dependencies=[allow_everyone()],
    response_class=CalendarFile,
    responses=documented(NotFound),
)
async def read_challenge_calendar(
    request: Request, challenge_ref: Reference, connection: ReadConnection, actor: CurrentActor
) -> CalendarFile:
    """Download the opening and closing times of one published challenge for a calendar."""
    found = await repository.deadlines_of(connection, actor, challenge_ref)
    body = calendar.write([found], name=found.title, origin=_origin(request))
    file = f'attachment; filename="{found.reference}.ics"'
    return CalendarFile(body, headers={"Content-Disposition": file})


def _feed(
    request: Request,
    asked: FeedFilter,
    *,
    title: str,
    subtitle: str,
    page: str,
    entries: Sequence[atom.Entry],
) -> Response:
    query = urlencode(asked.model_dump(), doseq=True)
    feed = atom.Feed(
        title=f"{_service(request)}: {title}",
        subtitle=subtitle,
        author=_service(request),
        origin=_origin(request),
        address=request.url.path + (f"?{query}" if query else ""),
        page=page,
        entries=entries,
    )
    return public_answer(
        request,
        atom.write(feed),
        media_type=atom.MEDIA_TYPE,
        changed_at=feed.updated,
        file=request.url.path.rpartition("/")[2],
    )


def _origin(request: Request) -> str:
    origin: str = request.app.state.public_origin
    return origin


def _service(request: Request) -> str:
    name: str = request.app.title
    return name
