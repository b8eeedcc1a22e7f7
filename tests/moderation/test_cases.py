"""Cases over HTTP: opened by sign-off and by a request for review, decided through two doors."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from app.kernel.actor import Role
from app.moderation.enums import SubjectKind
from tests.factories.challenges import make_challenge
from tests.factories.moderation import make_case
from tests.factories.organisations import make_force, make_supplier
from tests.factories.solutions import CAPABILITY, make_deployment, make_solution
from tests.factories.taxonomy import make_capability, make_sector

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.support.database import Clock, Statements

URL = "/api/v1/moderation/cases"


@pytest_asyncio.fixture
async def moderator(as_role: AsRole) -> httpx.AsyncClient:
    """A moderator."""
    return await as_role(Role.MODERATOR)


@pytest_asyncio.fixture
async def colleague(as_role: AsRole, moderator: Any) -> httpx.AsyncClient:
    """Another moderator of the same body."""
    return await as_role(Role.MODERATOR, organisation=moderator.person.organisation)


async def act(
    who: httpx.AsyncClient, case: dict[str, Any], action: str, **more: Any
) -> httpx.Response:
    """Take a step on a case with what `who` reads now."""
    url = f"{URL}/{case['id']}"
    etag = (await who.get(url)).headers["etag"]
    wish = {"action": action, **more}
    return await who.post(f"{url}/transitions", json=wish, headers={"If-Match": etag})


async def step(who: httpx.AsyncClient, url: str, action: str, **more: Any) -> httpx.Response:
    """Take a step at a subject's own door."""
    etag = (await who.get(url)).headers["etag"]
    return await who.post(
        f"{url}/transitions", json={"action": action, **more}, headers={"If-Match": etag}
    )


async def only_case(who: httpx.AsyncClient, status: str = "") -> dict[str, Any]:
    """The one case of the queue."""
    page = (await who.get(URL, params={"status": status} if status else {})).json()
    assert page["total"] == 1
    case: dict[str, Any] = page["items"][0]
    return case


@pytest_asyncio.fixture
async def signed_off(as_role: AsRole, session: AsyncSession) -> dict[str, Any]:
    """A challenge that was just signed off through the API."""
    force = await make_force(session, name="Example Force")
    challenge = await make_challenge(
        session,
        force=force,
        stage="awaiting_sign_off",
        problem_today="Ring 020 7946 0123, or ask Sergeant A. Sample.",
        explained_findings=[],
    )
    await session.commit()
    approver = await as_role(Role.FORCE_APPROVER, organisation=force)
    url = f"/api/v1/challenges/{challenge.reference}"
    answer = await step(approver, url, "sign_off")
    assert answer.status_code == 200, answer.text
    return {"url": url, "approver": approver, "reference": challenge.reference}


async def reviewable(session: AsyncSession, **overrides: Any) -> tuple[Any, Any]:
    """A complete draft card and its supplier."""
    await make_capability(session, slug=CAPABILITY)
    await make_sector(session, slug="health")
    supplier = await make_supplier(session)
    solution = await make_solution(session, supplier=supplier, stage="draft", **overrides)
    return supplier, solution


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
    assert stale.status_code == 412


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


async def test_a_request_for_review_opens_a_case_and_listing_decides_it(
    as_role: AsRole, session: AsyncSession, moderator: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    supplier, solution = await reviewable(
        session,
        data_use="Ask a.sample@supplier.example about it.",
        deployments=[{"use": "Mrs Jane Sample runs it"}],
    )
    await session.commit()
    member = await as_role(Role.SUPPLIER_MEMBER, organisation=supplier)
    url = f"/api/v1/solutions/{solution.reference}"
    assert (await step(member, url, "request_review")).status_code == 200
    case = await only_case(moderator)
    assert case["subject"]["kind"] == "solution"
    assert case["subject"]["number"] == 1
    assert case["found"] == ["email", "person"]
    detail = (await moderator.get(f"{URL}/{case['id']}")).json()
    assert detail["available_actions"] == ["assign", "list", "request_changes"]
    assert detail["solution"]["status"] == "in_review"
    assert detail["findings"][1]["pointer"].endswith("/use")
    answer = await act(moderator, case, "list")
    assert answer.status_code == 200, answer.text
    assert answer.json()["solution"]["status"] == "listed"
    assert (await client.get(url)).json()["listed_number"] == 1


async def test_a_revision_is_a_case_of_its_own_with_differences(
    as_role: AsRole, session: AsyncSession, moderator: httpx.AsyncClient
) -> None:
    await make_capability(session, slug=CAPABILITY)
    supplier = await make_supplier(session)
    solution = await make_solution(session, supplier=supplier, stage="revised")
    changed = await make_deployment(session, solution)
    changed.revision = {
        "sector": "health",
        "organisation_id": None,
        "organisation_label": "A hospital trust",
        "anonymous": False,
        "use": "Another use",
        "capabilities": [],
        "scale": "",
        "status": "ended",
        "started_on": "2024-03-01",
        "ended_on": "2026-01-01",
        "evidence_on": None,
        "evidence_link": "",
        "learned": "",
    }
    new = await make_deployment(session, solution, is_listed=False, use="A new use")
    await session.commit()
    member = await as_role(Role.SUPPLIER_MEMBER, organisation=supplier)
    url = f"/api/v1/solutions/{solution.reference}"
    assert (await step(member, url, "request_revision_review")).status_code == 200
    case = await only_case(moderator)
    assert case["subject"]["number"] == 2
    detail = (await moderator.get(f"{URL}/{case['id']}")).json()
    assert detail["available_actions"] == ["assign", "list_revision", "request_revision_changes"]
    differences = {d["pointer"]: (d["before"], d["after"]) for d in detail["differences"]}
    assert differences["/summary"][1] == "Another summary, not public yet."
    assert differences[f"/deployments/{changed.id}/status"] == ("in_use", "ended")
    assert differences[f"/deployments/{new.id}/use"] == (None, "A new use")
    assert "/name" not in differences
    back = await act(moderator, case, "request_revision_changes", reason="No source")
    assert back.json()["decision"] == "request_revision_changes"
    assert back.json()["solution"]["revision"]["state"] == "draft"


async def test_a_second_sign_off_shows_what_changed_since_the_first(
    signed_off: dict[str, Any], moderator: httpx.AsyncClient, as_role: AsRole
) -> None:
    case = await only_case(moderator)
    await act(moderator, case, "request_changes", reason="Take out the number")
    approver: Any = signed_off["approver"]
    contributor = await as_role(
        Role.FORCE_CONTRIBUTOR, organisation=approver.person.organisation
    )
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


async def test_the_queue_goes_by_due_time_and_says_who_has_what(
    session: AsyncSession, moderator: Any, colleague: Any, as_role: AsRole, clock: Clock
) -> None:
    cases = []
    for days in (3, 1, 2):
        challenge = await make_challenge(session, stage="in_moderation", title=f"Due in {days}")
        case = await make_case(session, subject_id=challenge.id)
        case.due_at += timedelta(days=days)
        cases.append(case)
    await session.commit()
    page = (await moderator.get(URL)).json()
    assert [item["subject"]["title"] for item in page["items"]] == [
        "Due in 1",
        "Due in 2",
        "Due in 3",
    ]
    await act(moderator, page["items"][0], "assign")
    await act(colleague, page["items"][1], "assign")
    assert (await moderator.get(URL)).json()["counts"] == {
        "waiting": 3,
        "mine": 1,
        "open": 1,
        "late": 0,
    }
    titles = {
        status: [
            item["subject"]["title"]
            for item in (await moderator.get(URL, params={"status": status})).json()["items"]
        ]
        for status in ("mine", "open", "assigned", "decided", "all")
    }
    assert titles["mine"] == ["Due in 1"]
    assert titles["open"] == ["Due in 3"]
    assert titles["assigned"] == ["Due in 1", "Due in 2"]
    assert titles["decided"] == []
    assert len(titles["all"]) == 3
    dropped = (await moderator.get(URL, params={"status": "all"})).json()["dropped_filters"]
    assert dropped == [{"filter": "status", "value": "all"}]
    first = (await moderator.get(URL, params={"limit": 2})).json()
    rest = await moderator.get(URL, params={"limit": 2, "cursor": first["next_cursor"]})
    assert [item["subject"]["title"] for item in rest.json()["items"]] == ["Due in 3"]

    await clock.shift(timedelta(days=4))
    later = await as_role(Role.MODERATOR)
    late = (await later.get(URL)).json()
    assert late["counts"]["late"] == 2
    assert [item["late"] for item in late["items"]] == [True, True, False]


async def test_conduct_is_how_the_time_was_kept(
    session: AsyncSession, moderator: Any, as_role: AsRole, clock: Clock
) -> None:
    quiet = (await moderator.get("/api/v1/moderation/conduct")).json()
    assert quiet == {
        "days": 90,
        "decided": 0,
        "in_time": 0,
        "in_time_share": None,
        "median_hours": None,
    }
    for hours, due in ((10, 20), (30, 20), (50, 60)):
        challenge = await make_challenge(session, stage="scheduled")
        case = await make_case(session, subject_id=challenge.id)
        case.due_at = case.opened_at + timedelta(hours=due)
        case.status, case.decision = "decided", "publish"
        case.decided_at = case.opened_at + timedelta(hours=hours)
        case.decided_by = moderator.person.membership.id
    await session.commit()
    seen = (await moderator.get("/api/v1/moderation/conduct")).json()
    assert seen == {
        "days": 90,
        "decided": 3,
        "in_time": 2,
        "in_time_share": 0.667,
        "median_hours": 30.0,
    }
    await clock.shift(timedelta(days=95))
    later = await as_role(Role.MODERATOR)
    assert (await later.get("/api/v1/moderation/conduct")).json()["decided"] == 0


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM, Role.MODERATOR}))
async def test_only_moderators_know_of_cases(
    role: Role, as_role: AsRole, client: httpx.AsyncClient, session: AsyncSession
) -> None:
    challenge = await make_challenge(session, stage="in_moderation")
    case = await make_case(session, subject_id=challenge.id)
    await session.commit()
    who = client if role is Role.PUBLIC else await as_role(role)
    expected = 401 if role is Role.PUBLIC else 403
    for path in ("cases", f"cases/{case.id}", "conduct"):
        assert (await who.get(f"/api/v1/moderation/{path}")).status_code == expected
    answer = await who.post(f"{URL}/{case.id}/transitions", json={"action": "assign"})
    assert answer.status_code == expected


@pytest.mark.parametrize("ref", ["0", "999999", "x", "9" * 30, "%00"])
async def test_what_is_no_case_is_not_found(moderator: httpx.AsyncClient, ref: str) -> None:
    assert (await moderator.get(f"{URL}/{ref}")).status_code == 404
    wish = {"action": "assign"}
    assert (await moderator.post(f"{URL}/{ref}/transitions", json=wish)).status_code == 404


async def test_the_queue_is_one_statement_and_a_case_at_most_three(
    session: AsyncSession, moderator: httpx.AsyncClient, statements: Statements
) -> None:
    for _ in range(3):
        challenge = await make_challenge(session, stage="in_moderation")
        await make_case(session, subject_id=challenge.id)
    await session.commit()
    session_look_up = 1
    with statements:
        page = await moderator.get(URL)
    assert len(statements) - session_look_up == 1
    with statements:
        await moderator.get(f"{URL}/{page.json()['items'][0]['id']}")
    assert len(statements) - session_look_up == 3
    with statements:
        await moderator.get("/api/v1/moderation/conduct")
    assert len(statements) - session_look_up == 1


async def test_a_subject_has_one_waiting_case_at_most(session: AsyncSession) -> None:
    solution = await make_solution(session, stage="in_review")
    await make_case(session, kind=SubjectKind.SOLUTION, subject_id=solution.id)
    with pytest.raises(Exception, match="uq_moderation_case_subject"):
        await make_case(session, kind=SubjectKind.SOLUTION, subject_id=solution.id)
    await session.rollback()
