"""Documents of cards and evidence of deployments: who reads them is what their card decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from app.files.enums import Status
from app.files.models import File
from app.kernel.actor import EVERYONE, Role
from app.platform.scanner import Clamd
from app.platform.tables import fact
from app.solutions.schemas.writing import MOST_DOCUMENTS, MOST_EVIDENCE
from tests.factories.solutions import complete_card
from tests.files.calls import URL as FILES
from tests.files.calls import row_of, scan, upload, uploaded
from tests.solutions.calls import URL, edit, listed, take
from tests.support.clamd import fake_clamd

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.platform.database import Database
    from tests.conftest import AsRole
    from tests.solutions.conftest import People

USE = {"sector": "health", "organisation_label": "A hospital", "use": "Sharing", "status": "in_use"}


async def document(app: FastAPI, database: Database, people: People, name: str = "A.pdf") -> str:
    return await uploaded(app, database, people.supplier, name=name)


async def status_of(reader: httpx.AsyncClient, file_id: str) -> int:
    seen = (await reader.get(f"{FILES}/{file_id}")).status_code
    content = (await reader.get(f"{FILES}/{file_id}/content")).status_code
    assert seen == content
    return seen


@pytest.mark.parametrize("role", sorted(EVERYONE))
async def test_who_reads_a_document_at_which_stage(
    app: FastAPI,
    database: Database,
    people: People,
    as_role: AsRole,
    client: httpx.AsyncClient,
    role: Role,
) -> None:
    reader = client if role is Role.PUBLIC else await as_role(role)
    moderator = role is Role.MODERATOR
    file_id = await document(app, database, people)
    begun = await people.supplier.post(URL, json=_card(file_id))
    ref = begun.json()["reference"]
    expected = {
        "draft": False,
        "request_review": moderator,
        "list": True,
        "suspend": moderator,
        "reinstate": True,
        "retire": moderator,
    }
    for action, readable in expected.items():
        if action != "draft":
            who = people.supplier if action == "request_review" else people.moderator
            taken = await take(who, ref, action, reason="A reason that is given")
            assert taken.status_code == 200, taken.text
        assert (await status_of(reader, file_id) == 200) is readable, action
        card = await reader.get(f"{URL}/{ref}")
        named = card.json().get("files", {}) if card.status_code == 200 else {}
        assert (file_id in named) is readable, action
        assert await status_of(people.supplier, file_id) == 200


async def test_what_is_not_clean_is_neither_reviewed_nor_shown(
    app: FastAPI, database: Database, people: People
) -> None:
    file_id = (await upload(people.supplier)).json()["id"]
    ref = (await people.supplier.post(URL, json=_card(file_id))).json()["reference"]
    refused = await take(people.supplier, ref, "request_review")
    assert refused.status_code == 409
    (error,) = refused.json()["errors"]
    assert (error["pointer"], error["code"]) == ("/documents/0", "quarantined")
    own = (await people.supplier.get(f"{URL}/{ref}")).json()
    assert own["files"][file_id]["status"] == "quarantined"
    async with fake_clamd(b"stream: Bad FOUND\0") as fake:
        await scan(app, database, file_id, Clamd(fake.address))
    refused = await take(people.supplier, ref, "request_review")
    assert refused.json()["errors"][0]["code"] == "infected"
    assert (await edit(people.supplier, ref, documents=[])).status_code == 200
    assert (await take(people.supplier, ref, "request_review")).status_code == 200


async def test_a_document_that_was_lost_is_to_be_uploaded_again(
    session: AsyncSession, people: People
) -> None:
    file_id = (await upload(people.supplier)).json()["id"]
    ref = (await people.supplier.post(URL, json=_card(file_id))).json()["reference"]
    await session.execute(update(File).values(status=Status.LOST))
    await session.commit()
    (error,) = (await take(people.supplier, ref, "request_review")).json()["errors"]
    assert (error["pointer"], error["code"]) == ("/documents/0", "lost")
    assert "Upload it again" in error["message"]
    assert (await edit(people.supplier, ref, documents=[])).status_code == 200
    assert (await take(people.supplier, ref, "request_review")).status_code == 200


async def test_a_new_document_of_a_listed_card_waits_for_review(
    app: FastAPI, database: Database, people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    file_id = await document(app, database, people)
    changed = await edit(people.supplier, ref, documents=[file_id])
    assert changed.json()["revision"]["changed"] == ["documents"]
    assert await status_of(client, file_id) == 404
    assert await status_of(people.moderator, file_id) == 200
    assert file_id not in (await client.get(f"{URL}/{ref}")).text
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "list_revision")
    assert await status_of(client, file_id) == 200
    # Listed once, it stays part of the record, and so it cannot be deleted.
    await edit(people.supplier, ref, documents=[])
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "list_revision")
    assert await status_of(client, file_id) == 200
    refused = await people.supplier.delete(f"{FILES}/{file_id}")
    assert refused.json()["type"] == "/problems/file-in-use"


async def test_a_change_that_is_discarded_lets_its_documents_go(
    app: FastAPI, database: Database, people: People
) -> None:
    ref = await listed(people)
    files = [await document(app, database, people) for _ in range(2)]
    await edit(people.supplier, ref, documents=files[:1])
    added = await people.supplier.post(
        f"{URL}/{ref}/deployments", json={**USE, "documents": files[1:]}
    )
    assert added.status_code == 201, added.text
    for file_id in files:
        assert (await people.supplier.delete(f"{FILES}/{file_id}")).status_code == 409
    assert (await take(people.supplier, ref, "discard_revision")).status_code == 200
    for file_id in files:
        assert (await people.supplier.delete(f"{FILES}/{file_id}")).status_code == 204


@pytest.mark.parametrize("anonymous", [False, True])
async def test_evidence_is_public_unless_its_deployment_is_anonymous(
    app: FastAPI,
    database: Database,
    people: People,
    client: httpx.AsyncClient,
    *,
    anonymous: bool,
) -> None:
    ref = await listed(people)
    file_id = await document(app, database, people)
    use = {**USE, "anonymous": anonymous, "documents": [file_id]}
    await people.supplier.post(f"{URL}/{ref}/deployments", json=use)
    assert await status_of(client, file_id) == 404
    assert (await take(people.supplier, ref, "request_revision_review")).status_code == 200
    assert (await take(people.moderator, ref, "list_revision")).status_code == 200
    assert await status_of(client, file_id) == (404 if anonymous else 200)
    assert await status_of(people.moderator, file_id) == 200
    for path in (f"{URL}/{ref}", f"{URL}/{ref}/versions"):
        assert (file_id in (await client.get(path)).text) is not anonymous
    own = (await people.supplier.get(f"{URL}/{ref}")).json()
    assert own["deployments"][0]["documents"] == [file_id]
    removed = await people.supplier.delete(f"{URL}/{ref}/deployments/{own['deployments'][0]['id']}")
    assert removed.status_code == 200
    assert await status_of(client, file_id) == 404
    assert (await people.supplier.delete(f"{FILES}/{file_id}")).status_code == 204


async def test_evidence_is_changed_with_its_deployment(
    app: FastAPI, database: Database, people: People
) -> None:
    ref = (await people.supplier.post(URL, json=_card())).json()["reference"]
    files = [await document(app, database, people) for _ in range(2)]
    use = {**USE, "documents": files[:1]}
    card = (await people.supplier.post(f"{URL}/{ref}/deployments", json=use)).json()
    changed = await people.supplier.patch(
        f"{URL}/{ref}/deployments/{card['deployments'][0]['id']}",
        json={"documents": files[1:]},
        headers={"If-Match": f'"v{card["version"]}"'},
    )
    assert changed.json()["deployments"][0]["documents"] == files[1:]
    assert (await row_of(database, files[0])).loose_since is not None
    assert (await row_of(database, files[1])).loose_since is None


async def test_only_ones_own_files_of_this_purpose_can_be_attached(
    app: FastAPI, database: Database, people: People
) -> None:
    foreign = await uploaded(app, database, people.other_supplier)
    other = await uploaded(app, database, people.supplier, purpose="response")
    own = await document(app, database, people)
    for wrong in (foreign, other, "0199f0c2-0000-7000-8000-000000000000"):
        refused = await people.supplier.post(URL, json=_card(own, wrong))
        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["pointer"] == "/documents/1"
        assert (await row_of(database, own)).loose_since is not None


async def test_numbers_are_limited_and_doubles_are_one(
    app: FastAPI, database: Database, people: People
) -> None:
    own = await document(app, database, people)
    begun = await people.supplier.post(URL, json=_card(own, own))
    assert begun.json()["card"]["documents"] == [own]
    ids = [f"0199f0c2-0000-7000-8000-0000000000{n:02d}" for n in range(MOST_DOCUMENTS + 1)]
    assert (await people.supplier.post(URL, json=_card(*ids))).status_code == 422
    use = {**USE, "documents": ids[: MOST_EVIDENCE + 1]}
    address = f"{URL}/{begun.json()['reference']}/deployments"
    assert (await people.supplier.post(address, json=use)).status_code == 422


async def test_facts_of_a_file_hold_codes_only(
    app: FastAPI, database: Database, people: People, session: AsyncSession
) -> None:
    file_id = await document(app, database, people)
    found = await session.execute(
        select(fact.c.kind, fact.c.payload)
        .join(File, File.id == fact.c.stream_id)
        .where(File.id == (await row_of(database, file_id)).id)
        .order_by(fact.c.position)
    )
    assert [tuple(row) for row in found] == [
        ("FileUploaded", {"purpose": "product", "file_kind": "pdf"}),
        ("FileScanned", {"status": "clean"}),
    ]


def _card(*documents: str) -> dict[str, object]:
    return {**complete_card(), "documents": list(documents)}
