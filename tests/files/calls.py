"""Calls that tests of files make: upload, scan, attach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from app.files.enums import Kind
from app.files.kinds import FORMS, kind_of
from app.files.models import File
from app.files.subscribers import Custodian
from app.platform.scanner import BuiltInCheck, Scanner
from tests.support.documents import good

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI

    from app.platform.database import Database

URL: Final = "/api/v1/files"


async def upload(
    who: httpx.AsyncClient,
    name: str = "Trial report.pdf",
    *,
    content: bytes | None = None,
    purpose: str = "product",
    **headers: str,
) -> httpx.Response:
    """Send a file that fits its name, unless told otherwise."""
    kind = kind_of(name) or Kind.PDF
    given = {"Content-Type": FORMS[kind].media_type}
    given |= {key.replace("_", "-"): value for key, value in headers.items()}
    return await who.post(
        URL,
        params={"name": name, "purpose": purpose},
        content=good(kind) if content is None else content,
        headers=given,
    )


async def scan(
    app: FastAPI, database: Database, file_id: str, scanner: Scanner | None = None
) -> None:
    """Carry out the job that the upload queued."""
    custodian = Custodian(app.state.storage, scanner or BuiltInCheck())
    key = (await row_of(database, file_id)).storage_key
    assert key is not None
    async with database.unit_of_work() as session:
        await custodian.on_scan(session, file_id=file_id, key=key)


async def uploaded(app: FastAPI, database: Database, who: httpx.AsyncClient, **more: Any) -> str:
    """Upload a file and find it clean; its id."""
    answer = await upload(who, **more)
    assert answer.status_code == 201, answer.text
    file_id: str = answer.json()["id"]
    await scan(app, database, file_id)
    return file_id


async def row_of(database: Database, file_id: str) -> File:
    """The row of a file as it stands now."""
    async with database.unit_of_work() as session:
        found = await session.get(File, UUID(file_id), populate_existing=True)
    assert found is not None
    return found
