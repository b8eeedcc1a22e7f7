"""ETag and If-Match: a record's version, so that nobody overwrites what they have not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Header, Response

from app.kernel.errors import PreconditionFailed, PreconditionRequired
from app.kernel.schemas import zulu
from app.platform.facts import last

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.facts import Fact

_ETAG: Final = re.compile(r'^(?:W/)?"v(\d{1,9})"$')


def etag(version: int) -> str:
    """Return the ETag of a record's version."""
    return f'"v{version}"'


def set_etag(response: Response, version: int) -> None:
    """Put the version on the answer. Private records never answer 304: no-store stays."""
    response.headers["ETag"] = etag(version)


def read_if_match(if_match: Annotated[str | None, Header(max_length=100)] = None) -> int | None:
    """Read If-Match as a version; 412 for anything this service never gave out."""
    if if_match is None:
        return None
    found = _ETAG.fullmatch(if_match.strip())
    if not found:
        raise PreconditionFailed
    return int(found[1])


async def require_version(
    session: AsyncSession,
    given: int | None,
    stored: int,
    *,
    streams: Sequence[UUID],
    saves: Sequence[type[Fact]],
) -> None:
    """Compare what the caller read with what is stored: 428 without, 412 when different.

    The 412 says by which role and when it was saved, as the facts of `saves` on `streams` have it.
    """
    if given is None:
        raise PreconditionRequired
    if given == stored:
        return
    trace = await last(session, streams, kinds=saves)
    raise PreconditionFailed(
        etag=etag(stored),
        saved_by=trace and trace.role,
        saved_at=trace and zulu(trace.at),
        headers={"ETag": etag(stored)},
    )
