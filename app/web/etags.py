"""ETag and If-Match: a record's version, so that nobody overwrites what they have not read."""

import re
from typing import Annotated, Final

from fastapi import Header, Response

from app.kernel.errors import PreconditionFailed, PreconditionRequired

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


def require_version(given: int | None, stored: int) -> None:
    """Compare what the caller read with what is stored: 428 without, 412 when different."""
    if given is None:
        raise PreconditionRequired
    if given != stored:
        raise PreconditionFailed(etag=etag(stored), headers={"ETag": etag(stored)})
