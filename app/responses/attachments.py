"""Which files a response hands out and holds: by the same rules as the words beside them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Text,
    and_,
    cast,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB

from app.challenges.models import NOW, Challenge
from app.files.enums import Purpose
from app.files.models import File
from app.kernel.actor import Role
from app.platform.tables import fact
from app.responses.enums import Status
from app.responses.facts import ConfidentialPartsRead
from app.responses.models import Response, ResponseVersion
from app.responses.policy import is_open, own, posting_force, visible_to

if TYPE_CHECKING:
    from app.kernel.actor import Actor

READ_FOR: Final = timedelta(hours=1)
"""How long a moderator may fetch confidential files after giving a reason to read them."""
_ATTACHED: Final[ColumnElement[Any]] = literal_column(
    "CAST('$.keyvalue() ? (@.key starts with \"attachments/\" && @.value == $file)' AS jsonpath)"
)


def sealed_streams() -> CompoundSelect[Any]:
    """Select the streams of facts whose actor nobody may learn yet: responses not open.

    For the audit trail, which tells what happened but not, before the opening, who sent. A file
    for a response is as sealed as the response, and for ever when it was never sent.
    """
    responses = _all_responses(Response.id).where(is_open().is_not(True))
    opened = _all_responses(Response.id).where(_of_its_supplier(), is_open(), _sent())
    files = select(File.id).where(
        File.purpose == Purpose.RESPONSE, not_(opened.correlate(File).exists())
    )
    return union_all(responses, files)


def file_readable(actor: Actor) -> ColumnElement[bool]:
    """Say in SQL which files some response lets the actor read: exactly as its text.

    A moderator reads a confidential one for an hour after a reason to read them was recorded.
    """
    lets = hands_out(actor)
    if actor.role is Role.MODERATOR:
        lets = or_(lets, and_(_of_its_supplier(), _sent_confidentially(), _gave_a_reason(actor)))
    let = _all_responses(Response.id).where(visible_to(actor), lets)
    return let.correlate(File).exists()


def hands_out(actor: Actor) -> ColumnElement[bool]:
    """Say about a response the actor may know of, and a file, whether the one shows the other.

    An open attachment goes with the open words, a confidential one with the confidential parts.
    """
    shown = [and_(or_(own(actor), Response.status != Status.WITHDRAWN), _sent_openly())]
    if actor.is_force:
        shown.append(and_(posting_force(actor), _sent_confidentially()))
    if actor.is_supplier:
        shown.append(and_(own(actor), or_(_sent_confidentially(), _names(Response.draft))))
    return and_(_of_its_supplier(), or_(*shown))


def file_held() -> ColumnElement[bool]:
    """Say in SQL which files a response, or a version of one that was sent, still holds."""
    version = select(ResponseVersion.number).where(
        ResponseVersion.response_id == Response.id, _in_version()
    )
    kept = or_(_names(Response.draft), _sent(), version.correlate(Response, File).exists())
    return select(Response.id).where(_of_its_supplier(), kept).correlate(File).exists()


def sent_in_version() -> ColumnElement[bool]:
    """Say of a version of a response, and a file, whether the one was sent with the other."""
    return and_(_of_its_supplier(), _in_version())


def _in_version() -> ColumnElement[bool]:
    return or_(_names(ResponseVersion.submitted), _keeps(ResponseVersion.submitted_confidential))


def _all_responses(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(Response)
        .join(Challenge, Challenge.id == Response.challenge_id)
    )


def _of_its_supplier() -> ColumnElement[bool]:
    """A response holds files of its own supplier only, which is also how its files are found."""
    return and_(Response.supplier_id == File.organisation_id, File.purpose == Purpose.RESPONSE)


def _sent() -> ColumnElement[bool]:
    return or_(_sent_openly(), _sent_confidentially())


def _sent_openly() -> ColumnElement[bool]:
    return _names(Response.submitted)


def _sent_confidentially() -> ColumnElement[bool]:
    return _keeps(Response.submitted_confidential)


def _names(words_in: Any) -> ColumnElement[bool]:
    """Whether the file stands among the attachments of open words or of a working copy."""
    entry = func.jsonb_build_object("file", cast(File.id, Text), type_=JSONB)
    named: ColumnElement[bool] = words_in["attachments"].contains(
        func.jsonb_build_array(entry, type_=JSONB)
    )
    return func.coalesce(named, false())


def _keeps(piece: Any) -> ColumnElement[bool]:
    """Whether the file is one of a confidential piece, whose parts are named `attachments/0`."""
    file = func.jsonb_build_object("file", cast(File.id, Text), type_=JSONB)
    return func.coalesce(func.jsonb_path_exists(piece, _ATTACHED, file), false())


def _gave_a_reason(actor: Actor) -> ColumnElement[bool]:
    """Whether a moderator recorded lately why they read the confidential parts."""
    recorded = select(fact.c.id).where(
        fact.c.stream_id == Response.id,
        fact.c.kind == ConfidentialPartsRead.kind(),
        fact.c.account_id == actor.account_id,
        fact.c.recorded_at > NOW - READ_FOR,
    )
    return and_(Response.status != Status.WITHDRAWN, recorded.correlate(Response).exists())
