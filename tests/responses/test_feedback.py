"""Withdrawing, deciding, and the feedback that is owed to everybody who sent (rules 3 and 9)."""

from datetime import timedelta
from typing import Any

import pytest

from tests.factories.challenges import make_outcome
from tests.factories.responses import OPEN_WORDS, SECRET_PART, make_response
from tests.responses.scene import READERS, make_scene

FEEDBACK = {"reason": "no_evidence_yet", "text": "Show what happens when the person says no."}


async def _take(client: Any, url: str, action: str, reason: str | None = None) -> Any:
    wish = {"action": action} | ({"reason": reason} if reason else {})
    return await client.post(f"{url}/transitions", json=wish)


async def _write(client: Any, url: str, wish: dict[str, str] = FEEDBACK) -> Any:
    """Write feedback on what one reads now."""
    read = (await client.get(url)).headers["etag"]
    return await client.put(f"{url}/feedback", json=wish, headers={"If-Match": read})


@pytest.mark.parametrize("who", sorted(READERS))
async def test_after_a_withdrawal_the_text_is_gone_for_everybody_but_the_sender(
    session: Any, as_role: Any, who: str
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    second = await make_response(session, challenge=scene.challenge, status="submitted")
    await scene.respond(status="submitted")
    assert await scene.counts() == (2, 2)
    member = await scene.enter("member")
    gone = await _take(member, scene.url, "withdraw")
    assert (gone.status_code, gone.json()["status"]) == (200, "withdrawn")
    assert gone.json()["submitted"]["outcomes"][0]["text"] == OPEN_WORDS
    assert gone.json()["available_actions"] == []
    assert await scene.counts() == (1, 1)
    reader = await scene.enter(who)
    seen = await reader.get(scene.url)
    assert seen.json()["status"] == "withdrawn"
    assert seen.json()["withdrawn_at"] is not None
    assert (seen.json()["submitted"], seen.json()["receipt"]) == (None, None)
    chosen = f"response={scene.response.reference}&response={second.reference}"
    compared = await reader.get(f"{scene.challenge_url}/comparison?{chosen}")
    assert [one["submitted"] is None for one in compared.json()["responses"]] == [True, False]
    assert OPEN_WORDS not in seen.text
    assert SECRET_PART not in seen.text
    assert compared.text.count(OPEN_WORDS) == 1


async def test_a_withdrawn_response_is_taken_up_again_until_the_deadline(
    session: Any, as_role: Any, clock: Any
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond(status="submitted")
    member = await scene.enter("member")
    gone = await _take(member, scene.url, "withdraw")
    assert gone.json()["available_actions"] == ["resume"]
    assert await scene.counts() == (0, 0)
    again = await _take(member, scene.url, "resume")
    assert (again.json()["status"], again.json()["submitted"]) == ("draft", None)
    assert again.json()["working_copy"]["outcomes"][0]["text"] == OPEN_WORDS
    sent = await member.post(
        f"{scene.url}/transitions",
        json={"action": "submit"},
        headers={"If-Match": again.headers["etag"]},
    )
    assert sent.json()["receipt"]["number"] == 2
    assert await scene.counts() == (1, 1)
    await _take(member, scene.url, "withdraw")
    await clock.shift(timedelta(days=31))
    late = await _take(await scene.enter("member"), scene.url, "resume")
    assert (late.status_code, late.json()["state"]) == (409, "left")
    assert (await (await scene.enter("approver")).get(scene.url)).status_code == 404


@pytest.mark.parametrize(
    ("action", "status"),
    [("shortlist", "shortlisted"), ("decline", "not_taken_forward"), ("keep", "kept_on_file")],
)
async def test_feedback_reaches_the_supplier_with_the_decision_and_not_before(
    session: Any, as_role: Any, action: str, status: str
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="under_review")
    member, force = await scene.enter("member"), await scene.enter("contributor")
    assert (await member.get(scene.url)).json()["feedback_state"] == "owed"
    assert await scene.counts() == (1, 1)
    written = await _write(force, scene.url)
    assert written.json()["feedback"]["reason"] == "no_evidence_yet"
    assert await scene.counts() == (1, 0)
    changed = await _write(force, scene.url, FEEDBACK | {"reason": "not_now"})
    assert changed.json()["feedback"]["reason"] == "not_now"
    assert await scene.counts() == (1, 0)
    for address in (scene.url, f"{scene.url}/timeline", "/api/v1/responses"):
        early = (await member.get(address)).text
        assert FEEDBACK["text"] not in early
        assert "not_now" not in early
        assert "FeedbackGiven" not in early
    decided = await _take(force, scene.url, action, "Internal: the board agreed.")
    assert decided.json()["status"] == status
    got = (await member.get(scene.url)).json()
    assert (got["feedback"]["text"], got["feedback_state"]) == (FEEDBACK["text"], "received")
    assert got["feedback"]["shown_at"] == got["feedback"]["shown_at"].replace("+00:00", "Z")
    told = await member.get(f"{scene.url}/timeline")
    assert "Internal" not in told.text
    assert "Internal" in (await force.get(f"{scene.url}/timeline")).text
    late = await _write(force, scene.url)
    assert (late.status_code, late.json()["state"]) == (409, status)
    assert late.json()["by_role"] == "force_contributor"
    assert late.json()["since"] >= decided.json()["decided_at"]
    assert (await _take(member, scene.url, "withdraw")).status_code == 409


@pytest.mark.parametrize(
    ("wish", "pointer"),
    [
        (FEEDBACK | {"text": "Too short"}, "/text"),
        (FEEDBACK | {"text": "x" * 4001}, "/text"),
        (FEEDBACK | {"reason": "because"}, "/reason"),
        (FEEDBACK | {"text": "This text is OFFICIAL-SENSITIVE, is it not?"}, "/text"),
        ({"reason": "not_now"}, "/text"),
    ],
)
async def test_feedback_that_says_too_little_or_too_much_is_refused(
    session: Any, as_role: Any, wish: dict[str, str], pointer: str
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="submitted")
    refused = await _write(await scene.enter("approver"), scene.url, wish)
    assert refused.status_code == 422
    assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]
    assert await scene.counts() == (1, 1)


async def test_two_reviewers_do_not_overwrite_each_other_unseen(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="submitted")
    first, second = await scene.enter("contributor"), await scene.enter("approver")
    read = (await first.get(scene.url)).headers["etag"]
    await _take(second, scene.url, "take_up")
    stale = await first.put(f"{scene.url}/feedback", json=FEEDBACK, headers={"If-Match": read})
    assert stale.status_code == 412
    assert await scene.counts() == (1, 1)


async def test_feedback_replaces_only_feedback_that_its_writer_has_read(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="under_review")
    first, second = await scene.enter("contributor"), await scene.enter("approver")
    member = await scene.enter("member")
    as_sent = (await member.get(scene.url)).headers["etag"]
    url = f"{scene.url}/feedback"
    assert (await first.put(url, json=FEEDBACK)).status_code == 428
    read = {"If-Match": (await first.get(scene.url)).headers["etag"]}
    written = await second.put(url, json=FEEDBACK, headers=read)
    assert written.status_code == 200
    other = FEEDBACK | {"text": "Quite another view of the same response."}
    for _ in range(2):
        late = await first.put(url, json=other, headers=read)
        assert (late.status_code, late.headers["etag"]) == (412, written.headers["etag"])
        assert late.json()["saved_by"] == "force_approver"
    blind = await first.post(f"{scene.url}/transitions", json={"action": "decline"}, headers=read)
    assert blind.status_code == 412  # the decision shows the feedback: one decides on what one read
    again = await first.put(url, json=other, headers={"If-Match": late.headers["etag"]})
    assert again.json()["feedback"]["text"] == other["text"]
    assert again.headers["etag"] not in {read["If-Match"], written.headers["etag"]}
    # That feedback waits is nothing the supplier may learn from a version.
    assert (await member.get(scene.url)).headers["etag"] == as_sent


async def test_a_challenge_withdrawn_while_open_shows_no_feedback(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond(status="submitted", feedback=True)
    approver = await scene.enter("approver")
    wish = {"action": "withdraw", "reason": "The money went elsewhere."}
    stopped = await approver.post(f"{scene.challenge_url}/transitions", json=wish)
    assert stopped.status_code == 200, stopped.text
    own = (await (await scene.enter("member")).get(scene.url)).json()
    assert (own["feedback"], own["feedback_state"]) == (None, "not_due")
    assert own["available_actions"] == ["withdraw"]


async def test_withdrawing_takes_what_is_owed_along(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await make_response(session, challenge=scene.challenge, status="shortlisted")
    await make_response(session, challenge=scene.challenge, status="submitted")
    await scene.respond(status="under_review", feedback=True)
    assert await scene.counts() == (3, 1)
    await _take(await scene.enter("member"), scene.url, "withdraw")
    assert await scene.counts() == (2, 1)


async def test_with_the_outcome_nobody_is_left_waiting_for_feedback(
    database: Any, session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="under_review", feedback=True)
    owed = await make_response(session, challenge=scene.challenge, status="submitted")
    await make_outcome(session, scene.challenge.id)
    await session.commit()
    member, approver = await scene.enter("member"), await scene.enter("approver")
    wish = {"action": "publish_outcome"}
    sign = {"If-Match": '"v1"'}
    early = await approver.post(f"{scene.challenge_url}/transitions", json=wish, headers=sign)
    assert (early.status_code, early.json()["errors"][0]["pointer"]) == (409, "/feedback_owed")
    contributor = await scene.enter("contributor")
    await _write(contributor, f"/api/v1/responses/{owed.reference}")
    assert (await member.get(scene.url)).json()["feedback"] is None
    concluded = await approver.post(f"{scene.challenge_url}/transitions", json=wish, headers=sign)
    assert concluded.status_code == 200, concluded.text
    got = (await member.get(scene.url)).json()
    assert (got["feedback_state"], got["status"]) == ("received", "under_review")
    late = await _write(contributor, scene.url)
    assert late.status_code == 409
    decided = await _take(contributor, scene.url, "decline")
    assert decided.json()["status"] == "not_taken_forward"
