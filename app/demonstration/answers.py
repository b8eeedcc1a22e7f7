"""What suppliers keep for later responses in the demonstration, and where they used it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from app.answers import service as answers
from app.answers.schemas import KeptAnswerWish, UseWish
from app.demonstration.calendar import at
from app.demonstration.steps import Step, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.demonstration.content import Item
    from app.kernel.actor import Actor

_FIELDS: Final = tuple(KeptAnswerWish.model_fields)


def steps(story: Story) -> Iterator[Step]:
    """Every answer is kept before the first response it is used in."""
    for item in story.content.answers["kept"]:
        moment = at(story.calendar.day(-item["days_ago"]), 9)
        yield Step(moment, partial(_keep, story, item))


async def _keep(story: Story, item: Item, session: AsyncSession) -> None:
    wish = KeptAnswerWish.model_validate({name: item[name] for name in _FIELDS})
    kept = await answers.keep(session, story.cast.supplier(item["supplier"]), wish)
    story.answers[item["key"]] = kept.id


async def note_uses(
    session: AsyncSession, story: Story, supplier: Actor, *, challenge: str, of: str
) -> None:
    """Note what a supplier put into the response it has just written, if it was something."""
    reference = str(story.responses[challenge, of])
    for item in story.content.answers["kept"]:
        for use in item["uses"]:
            if (use["challenge"], item["supplier"]) == (challenge, of):
                wish = UseWish(place=use["place"], answer=str(story.answers[item["key"]]))
                await answers.note_use(session, supplier, reference, wish)
    for item in story.content.answers["sent"]:
        if (item["challenge"], item["supplier"]) == (challenge, of):
            source = story.responses[item["from"], of]
            wish = UseWish(place=item["place"], answer=f"{source}/{item['from_place']}")
            await answers.note_use(session, supplier, reference, wish)
