"""Responses for tests, at any status, with the counts of their challenge kept."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.models import Challenge
from app.challenges.service import set_response_counts
from app.kernel.ids import new_id
from app.organisations.models import Organisation
from app.platform.database import moment_now
from app.responses.content import laid_out, seal
from app.responses.enums import Status
from app.responses.lifecycle import DECISIONS, NOT_COUNTED
from app.responses.models import Feedback, Response, ResponseVersion
from app.responses.schemas.writing import ResponseContent
from app.solutions.models import Solution
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_supplier

OPEN_WORDS: Final = "Sharing takes forty minutes on a sofa called Marigold"
SECRET_OUTCOME: Final = "Build starts when a second force called Larkspur signs"
SECRET_PART: Final = "The margin of the Foxglove licence is thin"
COMPLETE: Final[dict[str, Any]] = {
    "outcomes": [
        {"index": 0, "answer": "met_now", "text": OPEN_WORDS, "confidential": False},
        {"index": 1, "answer": "roadmap", "text": SECRET_OUTCOME, "confidential": True},
    ],
    "proven_elsewhere": "Three hospital trusts since 2023.",
    "transfer_gaps": "Evidential standard.",
    "safeguards": "A person decides.",
    "what_to_know": SECRET_PART,
    "cost_band": "50k_250k",
    "time_needed": "Six weeks",
    "interest_in_events": True,
    "interest_in_pilot": False,
    "confidential_parts": ["what_to_know", "cost_band"],
}
"""Complete words for the two outcomes of `make_challenge`, with confidential parts."""
FEEDBACK: Final = {"reason": "fits_in_part", "text": "Clear on consent, thin on locked phones."}


async def make_response(
    session: AsyncSession,
    *,
    challenge: Challenge | None = None,
    supplier: Organisation | None = None,
    status: Status | str = Status.DRAFT,
    solution: Solution | None = None,
    words: dict[str, Any] | None = None,
    feedback: bool | None = None,
    **overrides: Any,
) -> Response:
    """Insert a response; submitted ones were sent an hour after the challenge opened.

    Decided ones have feedback that was shown, others none unless told. A withdrawn one was
    withdrawn just after it was sent.
    """
    answered = challenge or await make_challenge(session)
    home = supplier or await make_supplier(session)
    wanted = len(answered.outcomes)
    content = laid_out(ResponseContent.model_validate(words or COMPLETE), outcomes_wanted=wanted)
    identifier = new_id()
    now = await moment_now(session)
    sent_at = (answered.opens_at or now) + timedelta(hours=1)
    solution_id = solution.id if solution else None
    sent = _sent(content, solution) if status != Status.DRAFT else {}
    if sent:
        sent["submitted_at"] = sent_at
    fields = {
        "id": identifier,
        "reference": f"RE-{now.year}-{identifier.int % 10**8:08d}",
        "challenge_id": answered.id,
        "supplier_id": home.id,
        "status": status,
        "draft": content.model_dump(mode="json"),
        "draft_solution_id": solution_id,
        "withdrawn_at": sent_at if status == Status.WITHDRAWN else None,
        "decided_at": now if status in DECISIONS else None,
        **sent,
        **overrides,
    }
    response = Response(**fields)
    session.add(response)
    await session.flush()
    if sent:
        _keep_version(session, fields)
    await _surround(session, response, feedback=feedback, now=now)
    return response


def _sent(content: ResponseContent, solution: Solution | None) -> dict[str, Any]:
    sealed = seal(content, solution=solution.reference if solution else None)
    return {
        "submitted": sealed.open,
        "submitted_confidential": sealed.confidential,
        "submitted_sha256": sealed.sha256,
        "submitted_number": 1,
        "solution_id": solution.id if solution else None,
    }


def _keep_version(session: AsyncSession, fields: dict[str, Any]) -> None:
    session.add(
        ResponseVersion(
            response_id=fields["id"],
            number=1,
            submitted_at=fields["submitted_at"],
            sha256=fields["submitted_sha256"],
            submitted=fields["submitted"],
            submitted_confidential=fields["submitted_confidential"],
            solution_id=fields["solution_id"],
        )
    )


async def _surround(
    session: AsyncSession, response: Response, *, feedback: bool | None, now: datetime
) -> None:
    decided = response.status in DECISIONS
    written = decided if feedback is None else feedback
    if written:
        shown_at = now if decided else None
        session.add(Feedback(response_id=response.id, shown_at=shown_at, **FEEDBACK))
    await session.flush()
    if response.status not in NOT_COUNTED:
        await set_response_counts(
            session, response.challenge_id, submitted_delta=1, owed_delta=0 if written else 1
        )
