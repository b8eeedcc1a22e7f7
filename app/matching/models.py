"""Tables of matches, of what was shown and said of them, of texts, weights and changes."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    desc,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, query_expression

from app.kernel.ids import new_id
from app.matching.engine.explanation import Label
from app.matching.enums import (
    Because,
    ChangeKind,
    Declined,
    RecordKind,
    RenewalState,
    State,
    WeightsStatus,
)
from app.platform.database import Base, MomentTz


def _one_of(column: str, codes: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Match(Base):
    """A challenge and a solution that may fit, as a job last scored them, and what became of it.

    A moderator's decision outlives every new score.
    """

    __tablename__ = "match"
    __table_args__ = (
        _one_of("state", State),
        _one_of("label", Label),
        _one_of("because", Because),
        CheckConstraint("(state = 'dismissed') = (because IS NOT NULL)", name="dismissed_because"),
        UniqueConstraint("challenge_id", "solution_id"),
        Index("ix_match_challenge_id_points_id", "challenge_id", desc("points"), "id"),
        Index("ix_match_solution_id_points_id", "solution_id", desc("points"), "id"),
        Index("ix_match_state", "state"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    challenge_id: Mapped[UUID] = mapped_column(ForeignKey("challenge.id"))
    solution_id: Mapped[UUID] = mapped_column(ForeignKey("solution.id"))
    points: Mapped[float] = mapped_column(Double)
    label: Mapped[str] = mapped_column(Text)
    semantic: Mapped[bool]
    weights_version: Mapped[str] = mapped_column(Text)
    scored_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    state: Mapped[str] = mapped_column(Text, server_default=State.SUGGESTED)
    because: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(MomentTz)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column(Integer, server_default="1")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class RenewedMatch(Base):
    """A card listed after a challenge had passed without an answer, that may meet its need.

    One row for each pair. The supplier learns of it only once the force has agreed. The last block
    is not stored: the repository fills it from the same statement, for policy and lifecycle.
    """

    __tablename__ = "renewed_match"
    __table_args__ = (
        _one_of("state", RenewalState),
        _one_of("label", Label),
        _one_of("because", Declined),
        CheckConstraint("(state = 'declined') = (because IS NOT NULL)", name="declined_because"),
        CheckConstraint("card_number > 0", name="card_number"),
        UniqueConstraint("challenge_id", "solution_id"),
        Index("ix_renewed_match_solution_id_state", "solution_id", "state"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    challenge_id: Mapped[UUID] = mapped_column(ForeignKey("challenge.id"))
    solution_id: Mapped[UUID] = mapped_column(ForeignKey("solution.id"))
    card_number: Mapped[int] = mapped_column(Integer)
    points: Mapped[float] = mapped_column(Double)
    label: Mapped[str] = mapped_column(Text)
    weights_version: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, server_default=RenewalState.NOTICED)
    because: Mapped[str | None] = mapped_column(Text)
    noticed_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    asked_at: Mapped[datetime | None] = mapped_column(MomentTz)
    decided_at: Mapped[datetime | None] = mapped_column(MomentTz)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column(Integer, server_default="1")

    force_id: Mapped[UUID] = query_expression(expire_on_flush=False)
    is_unmet: Mapped[bool] = query_expression(expire_on_flush=False)
    is_listed: Mapped[bool] = query_expression(expire_on_flush=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class RelevanceLabel(Base):
    """A reader's word on a pair: a label for learning, never a state (DOMAIN section 10)."""

    __tablename__ = "relevance_label"
    __table_args__ = (
        _one_of("because", Because),
        Index("ix_relevance_label_solution_id", "solution_id"),
    )

    challenge_id: Mapped[UUID] = mapped_column(ForeignKey("challenge.id"), primary_key=True)
    solution_id: Mapped[UUID] = mapped_column(ForeignKey("solution.id"), primary_key=True)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    because: Mapped[str] = mapped_column(Text)
    labelled_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))


class MatchImpression(Base):
    """That a pair was shown on a day to people in a role, how often and how high at best.

    No person and no organisation: the role tells which kind of organisation it was. No foreign
    keys either: a record that is gone must not stop the others of a batch.
    """

    __tablename__ = "match_impression"
    __table_args__ = (_one_of("label", Label), CheckConstraint("times > 0", name="times"))

    shown_on: Mapped[date] = mapped_column(Date, primary_key=True)
    challenge_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    solution_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    role: Mapped[str] = mapped_column(Text, primary_key=True)
    weights_version: Mapped[str] = mapped_column(Text, primary_key=True)
    label: Mapped[str] = mapped_column(Text)
    best_rank: Mapped[int | None] = mapped_column(Integer)
    times: Mapped[int] = mapped_column(Integer)


class WeightsVersion(Base):
    """Points of the contributions, proposed by one person and approved by another.

    What was proposed never changes. `base_version` is the shipped file it was learnt with: with
    another file the features may mean something else, so it is in use only beside that one.
    """

    __tablename__ = "weights_version"
    __table_args__ = (
        _one_of("status", WeightsStatus),
        CheckConstraint("(status = 'proposed') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("status = 'withdrawn' OR decided_by <> proposed_by", name="two_people"),
        Index("ix_weights_version_status_decided_at", "status", desc("decided_at")),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    version: Mapped[str] = mapped_column(Text, unique=True)
    base_version: Mapped[str] = mapped_column(Text)
    contributions: Mapped[dict[str, float]] = mapped_column(JSONB)
    basis: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    status: Mapped[str] = mapped_column(Text, server_default=WeightsStatus.PROPOSED)
    proposed_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None] = mapped_column(MomentTz)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    decision_reason: Mapped[str | None] = mapped_column(Text)


class IndexedText(Base):
    """How much of each term a published record holds, so that no process has to read its text.

    Written with every change of the record, in its own transaction. Of no use when `index_id` is
    not the present one (service.indexing): then the text is read. Packed (engine.packed): a large
    corpus holds millions of terms.
    """

    __tablename__ = "indexed_text"
    __table_args__ = (_one_of("kind", RecordKind),)

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    record_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    index_id: Mapped[str] = mapped_column(Text)
    text_sha256: Mapped[bytes]
    terms: Mapped[str] = mapped_column(Text)
    weights: Mapped[bytes]


class EncodedText(Base):
    """What the encoder made of a published record: half-precision vectors, and of which text.

    `vectors` holds the whole text's, the title's and the passages' vectors, row after row;
    `sentences` those of the sentences worth showing, then of the outcomes wanted. They are used
    only while `text_sha256` and `model_id` are those of the present text and encoder.
    """

    __tablename__ = "encoded_text"
    __table_args__ = (_one_of("kind", RecordKind),)

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    record_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    text_sha256: Mapped[bytes]
    model_id: Mapped[str] = mapped_column(Text)
    vectors: Mapped[bytes]
    sentences: Mapped[bytes]
    encoded_at: Mapped[datetime] = mapped_column(MomentTz, server_default=text("eme_now()"))


corpus_change: Final = Table(
    "corpus_change",
    Base.metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record_id", Uuid, nullable=False),
    Column("changed_at", MomentTz, nullable=False, server_default=text("eme_now()")),
    _one_of("kind", ChangeKind),
    Index("ix_corpus_change_changed_at", "changed_at"),
)
"""What changed, records and weights, in order; every process keeps itself current by it."""
