"""A state read from a record, and the same state asked for in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.kernel.actor import Role
from app.questions.enums import State
from tests.factories.challenges import make_challenge
from tests.factories.questions import make_question

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole


async def test_a_list_of_one_state_holds_exactly_the_questions_that_read_so(
    session: AsyncSession, as_role: AsRole
) -> None:
    for stage in ("open", "closed", "concluded", "withdrawn"):
        challenge = await make_challenge(session, stage=stage)
        target = await make_question(session, challenge=challenge, status="published")
        merged: dict[str, Any] = {"status": "merged", "merged_into_id": target.id}
        await make_question(session, challenge=challenge, **merged)
        for status in ("asked", "declined"):
            await make_question(session, challenge=challenge, status=status)
    await session.commit()
    reader = await as_role(Role.MODERATOR)
    everything = (await reader.get("/api/v1/questions")).json()["items"]
    assert len(everything) == 16
    assert {each["status"] for each in everything} == set(State)
    for state in State:
        page = (await reader.get("/api/v1/questions", params={"status": state})).json()
        expected = {each["id"] for each in everything if each["status"] == state}
        assert {each["id"] for each in page["items"]} == expected
        assert page["total"] == len(expected)
    lapsed = {each["challenge"]["status"] for each in everything if each["status"] == State.LAPSED}
    assert lapsed == {"concluded", "withdrawn"}
