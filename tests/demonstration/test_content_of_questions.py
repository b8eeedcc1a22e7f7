"""Practice questions fit their challenges and suppliers, and show everything a question may meet."""

from datetime import UTC, datetime
from typing import Any, Final

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.platform.database import Database
from app.questions.enums import Because
from app.questions.models import Question
from app.questions.schemas import MOST_ANSWERED, MOST_ASKED
from tests.demonstration.content_support import CHALLENGES, ORGANISATIONS, QUESTIONS, Item

TAKES_QUESTIONS: Final = {"open", "closed", "concluded", "withdrawn"}
BY_KEY: Final = {item["key"]: item for item in QUESTIONS}

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=list(BY_KEY))


@each_question
def test_a_question_fits_its_challenge_and_its_supplier(question: Item) -> None:
    challenge = CHALLENGES[question["challenge"]]
    assert challenge["stage"] in TAKES_QUESTIONS
    assert challenge["visibility"] != "policing_only"
    supplier = ORGANISATIONS[question["supplier"]]
    assert supplier["status"] == "verified"
    assert supplier["name"] not in question["text"]
    assert 0 < len(question["text"]) <= MOST_ASKED
    assert question["asked_on"] > 0


@each_question
def test_a_question_meets_one_thing_at_most(question: Item) -> None:
    met = [name for name in ("answered", "merged", "declined") if name in question]
    assert len(met) <= 1
    if "answered" in question:
        assert len(question["answered"]["answer"]) <= MOST_ANSWERED
    if "declined" in question:
        assert question["declined"]["because"] in set(Because)
    if "merged" in question:
        into = BY_KEY[question["merged"]["into"]]
        assert into["challenge"] == question["challenge"]
        assert into["supplier"] != question["supplier"]
        assert "answered" in into


def test_all_that_a_question_may_meet_is_there() -> None:
    answers = [item["answered"] for item in QUESTIONS if "answered" in item]
    waiting = {item["challenge"] for item in QUESTIONS if len(item) == len(QUESTIONS[-1])}
    assert {CHALLENGES[key]["stage"] for key in waiting} == {"open", "withdrawn"}
    assert any("corrected" in answer for answer in answers)
    assert any("wording" in answer for answer in answers)
    assert any("merged" in item for item in QUESTIONS)
    assert len({item["declined"]["because"] for item in QUESTIONS if "declined" in item}) > 1
    assert len(BY_KEY) == len(QUESTIONS)


async def test_every_question_stands_where_its_data_says(practice: Database) -> None:
    target = aliased(Question)
    statement = select(
        Question.text,
        Question.status,
        Question.wording,
        Question.answer,
        Question.number,
        Question.because,
        target.text.label("merged_into"),
        Question.due_at,
    ).outerjoin(target, target.id == Question.merged_into_id)
    async with practice.reading() as reader:
        found = (await reader.execute(statement)).all()
    assert {row.text: tuple(row)[1:-1] for row in found} == {
        item["text"]: _became(item) for item in QUESTIONS
    }
    now = datetime.now(UTC)
    waiting = [row.due_at for row in found if row.status == "asked"]
    assert any(due < now for due in waiting)
    assert any(due > now for due in waiting)


def _became(item: dict[str, Any]) -> tuple[Any, ...]:
    """Status, wording, answer, times published, reason of declining, what it was merged into."""
    if "declined" in item:
        return ("declined", None, None, 0, item["declined"]["because"], None)
    if "merged" in item:
        into = next(each for each in QUESTIONS if each["key"] == item["merged"]["into"])
        return ("merged", None, None, 0, None, into["text"])
    if "answered" not in item:
        return ("asked", None, None, 0, None, None)
    said = item["answered"]
    last = said.get("corrected", said)
    wording = said.get("wording", item["text"])
    return ("published", wording, last["answer"], 1 + ("corrected" in said), None, None)
