"""Two people at once: one is first, the other is told, nothing is lost and nobody waits forever."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from app.challenges.models import Challenge
from app.kernel.actor import Actor, Role
from app.kernel.errors import Invalid, WrongMoment
from app.platform.database import Database
from app.questions import service
from app.questions.errors import QuestionsFull
from app.questions.models import AnswerVersion, Question
from app.questions.schemas import QuestionTransition, QuestionWish
from tests.challenges.test_concurrency import actor, at_once
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_supplier
from tests.factories.questions import make_question

Work = Callable[[Any], Awaitable[object]]


@dataclass
class Waiting:
    """An open challenge, its force, and questions that wait for an answer."""

    database: Database
    challenge: Challenge
    force: Actor
    questions: list[Question]

    def take(self, number: int, **wish: Any) -> Work:
        """Take a step with one of the questions; `into` is another one's number."""
        if "into" in wish:
            wish["into"] = self.questions[wish["into"]].id
        wanted = QuestionTransition.model_validate(wish)
        return lambda session: service.take(
            session, self.force, self.questions[number].id, wish=wanted
        )

    async def stored(self) -> list[Question]:
        """The questions as they are now."""
        ids = [each.id for each in self.questions]
        async with self.database.unit_of_work() as session:
            found = await session.scalars(
                select(Question).where(Question.id.in_(ids)).order_by(Question.id)
            )
            return list(found)


@pytest.fixture
async def waiting(real_database: Database) -> Waiting:
    async with real_database.unit_of_work() as session:
        challenge = await make_challenge(session)
        questions = [await make_question(session, challenge=challenge) for _ in range(4)]
    force = await actor(real_database, challenge, Role.FORCE_CONTRIBUTOR)
    questions.sort(key=lambda each: each.id)
    return Waiting(real_database, challenge, force, questions)


async def test_of_two_answers_at_once_one_is_published(waiting: Waiting) -> None:
    answers = await at_once(
        waiting.database,
        *(waiting.take(0, action="answer", answer=f"Answer {number}.") for number in range(2)),
    )
    [kept] = [answer for answer in answers if isinstance(answer, Question)]
    assert WrongMoment in answers
    async with waiting.database.unit_of_work() as session:
        [version] = await session.scalars(select(AnswerVersion))
    assert version.answer == kept.answer == (await waiting.stored())[0].answer


async def test_of_two_who_merge_crosswise_one_is_first(waiting: Waiting) -> None:
    for _ in range(5):
        answers = await at_once(
            waiting.database,
            waiting.take(0, action="merge", into=1),
            waiting.take(1, action="merge", into=0),
        )
        # The second finds its own question merged, or the one it wanted to merge into.
        assert sum(isinstance(answer, Question) for answer in answers) == 1
        assert {answer for answer in answers if isinstance(answer, type)} <= {WrongMoment, Invalid}
        statuses = [each.status for each in (await waiting.stored())[:2]]
        assert sorted(statuses) == ["asked", "merged"]
        await _ask_anew(waiting)


async def _ask_anew(waiting: Waiting) -> None:
    async with waiting.database.unit_of_work() as session:
        for each in await session.scalars(select(Question)):
            each.status, each.merged_into_id = "asked", None


async def test_who_merges_a_question_that_others_were_merged_into_waits_for_nobody_twice(
    waiting: Waiting,
) -> None:
    """One leads on what was merged before, which the other holds while waiting for the first."""
    [led_on] = await at_once(waiting.database, waiting.take(0, action="merge", into=2))
    assert isinstance(led_on, Question)
    for _ in range(5):
        answers = await at_once(
            waiting.database,
            waiting.take(2, action="merge", into=3),
            waiting.take(0, action="merge", into=2),
            waiting.take(0, action="merge", into=2),
        )
        assert sum(isinstance(answer, Question) for answer in answers) == 1
        assert answers[1:] == [WrongMoment, WrongMoment]
        stored = await waiting.stored()
        assert [each.merged_into_id for each in stored] == [
            waiting.questions[3].id,
            None,
            waiting.questions[3].id,
            None,
        ]
        async with waiting.database.unit_of_work() as session:
            third = await session.get_one(Question, waiting.questions[2].id)
            third.status, third.merged_into_id = "asked", None
            first = await session.get_one(Question, waiting.questions[0].id)
            first.merged_into_id = third.id


async def test_a_supplier_that_asks_the_same_twice_at_once_asks_once(waiting: Waiting) -> None:
    async with waiting.database.unit_of_work() as session:
        home = await make_supplier(session)
    supplier = Actor(
        role=Role.SUPPLIER_MEMBER,
        account_id=waiting.force.account_id,
        organisation_id=home.id,
        organisation_verified=True,
    )

    def ask(text: str) -> Work:
        wish = QuestionWish(text=text)
        return lambda session: service.ask(
            session, supplier, waiting.challenge.reference, wish=wish
        )

    answers = await at_once(waiting.database, *[ask("May it rain?")] * 4)
    assert sum(isinstance(answer, Question) for answer in answers) == 1
    assert answers.count(Invalid) == 3


async def test_no_more_are_asked_at_once_than_there_may_be(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_OF_ALL", 6)
    suppliers = []
    async with waiting.database.unit_of_work() as session:
        suppliers = [await make_supplier(session) for _ in range(4)]

    def ask(number: int) -> Work:
        supplier = Actor(
            role=Role.SUPPLIER_MEMBER,
            account_id=waiting.force.account_id,
            organisation_id=suppliers[number].id,
            organisation_verified=True,
        )
        wish = QuestionWish(text="May it rain?")
        return lambda session: service.ask(
            session, supplier, waiting.challenge.reference, wish=wish
        )

    answers = await at_once(waiting.database, *map(ask, range(4)))
    assert sum(isinstance(answer, Question) for answer in answers) == 2
    assert answers.count(QuestionsFull) == 2
