"""Tables of challenges, their sponsors, authors and versions, ethics opinions and outcomes."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    case,
    func,
    literal,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, query_expression

from app.challenges.enums import (
    STORED,
    BudgetBand,
    Level,
    NextStep,
    Position,
    ResponseHandling,
    SimilarChoice,
    Status,
    VersionKind,
    Visibility,
)
from app.kernel.ids import new_id
from app.platform.database import Base, MomentTz

# The clock is read once per statement, however many rows are looked at.
NOW: Final[ColumnElement[datetime]] = select(func.eme_now()).scalar_subquery()


def _one_of(column: str, words: type[StrEnum] | tuple[StrEnum, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _text() -> Mapped[str]:
    return mapped_column(Text, server_default="", default="")


def _words() -> Mapped[list[str]]:
    return mapped_column(ARRAY(Text), server_default="{}", default=list)


def _object() -> Mapped[dict[str, Any]]:
    return mapped_column(JSONB, server_default="{}", default=dict)


def _beside() -> Any:
    # It stays through a flush: a service goes on with what it read.
    return query_expression(expire_on_flush=False)


def _list() -> Mapped[list[dict[str, Any]]]:
    return mapped_column(JSONB, server_default="[]", default=list)


class Challenge(Base):
    """A force's statement of a problem (DOMAIN section 6). The working copy and what is public.

    `status` is stored; what the clock makes of it is `status_now`. The last block is not stored:
    the repository fills it from the same statement, for policy and lifecycle to look at.
    """

    __tablename__ = "challenge"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    reference: Mapped[str] = mapped_column(Text, unique=True)
    lead_force_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    status: Mapped[str] = mapped_column(Text, default=Status.DRAFT)
    version: Mapped[int] = mapped_column(Integer, server_default="1", default=1)
    is_example: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
    updated_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
    status_since: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
    status_reason: Mapped[str | None] = mapped_column(Text)
    signed_off_at: Mapped[datetime | None] = mapped_column(MomentTz)
    published_at: Mapped[datetime | None] = mapped_column(MomentTz)
    first_signed_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))

    title: Mapped[str] = _text()
    summary: Mapped[str] = _text()
    problem_today: Mapped[str] = _text()
    who_is_affected: Mapped[str] = _text()
    outcomes: Mapped[list[dict[str, Any]]] = _list()
    constraints: Mapped[dict[str, Any]] = _object()
    data_involved: Mapped[dict[str, Any]] = _object()
    tried_before: Mapped[str] = _text()
    in_use_now: Mapped[str] = _text()
    capabilities: Mapped[list[str]] = _words()
    keywords: Mapped[list[str]] = _words()
    sectors_welcome: Mapped[list[str]] = _words()
    sectors_none: Mapped[bool] = mapped_column(server_default="false", default=False)
    maturity_from: Mapped[int | None] = mapped_column(SmallInteger)
    maturity_to: Mapped[int | None] = mapped_column(SmallInteger)
    geography: Mapped[str] = _text()
    budget_band: Mapped[str | None] = mapped_column(Text)
    what_happens_next: Mapped[str] = _text()
    purposes: Mapped[list[str]] = _words()
    engagement_plan: Mapped[str] = _text()
    visibility: Mapped[str] = mapped_column(
        Text, server_default=Visibility.PUBLIC, default=Visibility.PUBLIC
    )
    response_handling: Mapped[str] = mapped_column(
        Text, server_default=ResponseHandling.SEALED, default=ResponseHandling.SEALED
    )
    notice: Mapped[dict[str, Any]] = _object()
    contact_role: Mapped[str] = _text()
    safeguards: Mapped[dict[str, Any]] = _object()
    safeguards_level: Mapped[str | None] = mapped_column(Text)
    safeguards_detail: Mapped[dict[str, Any]] = _object()
    ethics_opinion_wanted: Mapped[bool] = mapped_column(server_default="false", default=False)
    opens_at: Mapped[datetime | None] = mapped_column(MomentTz)
    questions_close_at: Mapped[datetime | None] = mapped_column(MomentTz)
    responses_close_at: Mapped[datetime | None] = mapped_column(MomentTz)
    outcome_expected_on: Mapped[date | None] = mapped_column(Date)

    explained_findings: Mapped[list[dict[str, Any]]] = _list()
    similar_reviewed_at: Mapped[datetime | None] = mapped_column(MomentTz)
    similar_seen: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default="{}", default=list)
    similar_choice: Mapped[str | None] = mapped_column(Text)
    responses_submitted: Mapped[int] = mapped_column(Integer, server_default="0", default=0)
    feedback_owed: Mapped[int] = mapped_column(Integer, server_default="0", default=0)

    read_at: Mapped[datetime] = _beside()
    author_ids: Mapped[list[UUID]] = _beside()
    sponsor_ids: Mapped[list[UUID]] = _beside()
    has_opinion: Mapped[bool] = _beside()
    has_outcome: Mapped[bool] = _beside()
    outcome_writer_ids: Mapped[list[UUID]] = _beside()
    minimum_open_days: Mapped[int] = _beside()

    __table_args__ = (
        _one_of("status", STORED),
        _one_of("visibility", Visibility),
        _one_of("response_handling", ResponseHandling),
        _one_of("safeguards_level", Level),
        _one_of("budget_band", BudgetBand),
        _one_of("similar_choice", SimilarChoice),
        CheckConstraint("maturity_from BETWEEN 1 AND 9", name="maturity_from"),
        CheckConstraint("maturity_to BETWEEN maturity_from AND 9", name="maturity_to"),
        CheckConstraint("responses_submitted >= 0", name="responses_submitted"),
        CheckConstraint("feedback_owed BETWEEN 0 AND responses_submitted", name="feedback_owed"),
        CheckConstraint(
            "status NOT IN ('published', 'concluded') OR (published_at IS NOT NULL"
            " AND opens_at IS NOT NULL AND responses_close_at > opens_at)",
            name="published_dates",
        ),
        Index("ix_challenge_lead_force_id", "lead_force_id", "updated_at"),
        Index("ix_challenge_published_at", "published_at", "id"),
        Index("ix_challenge_responses_close_at", "responses_close_at", "id"),
        Index("ix_challenge_status", "status"),
        Index("ix_challenge_capabilities", "capabilities", postgresql_using="gin"),
        Index("ix_challenge_sectors_welcome", "sectors_welcome", postgresql_using="gin"),
    )


class ChallengeAuthor(Base):
    """Somebody who wrote part of a challenge, and so cannot sign it off."""

    __tablename__ = "challenge_author"

    challenge_id: Mapped[UUID] = mapped_column(
        ForeignKey("challenge.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)


class ChallengeSponsor(Base):
    """A force behind a challenge: one lead, and others with their local context."""

    __tablename__ = "challenge_sponsor"

    challenge_id: Mapped[UUID] = mapped_column(
        ForeignKey("challenge.id", ondelete="CASCADE"), primary_key=True
    )
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    is_lead: Mapped[bool] = mapped_column(server_default="false", default=False)
    local_context: Mapped[str] = _text()

    __table_args__ = (
        Index("ix_challenge_sponsor_organisation_id", "organisation_id"),
        Index(
            "uq_challenge_sponsor_lead",
            "challenge_id",
            unique=True,
            postgresql_where=text("is_lead"),
        ),
    )


class ChallengeVersion(Base):
    """The text as it stood when it was signed off or published; never changed (DOMAIN rule 10)."""

    __tablename__ = "challenge_version"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    challenge_id: Mapped[UUID] = mapped_column(ForeignKey("challenge.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(Text)
    number: Mapped[int] = mapped_column(Integer)
    snapshot: Mapped[dict[str, Any]] = mapped_column(JSONB)
    what_changed: Mapped[str] = _text()
    kept_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())

    __table_args__ = (
        _one_of("kind", VersionKind),
        UniqueConstraint("challenge_id", "kind", "number"),
    )


class EthicsOpinion(Base):
    """What an ethics adviser says of a challenge, published with it."""

    __tablename__ = "ethics_opinion"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    challenge_id: Mapped[UUID] = mapped_column(ForeignKey("challenge.id", ondelete="CASCADE"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    position: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    conditions: Mapped[list[str]] = _words()
    given_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())

    __table_args__ = (
        _one_of("position", Position),
        Index("ix_ethics_opinion_challenge_id", "challenge_id", "given_at"),
    )


class Outcome(Base):
    """What the force did next and what the market said; public once the challenge is concluded."""

    __tablename__ = "outcome"

    challenge_id: Mapped[UUID] = mapped_column(
        ForeignKey("challenge.id", ondelete="CASCADE"), primary_key=True
    )
    next_step: Mapped[str] = mapped_column(Text)
    what_market_said: Mapped[str] = _text()
    what_happens_next: Mapped[str] = _text()
    notice_number: Mapped[str | None] = mapped_column(Text)
    notice_url: Mapped[str | None] = mapped_column(Text)
    written_by: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    updated_at: Mapped[datetime] = mapped_column(MomentTz, server_default=func.eme_now())
    published_at: Mapped[datetime | None] = mapped_column(MomentTz)

    __table_args__ = (
        _one_of("next_step", NextStep),
        Index("ix_outcome_published_at", "published_at", "challenge_id"),
    )


def status_of(entity: type[Challenge], *, now: ColumnElement[datetime] = NOW) -> ColumnElement[str]:
    """The status as the database's clock reads it, of Challenge or an alias of it.

    `lifecycle.status_at` says the same in Python; a test holds the two equal.
    """
    published = entity.status == Status.PUBLISHED
    return case(
        (and_(published, entity.opens_at > now), literal(Status.SCHEDULED.value)),
        (and_(published, entity.responses_close_at > now), literal(Status.OPEN.value)),
        (published, literal(Status.CLOSED.value)),
        else_=entity.status,
    )


status_now: Final = status_of(Challenge)
