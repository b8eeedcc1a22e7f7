"""The columns of the files of questions: what the lists show of each, never who asked."""

from operator import attrgetter
from typing import Final

from app.questions.schemas import QuestionView
from app.web.csv_files import CsvTable, Terms

QUESTIONS: Final = CsvTable[QuestionView](
    "questions",
    Terms.OPEN,
    {
        "challenge_reference": attrgetter("challenge.reference"),
        "challenge_title": attrgetter("challenge.title"),
        "lead_force": attrgetter("challenge.lead_force"),
        "status": attrgetter("status"),
        "question": lambda row: row.wording or row.text,
        "answer": attrgetter("answer"),
        "asked_at": attrgetter("asked_at"),
        "published_at": attrgetter("published_at"),
        "changed_at": attrgetter("changed_at"),
        "what_changed": attrgetter("what_changed"),
        "due_at": attrgetter("due_at"),
        "because": attrgetter("because"),
        "is_yours": attrgetter("is_yours"),
        "id": attrgetter("id"),
    },
    example=attrgetter("is_example"),
    page=lambda row: f"/challenges/{row.challenge.reference}/questions",
)
