"""What suppliers answered in the demonstration, and what forces made of it."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from app.demonstration.answers import note_uses
from app.demonstration.calendar import after, at, before, working_days
from app.demonstration.documents import attach
from app.demonstration.steps import Step, Story, version_of
from app.files.enums import Purpose
from app.responses import service as responses
from app.responses.enums import Action, Status
from app.responses.models import Response
from app.responses.schemas.writing import FeedbackWish, ResponseEdit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.demonstration.content import Item
    from app.kernel.actor import Actor

_DECISIONS: Final = {
    Status.SHORTLISTED: Action.SHORTLIST,
    Status.NOT_TAKEN_FORWARD: Action.DECLINE,
    Status.KEPT_ON_FILE: Action.KEEP,
}
_WRITING: Final = 2  # working days between beginning and sending
_OPENED_AFTER: Final = 1  # working days after close
_FIRST_DECISION: Final = 2
_NOT_CONTENT: Final = frozenset({"challenge", "supplier", "solution", "state", "feedback"})


def steps(story: Story) -> Iterator[Step]:
    """Everything that happened to the responses."""
    by_challenge: dict[str, list[Item]] = defaultdict(list)
    for item in story.content.responses:
        by_challenge[item["challenge"]].append(item)
    for place, (challenge, items) in enumerate(by_challenge.items()):
        sent_on = _days_of_sending(story, challenge, count=len(items))
        for index, item in enumerate(items):
            minute = (place * 13 + index * 17) % 60
            yield from _written(story, item, sent_on[index], minute=minute)
            yield from _reviewed(story, item, index=index, minute=minute)


def _days_of_sending(story: Story, challenge: str, *, count: int) -> Sequence[date]:
    """Spread over the time in which the challenge was open, the last near its end."""
    opened, closes = story.opens(challenge), story.closes(challenge)
    last = min(before(closes, 1), story.calendar.yesterday)
    possible = working_days(after(opened, _WRITING + 1), last)
    return [possible[(place + 1) * len(possible) // count - 1] for place in range(count)]


def _written(story: Story, item: Item, day: date, *, minute: int) -> Iterator[Step]:
    yield Step(at(before(day, _WRITING), 10, minute), partial(_begin, story, item))
    if item["state"] != Status.DRAFT:
        yield Step(at(day, 14, minute), partial(_send, story, item))


def _reviewed(story: Story, item: Item, *, index: int, minute: int) -> Iterator[Step]:
    status = Status(item["state"])
    if status in {Status.DRAFT, Status.SUBMITTED}:
        return
    closed = before(story.closes(item["challenge"]))
    yield Step(at(after(closed, _OPENED_AFTER), 10, minute), partial(_take_up, story, item))
    if item["feedback"]:
        day = after(closed, _FIRST_DECISION + index)
        yield Step(at(day, 11, minute), partial(_give_feedback, story, item))
        yield Step(at(day, 15, minute), partial(_decide, story, item))


async def _begin(story: Story, item: Item, session: AsyncSession) -> None:
    supplier = story.cast.supplier(item["supplier"])
    challenge_id = story.challenges[item["challenge"]]
    started = await responses.start(session, supplier, str(challenge_id))
    statement = select(Response.id).where(Response.reference == started.reference)
    key = item["challenge"], item["supplier"]
    story.responses[key] = (await session.execute(statement)).scalar_one()
    solution = item["solution"] and str(story.solutions[item["solution"]])
    content = {name: value for name, value in item.items() if name not in _NOT_CONTENT}
    files = story.documents(challenge=item["challenge"], supplier=item["supplier"])
    attachments = [
        {
            "file": await attach(session, story, supplier, file, purpose=Purpose.RESPONSE),
            "confidential": file["confidential"],
        }
        for file in files
    ]
    await responses.edit(
        session,
        supplier,
        started.reference,
        wish=ResponseEdit.model_validate(
            {**content, "solution": solution, "attachments": attachments}
        ),
        if_match=await version_of(session, Response, _id(story, item)),
    )
    await note_uses(session, story, supplier, challenge=item["challenge"], of=item["supplier"])


async def _send(story: Story, item: Item, session: AsyncSession) -> None:
    supplier = story.cast.supplier(item["supplier"])
    await _take(story, item, session, supplier, Action.SUBMIT)


async def _take_up(story: Story, item: Item, session: AsyncSession) -> None:
    await _take(story, item, session, _reviewer(story, item), Action.TAKE_UP)


async def _give_feedback(story: Story, item: Item, session: AsyncSession) -> None:
    await responses.give_feedback(
        session,
        _reviewer(story, item),
        str(_id(story, item)),
        wish=FeedbackWish.model_validate(item["feedback"]),
        if_match=await version_of(session, Response, _id(story, item)),
    )


async def _decide(story: Story, item: Item, session: AsyncSession) -> None:
    action = _DECISIONS[Status(item["state"])]
    await _take(story, item, session, _reviewer(story, item), action)


async def _take(
    story: Story, item: Item, session: AsyncSession, actor: Actor, action: Action
) -> None:
    await responses.take(
        session,
        actor,
        str(_id(story, item)),
        action=action,
        if_match=await version_of(session, Response, _id(story, item))
        if action is Action.SUBMIT
        else None,
    )


def _reviewer(story: Story, item: Item) -> Actor:
    return story.cast.contributor(story.challenge(item["challenge"])["force"])


def _id(story: Story, item: Item) -> UUID:
    return story.responses[item["challenge"], item["supplier"]]
