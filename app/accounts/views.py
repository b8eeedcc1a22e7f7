"""Reads that build what is shown about people, one statement each."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, or_, select
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from app.accounts import policy
from app.accounts.demonstration_accounts import DEMONSTRATION_ACCOUNTS
from app.accounts.models import Account, AuthSession, Membership
from app.accounts.repository import memberships_with_homes
from app.accounts.schemas import (
    BrowserSessionView,
    DemonstrationAccountView,
    MembershipView,
    PersonView,
    ServiceView,
    SessionView,
)
from app.kernel.actor import Actor
from app.kernel.errors import NotAllowed, NotFound
from app.kernel.paging import CursorSigner, ListFilter, Page
from app.organisations.models import Organisation
from app.organisations.policy import visible_to
from app.organisations.repository import is_ref
from app.platform.database import Reader
from app.platform.paging import read_page

_NOTHING: Final = func.jsonb_build_array()


async def session_view(
    reader: Reader, actor: Actor, service: ServiceView, *, demonstration: bool
) -> SessionView:
    """Read who is calling and what they could act as; with `demonstration` the practice people."""
    if actor.account_id is None and not demonstration:
        return SessionView(account=None, acting_as=None, memberships=[], service=service)
    person = func.jsonb_build_object(
        "id", Account.id, "display_name", Account.display_name, "email", Account.email
    )
    account = select(person).where(Account.id == actor.account_id).scalar_subquery()
    practice = _practice_people() if demonstration else literal(None, JSONB)
    row = (
        await reader.execute(
            select(
                account.label("account"),
                _memberships_of(actor.account_id).label("memberships"),
                practice.label("practice"),
            )
        )
    ).one()
    memberships = [MembershipView.model_validate(entry) for entry in row.memberships]
    return SessionView(
        account=row.account,
        acting_as=next((m for m in memberships if m.membership_id == actor.membership_id), None),
        memberships=memberships,
        service=service.model_copy(
            update={"demonstration_accounts": _in_order(row.practice) if demonstration else None}
        ),
    )


async def memberships(
    reader: Reader, actor: Actor, asked: ListFilter, cursors: CursorSigner
) -> Page[MembershipView]:
    """Read a page of the roles the caller can act in."""
    found = memberships_with_homes(
        Membership.id.label("membership_id"),
        Organisation.name,
        Membership.role,
        _home().label("organisation"),
    ).where(Membership.account_id == actor.account_id)
    read = await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose="memberships",
        keys=("name", "membership_id"),
    )
    return Page(
        items=[MembershipView.model_validate(dict(row)) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


async def browser_sessions(
    reader: Reader,
    actor: Actor,
    asked: ListFilter,
    cursors: CursorSigner,
    *,
    idle: timedelta,
    current: bytes | None,
) -> Page[BrowserSessionView]:
    """Read a page of the caller's sessions that have not ended, newest first."""
    found = (
        memberships_with_homes(
            AuthSession.id,
            (AuthSession.token_sha256 == current).label("current"),
            AuthSession.created_at,
            AuthSession.last_seen_at,
            AuthSession.expires_at,
            AuthSession.browser,
            Membership.role,
            Organisation.name.label("organisation"),
        )
        .join(AuthSession, AuthSession.membership_id == Membership.id)
        .where(
            AuthSession.account_id == actor.account_id,
            AuthSession.expires_at > func.eme_now(),
            AuthSession.last_seen_at > func.eme_now() - idle,
        )
    )
    read = await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose="sessions",
        keys=("id",),
        newest_first=True,
    )
    return Page(
        items=[BrowserSessionView.model_validate(dict(row)) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


async def people(
    reader: Reader, actor: Actor, ref: str, asked: ListFilter, cursors: CursorSigner
) -> Page[PersonView]:
    """Read a page of an organisation's people, for themselves and those who run the portal.

    Raises NotFound when the actor may not know of the organisation, else NotAllowed.
    """
    own = Organisation.id == actor.organisation_id
    found = memberships_with_homes(
        Membership.id.label("membership_id"),
        Account.display_name,
        Account.email,
        Membership.role,
        Membership.created_at.label("since"),
    ).where(is_ref(ref), or_(own, literal(actor.role in policy.RUNS_THE_PORTAL)))
    read = await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose="people",
        keys=("display_name", "membership_id"),
    )
    if not read.total:
        await _require_people(reader, actor, ref)
    return Page(
        items=[PersonView.model_validate(dict(row)) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


async def _require_people(reader: Reader, actor: Actor, ref: str) -> None:
    visible = select(Organisation.id).where(is_ref(ref), visible_to(actor))
    organisation_id = (await reader.execute(visible)).scalar_one_or_none()
    if organisation_id is None:
        raise NotFound
    if not policy.may_read_people(actor, organisation_id):
        raise NotAllowed("Only its own people and those who run the portal may see who they are.")


def _home() -> ColumnElement[Any]:
    return func.jsonb_build_object(
        "id",
        Organisation.id,
        "slug",
        Organisation.slug,
        "name",
        Organisation.name,
        "kind",
        Organisation.kind,
        "status",
        Organisation.status,
        type_=JSONB,
    )


def _memberships_of(account_id: UUID | None) -> ColumnElement[Any]:
    entry = func.jsonb_build_object(
        "membership_id", Membership.id, "role", Membership.role, "organisation", _home()
    )
    ordered = aggregate_order_by(entry, Organisation.name, Membership.id)
    listed = func.coalesce(func.jsonb_agg(ordered), _NOTHING, type_=JSONB)
    found = memberships_with_homes(listed).where(Membership.account_id == account_id)
    return found.scalar_subquery()


def _practice_people() -> ColumnElement[Any]:
    entry = func.jsonb_build_object(
        "email", Account.email, "role", Membership.role, "organisation", Organisation.name
    )
    listed = func.coalesce(func.jsonb_agg(entry), _NOTHING, type_=JSONB)
    emails = [person.email for person in DEMONSTRATION_ACCOUNTS]
    return memberships_with_homes(listed).where(Account.email.in_(emails)).scalar_subquery()


def _in_order(found: list[dict[str, Any]]) -> list[DemonstrationAccountView]:
    """The practice people in the order in which they are described."""
    place = {person.email: index for index, person in enumerate(DEMONSTRATION_ACCOUNTS)}
    people = [DemonstrationAccountView.model_validate(entry) for entry in found]
    return sorted(people, key=lambda person: place[person.email])
