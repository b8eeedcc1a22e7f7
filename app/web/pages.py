"""The built single-page front end: files with long lives, and one page for every other path."""

from __future__ import annotations

import mimetypes
import re
from typing import TYPE_CHECKING, Final

from anyio import to_thread
from fastapi import APIRouter, Response
from starlette.datastructures import Headers
from starlette.responses import FileResponse, PlainTextResponse
from starlette.staticfiles import StaticFiles

from app.kernel.errors import NotFound
from app.web.session import allow_everyone

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI
    from starlette.types import Scope


_LONGEST_NAME: Final = 60  # characters; the system refuses longer names as a fault of its own


# The forms that the build puts beside a file (frontend/precompress.ts), smallest first.
_PACKED: Final = (("br", ".br"), ("gzip", ".gz"))


class _Assets(StaticFiles):
    """Files whose names hold their content's hash, so they may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        packed = await to_thread.run_sync(self._packed, path, Headers(scope=scope))
        response = packed or await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["Vary"] = "Accept-Encoding"
        return response

    def _packed(self, path: str, headers: Headers) -> Response | None:
        """The file in the smallest form that the reader takes and the build made."""
        if "range" in headers:
            return None
        for encoding, ending in _PACKED:
            found, known = self.lookup_path(path + ending)
            if known is not None and _takes(headers.get("accept-encoding", ""), encoding):
                kind = mimetypes.guess_type(path)[0]
                return FileResponse(
                    found,
                    stat_result=known,
                    media_type=kind,
                    headers={"Content-Encoding": encoding},
                )
        return None


def _takes(accepted: str, encoding: str) -> bool:
    """Whether a reader takes an encoding (RFC 9110, section 12.5.3); a weight of 0 refuses it."""
    for each in accepted.split(","):
        name, _, weight = each.partition(";")
        if name.strip().lower() == encoding:
            return not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight)
    return False


def _named(dist: Path, path: str) -> Path | None:
    """The file beside the page that a path names; no name that a file could not have."""
    if "/" in path or "\x00" in path or len(path) > _LONGEST_NAME:
        return None
    named = dist / path
    return named if named.is_file() else None


def install_pages(app: FastAPI, dist: Path) -> None:
    """Serve the pages; without a build say how to make one."""
    router = APIRouter(include_in_schema=False, dependencies=[allow_everyone()])
    index = dist / "index.html"

    @router.get("/{path:path}")
    def read_page(path: str) -> Response:
        if path.startswith(("api/", "assets/")):
            raise NotFound
        if not index.is_file():
            return PlainTextResponse("The pages are not built. Run: make run\n", status_code=503)
        return FileResponse(_named(dist, path) or index, headers={"Cache-Control": "no-cache"})

    app.mount("/assets", _Assets(directory=dist / "assets", check_dir=False))
    app.include_router(router)
