"""Files of responses: sealed, confidential and open exactly as the words beside them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from app.audit.repository import page
from app.audit.schemas import FactFilter
from app.challenges.models import Challenge
from app.kernel.paging import CursorSigner
from app.platform.scanner import Clamd
from app.platform.tables import fact
from app.responses.schemas.writing import MOST_ATTACHMENTS
from tests.factories.responses import COMPLETE
from tests.files.calls import URL as FILES
from tests.files.calls import row_of, scan, upload, uploaded
from tests.responses.scene import POSTING_FORCE, READERS, ROLE_OF, SENDERS, Scene, make_scene
from tests.support.clamd import fake_clamd

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI

    from app.platform.database import Database

REASON = {"reason": "A complaint about this response is being looked into."}
EVERYBODY = sorted(ROLE_OF)


async def attach(who: Any, scene: Scene, **wish: Any) -> Any:
    etag = (await who.get(scene.url)).headers["etag"]
    return await who.patch(scene.url, json=wish, headers={"If-Match": etag})


async def act(who: Any, scene: Scene, action: str) -> Any:
    etag = (await who.get(scene.url)).headers["etag"]
    wish = {"action": action}
    return await who.post(f"{scene.url}/transitions", json=wish, headers={"If-Match": etag})


async def reads(reader: httpx.AsyncClient, file_id: str) -> bool:
    seen = (await reader.get(f"{FILES}/{file_id}")).status_code
    content = (await reader.get(f"{FILES}/{file_id}/content")).status_code
    assert seen == content
    assert seen in {200, 404}
    return seen == 200


async def sent(
    session: Any, as_role: Any, app: FastAPI, database: Database, *, stage: str = "open"
) -> tuple[Scene, str, str]:
    """A response with an open and a confidential file, sent; closed when wanted."""
    scene = await make_scene(session, as_role, stage="open")
    await scene.respond(words=COMPLETE)
    member = await scene.enter("member")
    opened, secret = [
        await uploaded(app, database, member, name=name, purpose="response")
        for name in ("Open Marigold.pdf", "Secret Foxglove.pdf")
    ]
    attachments = [{"file": opened}, {"file": secret, "confidential": True}]
    changed = await attach(member, scene, attachments=attachments)
    assert changed.status_code == 200, changed.text
    assert (await act(member, scene, "submit")).status_code == 200
    if stage == "closed":
        past = {"responses_close_at": Challenge.opens_at + timedelta(seconds=1)}
        this = Challenge.id == scene.challenge.id
        await session.execute(update(Challenge).where(this).values(past))
        await session.commit()
    return scene, opened, secret


@pytest.mark.parametrize("who", EVERYBODY)
async def test_until_close_nobody_but_the_sender_knows_of_a_file(
    session: Any, as_role: Any, app: FastAPI, database: Database, who: str
) -> None:
    scene, opened, secret = await sent(session, as_role, app, database)
    reader = await scene.enter(who)
    assert await reads(reader, opened) is (who in SENDERS)
    assert await reads(reader, secret) is (who in SENDERS)


@pytest.mark.parametrize("who", EVERYBODY)
async def test_after_close_a_file_is_read_as_the_words_beside_it(
    session: Any, as_role: Any, app: FastAPI, database: Database, who: str
) -> None:
    scene, opened, secret = await sent(session, as_role, app, database, stage="closed")
    reader = await scene.enter(who)
    assert await reads(reader, opened) is (who in SENDERS | READERS)
    assert await reads(reader, secret) is (who in SENDERS | POSTING_FORCE)
    answer = await reader.get(scene.url)
    if who not in SENDERS | READERS:
        assert answer.status_code == 404
        return
    seen = answer.json()
    whole = who in SENDERS | POSTING_FORCE
    assert set(seen["files"]) == ({opened, secret} if whole else {opened})
    assert seen["submitted"]["attachments"] == [
        {"file": opened, "confidential": False, "withheld": False},
        {"file": secret if whole else None, "confidential": True, "withheld": not whole},
    ]
    assert ("attachments/1" in seen["submitted"]["withheld"]) is not whole
    assert (secret in answer.text or "Foxglove.pdf" in answer.text) is whole


async def test_the_public_knows_of_none(
    session: Any, as_role: Any, app: FastAPI, database: Database, client: httpx.AsyncClient
) -> None:
    _, opened, secret = await sent(session, as_role, app, database, stage="closed")
    assert not await reads(client, opened)
    assert not await reads(client, secret)


async def test_a_moderator_reads_a_confidential_file_for_an_hour_after_a_reason(
    session: Any, as_role: Any, app: FastAPI, database: Database, clock: Any
) -> None:
    scene, _, secret = await sent(session, as_role, app, database, stage="closed")
    moderator, colleague = [await scene.enter("moderator") for _ in range(2)]
    opened = await moderator.post(f"{scene.url}/confidential-reading", json=REASON)
    assert opened.json()["attachments"][0]["file"] == secret
    assert opened.json()["files"][secret]["name"] == "Secret Foxglove.pdf"
    assert await reads(moderator, secret)
    assert not await reads(colleague, secret)
    await clock.shift(timedelta(minutes=61))
    assert not await reads(moderator, secret)


async def test_a_withdrawn_response_takes_its_files_along(
    session: Any, as_role: Any, app: FastAPI, database: Database
) -> None:
    scene, opened, secret = await sent(session, as_role, app, database, stage="closed")
    member = await scene.enter("member")
    assert (await act(member, scene, "withdraw")).status_code == 200
    for who in sorted(READERS):
        reader = await scene.enter(who)
        assert not await reads(reader, opened)
        assert not await reads(reader, secret)
    assert await reads(member, secret)


async def test_a_file_that_is_being_checked_may_be_sent_and_is_read_once_clean(
    session: Any, as_role: Any, app: FastAPI, database: Database
) -> None:
    scene = await make_scene(session, as_role, response_handling="rolling")
    await scene.respond(words=COMPLETE)
    member, reviewer = await scene.enter("member"), await scene.enter("contributor")
    file_id = (await upload(member, purpose="response")).json()["id"]
    await attach(member, scene, attachments=[{"file": file_id}])
    assert (await act(member, scene, "submit")).status_code == 200
    assert not await reads(reviewer, file_id)
    seen = (await reviewer.get(scene.url)).json()
    assert seen["files"] == {}
    assert seen["submitted"]["attachments"][0]["file"] == file_id
    await scan(app, database, file_id)
    assert await reads(reviewer, file_id)
    assert (await reviewer.get(scene.url)).json()["files"][file_id]["status"] == "clean"


async def test_a_harmful_file_is_not_sent(
    session: Any, as_role: Any, app: FastAPI, database: Database
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond(words=COMPLETE)
    member = await scene.enter("member")
    file_id = (await upload(member, purpose="response")).json()["id"]
    await attach(member, scene, attachments=[{"file": file_id}])
    async with fake_clamd(b"stream: Bad FOUND\0") as fake:
        await scan(app, database, file_id, Clamd(fake.address))
    refused = await act(member, scene, "submit")
    assert refused.status_code == 409
    assert refused.json()["errors"] == [
        {
            "pointer": "/attachments/0",
            "code": "infected",
            "message": "This file was found harmful. Remove it",
        }
    ]
    assert (await attach(member, scene, attachments=[])).status_code == 200
    assert (await act(member, scene, "submit")).status_code == 200


async def test_a_file_that_was_sent_is_kept_although_the_working_copy_lets_it_go(
    session: Any, as_role: Any, app: FastAPI, database: Database
) -> None:
    scene, opened, secret = await sent(session, as_role, app, database)
    member = await scene.enter("member")
    loose = await uploaded(app, database, member, purpose="response")
    await attach(member, scene, attachments=[{"file": loose}])
    await attach(member, scene, attachments=[])
    for file_id in (opened, secret):
        assert (await member.delete(f"{FILES}/{file_id}")).status_code == 409
    assert (await member.delete(f"{FILES}/{loose}")).status_code == 204


async def test_what_may_be_attached_is_limited(
    session: Any, as_role: Any, app: FastAPI, database: Database
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond(words=COMPLETE)
    member, other = await scene.enter("member"), await scene.enter("other_supplier")
    own = await uploaded(app, database, member, purpose="response")
    for wrong in (
        await uploaded(app, database, other, purpose="response"),
        await uploaded(app, database, member, purpose="product"),
    ):
        refused = await attach(member, scene, attachments=[{"file": own}, {"file": wrong}])
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["pointer"] == "/attachments/1"
    twice = await attach(member, scene, attachments=[{"file": own}, {"file": own}])
    assert twice.status_code == 422
    ids = [f"0199f0c2-0000-7000-8000-0000000000{n:02d}" for n in range(MOST_ATTACHMENTS + 1)]
    many = await attach(member, scene, attachments=[{"file": one} for one in ids])
    assert many.status_code == 422


async def test_the_preview_says_who_reads_each_file(
    session: Any, as_role: Any, app: FastAPI, database: Database
) -> None:
    scene, _, _ = await sent(session, as_role, app, database)
    told = (await (await scene.enter("member")).get(f"{scene.url}/audience")).json()["parts"]
    readers = {part["part"]: {entry["reader"] for entry in part["readers"]} for part in told}
    assert "co_sponsor" in readers["attachments/0"]
    assert "co_sponsor" not in readers["attachments/1"]


@pytest.mark.parametrize("stage", ["open", "closed"])
async def test_the_audit_trail_tells_whose_file_it_is_only_after_the_opening(
    session: Any, as_role: Any, app: FastAPI, database: Database, stage: str
) -> None:
    scene, opened, secret = await sent(session, as_role, app, database, stage=stage)
    never = await uploaded(app, database, await scene.enter("member"), purpose="response")
    signer = CursorSigner(b"x" * 32)
    for file_id, known in (
        (opened, stage == "closed"),
        (secret, stage == "closed"),
        (never, False),
    ):
        subject = (await row_of(database, file_id)).id
        async with database.reading() as reader:
            found = await page(reader, FactFilter(subject=subject), signer)
            stored = await reader.execute(select(fact.c.id).where(fact.c.stream_id == subject))
        told = [entry for entry in found.items if entry.kind == "FileUploaded"]
        assert len(stored.all()) == 2
        assert [entry.organisation_id is not None for entry in told] == [known]


async def test_the_comparison_names_files_by_the_same_rule(
    session: Any, as_role: Any, app: FastAPI, database: Database
) -> None:
    scene, opened, secret = await sent(session, as_role, app, database, stage="closed")
    first = scene.response.reference
    await scene.respond(supplier=scene.other_supplier, status="submitted")
    query = {"response": [first, scene.response.reference]}
    for who, expected in (("contributor", {opened, secret}), ("co_contributor", {opened})):
        reader = await scene.enter(who)
        answer = await reader.get(f"{scene.challenge_url}/comparison", params=query)
        assert set(answer.json()["responses"][0]["files"]) == expected
