"""Times by which something is due: working days in London, to the close of business."""

from datetime import UTC, datetime

import pytest

from app.kernel.ids import LONDON
from app.kernel.working_days import CLOSE_OF_BUSINESS, close_of_business


@pytest.mark.parametrize(
    ("since", "days", "due"),
    [
        ("2027-03-01T09:00", 2, "2027-03-03T17:00"),  # Monday to Wednesday
        ("2027-03-04T23:59", 2, "2027-03-08T17:00"),  # Thursday night to Monday
        ("2027-03-05T08:00", 2, "2027-03-09T17:00"),  # Friday to Tuesday
        ("2027-03-06T08:00", 2, "2027-03-09T17:00"),  # Saturday counts from Monday
        ("2027-03-07T08:00", 2, "2027-03-09T17:00"),  # Sunday too
        ("2027-03-01T09:00", 5, "2027-03-08T17:00"),  # five days over a weekend
        ("2027-03-05T18:00", 5, "2027-03-12T17:00"),
        ("2027-03-05T18:00", 1, "2027-03-08T17:00"),
        ("2027-03-01T09:00", 10, "2027-03-15T17:00"),  # over two
        ("2027-03-26T09:00", 1, "2027-03-29T16:00"),  # a bank holiday, in summer time by then
        ("2027-03-01T18:00", 0, "2027-03-01T17:00"),  # none: the close of the day itself
    ],
)
def test_it_is_due_at_five_on_the_last_of_the_working_days(since: str, days: int, due: str) -> None:
    found = close_of_business(datetime.fromisoformat(f"{since}+00:00"), days=days)
    assert found == datetime.fromisoformat(f"{due}+00:00")
    assert found.astimezone(LONDON).time() == CLOSE_OF_BUSINESS


def test_five_in_london_is_four_in_summer_elsewhere() -> None:
    due = close_of_business(datetime(2027, 7, 5, 9, tzinfo=UTC), days=2)
    assert due.astimezone(UTC) == datetime(2027, 7, 7, 16, tzinfo=UTC)


def test_the_day_is_londons_day() -> None:
    # 23.30 in Greenwich on a summer Sunday is Monday in London: two days on is Wednesday.
    due = close_of_business(datetime(2027, 7, 4, 23, 30, tzinfo=UTC), days=2)
    assert due.date().isoformat() == "2027-07-07"
