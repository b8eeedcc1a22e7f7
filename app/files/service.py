"""What is done with files: taking in, holding and letting go, scanning, removing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

import structlog
from sqlalchemy import func

from app.files import repository
from app.files.enums import Kind, Purpose, Status
from app.files.errors import InUse, NoRoom
from app.files.facts import FileRemoved, FileScanned, FileUploaded
from app.files.models import File
from app.kernel.actor import SYSTEM
from app.kernel.errors import CheckFailed, FieldError, Invalid, NotAllowed, NotFound
from app.kernel.facts import JobName, Urgency
from app.platform.database import moment_now
from app.platform.facts import record
from app.platform.jobs import defer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.files.schemas import FileName
    from app.kernel.actor import Actor

SCAN: Final = JobName("files.scan", Urgency.AWAITED)
ERASE: Final = "files.erase"
MOST_FILES: Final = 500
MOST_BYTES: Final = 2 * 1024**3
UNUSED_FOR: Final = timedelta(days=1)
LOST_AFTER: Final = timedelta(days=1)
_SCANNED_AGAIN_AFTER: Final = timedelta(minutes=10)
UPLOAD_FIRST: Final = "Upload this file first"
_log: Final = structlog.get_logger("files")
_HELD: Final = frozenset({Status.QUARANTINED, Status.CLEAN})


@dataclass(frozen=True, slots=True)
class Received:
    """A body that arrived whole, was looked at, and lies in the storage under `key`."""

    name: str
    kind: Kind
    size: int
    sha256: str
    key: str


async def take_in(
    session: AsyncSession, actor: Actor, received: Received, *, purpose: Purpose
) -> File:
    """Put a received body down as a file of the actor's organisation, in quarantine.

    The scan is queued in the same transaction. Raises NoRoom when the organisation has as many
    files or bytes as it may.
    """
    if actor.organisation_id is None:
        raise NotAllowed
    count, size = await repository.kept_by(session, actor.organisation_id)
    if count >= MOST_FILES or size + received.size > MOST_BYTES:
        raise NoRoom("Take files you no longer need off your records; they are removed in a day.")
    file = File(
        organisation_id=actor.organisation_id,
        uploaded_by_id=actor.account_id,
        purpose=purpose,
        name=received.name,
        kind=received.kind,
        size=received.size,
        sha256=received.sha256,
        storage_key=received.key,
        is_example=await repository.is_example(session, actor.organisation_id),
    )
    session.add(file)
    await session.flush()
    record(session, actor, FileUploaded(file.id, purpose, received.kind))
    await _queue_scan(session, file.id, received.key)
    return file


async def hold(
    session: AsyncSession,
    actor: Actor,
    *,
    purpose: Purpose,
    before: Collection[UUID],
    after: Sequence[UUID],
    pointer: str,
) -> None:
    """Let a record hold files it did not hold before.

    Each must be the actor's organisation's own, meant for this purpose, and not found harmful;
    else Invalid, with the place in `pointer` of each that is not.
    """
    fresh = set(after) - set(before)
    if not fresh:
        return
    found = await to_hold(session, actor, fresh, purpose=purpose)
    errors = [
        FieldError(f"{pointer}/{place}", "unknown", UPLOAD_FIRST)
        for place, file_id in enumerate(after)
        if file_id in fresh and file_id not in found
    ]
    if errors:
        raise Invalid(errors=errors)
    for file in found.values():
        file.loose_since = None


async def to_hold(
    session: AsyncSession, actor: Actor, ids: Collection[UUID], *, purpose: Purpose
) -> dict[UUID, File]:
    """Return, locked, those of the files that a record of the actor's organisation may hold."""
    if not ids:
        return {}
    own = await repository.get_own(session, actor, ids)
    return {file.id: file for file in own if file.purpose == purpose and file.status in _HELD}


async def let_go(
    session: AsyncSession, gone: Collection[UUID], *, held: ColumnElement[bool]
) -> None:
    """Let a record's former files be deleted, unless `held` says that something holds them yet."""
    if gone:
        await repository.let_go(session, gone, held=held)


async def refuse_unless(
    session: AsyncSession,
    actor: Actor,
    places: Mapping[str, UUID],
    *,
    statuses: Collection[Status],
) -> None:
    """Raise CheckFailed, with the place of each, when a file is not in one of the states."""
    if not places:
        return
    own = await repository.get_own(session, actor, set(places.values()))
    found = {file.id: file.status for file in own}
    errors = [
        _told(pointer, found.get(file_id))
        for pointer, file_id in places.items()
        if found.get(file_id) not in statuses
    ]
    if errors:
        raise CheckFailed(errors=errors)


def _told(pointer: str, status: str | None) -> FieldError:
    if status == Status.QUARANTINED:
        return FieldError(pointer, "quarantined", "This file is still being checked. Wait for it")
    if status == Status.LOST:
        return FieldError(pointer, "lost", "The content of this file was lost. Upload it again")
    return FieldError(pointer, "infected", "This file was found harmful. Remove it")


async def names(session: AsyncSession, ids: Collection[UUID]) -> dict[str, FileName]:
    """Name the clean ones among these files, for a reader who was found to be allowed to."""
    return await repository.names(session, ids) if ids else {}


async def delete(session: AsyncSession, actor: Actor, file_id: UUID) -> None:
    """Remove a file of the actor's organisation; InUse while a record holds it."""
    own = await repository.get_own(session, actor, [file_id])
    if not own:
        raise NotFound
    (file,) = own
    if file.loose_since is None:
        raise InUse("Take it off the product card or response first.")
    await _remove(session, actor, file)


async def _remove(session: AsyncSession, actor: Actor, file: File) -> None:
    """Take name, key and hash off the row; the content follows once this is committed."""
    if file.storage_key is not None:
        await defer(session, ERASE, {"key": file.storage_key})
    file.status = Status.REMOVED
    file.name = ""
    file.sha256 = ""
    file.storage_key = None
    record(session, actor, FileRemoved(file.id))


async def settle_scan(session: AsyncSession, file_id: UUID, status: Status) -> None:
    """Write down what the scanner found; the content of a harmful file is erased at once.

    A second verdict on the same file changes nothing.
    """
    file = await repository.get(session, file_id)
    if file is None or file.status != Status.QUARANTINED:
        return
    file.status = status
    file.scanned_at = func.eme_now()
    record(session, SYSTEM, FileScanned(file.id, status))
    if status is Status.INFECTED and file.storage_key is not None:
        await defer(session, ERASE, {"key": file.storage_key})


async def settle_lost(session: AsyncSession, file_id: UUID) -> bool:
    """Write down that a file's content is gone, once it has waited for a day.

    Until then it may only be out of reach, as while a folder is being restored. Returns whether
    there is nothing left to wait for.
    """
    file = await repository.get(session, file_id)
    if file is None or file.status != Status.QUARANTINED:
        return True
    if file.uploaded_at > await moment_now(session) - LOST_AFTER:
        return False
    file.status = Status.LOST
    record(session, SYSTEM, FileScanned(file.id, Status.LOST))
    return True


async def purge(session: AsyncSession) -> None:
    """Remove what no record has held for a day, and queue again the scans that did not succeed."""
    for file in await repository.unused(session, longer_than=UNUSED_FOR):
        await _remove(session, SYSTEM, file)
    waiting = await repository.waiting(session, longer_than=_SCANNED_AGAIN_AFTER)
    for each in waiting:
        await _queue_scan(session, each.id, each.storage_key)
    if waiting:
        all_of_them, since = waiting[0].everything, waiting[0].since
        _log.warning("files.waiting_for_a_scan", files=all_of_them, since=since.isoformat())


async def _queue_scan(session: AsyncSession, file_id: UUID, key: str) -> None:
    arguments = {"file_id": str(file_id), "key": key}
    await defer(session, SCAN, arguments, queueing_lock=f"{SCAN}:{file_id}")
