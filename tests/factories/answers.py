"""Kept answers and uses for tests."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.answers.enums import Part
from app.answers.models import AnswerUse, KeptAnswer
from app.organisations.models import Organisation
from app.responses.models import Response
from tests.factories.organisations import make_supplier

KEPT_WORDS = "Certified to ISO 27001 since 2021; the certificate is renewed each spring."


async def make_kept_answer(
    session: AsyncSession, *, supplier: Organisation | None = None, **overrides: Any
) -> KeptAnswer:
    """Insert an answer that a supplier keeps."""
    home = supplier or await make_supplier(session)
    given = {"part": Part.SAFEGUARDS, "title": "How we are certified", "text": KEPT_WORDS}
    answer = KeptAnswer(organisation_id=home.id, **{**given, **overrides})
    session.add(answer)
    await session.flush()
    return answer


async def make_use(
    session: AsyncSession,
    response: Response,
    *,
    place: str = "outcomes/0",
    kept: KeptAnswer | None = None,
    source: tuple[Response, str] | None = None,
) -> AnswerUse:
    """Note that an earlier answer was put into a response."""
    use = AnswerUse(
        response_id=response.id,
        place=place,
        kept_answer_id=kept.id if kept else None,
        source_id=source[0].id if source else None,
        source_place=source[1] if source else None,
    )
    session.add(use)
    await session.flush()
    return use
