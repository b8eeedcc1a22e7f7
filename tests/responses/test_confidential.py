"""Confidential parts never leave the posting force and, for a recorded reason, the moderator."""

from typing import Any

import pytest
from sqlalchemy import select

from app.platform.tables import fact, fact_reason
from tests.factories.responses import (
    COMPLETE,
    OPEN_WORDS,
    SECRET_OUTCOME,
    SECRET_PART,
    make_response,
)
from tests.responses.scene import POSTING_FORCE, READERS, SENDERS, make_scene

SECRETS = (SECRET_OUTCOME, SECRET_PART, "50k_250k", "roadmap")
WITHHELD = ["outcomes/1", "what_to_know", "cost_band"]
REASON = {"reason": "The supplier says the force misread its price."}
KEEPERS = sorted(POSTING_FORCE | SENDERS)
OTHERS = sorted(READERS - POSTING_FORCE)


@pytest.mark.parametrize("who", KEEPERS)
async def test_sender_and_posting_force_read_everything(
    session: Any, as_role: Any, who: str
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="submitted")
    seen = (await (await scene.enter(who)).get(scene.url)).json()
    read = seen["submitted"]
    assert read["outcomes"][1]["text"] == SECRET_OUTCOME
    assert (read["what_to_know"], read["cost_band"]) == (SECRET_PART, "50k_250k")
    assert [o["confidential"] for o in read["outcomes"]] == [False, True]
    assert read["confidential_parts"] == ["what_to_know", "cost_band"]
    assert read["withheld"] == []
    assert len(seen["receipt"]["sha256"]) == 64


@pytest.mark.parametrize("who", OTHERS)
async def test_other_readers_see_where_something_was_left_out(
    session: Any, as_role: Any, who: str
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="submitted")
    second = await make_response(session, challenge=scene.challenge, status="submitted")
    reader = await scene.enter(who)
    seen = await reader.get(scene.url)
    read = seen.json()["submitted"]
    assert read["withheld"] == WITHHELD
    assert read["outcomes"][0]["text"] == OPEN_WORDS
    assert read["outcomes"][1] == {
        "index": 1,
        "answer": None,
        "text": None,
        "confidential": True,
        "withheld": True,
    }
    # With a hash one could try out what was left out.
    assert seen.json()["receipt"] is None
    chosen = f"response={scene.response.reference}&response={second.reference}"
    for address in (
        f"{scene.url}/timeline",
        f"{scene.challenge_url}/responses",
        f"{scene.challenge_url}/comparison?{chosen}",
    ):
        answer = await reader.get(address)
        assert answer.status_code == 200
        for secret in SECRETS:
            assert secret not in answer.text
    assert all(secret not in seen.text for secret in SECRETS)


@pytest.mark.parametrize("who", ["moderator", "overseer"])
async def test_the_query_for_who_may_not_read_them_does_not_touch_them(
    session: Any, as_role: Any, statements: Any, who: str
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    second = await make_response(session, challenge=scene.challenge, status="submitted")
    await scene.respond(status="submitted")
    reader = await scene.enter(who)
    chosen = f"response={scene.response.reference}&response={second.reference}"
    for address in (scene.url, f"{scene.challenge_url}/comparison?{chosen}"):
        with statements:
            assert (await reader.get(address)).status_code == 200
        assert not any("submitted_confidential" in sent for sent in statements)
        assert not any("response.draft" in sent for sent in statements)


async def test_a_moderator_opens_them_once_for_a_reason_that_is_kept(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="submitted")
    moderator = await scene.enter("moderator")
    assert "read_confidential_parts" in (await moderator.get(scene.url)).json()["available_actions"]
    opened = await moderator.post(f"{scene.url}/confidential-reading", json=REASON)
    assert opened.status_code == 200, opened.text
    assert opened.json() == {
        "reference": scene.response.reference,
        "outcomes": [
            {
                "index": 1,
                "answer": "roadmap",
                "text": SECRET_OUTCOME,
                "confidential": True,
                "withheld": False,
            }
        ],
        "parts": {"what_to_know": SECRET_PART, "cost_band": "50k_250k"},
        "attachments": [],
        "files": {},
    }
    assert SECRET_PART not in (await moderator.get(scene.url)).text
    kept = (
        await session.execute(
            select(fact.c.kind, fact.c.payload, fact_reason.c.reason)
            .join(fact_reason)
            .where(fact.c.stream_id == scene.response.id)
        )
    ).one()
    assert (kept.kind, kept.reason) == ("ConfidentialPartsRead", REASON["reason"])
    assert SECRET_PART not in str(kept.payload)
    for who in ("member", "contributor", "moderator"):
        told = (await (await scene.enter(who)).get(f"{scene.url}/timeline")).json()["items"]
        assert [(entry["kind"], entry["role"], entry["reason"]) for entry in told] == [
            ("ConfidentialPartsRead", "moderator", REASON["reason"])
        ]


@pytest.mark.parametrize("reason", ["", "Too short", None])
async def test_without_a_reason_nothing_is_opened(
    session: Any, as_role: Any, reason: str | None
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="submitted")
    moderator = await scene.enter("moderator")
    wish = {} if reason is None else {"reason": reason}
    refused = await moderator.post(f"{scene.url}/confidential-reading", json=wish)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/reason"
    assert SECRET_PART not in refused.text


async def test_a_marked_part_without_words_is_not_said_to_be_withheld(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    words = COMPLETE | {"confidential_parts": ["transfer_gaps"], "transfer_gaps": ""}
    await scene.respond(status="submitted", words=words)
    seen = (await (await scene.enter("moderator")).get(scene.url)).json()["submitted"]
    assert seen["withheld"] == ["outcomes/1"]
    assert seen["what_to_know"] == SECRET_PART
