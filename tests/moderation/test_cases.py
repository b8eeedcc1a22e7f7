"""Cases over HTTP: opened by sign-off, taken, and decided through two doors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.kernel.actor import Role
from tests.factories.challenges import make_challenge
from tests.factories.moderation import make_case
from tests.moderation.calls import URL, act, only_case, step

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole


async def test_a_sign_off_opens_a_case_with_a_due_time_and_findings(
    signed_off: dict[str, Any], moderator: httpx.AsyncClient
) -> None:
    case = await only_case(moderator)
    assert case["subject"]["kind"] == "challenge"
    assert case["subject"]["reference"] == signed_off["reference"]
    assert case["subject"]["organisation"]["name"] == "Example Force"
    assert case["status"] == "open"
    assert case["late"] is False
    assert case["due_at"] > case["opened_at"]
    assert case["found"] == ["phone", "person"]
    assert case["available_actions"] == ["assign"]

    detail = (await moderator.get(f"{URL}/{case['number']}")).json()
    assert detail["challenge"]["reference"] == signed_off["reference"]
    assert detail["available_actions"] == ["assign", "publish", "request_changes", "reject"]
    assert [(f["pointer"], f["kind"]) for f in detail["findings"]] == [
        ("/problem_today", "phone"),
        ("/problem_today", "person"),
    ]
    text = next(t for t in detail["texts"] if t["pointer"] == "/problem_today")
    first = detail["findings"][0]
    assert text["text"][first["start"] : first["end"]] == "020 7946 0123"
    assert text["findings"] == [1, 2]
    assert {"code": "nothing_personal", "open_findings": [1, 2]} in detail["checklist"]
    assert detail["differences"] == []


async def test_deciding_the_case_is_publishing_the_challenge(
    signed_off: dict[str, Any], moderator: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    case = await only_case(moderator)
    answer = await act(moderator, case, "publish")
    assert answer.status_code == 200, answer.text
    decided = answer.json()
    assert (decided["status"], decided["decision"]) == ("decided", "publish")
    assert decided["challenge"]["status"] == "scheduled"
    assert decided["available_actions"] == []
    assert (await client.get(signed_off["url"])).status_code == 200
    assert (await moderator.get(URL)).json()["total"] == 0
    assert (await only_case(moderator, "decided"))["id"] == case["id"]
    again = await act(moderator, case, "reject", reason="Too late")
    assert again.status_code == 409
    assert again.json()["state"] == "decided"


async def test_publishing_the_challenge_is_deciding_the_case(
    signed_off: dict[str, Any], moderator: httpx.AsyncClient
) -> None:
    answer = await step(moderator, signed_off["url"], "request_changes", reason="Say how many")
    assert answer.status_code == 200, answer.text
    case = await only_case(moderator, "decided")
    assert case["decision"] == "request_changes"
    assert (await moderator.get(URL)).json()["counts"] == {
        "waiting": 0,
        "mine": 0,
        "open": 0,
        "late": 0,
    }


async def test_a_withdrawal_by_the_force_closes_the_case_too(
    signed_off: dict[str, Any], moderator: httpx.AsyncClient
) -> None:
    case = await only_case(moderator)
    assert (await act(moderator, case, "assign")).status_code == 200
    answer = await step(signed_off["approver"], signed_off["url"], "withdraw", reason="Solved")
    assert answer.status_code == 200, answer.text
    assert (await only_case(moderator, "decided"))["decision"] == "withdraw"
    # Nobody decided it, so it says nothing about how moderators keep to their time.
    assert (await moderator.get("/api/v1/moderation/conduct")).json()["decided"] == 0


async def test_a_case_taken_by_another_is_theirs_until_taken_over(
    signed_off: dict[str, Any], moderator: httpx.AsyncClient, colleague: httpx.AsyncClient
) -> None:
    case = await only_case(moderator)
    taken = (await act(moderator, case, "assign")).json()
    assert taken["holder"]["you"] is True
    assert taken["available_actions"][0] == "release"
    assert (await act(moderator, case, "assign")).json()["version"] == taken["version"]

    seen = (await colleague.get(f"{URL}/{case['id']}")).json()
    assert seen["holder"] == {"you": False, "role": "moderator", "since": taken["holder"]["since"]}
    assert seen["available_actions"] == ["assign"]
    for action in ("assign", "publish"):
        refused = await act(colleague, case, action)
        assert refused.status_code == 409
        assert refused.json()["type"] == "/problems/taken-by-another"
        assert refused.json()["role"] == "moderator"
        assert refused.json()["since"]
    other_door = await step(colleague, signed_off["url"], "publish")
    assert other_door.status_code == 409
    assert other_door.json()["type"] == "/problems/taken-by-another"
    assert (await moderator.get(signed_off["url"])).json()["status"] == "in_moderation"
    assert (await act(colleague, case, "release")).status_code == 403

    over = await act(colleague, case, "assign", take_over=True)
    assert over.json()["holder"]["you"] is True
    assert (await moderator.get(f"{URL}/{case['id']}")).json()["holder"]["you"] is False
    assert (await act(colleague, case, "release")).json()["holder"] is None


async def test_a_decision_may_take_the_case_over(
    signed_off: dict[str, Any], moderator: httpx.AsyncClient, colleague: httpx.AsyncClient
) -> None:
    case = await only_case(moderator)
    await act(moderator, case, "assign")
    answer = await act(colleague, case, "reject", reason="A specification", take_over=True)
    assert answer.status_code == 200, answer.text
    assert answer.json()["challenge"]["status"] == "rejected"


async def test_a_decision_signs_case_and_subject_as_they_were_read(
    signed_off: dict[str, Any], moderator: httpx.AsyncClient
) -> None:
    case = await only_case(moderator)
    url = f"{URL}/{case['id']}/transitions"
    bare = await moderator.post(url, json={"action": "publish"})
    assert bare.status_code == 428
    old = (await moderator.get(f"{URL}/{case['id']}")).headers["etag"]
    await act(moderator, case, "assign")
    stale = await moderator.post(url, json={"action": "publish"}, headers={"If-Match": old})
    assert (stale.status_code, stale.json()["saved_by"]) == (412, "moderator")


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({"action": "list"}, 422),
        ({"action": "sign_off"}, 422),
        ({"action": "request_changes"}, 422),
        ({"action": "reject", "reason": " "}, 422),
        ({"action": "release"}, 403),
        ({"action": "publish", "extra": 1}, 422),
    ],
)
async def test_what_makes_no_sense_for_a_case_is_refused(
    signed_off: dict[str, Any], moderator: httpx.AsyncClient, wish: dict[str, Any], status: int
) -> None:
    case = await only_case(moderator)
    answer = await act(moderator, case, **wish)
    assert answer.status_code == status
    assert (await only_case(moderator))["status"] == "open"


async def test_a_refused_decision_leaves_case_and_subject_as_they_were(
    as_role: AsRole, session: AsyncSession, moderator: httpx.AsyncClient
) -> None:
    # Panel level without an opinion: the challenge's own check fails.
    challenge = await make_challenge(session, stage="in_moderation", safeguards={})
    await make_case(session, subject_id=challenge.id)
    await session.commit()
    case = await only_case(moderator)
    answer = await act(moderator, case, "publish")
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/check-failed"
    assert (await only_case(moderator))["status"] == "open"


async def test_a_second_sign_off_shows_what_changed_since_the_first(
    signed_off: dict[str, Any], moderator: httpx.AsyncClient, as_role: AsRole
) -> None:
    case = await only_case(moderator)
    await act(moderator, case, "request_changes", reason="Take out the number")
    approver: Any = signed_off["approver"]
    contributor = await as_role(Role.FORCE_CONTRIBUTOR, organisation=approver.person.organisation)
    etag = (await contributor.get(signed_off["url"])).headers["etag"]
    edited = await contributor.patch(
        signed_off["url"],
        json={"problem_today": "Devices travel to a lab."},
        headers={"If-Match": etag},
    )
    assert edited.status_code == 200, edited.text
    assert (await step(contributor, signed_off["url"], "request_sign_off")).status_code == 200
    assert (await step(approver, signed_off["url"], "sign_off")).status_code == 200
    second = await only_case(moderator)
    assert second["id"] != case["id"]
    detail = (await moderator.get(f"{URL}/{second['id']}")).json()
    differences = {d["pointer"]: d["after"] for d in detail["differences"]}
    assert differences["/problem_today"] == "Devices travel to a lab."
    assert "/title" not in differences
