"""Due times of cases: working days in London, to the close of business."""

from datetime import UTC, datetime

import pytest

from app.moderation.due import due_at
from app.moderation.enums import SubjectKind

CHALLENGE, SOLUTION = SubjectKind.CHALLENGE, SubjectKind.SOLUTION


@pytest.mark.parametrize(
    ("kind", "opened", "due"),
    [
        (CHALLENGE, "2027-03-01T09:00", "2027-03-03T17:00"),  # Monday to Wednesday
        (CHALLENGE, "2027-03-04T23:59", "2027-03-08T17:00"),  # Thursday night to Monday
        (CHALLENGE, "2027-03-05T08:00", "2027-03-09T17:00"),  # Friday to Tuesday
        (CHALLENGE, "2027-03-06T08:00", "2027-03-09T17:00"),  # Saturday counts from Monday
        (CHALLENGE, "2027-03-07T08:00", "2027-03-09T17:00"),  # Sunday too
        (SOLUTION, "2027-03-01T09:00", "2027-03-08T17:00"),  # five days over a weekend
        (SOLUTION, "2027-03-05T18:00", "2027-03-12T17:00"),
    ],
)
def test_a_case_is_due_at_five_after_its_working_days(
    kind: SubjectKind, opened: str, due: str
) -> None:
    assert due_at(datetime.fromisoformat(f"{opened}+00:00"), kind) == datetime.fromisoformat(
        f"{due}+00:00"
    )


def test_five_in_london_is_four_in_summer_elsewhere() -> None:
    due = due_at(datetime(2027, 7, 5, 9, tzinfo=UTC), CHALLENGE)
    assert due.astimezone(UTC) == datetime(2027, 7, 7, 16, tzinfo=UTC)


def test_the_day_is_londons_day() -> None:
    # 23.30 in Greenwich on a summer Sunday is Monday in London: two days on is Wednesday.
    due = due_at(datetime(2027, 7, 4, 23, 30, tzinfo=UTC), CHALLENGE)
    assert due.date().isoformat() == "2027-07-07"
