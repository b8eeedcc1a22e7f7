"""The columns of the files of responses: what the lists say, never what a response says."""

from operator import attrgetter
from typing import Final

from app.responses.schemas.reading import OpenedCard, OwnCard
from app.web.csv_files import CsvTable, Terms

OWN: Final = CsvTable[OwnCard](
    "own-responses",
    Terms.INTERNAL,
    {
        "reference": attrgetter("reference"),
        "status": attrgetter("status"),
        "challenge_reference": attrgetter("challenge_reference"),
        "challenge_title": attrgetter("challenge_title"),
        "challenge_status": attrgetter("challenge_status"),
        "lead_force": attrgetter("lead_force"),
        "responses_close_at": attrgetter("responses_close_at"),
        "submitted_at": attrgetter("submitted_at"),
        "updated_at": attrgetter("updated_at"),
        "outcomes_answered": attrgetter("outcomes_answered"),
        "outcomes_wanted": attrgetter("outcomes_wanted"),
        "feedback_state": attrgetter("feedback_state"),
        "feedback_owed_since": attrgetter("feedback_owed_since"),
        "feedback_reason": attrgetter("feedback_reason"),
        "feedback_shown_at": attrgetter("feedback_shown_at"),
        "id": attrgetter("id"),
    },
    example=attrgetter("is_example"),
    page=lambda row: f"/supplier/responses/{row.reference}",
)
OPENED: Final = CsvTable[OpenedCard](
    "responses",
    Terms.INTERNAL,
    {
        "reference": attrgetter("reference"),
        "status": attrgetter("status"),
        "supplier": attrgetter("supplier.name"),
        "solution_reference": lambda row: row.solution and row.solution.reference,
        "solution": lambda row: row.solution and row.solution.name,
        "submitted_at": attrgetter("submitted_at"),
        "withdrawn_at": attrgetter("withdrawn_at"),
        "decided_at": attrgetter("decided_at"),
        "feedback_owed": attrgetter("feedback_owed"),
        "feedback_reason": attrgetter("feedback_reason"),
        "id": attrgetter("id"),
    },
    example=attrgetter("is_example"),
    page=lambda row: f"/responses/{row.reference}",
)
