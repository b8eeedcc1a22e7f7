"""Files over HTTP: what is taken, what is refused, what is left behind."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.files import service
from app.files.errors import NoRoom
from app.files.receiving import AT_ONCE, _places
from app.kernel.ids import new_id
from app.main import create_app
from app.platform.database import Database
from app.platform.storage import Storage, StorageDown
from tests.conftest import open_client
from tests.files.calls import URL, row_of, scan, upload, uploaded
from tests.support.documents import PDF

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI
    from sqlalchemy.ext.asyncio import AsyncConnection

    from app.settings import Settings
    from tests.files.conftest import People


async def kept(app: FastAPI) -> set[str]:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    return {key async for keys in app.state.storage.keys_before(tomorrow) for key in keys}


async def test_a_file_is_taken_in_and_stays_in_quarantine(people: People) -> None:
    answer = await upload(people.supplier, "C:\\docs\\Trial report.pdf")
    assert answer.status_code == 201, answer.text
    file = answer.json()
    assert answer.headers["location"] == f"{URL}/{file['id']}"
    assert file["name"] == "Trial report.pdf"
    assert file["status"] == "quarantined"
    assert file["media_type"] == "application/pdf"
    assert file["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert file["size"] == len(PDF)
    assert file["is_example"] is True
    assert file["available_actions"] == ["delete"]
    assert (await people.colleague.get(f"{URL}/{file['id']}")).json() == file


async def test_nobody_gets_the_content_before_it_is_clean(
    app: FastAPI, database: Database, people: People
) -> None:
    file_id = (await upload(people.supplier)).json()["id"]
    early = await people.supplier.get(f"{URL}/{file_id}/content")
    assert early.status_code == 409
    assert early.json()["type"] == "/problems/file-not-ready"
    await scan(app, database, file_id)
    answer = await people.supplier.get(f"{URL}/{file_id}/content")
    assert answer.status_code == 200
    assert answer.content == PDF


async def test_content_leaves_as_a_sandboxed_attachment(
    app: FastAPI, database: Database, people: People
) -> None:
    file_id = await uploaded(app, database, people.supplier, name="Étude; 1.txt")
    headers = (await people.supplier.get(f"{URL}/{file_id}/content")).headers
    assert headers["content-disposition"] == "attachment; filename*=UTF-8''%C3%89tude%3B%201.txt"
    assert headers.get_list("content-security-policy") == ["sandbox; default-src 'none'"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "private, no-store"
    assert headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("path", ["", "/content"])
async def test_a_file_no_record_holds_is_unknown_to_everybody_else(
    app: FastAPI, database: Database, people: People, client: httpx.AsyncClient, path: str
) -> None:
    file_id = await uploaded(app, database, people.supplier)
    nobody = (await people.force.get(f"{URL}/{new_id()}{path}")).json()
    for reader in (people.other_supplier, people.force, client):
        answer = await reader.get(f"{URL}/{file_id}{path}")
        assert answer.status_code == 404
        assert {**answer.json(), "request_id": ""} == {**nobody, "request_id": ""}
    assert (await people.other_supplier.delete(f"{URL}/{file_id}")).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("setup.exe", b"MZ", "type"),
        ("OFFICIAL-SENSITIVE.pdf", PDF, "marking"),
        ("Report.pdf", b"", "empty"),
        ("Report.pdf", b"no pdf", "mismatch"),
    ],
)
async def test_what_is_refused_is_told_with_its_place_and_leaves_nothing(
    app: FastAPI, people: People, name: str, content: bytes, code: str
) -> None:
    before = await kept(app)
    answer = await upload(people.supplier, name, content=content)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["code"] == code
    assert await kept(app) == before


async def test_a_body_over_the_limit_is_refused_while_it_arrives(
    settings: Settings, database: Database, people: People, app: FastAPI
) -> None:
    small = create_app(settings.model_copy(update={"upload_limit": 4096}), database=database)
    pulled = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal pulled
        yield PDF
        for _ in range(1000):
            pulled += 1
            yield bytes(1024)

    query = {"name": "Report.pdf", "purpose": "product"}
    headers = {"Content-Type": "application/pdf"}
    async with open_client(small, cookies=people.supplier.cookies) as reader:
        announced = await reader.post(URL, params=query, content=bytes(5000), headers=headers)
        assert announced.status_code == 413
        assert announced.json()["limit"] == 4096
        answer = await reader.post(URL, params=query, content=endless(), headers=headers)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert await kept(small) == await kept(app)


async def test_the_limit_of_json_stays_where_it_was(app: FastAPI, people: People) -> None:
    for path in ("/api/v1/solutions", f"{URL}/{new_id()}"):
        answer = await people.supplier.request("POST", path, json={"name": "x" * 2**20})
        assert answer.status_code in {405, 413}, path


async def test_an_upload_from_another_site_is_refused(people: People) -> None:
    answer = await upload(people.supplier, Origin="https://elsewhere.example")
    assert answer.status_code == 403
    assert answer.json()["type"] == "/problems/cross-site"


async def test_nothing_is_received_from_who_may_not_upload(
    people: People, client: httpx.AsyncClient
) -> None:
    pulled = False

    async def body() -> AsyncIterator[bytes]:
        nonlocal pulled
        pulled = True
        yield PDF

    query = {"name": "Report.pdf", "purpose": "product"}
    headers = {"Content-Type": "application/pdf"}
    for reader, status in ((people.force, 403), (client, 401)):
        answer = await reader.post(URL, params=query, content=body(), headers=headers)
        assert answer.status_code == status
    assert not pulled


async def test_the_same_key_and_body_give_the_same_file_once(app: FastAPI, people: People) -> None:
    first = await upload(people.supplier, Idempotency_Key="one")
    stored = await kept(app)
    again = await upload(people.supplier, Idempotency_Key="one")
    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    other = await upload(people.supplier, content=PDF + b"%", Idempotency_Key="one")
    assert other.status_code == 409
    assert await kept(app) == stored


async def test_a_body_whose_unit_of_work_is_refused_is_erased(
    app: FastAPI, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await kept(app)
    monkeypatch.setattr(service, "MOST_FILES", 0)
    answer = await upload(people.supplier)
    assert answer.status_code == 409
    assert answer.json()["type"] == f"/problems/{NoRoom.type}"
    assert await kept(app) == before
    monkeypatch.setattr(service, "MOST_FILES", 10)
    monkeypatch.setattr(service, "MOST_BYTES", len(PDF))
    assert (await upload(people.supplier)).status_code == 201
    assert (await upload(people.supplier)).status_code == 409


async def test_without_storage_nothing_is_taken(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def down(*_: object) -> str:
        raise StorageDown("gone")

    monkeypatch.setattr(Storage, "keep", down)
    assert (await upload(people.supplier)).status_code == 503


async def test_a_refusal_stays_one_when_the_body_cannot_be_erased_just_then(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def down(*_: object) -> None:
        raise StorageDown("no answer")

    first = await upload(people.supplier, Idempotency_Key="two")
    monkeypatch.setattr(Storage, "remove", down)
    again = await upload(people.supplier, Idempotency_Key="two")
    assert (again.status_code, again.json()) == (201, first.json())
    monkeypatch.setattr(service, "MOST_FILES", 0)
    assert (await upload(people.supplier)).status_code == 409


async def test_a_storage_that_keeps_readers_waiting_holds_no_connection_of_the_database(
    app: FastAPI, database: Database, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_id = await uploaded(app, database, people.supplier)
    opened, reading = 0, type(database).reading

    @asynccontextmanager
    async def counted(self: Database) -> AsyncIterator[AsyncConnection]:
        nonlocal opened
        async with reading(self) as connection:
            opened += 1
            yield connection
        opened -= 1

    held: list[int] = []

    async def down(*_: object) -> None:
        held.append(opened)
        raise StorageDown("no answer")

    monkeypatch.setattr(type(database), "reading", counted)
    monkeypatch.setattr(Storage, "read", down)
    answer = await people.supplier.get(f"{URL}/{file_id}/content")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert held == [0]


async def test_no_more_files_arrive_at_once_than_there_is_room_for(people: People) -> None:
    for _ in range(AT_ONCE):
        await _places.acquire()
    try:
        answer = await upload(people.supplier)
    finally:
        for _ in range(AT_ONCE):
            _places.release()
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"


async def test_a_loose_file_can_be_deleted_by_its_organisation(
    app: FastAPI, database: Database, people: People
) -> None:
    file_id = await uploaded(app, database, people.supplier)
    assert (await people.colleague.delete(f"{URL}/{file_id}")).status_code == 204
    for path in ("", "/content"):
        assert (await people.supplier.get(f"{URL}/{file_id}{path}")).status_code == 404
    row = await row_of(database, file_id)
    assert (row.name, row.sha256, row.storage_key) == ("", "", None)
    assert (await people.supplier.delete(f"{URL}/{file_id}")).status_code == 404


async def test_a_clean_file_whose_content_is_gone_is_not_found(
    app: FastAPI, database: Database, people: People
) -> None:
    file_id = await uploaded(app, database, people.supplier)
    await app.state.storage.remove((await row_of(database, file_id)).storage_key)
    assert (await people.supplier.get(f"{URL}/{file_id}/content")).status_code == 404
