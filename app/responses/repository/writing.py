"""A response to work on: found, locked, and then looked at by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import undefer

from app.challenges.enums import Status as ChallengeStatus
from app.challenges.models import NOW, Challenge, status_of
from app.kernel.errors import NotFound
from app.kernel.ids import draw_reference, new_id
from app.organisations.enums import Status as OrganisationStatus
from app.organisations.models import Organisation
from app.responses import policy
from app.responses.enums import Status
from app.responses.models import Feedback, Response
from app.responses.policy import Standing
from app.responses.repository.columns import named_response, named_solution
from app.responses.schemas.writing import ResponseContent
from app.solutions import policy as solutions
from app.solutions.enums import Status as SolutionStatus
from app.solutions.models import Solution

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor

_DIGITS: Final = range(4, 9)


async def get(
    session: AsyncSession, actor: Actor, reference: str, *, with_confidential: bool = False
) -> Response:
    """Lock the response that an id or reference names; NotFound when the actor may not know it.

    Only its sender gets the working copy loaded; confidential parts come when asked for.
    """
    statement = (
        select(Response)
        .join(Challenge, Challenge.id == Response.challenge_id)
        .where(named_response(reference), policy.visible_to(actor))
        .with_for_update(of=Response)
        .execution_options(populate_existing=True)
    )
    if actor.is_supplier:
        statement = statement.options(undefer(Response.draft))
    if with_confidential:
        statement = statement.options(undefer(Response.submitted_confidential))
    response = (await session.execute(statement)).scalar_one_or_none()
    if response is None:
        raise NotFound
    return response


async def standing(session: AsyncSession, actor: Actor, response: Response) -> Standing:
    """Say where a locked response stands; the clock is read here, with the lock in hand.

    The words are there for the sender only, who alone can do what depends on them.
    """
    statement = (
        select(
            NOW.label("read_at"),
            status_of(Challenge).label("challenge_status"),
            Challenge.reference.label("challenge_reference"),
            Challenge.lead_force_id,
            Challenge.responses_close_at,
            Challenge.outcomes,
            Organisation.status.label("supplier_status"),
            Feedback.response_id.is_not(None).label("has_feedback"),
            policy.feedback_version(actor).label("feedback_version"),
            Solution.reference.label("solution_reference"),
            Solution.status.label("solution_status"),
        )
        .select_from(Challenge)
        .join(Organisation, Organisation.id == response.supplier_id)
        .outerjoin(Feedback, Feedback.response_id == response.id)
        .outerjoin(Solution, Solution.id == response.draft_solution_id)
        .where(Challenge.id == response.challenge_id)
    )
    row = (await session.execute(statement)).mappings().one()
    return Standing(
        response_id=response.id,
        challenge_id=response.challenge_id,
        status=Status(response.status),
        supplier_id=response.supplier_id,
        supplier_verified=row["supplier_status"] == OrganisationStatus.VERIFIED,
        lead_force_id=row["lead_force_id"],
        challenge_status=ChallengeStatus(row["challenge_status"]),
        challenge_reference=row["challenge_reference"],
        outcomes_wanted=len(row["outcomes"]),
        content=ResponseContent.model_validate(response.draft if actor.is_supplier else {}),
        read_at=row["read_at"],
        closes_at=row["responses_close_at"],
        solution_reference=row["solution_reference"],
        names_solution=row["solution_reference"] is not None,
        solution_listed=row["solution_status"] == SolutionStatus.LISTED,
        has_feedback=row["has_feedback"],
        version=response.version + row["feedback_version"],
    )


async def find_own(session: AsyncSession, actor: Actor, challenge_id: UUID) -> str | None:
    """Return the reference of the response that the actor's supplier has to a challenge."""
    statement = select(Response.reference).where(
        policy.own(actor), Response.challenge_id == challenge_id
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def add(
    session: AsyncSession, actor: Actor, challenge: Challenge, content: ResponseContent
) -> tuple[UUID, str] | None:
    """Insert a draft and return its id and reference; nothing when the supplier has one already.

    References are drawn at random; one that is taken is drawn again, with more digits.
    """
    for digits in _DIGITS:
        drawn = draw_reference("RE", challenge.read_at, digits=digits)
        statement = (
            insert(Response)
            .values(
                id=new_id(),
                reference=drawn,
                challenge_id=challenge.id,
                supplier_id=actor.organisation_id,
                draft=content.model_dump(mode="json"),
            )
            .on_conflict_do_nothing()
            .returning(Response.id)
        )
        made: UUID | None = (await session.execute(statement)).scalar_one_or_none()
        if made is not None:
            return made, drawn
        if await find_own(session, actor, challenge.id):
            return None
    message = "every drawn reference was taken"
    raise RuntimeError(message)


async def find_own_solution(session: AsyncSession, actor: Actor, reference: str) -> UUID | None:
    """Return the id of a product card of the actor's supplier that was not retired."""
    statement = select(Solution.id).where(
        named_solution(reference),
        solutions.own(actor),
        Solution.status != SolutionStatus.RETIRED,
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def write_feedback(
    session: AsyncSession, response: Response, *, reason: str, text: str, moment: datetime
) -> None:
    """Write or replace the feedback on a response."""
    words = {"reason": reason, "text": text, "given_at": moment}
    statement = insert(Feedback).values(response_id=response.id, **words)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[Feedback.response_id],
            set_={**words, "version": Feedback.version + 1},
        )
    )


async def show_feedback(session: AsyncSession, response: Response, *, moment: datetime) -> None:
    """Let the supplier read the feedback from now on; a second time changes nothing."""
    await session.execute(
        update(Feedback)
        .where(Feedback.response_id == response.id, Feedback.shown_at.is_(None))
        .values(shown_at=moment)
    )


async def show_all_feedback(session: AsyncSession, challenge_id: UUID) -> None:
    """Let every supplier of a challenge read its feedback from now on."""
    await session.execute(
        update(Feedback)
        .where(
            Feedback.response_id == Response.id,
            Response.challenge_id == challenge_id,
            Response.status != Status.WITHDRAWN,
            Feedback.shown_at.is_(None),
        )
        .values(shown_at=NOW)
        .execution_options(synchronize_session=False)
    )
