"""Starting and writing: what may be saved, and what is refused where it stands."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.factories.challenges import make_challenge
from tests.factories.responses import COMPLETE
from tests.factories.solutions import make_solution
from tests.responses.scene import make_scene

FIRST = {"If-Match": '"v1"'}


async def test_what_is_left_out_stays_and_lists_are_replaced(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond()
    member = await scene.enter("member")
    change = {
        "outcomes": [{"index": 1, "answer": "not"}],
        "cost_band": None,
        "confidential_parts": ["time_needed"],
    }
    written = await member.patch(scene.url, json=change, headers=FIRST)
    copy = written.json()["working_copy"]
    assert copy["outcomes"] == [
        {"index": 0, "answer": None, "text": "", "confidential": False},
        {"index": 1, "answer": "not", "text": "", "confidential": False},
    ]
    assert (copy["cost_band"], copy["confidential_parts"]) == (None, ["time_needed"])
    assert copy["proven_elsewhere"] == COMPLETE["proven_elsewhere"]
    assert written.headers["etag"] == '"v2"'
    unchanged = await member.patch(scene.url, json=change, headers={"If-Match": '"v2"'})
    assert unchanged.headers["etag"] == '"v2"'


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"what_to_know": "This is OFFICIAL-SENSITIVE."}, "/what_to_know", "marking"),
        ({"outcomes": [{"index": 1, "text": "TOP SECRET"}]}, "/outcomes/0/text", "marking"),
        ({"time_needed": "UK SECRET"}, "/time_needed", "marking"),
        ({"outcomes": [{"index": 2, "answer": "not"}]}, "/outcomes/0/index", "unknown"),
        ({"outcomes": [{"index": 10, "answer": "not"}]}, "/outcomes/0/index", "less_than"),
        ({"outcomes": [{"index": 0}, {"index": 0}]}, "/", "value_error"),
        ({"confidential_parts": ["safeguards", "safeguards"]}, "/", "value_error"),
        ({"confidential_parts": ["interest_in_pilot"]}, "/confidential_parts/0", "enum"),
        ({"what_to_know": "x" * 6001}, "/what_to_know", "too_long"),
        ({"outcomes": [{"index": 0, "text": "x" * 4001}]}, "/outcomes/0/text", "too_long"),
        ({"cost_band": "cheap"}, "/cost_band", "enum"),
        ({"safeguards": None}, "/safeguards", "string_type"),
        ({"safeguards": "a\u0000b"}, "/safeguards", "value_error"),
        ({"status": "submitted"}, "/status", "extra_forbidden"),
        ({"solution": "SO-2026-9999"}, "/solution", "unknown"),
        ({"solution": "anything"}, "/solution", "unknown"),
    ],
)
async def test_what_may_not_be_saved_is_pointed_to_and_nothing_is_saved(
    session: Any, as_role: Any, change: dict[str, Any], pointer: str, code: str
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond()
    member = await scene.enter("member")
    refused = await member.patch(scene.url, json=change, headers=FIRST)
    assert refused.status_code == 422, refused.text
    assert [(e["pointer"], e["code"]) for e in refused.json()["errors"]] == [(pointer, code)]
    kept = await member.get(scene.url)
    assert kept.headers["etag"] == '"v1"'
    assert kept.json()["working_copy"]["what_to_know"] == COMPLETE["what_to_know"]


async def test_nobody_overwrites_what_they_have_not_read(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond()
    member, admin = await scene.enter("member"), await scene.enter("admin")
    change = {"time_needed": "A month"}
    assert (await member.patch(scene.url, json=change)).status_code == 428
    assert (await admin.patch(scene.url, json=change, headers=FIRST)).status_code == 200
    second = await member.patch(scene.url, json={"time_needed": "A year"}, headers=FIRST)
    assert (second.status_code, second.headers["etag"]) == (412, '"v2"')
    assert second.json()["saved_by"] == "supplier_admin"
    saved_at = datetime.fromisoformat(second.json()["saved_at"])
    (stored,) = (await member.get("/api/v1/responses")).json()["items"]
    updated_at = datetime.fromisoformat(stored["updated_at"])
    assert timedelta(0) <= saved_at - updated_at < timedelta(seconds=10)


async def test_pauses_in_writing_are_no_history(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond()
    member = await scene.enter("member")
    started = (await member.get(f"{scene.url}/timeline")).json()["items"]
    saved = await member.patch(scene.url, json={"time_needed": "A month"}, headers=FIRST)
    assert (saved.status_code, saved.headers["etag"]) == (200, '"v2"')
    assert (await member.get(f"{scene.url}/timeline")).json()["items"] == started


async def test_who_sent_the_version_that_was_first_is_known(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond()
    member, admin = await scene.enter("member"), await scene.enter("admin")
    sent = await admin.post(f"{scene.url}/transitions", json={"action": "submit"}, headers=FIRST)
    assert sent.status_code == 200, sent.text
    late = await member.patch(scene.url, json={"time_needed": "A year"}, headers=FIRST)
    assert (late.status_code, late.json()["saved_by"]) == (412, "supplier_admin")


@pytest.mark.parametrize(
    ("stage", "answer"), [("listed", 200), ("draft", 200), ("retired", 422), ("foreign", 422)]
)
async def test_one_names_ones_own_solutions_only(
    session: Any, as_role: Any, stage: str, answer: int
) -> None:
    scene = await make_scene(session, as_role)
    owner = scene.other_supplier if stage == "foreign" else scene.supplier
    card = await make_solution(
        session, supplier=owner, stage="listed" if stage == "foreign" else stage
    )
    await scene.respond()
    member = await scene.enter("member")
    named = await member.patch(scene.url, json={"solution": str(card.id)}, headers=FIRST)
    assert named.status_code == answer
    if answer == 200:
        assert named.json()["working_copy"]["solution"]["reference"] == card.reference
        taken_off = await member.patch(
            scene.url, json={"solution": None}, headers={"If-Match": '"v2"'}
        )
        assert taken_off.json()["working_copy"]["solution"] is None


async def test_a_solution_that_the_force_cannot_read_stops_sending(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    card = await make_solution(session, supplier=scene.supplier, stage="draft")
    await scene.respond(solution=card)
    member = await scene.enter("member")
    sent = await member.post(f"{scene.url}/transitions", json={"action": "submit"}, headers=FIRST)
    assert sent.status_code == 409
    assert [error["pointer"] for error in sent.json()["errors"]] == ["/solution"]


async def test_a_solution_that_was_never_listed_is_named_to_nobody_else(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    card = await make_solution(session, supplier=scene.supplier, stage="draft", name="Hidden Heron")
    await scene.respond(status="submitted", solution=card)
    seen = await (await scene.enter("approver")).get(scene.url)
    assert seen.json()["solution"] is None
    assert "Hidden Heron" not in seen.text
    assert (await (await scene.enter("member")).get(scene.url)).json()["solution"] is not None


@pytest.mark.parametrize("stage", ["scheduled", "closed", "concluded", "withdrawn"])
async def test_one_starts_only_while_the_challenge_is_open(
    session: Any, as_role: Any, stage: str
) -> None:
    scene = await make_scene(session, as_role, stage=stage)
    refused = await (await scene.enter("member")).post(f"{scene.challenge_url}/responses")
    assert (refused.status_code, refused.json()["state"]) == (409, stage)


@pytest.mark.parametrize(
    ("visibility", "status", "answer"),
    [
        ("registered_suppliers", "verified", 201),
        ("registered_suppliers", "registered", 404),
        ("policing_only", "verified", 404),
        ("public", "registered", 201),
    ],
)
async def test_who_may_not_know_the_challenge_cannot_start(
    session: Any, as_role: Any, visibility: str, status: str, answer: int
) -> None:
    scene = await make_scene(session, as_role)
    hidden = await make_challenge(session, visibility=visibility)
    scene.supplier.status = status
    await session.commit()
    member = await scene.enter("member")
    started = await member.post(f"/api/v1/challenges/{hidden.reference}/responses")
    assert started.status_code == answer


async def test_the_same_key_starts_once_and_answers_the_same(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    member = await scene.enter("member")
    key = {"Idempotency-Key": "start-once-0001"}
    first = await member.post(f"{scene.challenge_url}/responses", headers=key)
    again = await member.post(f"{scene.challenge_url}/responses", headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert first.headers["location"] == f"/api/v1/responses/{first.json()['reference']}"
