"""All SQL of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Text, cast, func, not_, select, text, update
from sqlalchemy.dialects.postgresql import JSONB

from app.files.enums import Ability, Status
from app.files.models import File
from app.files.policy import own, visible_to
from app.files.schemas import FileName, FileView
from app.kernel.errors import NotFound
from app.organisations.models import Organisation
from app.platform.database import one_or_none

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import timedelta
    from uuid import UUID

    from sqlalchemy import Row, RowMapping
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.files.policy import Readers
    from app.kernel.actor import Actor
    from app.platform.database import Reader

PURGED_AT_ONCE: Final = 200
_NOW: Final = func.eme_now()
_ONE_UPLOAD_AT_A_TIME: Final = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(CAST(:organisation AS text), 0))"
)


async def detail(reader: Reader, actor: Actor, readers: Readers, file_id: UUID) -> FileView:
    """Return a file's metadata; NotFound when the actor may not know of it."""
    columns = (
        *(File.id, File.name, File.kind, File.size, File.status, File.purpose, File.sha256),
        *(File.uploaded_at, File.scanned_at, File.is_example, File.loose_since),
    )
    row = await _find(reader, actor, readers, file_id, *columns)
    may = [Ability.DOWNLOAD] if row["status"] == Status.CLEAN else []
    if row["is_own"] and row["loose_since"] is not None:
        may.append(Ability.DELETE)
    return FileView.model_validate({**row, "available_actions": may})


async def to_hand_out(reader: Reader, actor: Actor, readers: Readers, file_id: UUID) -> RowMapping:
    """Return what handing out a file needs; NotFound when the actor may not know of it."""
    columns = File.name, File.kind, File.size, File.status, File.storage_key
    return await _find(reader, actor, readers, file_id, *columns)


async def _find(
    reader: Reader, actor: Actor, readers: Readers, file_id: UUID, *columns: Any
) -> RowMapping:
    statement = select(*columns, own(actor).label("is_own")).where(
        File.id == file_id, visible_to(actor, readers)
    )
    row: RowMapping | None = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return row


async def get(session: AsyncSession, file_id: UUID) -> File | None:
    """Return a file with its row locked, or nothing."""
    return await session.get(File, file_id, with_for_update=True, populate_existing=True)


async def get_own(session: AsyncSession, actor: Actor, ids: Collection[UUID]) -> Sequence[File]:
    """Return the files of the actor's organisation among these, locked in one order."""
    statement = (
        select(File)
        .where(File.id.in_(ids), own(actor), File.status != Status.REMOVED)
        .order_by(File.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.execute(statement)).scalars().all()


async def names(session: AsyncSession, ids: Collection[UUID]) -> dict[str, FileName]:
    """Name the clean ones among these files, by id."""
    statement = select(File).where(File.id.in_(ids), File.status == Status.CLEAN)
    found = (await session.execute(statement)).scalars()
    return {str(file.id): FileName.model_validate(file) for file in found}


async def kept_by(session: AsyncSession, organisation_id: UUID) -> tuple[int, int]:
    """Count an organisation's files and their bytes, before which no other upload is counted."""
    await session.execute(_ONE_UPLOAD_AT_A_TIME, {"organisation": str(organisation_id)})
    kept = File.organisation_id == organisation_id, File.status != Status.REMOVED
    statement = select(func.count(), func.coalesce(func.sum(File.size), 0)).where(*kept)
    count, size = (await session.execute(statement)).one()
    return count, int(size)


async def is_example(session: AsyncSession, organisation_id: UUID) -> bool:
    """Tell whether an organisation is invented, and so are its files."""
    statement = select(Organisation.is_example).where(Organisation.id == organisation_id)
    return bool((await session.execute(statement)).scalar_one())


async def let_go(
    session: AsyncSession, ids: Collection[UUID], *, held: ColumnElement[bool]
) -> None:
    """Note that no record holds these files any more, except those one still does."""
    await session.flush()
    await session.execute(
        update(File)
        .where(File.id.in_(ids), not_(held))
        .values(loose_since=_NOW)
        .execution_options(synchronize_session=False)
    )


async def unused(session: AsyncSession, *, longer_than: timedelta) -> Sequence[File]:
    """Return some of the files that no record has held for so long, locked."""
    statement = (
        select(File)
        .where(File.loose_since < _NOW - longer_than, File.status != Status.REMOVED)
        .order_by(File.loose_since)
        .limit(PURGED_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    return (await session.execute(statement)).scalars().all()


async def waiting(
    session: AsyncSession, *, longer_than: timedelta
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return some of the files that have been in quarantine for so long, drawn by lot.

    By lot, so that files that can never be scanned do not keep the others from their turn. Each
    row also has how many there are in all (`everything`), and since when the oldest waits.
    """
    statement = (
        select(
            File.id,
            File.storage_key,
            func.count().over().label("everything"),
            func.min(File.uploaded_at).over().label("since"),
        )
        .where(File.status == Status.QUARANTINED, File.uploaded_at < _NOW - longer_than)
        .order_by(func.random())
        .limit(PURGED_AT_ONCE)
    )
    return (await session.execute(statement)).all()


async def known_keys(reader: Reader, keys: Sequence[str]) -> set[str]:
    """Return those of the keys that belong to a file whose content is to be kept."""
    statement = select(File.storage_key).where(
        File.storage_key.in_(keys), File.status != Status.INFECTED
    )
    return {row.storage_key for row in await reader.execute(statement)}


def named(shown: ColumnElement[bool]) -> ColumnElement[Any]:
    """Files as a JSON object from id to `FileName`, for a statement about what holds them."""
    entry = func.jsonb_build_object(
        *("id", File.id, "name", File.name, "kind", File.kind),
        *("size", File.size, "status", File.status),
        type_=JSONB,
    )
    made = func.jsonb_object_agg(cast(File.id, Text), entry, type_=JSONB)
    empty = func.jsonb_build_object(type_=JSONB)
    return func.coalesce(
        select(made)
        .where(shown, File.status != Status.REMOVED)
        .correlate_except(File)
        .scalar_subquery(),
        empty,
        type_=JSONB,
    )
