"""Until the opening nobody but the sender reads a response, its words or who sent it (rule 2).

Every address of the API that a reader can fetch is searched, those made later included.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import pytest

from app.responses.models import Response
from tests.factories.responses import COMPLETE, OPEN_WORDS, SECRET_OUTCOME, SECRET_PART
from tests.responses.scene import READERS, ROLE_OF, SENDERS, Scene, make_scene
from tests.support.addresses import every_address

WITHDRAWN_BECAUSE: Final = "A reason called Snowdrop"


def _addresses(scene: Scene) -> Iterator[str]:
    """Every address one can read, with every parameter filled in from the scene."""
    records = {
        "challenge": scene.challenge.reference,
        "response": str(scene.response.id),
        "organisation": scene.force.slug,
    }
    yield from every_address(records, otherwise=str(scene.challenge.id))
    for extra in ("?sort=submitted", "?status=submitted", "?status=withdrawn"):
        yield f"/api/v1/challenges/{scene.challenge.reference}/responses{extra}"
    chosen = f"response={scene.response.id}&response={scene.response.reference}"
    yield f"/api/v1/challenges/{scene.challenge.reference}/comparison?{chosen}"
    yield f"/api/v1/audit/facts?subject={scene.response.id}"


async def _sent(session: Any, as_role: Any, **more: Any) -> Scene:
    """A response written and sent by the supplier itself, so that its facts are there, too."""
    scene = await make_scene(session, as_role, **more)
    supplier = await scene.enter("member")
    started = await supplier.post(f"{scene.challenge_url}/responses")
    url = f"/api/v1/responses/{started.json()['reference']}"
    written = await supplier.patch(url, json=COMPLETE, headers={"If-Match": '"v1"'})
    sent = await supplier.post(
        f"{url}/transitions",
        json={"action": "submit"},
        headers={"If-Match": written.headers["etag"]},
    )
    assert sent.status_code == 200, sent.text
    made = await session.get(Response, UUID(started.json()["id"]))
    scene.responses.append(made)
    return scene


def _needles(scene: Scene, who: str) -> list[str]:
    secret = [
        scene.supplier.name,
        str(scene.supplier.id),
        scene.supplier.slug,
        OPEN_WORDS,
        SECRET_OUTCOME,
        SECRET_PART,
        scene.response.reference,
        str(scene.response.submitted_sha256),
        WITHDRAWN_BECAUSE,
    ]
    # The trail names the stream of each fact; the id of a response alone tells nothing.
    return secret if who == "auditor" else [*secret, str(scene.response.id)]


@pytest.mark.parametrize("who", ["public", *(who for who in ROLE_OF if who not in SENDERS)])
async def test_no_address_gives_a_sealed_response_away(
    client: Any, session: Any, as_role: Any, who: str
) -> None:
    scene = await _sent(session, as_role)
    reader = client if who == "public" else await scene.enter(who)
    fetched = {address: await reader.get(address) for address in _addresses(scene)}
    assert sum(answer.status_code == 200 for answer in fetched.values()) > 3
    for address, answer in fetched.items():
        assert answer.status_code < 500, address
        # What a reader asked for comes back to it in nothing but its own links.
        for needle in _needles(scene, who):
            assert needle not in answer.text, address
            assert needle not in answer.headers.get("link", ""), address


async def test_the_search_finds_what_it_looks_for_once_the_responses_are_open(
    session: Any, as_role: Any, clock: Any
) -> None:
    scene = await _sent(session, as_role)
    await clock.shift(timedelta(days=31))
    reader = await scene.enter("approver")
    found = "".join([(await reader.get(address)).text for address in _addresses(scene)])
    for needle in _needles(scene, "approver"):
        assert needle in found or needle == WITHDRAWN_BECAUSE
    auditor = await scene.enter("auditor")
    facts = (await auditor.get(f"/api/v1/audit/facts?subject={scene.response.id}")).json()
    assert {entry["organisation_id"] for entry in facts["items"]} == {str(scene.supplier.id)}
    assert all(entry["hash"] for entry in facts["items"])
    [sent] = [entry for entry in facts["items"] if entry["kind"] == "ResponseSubmitted"]
    assert sent["payload"]["sha256"] == scene.response.submitted_sha256


async def test_the_audit_trail_cannot_be_asked_for_the_sender(
    session: Any, as_role: Any, clock: Any
) -> None:
    scene = await _sent(session, as_role)
    auditor = await scene.enter("auditor")
    member = await scene.enter("member")
    await member.post(
        f"{scene.url}/transitions", json={"action": "withdraw", "reason": WITHDRAWN_BECAUSE}
    )
    url = f"/api/v1/audit/facts?subject={scene.response.id}"
    facts = (await auditor.get(url)).json()
    assert [entry["kind"] for entry in facts["items"]] == [
        "ResponseWithdrawn",
        "ResponseSubmitted",
        "ResponseEdited",
        "ResponseStarted",
    ]
    for entry in facts["items"]:
        hidden = (entry["account_id"], entry["organisation_id"], entry["hash"], entry["reason"])
        assert hidden == (None, None, None, None)
    account = member.person.account.id
    asked = (await auditor.get(f"{url}&account={account}")).json()
    assert asked["total"] == 0
    # Withdrawn while sealed: nobody ever learns who it was.
    await clock.shift(timedelta(days=31))
    auditor = await scene.enter("auditor")
    assert {entry["organisation_id"] for entry in (await auditor.get(url)).json()["items"]} == {
        None
    }


@pytest.mark.parametrize("who", sorted(READERS))
async def test_the_panel_gives_count_and_opening_and_nothing_else(
    session: Any, as_role: Any, who: str
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond(status="submitted")
    panel = (await (await scene.enter(who)).get(f"{scene.challenge_url}/responses")).json()
    closes_at = scene.challenge.responses_close_at
    assert closes_at is not None
    assert panel.pop("opens_at")[:19] == closes_at.isoformat()[:19]
    assert panel == {
        "sealed": True,
        "count": 1,
        "feedback_owed": 0,
        "items": [],
        "next_cursor": None,
        "total": 0,
    }


@pytest.mark.parametrize("status", ["draft", "submitted", "withdrawn"])
async def test_what_never_opens_stays_sealed_when_the_challenge_is_withdrawn(
    session: Any, as_role: Any, clock: Any, status: str
) -> None:
    scene = await make_scene(session, as_role, stage="withdrawn")
    await scene.respond(status=status)
    await clock.shift(timedelta(days=31))
    reader = await scene.enter("approver")
    assert (await reader.get(scene.url)).status_code == 404
    panel = (await reader.get(f"{scene.challenge_url}/responses")).json()
    assert (panel["sealed"], panel["items"], panel["opens_at"]) == (True, [], None)


async def test_rolling_responses_are_read_from_submission_and_decided_after_close(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role, response_handling="rolling")
    await scene.respond(status="submitted")
    reader = await scene.enter("contributor")
    seen = await reader.get(scene.url)
    assert OPEN_WORDS in seen.text
    assert seen.json()["available_actions"] == []
    assert not (await reader.get(f"{scene.challenge_url}/responses")).json()["sealed"]
    early = await reader.post(f"{scene.url}/transitions", json={"action": "take_up"})
    assert (early.status_code, early.json()["state"]) == (409, "submitted")
