"""The queue: order, tabs, counts, own conduct, and who may know of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.kernel.actor import Role
from app.moderation.enums import SubjectKind
from tests.factories.challenges import make_challenge
from tests.factories.moderation import make_case
from tests.factories.solutions import make_solution
from tests.moderation.calls import URL, act

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.support.database import Clock, Statements


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
