"""What forces, moderators and advisers did with the challenges of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from app.challenges import service as challenges
from app.challenges.enums import Action, Status
from app.challenges.models import Challenge
from app.challenges.safeguards import approvers_needed, assess
from app.challenges.schemas import ChallengeDraft, ChallengeEdit, OutcomeDraft, SimilarReview
from app.challenges.schemas.ethics import OpinionDraft
from app.demonstration.calendar import at, before
from app.demonstration.steps import LIMITS, Step, Story, version_of
from app.moderation import service as moderation
from app.moderation.models import ModerationCase

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import date, datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.demonstration.content import Item
    from app.kernel.actor import Actor

    _Happening = tuple[datetime, Callable[[Story, Item, AsyncSession], Awaitable[None]]]

# Working days between what happens; a moderator has two from sign-off (DOMAIN: due time).
_WRITING: Final = 4
_SAFEGUARDS: Final = 3
_READING: Final = 1
_MODERATION: Final = 2
_WITHDRAWN_AGO: Final = 10
_OUTCOME_TAKES: Final = 3
# A draft that goes no further: how many working days ago it was last touched.
_LAST_TOUCHED: Final = {
    Status.DRAFT: 3,
    Status.AWAITING_SIGN_OFF: 2,
    Status.IN_MODERATION: 1,
    Status.CHANGES_REQUESTED: 1,
}
_FIRST_ANSWERS: Final = ("title", "problem_today", "capabilities", "keywords")
_WITH_SAFEGUARDS: Final = ("safeguards", "safeguards_detail", "visibility", "response_handling")
_ABOUT_THE_RECORD: Final = frozenset(
    {
        "key", "force", "stage", "opens_in_days", "questions_close_in_days", "closes_in_days",
        "outcome_expected_in_days", "ethics_opinion", "outcome", "withdrawal_reason",
        "moderation_reason",
    }
)  # fmt: skip


@dataclass(frozen=True)
class _Days:
    """When a challenge went from one hand to the next."""

    started: date
    finished: date
    asked: date
    signed: date
    decided: date


def steps(story: Story) -> Iterator[Step]:
    """Everything that happened to the challenges."""
    for index, item in enumerate(story.content.challenges):
        for moment, deed in _happened(story, item, minute=index * 11 % 60):
            yield Step(moment, partial(deed, story, item))


def _happened(story: Story, item: Item, *, minute: int) -> Iterator[_Happening]:
    days, stage = _days(story, item), Status(item["stage"])
    yield at(days.started, 9, minute), _start
    yield at(days.started, 14, minute), _write
    if item["closes_in_days"] is None:
        return  # its author has not come further than the text
    yield at(days.finished, 10, minute), _add_safeguards
    yield at(days.finished, 15, minute), _look_at_similar
    if stage is Status.DRAFT:
        return
    yield at(days.asked, 16, minute), _ask_for_sign_off
    if stage is Status.AWAITING_SIGN_OFF:
        return
    yield at(days.signed, 10, minute), _sign_off
    if item["ethics_opinion"]:
        yield at(days.signed, 16, minute), _give_opinion
    if stage is Status.CHANGES_REQUESTED:
        yield at(days.decided, 17, minute), _request_changes
    elif stage is Status.IN_MODERATION:
        if item["ethics_opinion"]:
            yield at(days.signed, 17, minute), _assign
    else:
        yield at(days.decided, 11, minute), _publish
        yield from _afterwards(story, item, stage, minute=minute)


def _afterwards(story: Story, item: Item, stage: Status, *, minute: int) -> Iterator[_Happening]:
    if stage is Status.WITHDRAWN:
        yield at(story.calendar.day(-_WITHDRAWN_AGO), 12, minute), _withdraw
    elif stage is Status.CONCLUDED:
        expected = story.calendar.day(item["outcome_expected_in_days"])
        yield at(before(expected, _OUTCOME_TAKES), 14, minute), _write_outcome
        yield at(before(expected, 1), 11, minute), _publish_outcome


def _days(story: Story, item: Item) -> _Days:
    stage = Status(item["stage"])
    if stage in _LAST_TOUCHED:
        last = before(story.calendar.yesterday, _LAST_TOUCHED[stage] - 1)
        return _counted_back(last, stage)
    published = before(story.calendar.day(item["opens_in_days"]), 1)
    # What is scheduled for next week was published by now.
    return _counted_back(min(published, story.calendar.yesterday), stage)


def _counted_back(last: date, stage: Status) -> _Days:
    """The days before the last one; which one that is follows from the stage."""
    decided = signed = asked = last
    if stage not in {Status.DRAFT, Status.AWAITING_SIGN_OFF, Status.IN_MODERATION}:
        signed = before(decided, _MODERATION)
    if stage not in {Status.DRAFT, Status.AWAITING_SIGN_OFF}:
        asked = before(signed, _READING)
    finished = asked if stage is Status.DRAFT else before(asked, _SAFEGUARDS)
    return _Days(before(finished, _WRITING), finished, asked, signed, decided)


async def _start(story: Story, item: Item, session: AsyncSession) -> None:
    draft = ChallengeDraft(**{name: item[name] for name in _FIRST_ANSWERS})
    author = story.cast.contributor(item["force"])
    challenge = await challenges.start(session, author, draft=draft, limits=LIMITS)
    story.challenges[item["key"]] = challenge.id


async def _write(story: Story, item: Item, session: AsyncSession) -> None:
    later = {*_FIRST_ANSWERS, *_WITH_SAFEGUARDS, *_ABOUT_THE_RECORD}
    if item["closes_in_days"] is None:
        later -= set(_WITH_SAFEGUARDS)
    fields = {name: value for name, value in item.items() if name not in later}
    await _edit(story, item, session, fields)


async def _add_safeguards(story: Story, item: Item, session: AsyncSession) -> None:
    calendar = story.calendar
    fields = {name: item[name] for name in _WITH_SAFEGUARDS} | {
        "ethics_opinion_wanted": item["ethics_opinion"] is not None,
        "opens_at": at(calendar.day(item["opens_in_days"]), 9),
        "questions_close_at": at(calendar.day(item["questions_close_in_days"]), 17),
        "responses_close_at": at(calendar.day(item["closes_in_days"]), 17),
        "outcome_expected_on": calendar.day(item["outcome_expected_in_days"]),
    }
    await _edit(story, item, session, fields)


async def _edit(story: Story, item: Item, session: AsyncSession, fields: Item) -> None:
    challenge_id = story.challenges[item["key"]]
    await challenges.edit(
        session,
        story.cast.contributor(item["force"]),
        str(challenge_id),
        edit=ChallengeEdit.model_validate(fields),
        if_match=await version_of(session, Challenge, challenge_id),
    )


async def _look_at_similar(story: Story, item: Item, session: AsyncSession) -> None:
    """Note the challenges of others that were public by then and ask for the same capability."""
    wanted = set(item["capabilities"])
    seen = [
        story.challenges[other["key"]]
        for other in story.content.challenges
        if other["key"] in story.published
        and other["force"] != item["force"]
        and wanted & set(other["capabilities"])
    ]
    await challenges.review_similar(
        session,
        story.cast.contributor(item["force"]),
        str(story.challenges[item["key"]]),
        review=SimilarReview(seen=tuple(seen)),
    )


async def _ask_for_sign_off(story: Story, item: Item, session: AsyncSession) -> None:
    author = story.cast.contributor(item["force"])
    await _take(story, item, session, author, Action.REQUEST_SIGN_OFF)


async def _sign_off(story: Story, item: Item, session: AsyncSession) -> None:
    """Sign; at panel level by both approvers."""
    needed = approvers_needed(assess(item["safeguards"]).level)
    for approver in story.cast.approvers(item["force"])[:needed]:
        await _take(story, item, session, approver, Action.SIGN_OFF)


async def _give_opinion(story: Story, item: Item, session: AsyncSession) -> None:
    draft = OpinionDraft(challenge=str(story.challenges[item["key"]]), **item["ethics_opinion"])
    await challenges.give_opinion(session, story.cast.adviser, draft=draft)


async def _assign(story: Story, item: Item, session: AsyncSession) -> None:
    """Let the moderator take the case on."""
    subject_id = story.challenges[item["key"]]
    statement = select(ModerationCase).where(ModerationCase.subject_id == subject_id)
    case = (await session.execute(statement)).scalar_one()
    moderation.assign(session, story.cast.moderator, case, take_over=False)


async def _request_changes(story: Story, item: Item, session: AsyncSession) -> None:
    reason = item["moderation_reason"]
    await _take(story, item, session, story.cast.moderator, Action.REQUEST_CHANGES, reason=reason)


async def _publish(story: Story, item: Item, session: AsyncSession) -> None:
    await _take(story, item, session, story.cast.moderator, Action.PUBLISH)
    story.published.add(item["key"])


async def _withdraw(story: Story, item: Item, session: AsyncSession) -> None:
    approver = story.cast.approvers(item["force"])[0]
    reason = item["withdrawal_reason"]
    await _take(story, item, session, approver, Action.WITHDRAW, reason=reason)


async def _write_outcome(story: Story, item: Item, session: AsyncSession) -> None:
    challenge_id = story.challenges[item["key"]]
    await challenges.record_outcome(
        session,
        story.cast.contributor(item["force"]),
        str(challenge_id),
        draft=OutcomeDraft.model_validate(item["outcome"]),
        if_match=await version_of(session, Challenge, challenge_id),
    )


async def _publish_outcome(story: Story, item: Item, session: AsyncSession) -> None:
    approver = story.cast.approvers(item["force"])[0]
    await _take(story, item, session, approver, Action.PUBLISH_OUTCOME)


async def _take(
    story: Story,
    item: Item,
    session: AsyncSession,
    actor: Actor,
    action: Action,
    *,
    reason: str | None = None,
) -> None:
    challenge_id = story.challenges[item["key"]]
    await challenges.take(
        session,
        actor,
        str(challenge_id),
        action=action,
        limits=LIMITS,
        reason=reason,
        if_match=await version_of(session, Challenge, challenge_id),
    )
