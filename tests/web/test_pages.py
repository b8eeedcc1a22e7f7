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


@pytest.mark.parametrize(
    ("accepted", "encoding", "body"),
    [
        ("gzip, deflate, br, zstd", "br", b"smallest"),
        ("gzip", "gzip", b"small"),
        ("br;q=0, gzip;q=0.5", "gzip", b"small"),
        ("", None, b"as it is"),
        ("identity;q=1, *;q=0", None, b"as it is"),
    ],
)
async def test_a_file_comes_in_the_smallest_form_that_the_reader_takes(
    tmp_path: Path, accepted: str, encoding: str | None, body: bytes
) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "page-1.js").write_bytes(b"as it is")
    (assets / "page-1.js.br").write_bytes(b"smallest")
    (assets / "page-1.js.gz").write_bytes(b"small")
    app = FastAPI()
    install_pages(app, tmp_path)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://portal.example") as client:
        async with client.stream(
            "GET", "/assets/page-1.js", headers={"Accept-Encoding": accepted}
        ) as answer:
            sent = b"".join([piece async for piece in answer.aiter_raw()])
        missing = await client.get("/assets/page-2.js", headers={"Accept-Encoding": accepted})
    assert (sent, answer.headers.get("content-encoding")) == (body, encoding)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["vary"] == "Accept-Encoding"
    assert missing.status_code == 404
