"""Requests for a contact over HTTP: between one force, the moderators and one supplier."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import Query, Response

from app.kernel.actor import FORCE_ROLES, SUPPLIER_ROLES, Role
from app.kernel.errors import Conflict, NotAllowed, NotFound, PreconditionFailed, WrongMoment
from app.kernel.paging import Page
from app.kernel.schemas import Wish
from app.solutions import repository, service
from app.solutions.enums import ContactAction
from app.solutions.schemas import ContactFilter, ContactRequestView
from app.web.etags import set_etag
from app.web.links import NextLink
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, IfMatch, ReadConnection, WriteSession, allow

router = api_router("/contact-requests", "solutions")
asking = api_router("/deployments/{deployment_id}/contact-requests", "solutions")

_CONCERNED: Final = (FORCE_ROLES, SUPPLIER_ROLES, Role.MODERATOR)


class ContactWish(Wish):
    """What to do with a request. It holds no text, so that it is no channel."""

    action: ContactAction


@asking.post(
    "",
    status_code=201,
    dependencies=[allow(FORCE_ROLES)],
    responses=documented(NotAllowed, NotFound, Conflict),
)
async def ask_for_contact(
    deployment_id: UUID, session: WriteSession, actor: CurrentActor, response: Response
) -> ContactRequestView:
    """Ask to be told who uses a product, where the public is not told."""
    request = await service.ask_for_contact(session, actor, deployment_id)
    found = await repository.contact_request(session, actor, request.id)
    response.headers["Location"] = f"/api/v1/contact-requests/{found.id}"
    set_etag(response, found.version)
    return found


@router.get("", dependencies=[allow(*_CONCERNED)], responses=documented(NotAllowed, NotFound))
async def list_contact_requests(
    asked: Annotated[ContactFilter, Query()],
    connection: ReadConnection,
    actor: CurrentActor,
    cursors: Cursors,
    next_link: NextLink,
) -> Page[ContactRequestView]:
    """List the requests of the caller's force, to the caller's supplier, or all."""
    found = await repository.contact_requests(connection, actor, asked, cursors)
    next_link(found.next_cursor)
    return found


@router.get(
    "/{request_id}", dependencies=[allow(*_CONCERNED)], responses=documented(NotAllowed, NotFound)
)
async def read_contact_request(
    request_id: UUID, connection: ReadConnection, actor: CurrentActor, response: Response
) -> ContactRequestView:
    """Show a request to the force that asked, the supplier that answers, or a moderator."""
    found = await repository.contact_request(connection, actor, request_id)
    set_etag(response, found.version)
    return found


@router.post(
    "/{request_id}/transitions",
    dependencies=[allow(*_CONCERNED)],
    responses=documented(NotAllowed, NotFound, WrongMoment, PreconditionFailed),
)
async def take_contact_action(
    *,
    request_id: UUID,
    wish: ContactWish,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    response: Response,
) -> ContactRequestView:
    """Pass a request on, agree to it or decline it."""
    await service.take_contact(session, actor, request_id, action=wish.action, if_match=if_match)
    await session.flush()
    found = await repository.contact_request(session, actor, request_id)
    set_etag(response, found.version)
    return found
