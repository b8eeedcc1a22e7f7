"""What was sent, version by version, for its sender: receipts that can be read again later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Text, and_, case, cast, func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased

from app.challenges.models import Challenge
from app.files.models import File
from app.kernel.errors import NotAllowed, NotFound
from app.kernel.paging import Page
from app.platform.database import one_or_none
from app.platform.paging import read_page
from app.responses import content, policy
from app.responses.attachments import sent_in_version
from app.responses.lifecycle import NOT_COUNTED
from app.responses.models import Response, ResponseVersion
from app.responses.repository import columns
from app.responses.repository.columns import Supplier
from app.responses.schemas.versions import SentCard, SentVersion
from app.solutions.models import Solution

if TYPE_CHECKING:
    from sqlalchemy import RowMapping, Select

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner, ListFilter
    from app.platform.database import Reader

_SentSolution: Final = aliased(Solution, name="sent_solution")
_NOT_YOURS: Final = "Only the sender reads what was sent before."


async def page(
    reader: Reader, actor: Actor, reference: str, asked: ListFilter, cursors: CursorSigner
) -> Page[SentCard]:
    """Read one page of the versions that were sent of a response, the last first.

    NotFound when the actor may not know the response, NotAllowed for everybody but its sender.
    """
    found = (
        select(*_card())
        .join(Response, Response.id == ResponseVersion.response_id)
        .where(policy.own(actor), columns.named_response(reference))
    )
    is_own = (
        select(policy.own(actor))
        .select_from(Response)
        .join(Challenge, Challenge.id == Response.challenge_id)
        .where(policy.visible_to(actor), columns.named_response(reference))
    )
    read = await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose=f"versions of {reference}",
        keys=("number",),
        newest_first=True,
        beside={"is_own": is_own.scalar_subquery()},
    )
    if read.beside["is_own"] is None:
        raise NotFound
    if not read.beside["is_own"]:
        raise NotAllowed(_NOT_YOURS)
    items = [SentCard.model_validate(dict(row)) for row in read.rows]
    return Page(items=items, next_cursor=read.next_cursor, total=read.total)


async def version(reader: Reader, actor: Actor, reference: str, number: int) -> SentVersion:
    """Return one version as it was sent, to its sender."""
    row = await _read(
        reader,
        actor,
        reference,
        number,
        Response.reference,
        columns.organisation(Supplier).label("supplier"),
        columns.solution(_SentSolution).label("solution"),
        _files().label("files"),
        *columns.challenge_columns(),
    )
    return SentVersion(
        **{name: row[name] for name in (*SentCard.model_fields, "reference", "supplier")},
        challenge=columns.challenge_view(row),
        solution=row["solution"],
        submitted=content.unfold(row["submitted"], row["submitted_confidential"]),
        confidential=content.confidential_names(row["submitted_confidential"]),
        files=row["files"],
    )


async def document(reader: Reader, actor: Actor, reference: str, number: int) -> bytes:
    """Return exactly the bytes that were hashed when a version was sent, to its sender."""
    solution = _SentSolution.reference.label("solution")
    row = await _read(reader, actor, reference, number, solution)
    return content.sent_document(
        row["submitted"], row["submitted_confidential"], solution=row["solution"]
    )


async def _read(
    reader: Reader, actor: Actor, reference: str, number: int, *more: Any
) -> RowMapping:
    """Find a version of the actor's own response; the words of others' are not touched."""
    if not actor.is_supplier:
        raise await _refusal(reader, actor, reference)
    words = ResponseVersion.submitted, ResponseVersion.submitted_confidential
    statement: Select[Any] = (
        columns.readable(actor, *_card(), *words, *more)
        .join(
            ResponseVersion,
            and_(ResponseVersion.response_id == Response.id, ResponseVersion.number == number),
        )
        .outerjoin(_SentSolution, _SentSolution.id == ResponseVersion.solution_id)
        .where(policy.own(actor), columns.named_response(reference))
    )
    row: RowMapping | None = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return row


async def _refusal(reader: Reader, actor: Actor, reference: str) -> Exception:
    seen = columns.readable(actor, Response.id).where(columns.named_response(reference))
    known = await one_or_none(reader, seen)
    return NotFound() if known is None else NotAllowed(_NOT_YOURS)


def _card() -> tuple[ColumnElement[Any], ...]:
    counts = and_(
        ResponseVersion.number == Response.submitted_number, Response.status.not_in(NOT_COUNTED)
    )
    return (
        ResponseVersion.number.label("number"),
        ResponseVersion.submitted_at.label("submitted_at"),
        ResponseVersion.sha256.label("sha256"),
        case((counts, True), else_=False).label("counts"),
    )


def _files() -> ColumnElement[Any]:
    """The attachments of the version, by id, each with the hash of its content."""
    entry = func.jsonb_build_object(
        *("id", File.id, "name", File.name, "kind", File.kind),
        *("size", File.size, "status", File.status, "sha256", File.sha256),
        type_=JSONB,
    )
    made = func.jsonb_object_agg(cast(File.id, Text), entry, type_=JSONB)
    empty = func.jsonb_build_object(type_=JSONB)
    found = select(made).where(sent_in_version()).correlate_except(File).scalar_subquery()
    return func.coalesce(found, empty, type_=JSONB)
