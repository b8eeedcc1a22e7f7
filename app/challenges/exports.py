"""The columns of the files of challenges and of outcomes."""

from operator import attrgetter
from typing import Final

from app.challenges.schemas.listing import ChallengeCard
from app.challenges.schemas.outcomes import OutcomeCard
from app.web.csv_files import CsvTable, Terms

CHALLENGES: Final = CsvTable[ChallengeCard](
    "challenges",
    Terms.OPEN,
    {
        "reference": attrgetter("reference"),
        "title": attrgetter("title"),
        "summary": attrgetter("summary"),
        "lead_force": attrgetter("lead_force.name"),
        "co_sponsor_count": attrgetter("co_sponsor_count"),
        "status": attrgetter("status"),
        "opens_at": attrgetter("opens_at"),
        "responses_close_at": attrgetter("responses_close_at"),
        "published_at": attrgetter("published_at"),
        "updated_at": attrgetter("updated_at"),
        "safeguards_level": attrgetter("safeguards_level"),
        "capabilities": attrgetter("capabilities"),
        "responses_submitted": attrgetter("responses_submitted"),
        "feedback_owed": attrgetter("feedback_owed"),
        "id": attrgetter("id"),
    },
    example=attrgetter("is_example"),
    page=lambda row: f"/challenges/{row.reference}",
)
OUTCOMES: Final = CsvTable[OutcomeCard](
    "outcomes",
    Terms.OPEN,
    {
        "challenge_reference": attrgetter("challenge.reference"),
        "challenge_title": attrgetter("challenge.title"),
        "lead_force": attrgetter("challenge.lead_force.name"),
        "published_at": attrgetter("published_at"),
        "next_step": attrgetter("next_step"),
        "what_market_said": attrgetter("what_market_said"),
        "responses_submitted": attrgetter("reply_rate.submitted"),
        "responses_answered": attrgetter("reply_rate.answered"),
        "challenge_id": attrgetter("challenge.id"),
    },
    example=attrgetter("challenge.is_example"),
    page=lambda row: f"/challenges/{row.challenge.reference}/outcome",
)
