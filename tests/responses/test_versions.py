"""Receipts: what was sent stays readable to its sender, version by version, and can be proven."""

import hashlib
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from app.files.models import File
from app.platform.tables import fact
from tests.factories.responses import COMPLETE, SECRET_OUTCOME, make_response
from tests.factories.solutions import make_solution
from tests.responses.scene import make_scene

CHANGED = {"safeguards": "Two persons decide."}


async def _sent_twice(scene: Any) -> Any:
    """The draft is sent, changed and sent again."""
    await scene.respond()
    member = await scene.enter("member")
    for change in ({}, CHANGED):
        read = await member.patch(
            scene.url,
            json={**COMPLETE, **change},
            headers={"If-Match": (await member.get(scene.url)).headers["etag"]},
        )
        sent = await member.post(
            f"{scene.url}/transitions",
            json={"action": "submit"},
            headers={"If-Match": read.headers["etag"]},
        )
        assert sent.status_code == 200, sent.text
    return member


async def test_each_version_stays_readable_as_it_was_sent(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    member = await _sent_twice(scene)
    listed = (await member.get(f"{scene.url}/versions")).json()
    assert listed["total"] == 2
    assert [(item["number"], item["counts"]) for item in listed["items"]] == [(2, True), (1, False)]
    first = (await member.get(f"{scene.url}/versions/1")).json()
    second = (await member.get(f"{scene.url}/versions/2")).json()
    assert first["submitted"]["safeguards"] == COMPLETE["safeguards"]
    assert second["submitted"]["safeguards"] == CHANGED["safeguards"]
    assert first["submitted"]["outcomes"][1]["text"] == SECRET_OUTCOME
    assert first["confidential"] == ["outcomes/1", "what_to_know", "cost_band"]
    assert first["challenge"]["reference"] == scene.challenge.reference
    assert second["sha256"] == (await member.get(scene.url)).json()["receipt"]["sha256"]


async def test_the_document_has_the_hash_that_stands_in_the_record(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    member = await _sent_twice(scene)
    kept = await session.execute(
        select(fact.c.payload)
        .where(fact.c.stream_id == scene.response.id, fact.c.kind == "ResponseSubmitted")
        .order_by(fact.c.position)
    )
    recorded = [payload["sha256"] for payload in kept.scalars()]
    for number, expected in enumerate(recorded, start=1):
        handed_out = await member.get(f"{scene.url}/versions/{number}/document")
        assert handed_out.headers["content-disposition"].startswith("attachment;")
        assert hashlib.sha256(handed_out.content).hexdigest() == expected
    assert orjson.loads(handed_out.content)["what_to_know"] == COMPLETE["what_to_know"]


async def test_files_and_solution_are_part_of_what_is_proven(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    files = [
        File(
            organisation_id=scene.supplier.id,
            purpose="response",
            name=f"trial-{place}.pdf",
            kind="pdf",
            size=10,
            sha256=f"{place}" * 64,
            storage_key=f"key-{place}",
            status="clean",
            loose_since=None,
        )
        for place in range(2)
    ]
    session.add_all(files)
    await session.flush()
    attached = [
        {"file": str(file.id), "confidential": place == 1} for place, file in enumerate(files)
    ]
    card = await make_solution(session, supplier=scene.supplier)
    await scene.respond(
        status="submitted", words={**COMPLETE, "attachments": attached}, solution=card
    )
    member = await scene.enter("member")
    version = (await member.get(f"{scene.url}/versions/1")).json()
    assert version["solution"]["reference"] == card.reference
    assert {name: file["sha256"] for name, file in version["files"].items()} == {
        str(file.id): file.sha256 for file in files
    }
    assert version["confidential"][-1] == "attachments/1"
    document = await member.get(f"{scene.url}/versions/1/document")
    assert hashlib.sha256(document.content).hexdigest() == version["sha256"]
    read = orjson.loads(document.content)
    assert (read["solution"], read["attachments"]) == (card.reference, attached)


async def test_a_withdrawn_response_keeps_its_receipts_and_none_counts(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond(status="withdrawn")
    member = await scene.enter("member")
    listed = (await member.get(f"{scene.url}/versions")).json()["items"]
    assert [item["counts"] for item in listed] == [False]
    assert (await member.get(f"{scene.url}/versions/1")).status_code == 200


@pytest.mark.parametrize("number", ["2", "0", "-1", "x", "9" * 30])
async def test_a_version_that_was_not_sent_is_not_there(
    session: Any, as_role: Any, number: str
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond(status="submitted")
    member = await scene.enter("member")
    for address in (f"versions/{number}", f"versions/{number}/document"):
        assert (await member.get(f"{scene.url}/{address}")).status_code in {404, 422}


async def test_each_read_is_one_statement_and_pages_lead_on(
    session: Any, as_role: Any, statements: Any
) -> None:
    scene = await make_scene(session, as_role)
    member = await _sent_twice(scene)
    for address in ("versions", "versions/1", "versions/1/document"):
        await member.get(f"{scene.url}/{address}")
        with statements:
            assert (await member.get(f"{scene.url}/{address}")).status_code == 200
        assert len(statements) <= 2, list(statements)
    first = (await member.get(f"{scene.url}/versions?limit=1")).json()
    rest = await member.get(f"{scene.url}/versions", params={"cursor": first["next_cursor"]})
    assert [item["number"] for item in rest.json()["items"]] == [1]


async def test_the_words_of_a_version_are_not_touched_for_others(
    session: Any, as_role: Any, statements: Any
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await make_response(session, challenge=scene.challenge, status="submitted")
    await scene.respond(status="submitted")
    for who in ("contributor", "moderator", "overseer"):
        reader = await scene.enter(who)
        with statements:
            assert (await reader.get(f"{scene.url}/versions/1")).status_code == 403
        assert not any("submitted_confidential" in sql for sql in statements)
