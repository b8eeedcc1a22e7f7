"""Since when a record is in its state, and by which role it came there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.kernel.schemas import zulu
from app.platform.facts import last

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.origins import Origin


async def told(session: AsyncSession, origin: Origin) -> dict[str, str]:
    """Return `since` and `by_role` as far as they are known; a role is never a person's name."""
    by, at = origin.by, origin.at
    trace = await last(session, origin.streams, kinds=origin.kinds) if origin.streams else None
    if trace and (at is None or trace.at > at):
        by, at = trace.role, trace.at
    return {} if at is None else {"since": zulu(at)} | ({"by_role": by} if by else {})
