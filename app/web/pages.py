"""The built single-page front end: files with long lives, and one page for every other path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Response
from starlette.responses import FileResponse, PlainTextResponse
from starlette.staticfiles import StaticFiles

from app.kernel.errors import NotFound
from app.web.session import allow_everyone

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI
    from starlette.types import Scope


_LONGEST_NAME: Final = 60  # characters; the system refuses longer names as a fault of its own


class _Assets(StaticFiles):
    """Files whose names hold their content's hash, so they may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


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
