"""The columns of the queue's file."""

from operator import attrgetter
from typing import Final

from app.moderation.schemas import CaseCard
from app.web.csv_files import CsvTable, Terms

CASES: Final = CsvTable[CaseCard](
    "moderation-cases",
    Terms.INTERNAL,
    {
        "number": attrgetter("number"),
        "subject_kind": attrgetter("subject.kind"),
        "subject_reference": attrgetter("subject.reference"),
        "subject_title": attrgetter("subject.title"),
        "subject_status": attrgetter("subject.status"),
        "organisation": attrgetter("subject.organisation.name"),
        "status": attrgetter("status"),
        "opened_at": attrgetter("opened_at"),
        "due_at": attrgetter("due_at"),
        "late": attrgetter("late"),
        "found": attrgetter("found"),
        "decision": attrgetter("decision"),
        "decided_at": attrgetter("decided_at"),
        "id": attrgetter("id"),
    },
    example=attrgetter("subject.is_example"),
    page=lambda row: f"/moderation/cases/{row.number}",
)
