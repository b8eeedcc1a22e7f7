"""Who will read a response, read for its sender."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlalchemy.orm import aliased

from app.challenges.models import Challenge, ChallengeSponsor
from app.kernel.errors import NotAllowed, NotFound
from app.organisations.models import Organisation, OversightOf
from app.platform.database import one_or_none
from app.responses import policy
from app.responses.audience import Circle, audience_of
from app.responses.models import Response
from app.responses.repository import columns
from app.responses.schemas.writing import ResponseContent

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, ScalarSelect

    from app.kernel.actor import Actor
    from app.platform.database import Reader
    from app.responses.schemas.reading import Audience

_Body: Final = aliased(Organisation, name="body")


async def audience(reader: Reader, actor: Actor, reference: str) -> Audience:
    """Return who reads which part of the working copy, and when; for its sender alone."""
    statement = columns.readable(
        actor,
        policy.own(actor).label("is_own"),
        Response.reference,
        Response.draft,
        Challenge.response_handling,
        Challenge.responses_close_at,
        columns.organisation(columns.Supplier).label("supplier"),
        columns.organisation(columns.Force).label("lead_force"),
        _co_sponsors().label("co_sponsors"),
        _overseers().label("overseers"),
    ).where(columns.named_response(reference))
    row = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    if not row["is_own"]:
        raise NotAllowed("Only the sender previews who reads what.")
    circle = Circle(
        handling=row["response_handling"],
        closes_at=row["responses_close_at"],
        supplier=row["supplier"],
        lead_force=row["lead_force"],
        co_sponsors=tuple(row["co_sponsors"]),
        overseers=tuple(row["overseers"]),
    )
    return audience_of(row["reference"], ResponseContent.model_validate(row["draft"]), circle)


def _co_sponsors() -> ScalarSelect[Any]:
    return (
        select(_names())
        .select_from(_Body)
        .join(ChallengeSponsor, ChallengeSponsor.organisation_id == _Body.id)
        .where(
            ChallengeSponsor.challenge_id == Challenge.id,
            ChallengeSponsor.organisation_id != Challenge.lead_force_id,
        )
        .correlate(Challenge)
        .scalar_subquery()
    )


def _overseers() -> ScalarSelect[Any]:
    watching = (
        select(OversightOf.oversight_id)
        .join(ChallengeSponsor, ChallengeSponsor.organisation_id == OversightOf.force_id)
        .where(ChallengeSponsor.challenge_id == Challenge.id)
        .correlate(Challenge)
    )
    return (
        select(_names())
        .select_from(_Body)
        .where(_Body.id.in_(watching))
        .correlate(Challenge)
        .scalar_subquery()
    )


def _names() -> ColumnElement[Any]:
    """The names of bodies as one JSON array, in the order of the alphabet."""
    ordered = aggregate_order_by(columns.organisation(_Body), _Body.name)
    empty = func.jsonb_build_array(type_=JSONB)
    return func.coalesce(func.jsonb_agg(ordered, type_=JSONB), empty, type_=JSONB)
