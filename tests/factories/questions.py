"""Questions for tests, in any status."""

from datetime import timedelta
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.models import Challenge
from app.organisations.models import Organisation
from app.platform.database import moment_now
from app.questions.enums import Because, Status
from app.questions.models import AnswerVersion, Question
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_supplier

AS_ASKED: Final = "May the Foxglove kiosk be placed outside police premises?"
WORDING: Final = "May equipment be placed outside police premises?"
ANSWER: Final = "Yes, where a person of the force is present while it is used."


async def make_question(
    session: AsyncSession,
    *,
    challenge: Challenge | None = None,
    supplier: Organisation | None = None,
    status: str = Status.ASKED,
    **overrides: Any,
) -> Question:
    """Insert a question; what its status needs is filled in, `merged` needs `merged_into_id`."""
    about = challenge or await make_challenge(session)
    home = supplier or await make_supplier(session)
    now = await moment_now(session)
    needed: dict[str, dict[str, Any]] = {
        Status.PUBLISHED: {
            "wording": WORDING,
            "answer": ANSWER,
            "published_at": now,
            "number": 1,
        },
        Status.DECLINED: {"because": Because.FOR_THE_PROCUREMENT},
    }
    question = Question(
        **{
            "challenge_id": about.id,
            "supplier_id": home.id,
            "status": status,
            "text": AS_ASKED,
            "asked_at": now,
            "due_at": now + timedelta(days=7),
            **needed.get(status, {}),
            **overrides,
        }
    )
    session.add(question)
    await session.flush()
    if status == Status.PUBLISHED:
        session.add(
            AnswerVersion(
                question_id=question.id,
                number=1,
                wording=question.wording,
                answer=question.answer,
                published_at=question.published_at,
            )
        )
        await session.flush()
    return question
