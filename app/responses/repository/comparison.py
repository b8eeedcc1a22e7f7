"""Responses side by side: outcomes down, suppliers across, in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, case, func, null, or_, select, true
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlalchemy.orm import aliased

from app.challenges.models import Challenge
from app.challenges.policy import visible_to as challenge_visible_to
from app.challenges.repository import named as named_challenge
from app.kernel.errors import NotAllowed, NotFound, WrongMoment
from app.organisations.models import Organisation
from app.responses import content, policy
from app.responses.enums import Status
from app.responses.models import Feedback, Response
from app.responses.repository import columns
from app.responses.repository.columns import Force, Supplier
from app.responses.schemas.reading import (
    ComparedOutcome,
    ComparedResponse,
    Comparison,
    OutcomeReading,
    Reading,
)
from app.solutions.enums import Status as SolutionStatus
from app.solutions.models import Deployment, Solution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import RowMapping, ScalarSelect

    from app.kernel.actor import Actor
    from app.platform.database import Reader

_User = aliased(Organisation, name="deploying")


async def comparison(
    reader: Reader, actor: Actor, reference: str, chosen: Sequence[str]
) -> Comparison:
    """Return the chosen responses of one challenge beside each other, in the order chosen.

    NotFound for a challenge or response the actor may not know, NotAllowed when its responses
    will never be for the actor, WrongMoment while they are sealed.
    """
    columns_of_each = (
        columns.readable(
            actor,
            Response.id,
            Response.reference,
            Response.status,
            Feedback.response_id.is_(None).label("without_feedback"),
            policy.words(actor).label("submitted"),
            policy.confidential_words(actor).label("confidential"),
            columns.organisation(Supplier).label("supplier"),
            columns.solution(Solution).label("solution"),
            case((_claims_stand(), Solution.hosting)).label("hosting"),
            _proven().label("proven"),
            columns.attached(actor).label("files"),
        )
        .where(
            policy.is_open(),
            named_challenge(reference),
            or_(*(columns.named_response(one) for one in chosen)),
        )
        .subquery()
    )
    statement = (
        select(
            policy.reads_opened(actor).label("allowed"),
            policy.challenge_opened().label("opened"),
            Challenge.responses_submitted,
            *columns.challenge_columns(),
            columns_of_each,
        )
        .select_from(Challenge)
        .join(Force, Force.id == Challenge.lead_force_id)
        .outerjoin(columns_of_each, true())
        .where(named_challenge(reference), challenge_visible_to(actor))
    )
    rows = (await reader.execute(statement)).mappings().all()
    _check(rows)
    return _comparison(rows[0], _in_order(rows, chosen))


def _proven() -> ScalarSelect[Any]:
    """Where the named solution is listed as in use, oldest first, without the anonymous names."""
    name: ColumnElement[Any] = case(
        (Deployment.anonymous, null()),
        else_=func.coalesce(_User.name, func.nullif(Deployment.organisation_label, "")),
    )
    each = func.jsonb_build_object(
        *("sector", Deployment.sector, "organisation", name, "status", Deployment.status),
        *("started_on", Deployment.started_on, "evidence", Deployment.evidence),
        type_=JSONB,
    )
    ordered = aggregate_order_by(each, Deployment.started_on, Deployment.id)
    empty = func.jsonb_build_array(type_=JSONB)
    return (
        select(func.coalesce(func.jsonb_agg(ordered, type_=JSONB), empty, type_=JSONB))
        .select_from(Deployment)
        .outerjoin(_User, _User.id == Deployment.organisation_id)
        .where(Deployment.solution_id == Solution.id, Deployment.is_listed, _claims_stand())
        .correlate(Solution)
        .scalar_subquery()
    )


def _claims_stand() -> ColumnElement[bool]:
    """Whether what the card says may be shown: not of suspended or retired ones."""
    return Solution.status == SolutionStatus.LISTED


def _check(rows: Sequence[RowMapping]) -> None:
    if not rows:
        raise NotFound
    if not rows[0]["allowed"]:
        raise NotAllowed("Responses are for the forces behind the challenge.")
    if not rows[0]["opened"]:
        raise WrongMoment(
            "The responses are sealed.",
            state=rows[0]["challenge_status"],
            available_actions=[],
            opens_at=rows[0]["responses_close_at"],
        )


def _in_order(rows: Sequence[RowMapping], chosen: Sequence[str]) -> list[RowMapping]:
    by_name = {row["reference"]: row for row in rows} | {str(row["id"]): row for row in rows}
    found = [by_name.get(one.lower(), by_name.get(one)) for one in chosen]
    kept = {row["id"]: row for row in found if row is not None}
    if len(kept) < len(chosen):
        raise NotFound("One of the responses is not there to compare.")
    return list(kept.values())


def _comparison(challenge: RowMapping, rows: Sequence[RowMapping]) -> Comparison:
    readings = [
        content.unfold(row["submitted"], row["confidential"]) if row["submitted"] else None
        for row in rows
    ]
    answers = [
        {outcome.index: outcome for outcome in reading.outcomes} if reading else {}
        for reading in readings
    ]
    view = columns.challenge_view(challenge)
    return Comparison(
        challenge=view,
        count=challenge["responses_submitted"],
        outcomes=[
            ComparedOutcome(
                **wanted.model_dump(),
                answers=[
                    given.get(wanted.index, OutcomeReading(index=wanted.index)) for given in answers
                ],
            )
            for wanted in view.outcomes
        ],
        responses=[_response(row, reading) for row, reading in zip(rows, readings, strict=True)],
    )


def _response(row: RowMapping, reading: Reading | None) -> ComparedResponse:
    return ComparedResponse(
        id=row["id"],
        reference=row["reference"],
        status=row["status"],
        supplier=row["supplier"],
        solution=row["solution"],
        hosting=row["hosting"],
        proven=row["proven"],
        # The answers to outcomes stand in the rows of the comparison.
        submitted=reading and reading.model_copy(update={"outcomes": []}),
        files=row["files"],
        feedback_owed=row["without_feedback"] and row["status"] != Status.WITHDRAWN,
    )
