"""One challenge to read: everything its page shows, in one statement."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Text, bindparam, func, select
from sqlalchemy import column as sql_column
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlalchemy.orm import aliased

from app.challenges.enums import EDITABLE, Status
from app.challenges.lifecycle import available, status_now
from app.challenges.models import Challenge, ChallengeSponsor, EthicsOpinion, status_of
from app.challenges.policy import author, first_signatory, insider, shape, sponsor, visible_to
from app.challenges.repository.record import SURROUNDINGS, key_of, named
from app.challenges.safeguards import approvers_needed, assess, details_asked
from app.challenges.schemas.challenge import (
    Authorship,
    ChallengeView,
    Inside,
    SafeguardsView,
    SimilarReviewView,
)
from app.kernel.errors import NotFound
from app.organisations.models import Organisation
from app.platform.database import Reader, one_or_none
from app.taxonomy.models import Capability, Sector

if TYPE_CHECKING:
    from sqlalchemy import RowMapping, Select

    from app.kernel.actor import Actor

_ROW: Final = tuple(Challenge.__table__.c)
# What policy and lifecycle look at; a challenge is put together from it without a session.
_STANDING: Final = (
    "status",
    "lead_force_id",
    "opens_at",
    "questions_close_at",
    "responses_close_at",
    "safeguards_level",
    "ethics_opinion_wanted",
    "visibility",
    "first_signed_by",
    "read_at",
    "author_ids",
    "sponsor_ids",
    "outcome_writer_ids",
)
_AS_STORED: Final = frozenset(ChallengeView.model_fields) & {entry.name for entry in _ROW}


async def read_row(reader: Reader, actor: Actor, ref: str) -> Challenge:
    """Read a challenge's own row and surroundings, to be checked and never changed."""
    names = {**{entry.name: entry for entry in _ROW}, **SURROUNDINGS}
    row = await one_or_none(
        reader,
        select(*(entry.label(name) for name, entry in names.items())).where(
            named(ref), visible_to(actor)
        ),
    )
    if row is None:
        raise NotFound
    return Challenge(**row)


async def detail(reader: Reader, actor: Actor, ref: str) -> ChallengeView:
    """Read one challenge as this reader may see it; NotFound when there is none for them."""
    key = key_of(ref)
    if key is None:
        raise NotFound
    column, value = key
    found = await reader.execute(_detail(shape(actor), column.key), {"key": value})
    row = found.mappings().first()
    if row is None:
        raise NotFound
    return _view(actor, row)


@lru_cache(maxsize=512)
def _detail(actor: Actor, key: str) -> Select[*tuple[Any, ...]]:
    """Make the statement once for everybody who may see the same: building it costs most."""
    column = getattr(Challenge, key)
    return select(
        *_ROW,
        *(expression.label(name) for name, expression in SURROUNDINGS.items()),
        _lead_force().label("lead_force"),
        _co_sponsors().label("co_sponsors"),
        words(Challenge.capabilities, Capability).label("capabilities_named"),
        words(Challenge.sectors_welcome, Sector).label("sectors_named"),
        _opinions().label("ethics_opinions"),
        _seen(actor).label("similar_shown"),
    ).where(column == bindparam("key", type_=column.type), visible_to(actor))


def _view(actor: Actor, row: RowMapping) -> ChallengeView:
    challenge = Challenge(**{name: row[name] for name in _STANDING})
    status = status_now(challenge)
    knows = insider(actor, challenge)
    stored = {name: row[name] for name in _AS_STORED}
    return ChallengeView(
        **{
            **stored,
            "status": status,
            "status_reason": row["status_reason"] if _may_know_why(actor, challenge) else None,
            "lead_force": row["lead_force"],
            "co_sponsors": row["co_sponsors"],
            "capabilities": row["capabilities_named"],
            "sectors_welcome": row["sectors_named"],
            "safeguards": _safeguards(row),
            "ethics_opinions": row["ethics_opinions"],
            "has_outcome": row["has_outcome"] and (knows or status is Status.CONCLUDED),
            "inside": _inside(actor, challenge, row) if knows else None,
            "available_actions": available(actor, challenge),
        }
    )


def _may_know_why(actor: Actor, challenge: Challenge) -> bool:
    if challenge.status == Status.WITHDRAWN:
        return True
    if challenge.status == Status.DRAFT:  # returned by its own approver: a matter of the force
        return sponsor(actor, challenge)
    return insider(actor, challenge)


def _safeguards(row: RowMapping) -> SafeguardsView:
    assessment = assess(row["safeguards"])
    return SafeguardsView(
        level=assessment.level,
        decided=assessment.decided,
        because=list(assessment.because),
        answers=row["safeguards"],
        detail=row["safeguards_detail"],
        detail_asked=list(details_asked(assessment.level)),
    )


def _inside(actor: Actor, challenge: Challenge, row: RowMapping) -> Inside:
    needed = approvers_needed(challenge.safeguards_level)
    waiting = challenge.status in {*EDITABLE, Status.AWAITING_SIGN_OFF}
    signed = int(challenge.first_signed_by is not None) if waiting else needed
    reviewed_at = row["similar_reviewed_at"]
    return Inside(
        explained_findings=row["explained_findings"],
        feedback_owed=row["feedback_owed"],
        signed_off_at=row["signed_off_at"],
        authorship=Authorship(
            authors=len(challenge.author_ids),
            you_are_author=author(actor, challenge),
            approvers_needed=needed,
            signatures=signed,
            you_signed=first_signatory(actor, challenge),
        ),
        similar_review=reviewed_at
        and SimilarReviewView(
            at=reviewed_at, choice=row["similar_choice"], seen=row["similar_shown"]
        ),
    )


def force_name(organisation: Any) -> ColumnElement[Any]:
    """Name an organisation as JSON."""
    return func.jsonb_build_object(
        "id", organisation.id, "slug", organisation.slug, "name", organisation.name, type_=JSONB
    )


def listed(entry: ColumnElement[Any], *, by: Any) -> ColumnElement[Any]:
    """Gather entries as a JSON array, empty when there are none."""
    gathered = func.jsonb_agg(aggregate_order_by(entry, by))
    return func.coalesce(gathered, func.jsonb_build_array(), type_=JSONB)


def words(slugs: Any, node: Any) -> ColumnElement[Any]:
    """Name the nodes that a column of slugs refers to, in its order."""
    given = func.unnest(slugs).table_valued(sql_column("slug", Text), with_ordinality="place")
    given = given.render_derived()
    entry = func.jsonb_build_object(
        "slug", given.c.slug, "name", func.coalesce(node.name, given.c.slug)
    )
    return (
        select(listed(entry, by=given.c.place))
        .select_from(given.outerjoin(node, node.slug == given.c.slug))
        .correlate(Challenge)
        .scalar_subquery()
    )


def _lead_force() -> ColumnElement[Any]:
    return (
        select(force_name(Organisation))
        .where(Organisation.id == Challenge.lead_force_id)
        .correlate(Challenge)
        .scalar_subquery()
    )


def _co_sponsors() -> ColumnElement[Any]:
    entry = force_name(Organisation).op("||")(
        func.jsonb_build_object("local_context", ChallengeSponsor.local_context)
    )
    return (
        select(listed(entry, by=Organisation.name))
        .join(ChallengeSponsor, ChallengeSponsor.organisation_id == Organisation.id)
        .where(ChallengeSponsor.challenge_id == Challenge.id, ~ChallengeSponsor.is_lead)
        .correlate(Challenge)
        .scalar_subquery()
    )


def _opinions() -> ColumnElement[Any]:
    fields = ("id", "position", "text", "conditions", "given_at")
    pairs = [part for name in fields for part in (name, getattr(EthicsOpinion, name))]
    entry = func.jsonb_build_object(*pairs, "organisation", Organisation.name)
    return (
        select(listed(entry, by=EthicsOpinion.given_at.desc()))
        .join(Organisation, Organisation.id == EthicsOpinion.organisation_id)
        .where(EthicsOpinion.challenge_id == Challenge.id)
        .correlate(Challenge)
        .scalar_subquery()
    )


def _seen(actor: Actor) -> ColumnElement[Any]:
    other = aliased(Challenge)
    entry = func.jsonb_build_object(
        "reference",
        other.reference,
        "title",
        other.title,
        "force",
        Organisation.name,
        "status",
        status_of(other),
    )
    return (
        select(listed(entry, by=other.reference))
        .join(Organisation, Organisation.id == other.lead_force_id)
        .where(other.id == Challenge.similar_seen.any_(), visible_to(actor, other))
        .correlate(Challenge)
        .scalar_subquery()
    )
