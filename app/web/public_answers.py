"""Answers that are the same for everybody: kept for a minute, then asked for by ETag or date."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

# Whatever one supplier can read, every supplier can read in the same minute (DOMAIN rule 1).
_KEPT: Final = "public, max-age=60"


def public_answer(
    request: Request, body: bytes, *, media_type: str, changed_at: datetime, file: str
) -> Response:
    """Answer with a public document, or with 304 when the caller has it already.

    Never for what depends on who asks: private records do not answer 304.
    """
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {
        "Cache-Control": _KEPT,
        "ETag": tag,
        "Last-Modified": format_datetime(changed_at.astimezone(UTC), usegmt=True),
    }
    if _has_it(request, tag, changed_at):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{file}"'
    return Response(body, media_type=media_type, headers=headers)


def _has_it(request: Request, tag: str, changed_at: datetime) -> bool:
    """If-None-Match decides where it is sent, else If-Modified-Since (RFC 9110 section 13)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        known = [each.strip().removeprefix("W/") for each in tags.split(",")]
        return tag in known or known == ["*"]
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and changed_at.replace(microsecond=0) <= since
