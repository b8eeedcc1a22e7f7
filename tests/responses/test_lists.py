"""A supplier's own list, the opened list of a challenge, comparison and preview of readers."""

from datetime import timedelta
from typing import Any

import pytest

from app.platform.database import moment_now
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_supplier
from tests.factories.responses import COMPLETE, SECRET_OUTCOME, make_response
from tests.factories.solutions import make_solution
from tests.responses.scene import make_scene


async def _every_page(client: Any, address: str) -> list[dict[str, Any]]:
    """Follow the cursors; the total stays the same and Link agrees with the body."""
    items: list[dict[str, Any]] = []
    cursor, totals = "", set()
    while True:
        page = await client.get(f"{address}{cursor}")
        assert page.status_code == 200, page.text
        items += page.json()["items"]
        totals.add(page.json()["total"])
        if page.json()["next_cursor"] is None:
            assert "link" not in page.headers
            assert totals == {len(items)}
            return items
        assert page.json()["next_cursor"] in page.headers["link"]
        cursor = f"&cursor={page.json()['next_cursor']}"


async def test_a_supplier_lists_its_own_with_deadline_progress_and_feedback(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    now = await moment_now(session)
    words = COMPLETE | {"outcomes": COMPLETE["outcomes"][:1]}
    await scene.respond(words=words, updated_at=now)
    for place, status in enumerate(["submitted", "shortlisted", "under_review"], start=1):
        closed = await make_challenge(session, stage="closed")
        await make_response(
            session,
            challenge=closed,
            supplier=scene.supplier,
            status=status,
            feedback=status != "submitted",
            updated_at=now - timedelta(hours=place),
        )
    await make_response(session)
    await session.commit()
    member = await scene.enter("member")
    items = await _every_page(member, "/api/v1/responses?limit=3")
    assert [item["status"] for item in items] == [
        "draft",
        "submitted",
        "shortlisted",
        "under_review",
    ]
    assert [item["feedback_state"] for item in items] == ["not_due", "owed", "received", "owed"]
    assert items[1]["feedback_owed_since"] == items[1]["responses_close_at"]
    assert (items[2]["feedback_reason"], items[3]["feedback_reason"]) == ("fits_in_part", None)
    assert (items[0]["outcomes_answered"], items[0]["outcomes_wanted"]) == (1, 2)
    assert (items[0]["challenge_title"], items[0]["challenge_status"]) == (
        scene.challenge.title,
        "open",
    )
    assert items[0]["lead_force"] == scene.force.name
    some = await member.get("/api/v1/responses?status=draft&status=shortlisted")
    assert [item["status"] for item in some.json()["items"]] == ["draft", "shortlisted"]
    assert some.json()["total"] == 2
    assert (await member.get("/api/v1/responses?status=lost")).status_code == 422
    assert (await member.get("/api/v1/responses?cursor=tampered")).status_code == 422


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("supplier", ["alder", "Beech", "Cedar", "Dogwood"]),
        ("submitted", ["Cedar", "alder", "Dogwood", "Beech"]),
        ("status", ["alder", "Dogwood", "Beech", "Cedar"]),
        ("decision", ["Cedar", "Beech", "alder", "Dogwood"]),
    ],
)
@pytest.mark.parametrize("descending", [False, True])
async def test_opened_responses_are_sorted_page_by_page(
    session: Any, as_role: Any, sort: str, names: list[str], *, descending: bool
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    now = await moment_now(session)
    rows = [
        ("Beech", "shortlisted", 4, now - timedelta(hours=1)),
        ("alder", "submitted", 2, None),
        ("Cedar", "kept_on_file", 1, now - timedelta(hours=2)),
        ("Dogwood", "under_review", 3, None),
    ]
    for name, status, place, decided_at in rows:
        await make_response(
            session,
            challenge=scene.challenge,
            supplier=await make_supplier(session, name=name),
            status=status,
            submitted_at=now - timedelta(days=10 - place),
            decided_at=decided_at,
        )
    await session.commit()
    reader = await scene.enter("contributor")
    address = f"{scene.challenge_url}/responses?sort={sort}&limit=2"
    address += "&descending=true" if descending else ""
    items = await _every_page(reader, address)
    found = [item["supplier"]["name"] for item in items]
    if sort == "decision":  # of two undecided ones, the id decides
        assert set(found[:2] if not descending else found[2:]) == {"Cedar", "Beech"}
        assert [n for n in found if n in {"Cedar", "Beech"}] == (
            ["Beech", "Cedar"] if descending else ["Cedar", "Beech"]
        )
    else:
        assert found == (names[::-1] if descending else names)
    owed = {item["supplier"]["name"]: item["feedback_owed"] for item in items}
    assert owed == {"Beech": False, "alder": True, "Cedar": False, "Dogwood": True}
    panel = (await reader.get(f"{scene.challenge_url}/responses?status=submitted")).json()
    assert (panel["sealed"], panel["count"], panel["total"], panel["feedback_owed"]) == (
        False,
        4,
        1,
        2,
    )


async def test_drafts_of_suppliers_are_in_no_list(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond()
    panel = (await (await scene.enter("approver")).get(f"{scene.challenge_url}/responses")).json()
    assert (panel["count"], panel["total"], panel["items"]) == (0, 0, [])


async def test_responses_stand_side_by_side_in_the_order_chosen(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    card = await make_solution(
        session,
        supplier=scene.supplier,
        deployments=[
            {"organisation_id": None, "organisation_label": "A hospital trust"},
            {"organisation_label": "A secret bank", "anonymous": True},
        ],
    )
    await scene.respond(status="submitted", solution=card)
    second = await make_response(
        session, challenge=scene.challenge, status="under_review", feedback=True
    )
    await session.commit()
    reader = await scene.enter("contributor")
    chosen = f"response={second.id}&response={scene.response.reference}"
    compared = await reader.get(f"{scene.challenge_url}/comparison?{chosen}")
    assert compared.status_code == 200, compared.text
    body = compared.json()
    assert body["count"] == 2
    assert [one["reference"] for one in body["responses"]] == [
        second.reference,
        scene.response.reference,
    ]
    wanted = scene.challenge.outcomes
    assert [row["title"] for row in body["outcomes"]] == [one["title"] for one in wanted]
    assert [answer["answer"] for answer in body["outcomes"][0]["answers"]] == ["met_now"] * 2
    assert [answer["text"] for answer in body["outcomes"][1]["answers"]] == [SECRET_OUTCOME] * 2
    assert [answer["confidential"] for answer in body["outcomes"][1]["answers"]] == [True, True]
    assert [one["feedback_owed"] for one in body["responses"]] == [False, True]
    assert body["responses"][1]["hosting"] == "uk_only"
    places = [use["organisation"] for use in body["responses"][1]["proven"]]
    assert sorted(places, key=str) == ["A hospital trust", None]
    assert "A secret bank" not in compared.text
    assert body["responses"][0]["proven"] == []


@pytest.mark.parametrize("chosen", ["", "a", "aa", "abcde"])
async def test_two_to_four_different_responses_are_compared(
    session: Any, as_role: Any, chosen: str
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    made = {
        name: (
            await make_response(session, challenge=scene.challenge, status="submitted")
        ).reference
        for name in sorted(set(chosen))
    }
    await session.commit()
    query = "&".join(f"response={made[name]}" for name in chosen)
    refused = await (await scene.enter("approver")).get(f"{scene.challenge_url}/comparison?{query}")
    assert refused.status_code == 422
    assert refused.json()["errors"] == [
        {
            "pointer": "/response",
            "code": "count",
            "message": "Choose two to four different responses to compare",
        }
    ]


async def test_a_challenge_one_may_not_know_has_nothing_to_compare(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    hidden = await make_challenge(session, stage="draft")
    await session.commit()
    address = f"/api/v1/challenges/{hidden.reference}/comparison?response=RE-1&response=RE-2"
    assert (await (await scene.enter("approver")).get(address)).status_code == 404


async def test_a_response_to_another_challenge_is_not_compared(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="submitted")
    elsewhere = await make_challenge(session, force=scene.force, stage="closed")
    other = await make_response(session, challenge=elsewhere, status="submitted")
    await session.commit()
    chosen = f"response={scene.response.reference}&response={other.reference}"
    answer = await (await scene.enter("approver")).get(f"{scene.challenge_url}/comparison?{chosen}")
    assert answer.status_code == 404


async def test_the_preview_says_who_reads_each_part_and_when(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond()
    previewed = (await (await scene.enter("member")).get(f"{scene.url}/audience")).json()
    parts = {part["part"]: part for part in previewed["parts"]}
    closes_at = (await (await scene.enter("member")).get(scene.url)).json()["challenge"][
        "responses_close_at"
    ]
    opened = {entry["reader"]: entry for entry in parts["outcomes/0"]["readers"]}
    assert list(opened) == [
        "own_organisation",
        "posting_force",
        "co_sponsor",
        "moderator",
        "oversight",
    ]
    assert opened["posting_force"]["moment"] == closes_at
    assert [body["name"] for body in opened["posting_force"]["organisations"]] == [scene.force.name]
    assert [body["name"] for body in opened["co_sponsor"]["organisations"]] == [scene.co_force.name]
    watching = {body["name"] for body in opened["oversight"]["organisations"]}
    assert watching == {scene.overseer.name, scene.co_overseer.name}
    for part in ("outcomes/1", "what_to_know", "cost_band"):
        readers = [entry["reader"] for entry in parts[part]["readers"]]
        assert readers == ["own_organisation", "posting_force", "moderator_with_reason"]
        assert parts[part]["confidential"]
    assert not parts["safeguards"]["confidential"]
    assert [entry["reader"] for entry in previewed["sender"]] == list(opened)
    assert "public" in previewed["never"]


async def test_the_preview_of_a_rolling_challenge_begins_with_submission(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role, response_handling="rolling")
    await scene.respond()
    previewed = (await (await scene.enter("admin")).get(f"{scene.url}/audience")).json()
    parts = {part["part"]: part["readers"] for part in previewed["parts"]}
    when = {entry["reader"]: entry["when"] for entry in parts["outcomes/1"]}
    assert when == {
        "own_organisation": "now",
        "posting_force": "submission",
        "moderator_with_reason": "close",
    }


async def test_each_read_is_one_statement_beside_the_session(
    session: Any, as_role: Any, statements: Any
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="submitted")
    second = await make_response(session, challenge=scene.challenge, status="submitted")
    await session.commit()
    member, reader = await scene.enter("member"), await scene.enter("contributor")
    chosen = f"response={scene.response.reference}&response={second.reference}"
    for client, address in (
        (member, scene.url),
        (member, "/api/v1/responses"),
        (member, f"{scene.url}/audience"),
        (member, f"{scene.url}/timeline"),
        (reader, scene.url),
        (reader, f"{scene.challenge_url}/responses"),
        (reader, f"{scene.challenge_url}/comparison?{chosen}"),
    ):
        await client.get(address)  # the first use of a session may note when it was seen
        with statements:
            assert (await client.get(address)).status_code == 200
        assert len(statements) <= 2, list(statements)
