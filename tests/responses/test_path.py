"""The path of a response through HTTP: from the first word to feedback."""

from datetime import timedelta
from typing import Any

from app.kernel.actor import Role
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force, make_supplier
from tests.factories.responses import COMPLETE, OPEN_WORDS, SECRET_OUTCOME, SECRET_PART
from tests.factories.solutions import make_solution


async def _send(supplier: Any, reference: str, version: int = 1) -> Any:
    written = await supplier.patch(
        f"/api/v1/responses/{reference}", json=COMPLETE, headers={"If-Match": f'"v{version}"'}
    )
    assert written.status_code == 200, written.text
    return await supplier.post(
        f"/api/v1/responses/{reference}/transitions",
        json={"action": "submit"},
        headers={"If-Match": written.headers["etag"]},
    )


async def test_a_response_goes_from_the_first_word_to_feedback(
    session: Any, as_role: Any, clock: Any
) -> None:
    force = await make_force(session)
    home = await make_supplier(session)
    challenge = await make_challenge(session, force=force)
    card = await make_solution(session, supplier=home)
    supplier = await as_role(Role.SUPPLIER_MEMBER, home)
    contributor = await as_role(Role.FORCE_CONTRIBUTOR, force)

    started = await supplier.post(f"/api/v1/challenges/{challenge.reference}/responses")
    assert started.status_code == 201, started.text
    body = started.json()
    assert body["status"] == "draft"
    assert body["available_actions"] == ["submit", "edit"]
    assert [o["index"] for o in body["working_copy"]["outcomes"]] == [0, 1]
    again = await supplier.post(f"/api/v1/challenges/{challenge.id}/responses")
    assert (again.status_code, again.json()["id"]) == (200, body["id"])

    url = f"/api/v1/responses/{body['reference']}"
    named = await supplier.patch(
        url, json={"solution": card.reference}, headers={"If-Match": started.headers["etag"]}
    )
    assert named.json()["working_copy"]["solution"]["reference"] == card.reference
    sent = await _send(supplier, body["reference"], named.json()["version"])
    assert sent.status_code == 200, sent.text
    assert sent.json()["receipt"]["number"] == 1
    assert not sent.json()["working_copy"]["differs"]
    assert (await contributor.get(url)).status_code == 404

    await clock.shift(timedelta(days=31))
    supplier = await as_role(Role.SUPPLIER_MEMBER, home)
    contributor = await as_role(Role.FORCE_CONTRIBUTOR, force)
    seen = await contributor.get(url)
    assert seen.status_code == 200, seen.text
    assert OPEN_WORDS in seen.text
    assert SECRET_OUTCOME in seen.text
    assert SECRET_PART in seen.text
    assert seen.json()["working_copy"] is None
    assert seen.json()["solution"]["reference"] == card.reference
    assert seen.json()["available_actions"] == ["take_up", "give_feedback"]
    moved = await contributor.post(f"{url}/transitions", json={"action": "take_up"})
    assert moved.json()["status"] == "under_review"
    early = await contributor.post(f"{url}/transitions", json={"action": "shortlist"})
    assert early.status_code == 409
    assert early.json()["errors"][0]["pointer"] == "/feedback"
    written = await contributor.put(
        f"{url}/feedback",
        json={"reason": "fits_well", "text": "Clear on consent, and honest."},
        headers={"If-Match": moved.headers["etag"]},
    )
    assert written.json()["feedback_state"] == "given"
    assert (await supplier.get(url)).json()["feedback"] is None
    decided = await contributor.post(f"{url}/transitions", json={"action": "shortlist"})
    assert decided.json()["status"] == "shortlisted"
    own = (await supplier.get(url)).json()
    assert own["feedback"]["reason"] == "fits_well"
    assert own["feedback_state"] == "received"
    assert own["available_actions"] == []
    late = await contributor.put(
        f"{url}/feedback", json={"reason": "not_now", "text": "Changed after the decision."}
    )
    assert late.status_code == 409
    shown = await supplier.get(f"{url}/timeline")
    assert [entry["kind"] for entry in shown.json()["items"]] == [
        "ResponseStarted",
        "ResponseSubmitted",
        "ResponseMoved",
        "FeedbackGiven",
        "ResponseMoved",
    ]
