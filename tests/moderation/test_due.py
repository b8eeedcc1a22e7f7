"""Due times of cases: so many working days for each kind of subject."""

from datetime import UTC, datetime

import pytest

from app.kernel.working_days import close_of_business
from app.moderation.due import WORKING_DAYS, due_at
from app.moderation.enums import SubjectKind


@pytest.mark.parametrize(
    ("kind", "days", "due"),
    [
        (SubjectKind.CHALLENGE, 2, "2027-03-08T17:00+00:00"),  # Thursday to Monday
        (SubjectKind.SOLUTION, 5, "2027-03-11T17:00+00:00"),
    ],
)
def test_a_case_is_due_after_the_working_days_of_its_kind(
    kind: SubjectKind, days: int, due: str
) -> None:
    opened = datetime(2027, 3, 4, 9, tzinfo=UTC)
    assert due_at(opened, kind) == close_of_business(opened, days=days)
    assert due_at(opened, kind) == datetime.fromisoformat(due)


def test_every_kind_of_subject_has_its_working_days() -> None:
    assert set(WORKING_DAYS) == set(SubjectKind)
