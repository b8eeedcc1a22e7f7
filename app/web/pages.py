"""The built single-page front end: files with long lives, and one page for every other path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Response
from starlette.responses import FileResponse, PlainTextResponse
from starlette.staticfiles import StaticFiles

from app.kernel.errors import NotFound
from app.web.session import allow_everyone

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI
    from starlette.types import Scope


class _Assets(StaticFiles):
    """Files whose names hold their content's hash, so they may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


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
        named = dist / path
        known = "/" not in path and "\x00" not in path and named.is_file()
        return FileResponse(named if known else index, headers={"Cache-Control": "no-cache"})

    app.mount("/assets", _Assets(directory=dist / "assets", check_dir=False))
    app.include_router(router)
