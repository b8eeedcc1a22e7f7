"""The demonstration's past fits before any day on which it may be loaded."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.demonstration import cards, challenges, responses
from app.demonstration.calendar import Calendar, after, at, before, working_days
from app.demonstration.content import Content
from app.demonstration.people import Cast
from app.demonstration.steps import Step, Story
from app.platform.storage import open_storage

CONTENT = Content.read()
STORAGE = open_storage(None, folder=Path("/nowhere"))  # opened by no step that is only planned
FRIDAY, SATURDAY, MONDAY = date(2026, 7, 3), date(2026, 7, 4), date(2026, 7, 6)
# A week, and days next to new year, to changes of the clocks and to a leap day.
DAYS = [date(2026, 11, 23) + timedelta(days=each) for each in range(7)]
DAYS += [date(2027, 1, 1), date(2027, 3, 29), date(2027, 10, 31), date(2028, 2, 29)]


def test_working_days_leave_out_weekends() -> None:
    assert before(SATURDAY) == before(MONDAY, 1) == FRIDAY
    assert after(SATURDAY) == after(FRIDAY, 1) == MONDAY
    assert before(MONDAY, 6) == date(2026, 6, 26)
    assert working_days(FRIDAY, MONDAY) == [FRIDAY, MONDAY]


def test_days_move_away_from_today_when_they_fall_on_a_weekend() -> None:
    calendar = Calendar(date(2026, 7, 1))  # a Wednesday
    assert calendar.day(3) == MONDAY
    assert calendar.day(-3) == date(2026, 6, 26)
    assert calendar.yesterday == date(2026, 6, 30)
    assert Calendar(MONDAY).yesterday == FRIDAY


def told(today: date) -> dict[str, list[Step]]:
    story = Story(CONTENT, Calendar(today), Cast(), STORAGE)
    by_record: dict[str, list[Step]] = defaultdict(list)
    for part in (cards, challenges, responses):
        for step in part.steps(story):
            item = step.deed.args[-1]
            by_record[
                f"{part.__name__} {item.get('key') or item['challenge'] + item['supplier']}"
            ].append(step)
    return by_record


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_whatever_the_day_everything_is_over_and_in_order(today: date) -> None:
    by_record = told(today)
    assert len(by_record) == len(CONTENT.solutions) + len(CONTENT.challenges) + len(
        CONTENT.responses
    )
    for name, steps in by_record.items():
        moments = [step.moment for step in steps]
        assert moments == sorted(set(moments)), name
        assert moments[-1] < at(today, 0), name
        assert all(moment.weekday() < 5 for moment in moments), name


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_whatever_the_day_responses_are_sent_while_their_challenge_is_open(today: date) -> None:
    story = Story(CONTENT, Calendar(today), Cast(), STORAGE)
    for step in responses.steps(story):
        name = step.deed.func.__name__  # type: ignore[attr-defined]
        item = step.deed.args[-1]  # type: ignore[attr-defined]
        opened, closed = (
            at(story.opens(item["challenge"]), 9),
            at(story.closes(item["challenge"]), 17),
        )
        if name in {"_begin", "_send"}:
            assert opened < step.moment < closed
        else:
            assert step.moment > closed


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_whatever_the_day_cards_are_listed_before_a_response_names_them(today: date) -> None:
    listed = {
        name.split()[1]: steps[-1].moment
        for name, steps in told(today).items()
        if name.startswith(cards.__name__)
    }
    story = Story(CONTENT, Calendar(today), Cast(), STORAGE)
    for item in CONTENT.responses:
        if item["solution"]:
            assert listed[item["solution"]] < at(story.opens(item["challenge"]), 9)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_whatever_the_day_evidence_is_older_than_the_review_that_looks_at_it(today: date) -> None:
    calendar = Calendar(today)
    reviewed = told(today)
    for item in CONTENT.solutions:
        first = reviewed[f"{cards.__name__} {item['key']}"][0].moment.date()
        for use in item["deployments"]:
            assert calendar.months_ago(use["evidence_months_ago"]) < first, item["key"]
