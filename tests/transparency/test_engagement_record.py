"""The engagement record: complete for those who may read it, silent about what is sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.enums import Action, Status
from app.challenges.facts import ChallengeMoved
from app.kernel.actor import SYSTEM, Role
from app.platform.facts import record
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force
from tests.factories.questions import make_question
from tests.factories.responses import make_response

if TYPE_CHECKING:
    from tests.conftest import AsRole
    from tests.support.database import Statements


async def test_a_sealed_engagement_names_no_supplier(
    session: AsyncSession, as_role: AsRole
) -> None:
    force = await make_force(session)
    challenge = await make_challenge(session, force=force, stage="open")
    response = await make_response(session, challenge=challenge, status="submitted")
    await session.commit()
    reader = await as_role(Role.FORCE_APPROVER, force)
    answer = await reader.get(f"/api/v1/challenges/{challenge.reference}/engagement-record")
    assert answer.status_code == 200, answer.text
    assert answer.json()["participants"] == {
        "responses_submitted": 1,
        "responses_withdrawn": 0,
        "suppliers": None,
    }
    assert str(response.supplier_id) not in answer.text
    assert answer.json()["asymmetries"] == []


async def test_what_was_told_to_one_supplier_carries_its_reason(
    session: AsyncSession, as_role: AsRole
) -> None:
    force = await make_force(session)
    challenge = await make_challenge(session, force=force, stage="closed")
    record(
        session,
        SYSTEM,
        ChallengeMoved(challenge.id, Action.PUBLISH, Status.IN_MODERATION, Status.PUBLISHED),
    )
    await make_response(session, challenge=challenge, status="shortlisted")
    await make_response(session, challenge=challenge, status="submitted")
    await session.commit()
    reader = await as_role(Role.MODERATOR)
    page = (await reader.get(f"/api/v1/challenges/{challenge.id}/engagement-record")).json()
    assert [(row["what"], row["because"]) for row in page["asymmetries"]] == [
        ("feedback", "own_response")
    ]
    assert len(page["participants"]["suppliers"]) == 2
    steps = {step["step"]: step for step in page["steps"]}
    assert steps["feedback_for_all"] == {
        "step": "feedback_for_all",
        "taken": False,
        "at": None,
        "count": 1,
        "of": 2,
    }


async def test_answers_are_told_to_all_and_declined_questions_to_those_who_asked(
    session: AsyncSession, as_role: AsRole
) -> None:
    force = await make_force(session)
    challenge = await make_challenge(session, force=force, stage="open")
    asked = [await make_question(session, challenge=challenge) for _ in range(6)]
    await make_question(session)  # on another challenge
    await session.commit()
    reader = await as_role(Role.FORCE_CONTRIBUTOR, force)
    steps: list[tuple[int, dict[str, str]]] = [
        (0, {"action": "answer", "answer": "Yes."}),
        (1, {"action": "answer", "answer": "No."}),
        (2, {"action": "merge", "into": str(asked[0].id)}),
        (3, {"action": "decline", "because": "not_about_this"}),
        (4, {"action": "decline", "because": "cannot_be_public"}),
    ]
    for place, wish in steps:
        url = f"/api/v1/questions/{asked[place].id}/transitions"
        assert (await reader.post(url, json=wish)).status_code == 200
    answer = await reader.get(f"/api/v1/challenges/{challenge.id}/engagement-record")
    page = answer.json()
    told = [(each["what"], each["to"], each["times"]) for each in page["disclosures"]]
    assert told == [
        ("question_answered", "everybody", 1),
        ("question_answered", "everybody", 1),
        ("question_declined", "one_asker", 2),
    ]
    assert [(each["what"], each["because"]) for each in page["asymmetries"]] == [
        ("question_declined", "own_question")
    ]
    assert page["questions"] == {
        "asked": 6,
        "answered": 2,
        "merged": 1,
        "declined": 2,
        "unanswered": 1,
    }
    step = {each["step"]: each for each in page["steps"]}["answers_for_all"]
    assert (step["taken"], step["count"], step["of"]) == (False, 5, 6)
    for question in asked:
        assert str(question.supplier_id) not in answer.text


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.FORCE_CONTRIBUTOR, 403),  # of another force
        (Role.OVERSIGHT, 403),  # of another force
        (Role.SUPPLIER_MEMBER, 403),
        (Role.SUPPLIER_ADMIN, 403),
        (Role.ETHICS_ADVISER, 403),
        (Role.ADMINISTRATOR, 403),
        (Role.AUDITOR, 200),
        (Role.MODERATOR, 200),
        (Role.PUBLIC, 401),
    ],
)
async def test_the_record_is_for_those_who_answer_for_it(
    session: AsyncSession, as_role: AsRole, client: object, role: Role, status: int
) -> None:
    challenge = await make_challenge(session, stage="closed")
    await make_response(session, challenge=challenge, status="submitted")
    await session.commit()
    reader = client if role is Role.PUBLIC else await as_role(role)
    answer = await reader.get(f"/api/v1/challenges/{challenge.id}/engagement-record")  # type: ignore[attr-defined]
    assert answer.status_code == status
    if role is Role.AUDITOR:
        assert answer.json()["participants"]["suppliers"] is None


async def test_a_draft_of_another_force_is_not_found(
    session: AsyncSession, as_role: AsRole
) -> None:
    challenge = await make_challenge(session, stage="draft")
    await session.commit()
    reader = await as_role(Role.FORCE_APPROVER)
    answer = await reader.get(f"/api/v1/challenges/{challenge.id}/engagement-record")
    assert answer.status_code == 404


async def test_the_record_takes_two_statements(
    session: AsyncSession, as_role: AsRole, statements: Statements
) -> None:
    challenge = await make_challenge(session, stage="closed")
    for _ in range(3):
        await make_response(session, challenge=challenge, status="submitted")
    await session.commit()
    reader = await as_role(Role.MODERATOR)
    with statements:
        await reader.get(f"/api/v1/challenges/{challenge.id}/engagement-record")
    assert len(statements) == 3  # who calls, the record, what was told
