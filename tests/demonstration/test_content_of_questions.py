"""Practice questions fit their challenges and suppliers, and show everything a question may meet."""

from typing import Final

import pytest

from app.questions.enums import Because
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
