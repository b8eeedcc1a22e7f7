"""Proposed and adopted weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import desc, exists, select

from app.kernel.errors import NotFound
from app.matching.enums import WeightsStatus
from app.matching.models import WeightsVersion
from app.platform.database import Reader, one_or_none
from app.platform.paging import read_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import RowMapping
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.paging import CursorSigner, ListFilter
    from app.platform.paging import PageRows

PURPOSE: Final = "weights versions"
_APPROVED: Final = WeightsVersion.status == WeightsStatus.APPROVED


async def adopted(reader: Reader, *, base_version: str) -> RowMapping | None:
    """The version approved last of those learnt with this shipped file."""
    found: RowMapping | None = await one_or_none(
        reader,
        select(*WeightsVersion.__table__.columns)
        .where(_APPROVED, WeightsVersion.base_version == base_version)
        .order_by(desc(WeightsVersion.decided_at), desc(WeightsVersion.id))
        .limit(1),
    )
    return found


async def page(reader: Reader, asked: ListFilter, cursors: CursorSigner) -> PageRows:
    """One page of all versions, newest first."""
    return await read_page(
        reader,
        select(*WeightsVersion.__table__.columns),
        asked=asked,
        cursors=cursors,
        purpose=PURPOSE,
        keys=("id",),
        newest_first=True,
    )


async def get(session: AsyncSession, weights_id: UUID) -> WeightsVersion:
    """One version, locked; NotFound when there is none."""
    statement = select(WeightsVersion).where(WeightsVersion.id == weights_id).with_for_update()
    found = (await session.execute(statement)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


async def is_taken(session: AsyncSession, version: str) -> bool:
    """Whether a version of this name was proposed before."""
    named = select(exists().where(WeightsVersion.version == version))
    return bool((await session.execute(named)).scalar_one())


async def was_approved(
    session: AsyncSession, *, base_version: str, contributions: Mapping[str, float]
) -> bool:
    """Whether the very same points were approved before, beside the same shipped file."""
    same = exists().where(
        _APPROVED,
        WeightsVersion.base_version == base_version,
        WeightsVersion.contributions == dict(contributions),
    )
    return bool((await session.execute(select(same))).scalar_one())
