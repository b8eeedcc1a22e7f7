"""What suppliers asked in the demonstration, and how forces answered everybody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.demonstration.calendar import after, at
from app.demonstration.steps import Step, Story, version_of
from app.questions import service as questions
from app.questions.enums import Action
from app.questions.models import Question
from app.questions.schemas import QuestionTransition, QuestionWish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.demonstration.content import Item
    from app.kernel.actor import Actor


def steps(story: Story) -> Iterator[Step]:
    """Every question, and what became of it; days are working days after the one before."""
    for place, item in enumerate(story.content.questions):
        minute = place * 7 % 60
        day = _until_yesterday(story, after(story.opens(item["challenge"]), item["asked_on"]))
        yield Step(at(day, 11, minute), partial(_ask, story, item))
        for decision in ("answered", "merged", "declined"):
            if decision in item:
                said = item[decision]
                day = _until_yesterday(story, after(day, said["after"]))
                yield Step(at(day, 15, minute), partial(_decide, story, item, said))
        if corrected := item.get("answered", {}).get("corrected"):
            day = _until_yesterday(story, after(day, corrected["after"]))
            yield Step(at(day, 16, minute), partial(_correct, story, item, corrected))


def _until_yesterday(story: Story, day: date) -> date:
    return min(day, story.calendar.yesterday)


async def _ask(story: Story, item: Item, session: AsyncSession) -> None:
    asked = await questions.ask(
        session,
        story.cast.supplier(item["supplier"]),
        str(story.challenges[item["challenge"]]),
        wish=QuestionWish(text=item["text"]),
    )
    story.questions[item["key"]] = asked.id


async def _decide(story: Story, item: Item, said: Item, session: AsyncSession) -> None:
    wish = QuestionTransition(
        action=_action(said),
        answer=said.get("answer"),
        wording=said.get("wording"),
        into=story.questions[said["into"]] if "into" in said else None,
        because=said.get("because"),
    )
    actor = story.cast.moderator if said.get("by") == "moderator" else _answerer(story, item)
    await questions.take(session, actor, story.questions[item["key"]], wish=wish)


def _action(said: Item) -> Action:
    if "answer" in said:
        return Action.ANSWER
    return Action.MERGE if "into" in said else Action.DECLINE


async def _correct(story: Story, item: Item, corrected: Item, session: AsyncSession) -> None:
    question_id = story.questions[item["key"]]
    await questions.take(
        session,
        _answerer(story, item),
        question_id,
        wish=QuestionTransition(
            action=Action.CORRECT, answer=corrected["answer"], reason=corrected["what_changed"]
        ),
        if_match=await version_of(session, Question, question_id),
    )


def _answerer(story: Story, item: Item) -> Actor:
    return story.cast.contributor(story.challenge(item["challenge"])["force"])
