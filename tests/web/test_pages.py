"""The page for every path of the front end, whatever the path says."""

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app.web.pages import install_pages


@pytest.mark.parametrize(
    "path",
    ["/challenges", "/" + "a" * 300, "/" + "%F0%9F%92%A9" * 60, "/a%00b", "/%ff", "/..%2fsecret"],
)
async def test_any_path_answers_with_the_page(tmp_path: Path, path: str) -> None:
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "index.html").write_text("the page")
    (tmp_path / "secret").write_text("not for readers")
    app = FastAPI()
    install_pages(app, dist)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://portal.example") as client:
        answer = await client.get(path)
    assert (answer.status_code, answer.text) == (200, "the page")
