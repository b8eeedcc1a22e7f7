"""Lists as CSV files: form, safety, bounds, refusals."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from app.web import csv_files
from app.web.csv_files import EXAMPLE, OGL, cell
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force
from tests.support.database import Statements
from tests.support.files import rows_of

FILE = "/api/v1/challenges.csv"


async def test_a_file_is_utf8_with_a_mark_quoted_cells_and_crlf(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    made = await make_challenge(session, title='Phones, "kiosks" and £5', summary="One.\nTwo.")
    await session.commit()
    answer = await client.get(FILE)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["content-disposition"] == 'attachment; filename="challenges.csv"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["link"] == f'<{OGL}>; rel="license"'
    assert answer.content.startswith(b'\xef\xbb\xbf"reference","title",')
    assert answer.content.endswith(b'"\r\n')
    [row] = rows_of(answer)
    assert row["title"] == 'Phones, "kiosks" and £5'
    assert row["summary"] == "One.\nTwo."
    assert row["is_example"] == EXAMPLE
    assert row["url"].endswith(f"/challenges/{made.reference}")
    assert "Open Government Licence v3.0" in row["terms_of_use"]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "  =", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
def test_no_text_can_become_a_formula(start: str) -> None:
    assert cell(f'{start}HYPERLINK("x")') == f'\'{start}HYPERLINK("x")'
    assert cell([f"{start}1", "two"]) == f"'{start}1; two"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (-7, "-7"),
        ("a=b", "a=b"),
        (["a", "b"], "a; b"),
        (datetime(2027, 3, 14, 17, tzinfo=UTC), "2027-03-14T17:00:00Z"),
    ],
)
def test_values_are_written_as_the_api_writes_them(value: object, written: str) -> None:
    assert cell(value) == written


async def test_a_formula_in_a_title_is_made_safe_in_the_file(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    await make_challenge(session, title='=cmd|" /C calc"!A0')
    await session.commit()
    [row] = rows_of(await client.get(FILE))
    assert row["title"] == '\'=cmd|" /C calc"!A0'


async def test_a_file_is_read_in_batches_each_a_statement_of_its_own(
    session: AsyncSession,
    client: httpx.AsyncClient,
    statements: Statements,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(csv_files, "BATCH", 3)
    force = await make_force(session)
    made = {(await make_challenge(session, force=force)).reference for _ in range(8)}
    await session.commit()
    listed = [row["reference"] for row in (await client.get("/api/v1/challenges")).json()["items"]]
    with statements:
        answer = await client.get(FILE)
    assert [row["reference"] for row in rows_of(answer)] == listed
    assert set(listed) == made
    assert len(statements) == 3


async def test_no_connection_is_held_while_the_reader_takes_a_batch(
    session: AsyncSession, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_files, "BATCH", 1)
    force = await make_force(session)
    for _ in range(2):
        await make_challenge(session, force=force)
    await session.commit()
    database = app.state.database
    held, seen = 0, []
    reading = database.reading

    class Counting:
        async def __aenter__(self) -> Any:
            nonlocal held
            held += 1
            self.inner = reading()
            return await self.inner.__aenter__()

        async def __aexit__(self, *what: object) -> None:
            nonlocal held
            held -= 1
            await self.inner.__aexit__(*what)

    monkeypatch.setattr(database, "reading", Counting)

    async def send(message: Any) -> None:
        if message["type"] == "http.response.body":
            seen.append(held)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "GET",
        "path": FILE,
        "raw_path": FILE.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:8000")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
    }
    await app(scope, receive, send)
    assert seen == [0] * 4  # the headings, two batches, the end


async def test_a_list_longer_than_a_file_is_refused_rather_than_cut(
    session: AsyncSession, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_files, "MOST_ROWS", 2)
    force = await make_force(session)
    for stage in ("open", "open", "closed"):
        await make_challenge(session, force=force, stage=stage)
    await session.commit()
    answer = await client.get(FILE)
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/too-many-rows"
    assert answer.json()["total"] == 3
    assert answer.headers["content-type"] == "application/problem+json"
    narrowed = await client.get(FILE, params={"status": "open"})
    assert len(rows_of(narrowed)) == 2


async def test_a_malformed_filter_is_a_problem_and_cursor_and_limit_are_not_looked_at(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    force = await make_force(session)
    for _ in range(2):
        await make_challenge(session, force=force)
    await session.commit()
    refused = await client.get(FILE, params={"sort": "loudest"})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert len(rows_of(await client.get(FILE, params={"limit": 1, "cursor": "made-up"}))) == 2


async def test_an_empty_list_is_a_file_with_headings(client: httpx.AsyncClient) -> None:
    answer = await client.get(FILE)
    assert answer.status_code == 200
    assert rows_of(answer) == []
    assert answer.content.count(b"\r\n") == 1
