"""All SQL of the engagement record: two statements, however long the engagement was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, null, or_, select
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from app.challenges.enums import Action as ChallengeAction
from app.challenges.models import NOW, Challenge, ChallengeVersion, status_now
from app.challenges.policy import visible_to
from app.challenges.repository import named
from app.challenges.repository.record import SURROUNDINGS
from app.kernel.errors import NotFound
from app.organisations.models import Organisation
from app.platform.database import Reader, one_or_none
from app.platform.tables import fact, fact_checkpoint
from app.questions.enums import Status as QuestionStatus
from app.questions.facts import AnswerCorrected, QuestionAnswered, QuestionDeclined
from app.questions.models import Question
from app.responses.enums import Status as ResponseStatus
from app.responses.models import Feedback, Response
from app.responses.policy import challenge_opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import RowMapping

    from app.kernel.actor import Actor

_NOT_SENT: Final = (ResponseStatus.DRAFT, ResponseStatus.WITHDRAWN)
_TOLD: Final = (
    ChallengeAction.PUBLISH,
    ChallengeAction.WITHDRAW,
    ChallengeAction.PUBLISH_OUTCOME,
)


def _scalar(*columns: Any, where: ColumnElement[bool]) -> Any:
    return select(*columns).where(where).correlate(Challenge).scalar_subquery()


def _object(**parts: Any) -> Any:
    pairs = [piece for pair in parts.items() for piece in pair]
    return func.jsonb_build_object(*pairs, type_=JSONB)


def _of_challenge(status: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(Response.challenge_id == Challenge.id, status)


_SUPPLIER: Final = Organisation.__table__.alias("supplier")
_SUPPLIERS: Final = (
    select(
        func.coalesce(
            func.jsonb_agg(
                aggregate_order_by(
                    _object(id=_SUPPLIER.c.id, slug=_SUPPLIER.c.slug, name=_SUPPLIER.c.name),
                    _SUPPLIER.c.name,
                )
            ),
            func.jsonb_build_array(),
            type_=JSONB,
        )
    )
    .select_from(Response)
    .join(_SUPPLIER, _SUPPLIER.c.id == Response.supplier_id)
    .where(_of_challenge(Response.status.not_in(_NOT_SENT)))
    .correlate(Challenge)
    .scalar_subquery()
)
_STREAM: Final = fact.c.stream_id == Challenge.id
_LAST_CHECKPOINT: Final = (
    select(fact_checkpoint.c.id).order_by(fact_checkpoint.c.id.desc()).limit(1).scalar_subquery()
)


def _checkpoint(column: Any) -> Any:
    return select(column).where(fact_checkpoint.c.id == _LAST_CHECKPOINT).scalar_subquery()


def _questions() -> Any:
    named = {
        "answered": QuestionStatus.PUBLISHED,
        "merged": QuestionStatus.MERGED,
        "declined": QuestionStatus.DECLINED,
        "unanswered": QuestionStatus.ASKED,
    }
    counted = {
        name: func.count().filter(Question.status == status) for name, status in named.items()
    }
    told = _object(asked=func.count(), **counted)
    return _scalar(told, where=Question.challenge_id == Challenge.id)


async def engagement(reader: Reader, actor: Actor, ref: str, *, names: bool) -> RowMapping:
    """Read what the record says of one challenge; NotFound when the actor may not know of it.

    `names`: whether the actor may know who responded, once responses are open.
    """
    opened = challenge_opened()
    statement = (
        select(
            Challenge.id.label("challenge_id"),
            Challenge.reference,
            Challenge.title,
            Challenge.lead_force_id,
            SURROUNDINGS["sponsor_ids"].label("sponsor_ids"),
            _object(id=Organisation.id, slug=Organisation.slug, name=Organisation.name).label(
                "force"
            ),
            status_now.label("status"),
            Challenge.visibility,
            Challenge.response_handling,
            Challenge.purposes,
            Challenge.signed_off_at,
            Challenge.published_at,
            Challenge.opens_at,
            Challenge.questions_close_at,
            Challenge.responses_close_at,
            Challenge.responses_submitted,
            Challenge.feedback_owed,
            Challenge.is_example,
            NOW.label("made_at"),
            (case((opened, _SUPPLIERS), else_=null()) if names else null()).label("suppliers"),
            case(
                (
                    opened,
                    _scalar(func.count(), where=_of_challenge(Response.status == "withdrawn")),
                ),
                else_=0,
            ).label("responses_withdrawn"),
            _questions().label("questions"),
            _scalar(func.count(), where=ChallengeVersion.challenge_id == Challenge.id).label(
                "versions"
            ),
            _scalar(func.count(), where=_STREAM).label("facts"),
            select(fact.c.hash)
            .where(_STREAM)
            .order_by(fact.c.position.desc())
            .limit(1)
            .correlate(Challenge)
            .scalar_subquery()
            .label("head_hash"),
            _checkpoint(fact_checkpoint.c.hash).label("checkpoint_hash"),
            _checkpoint(fact_checkpoint.c.taken_at).label("checkpoint_at"),
        )
        .join(Organisation, Organisation.id == Challenge.lead_force_id)
        .where(named(ref), visible_to(actor))
    )
    row: RowMapping | None = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return row


async def told(reader: Reader, challenge_id: Any) -> Sequence[RowMapping]:
    """Read what reached suppliers, oldest first; feedback counts once it was shown.

    Each published answer stands by itself; declined questions are counted together, so that no
    moment tells whose they were.
    """
    action = fact.c.payload["action"].astext
    public = select(
        action.label("action"),
        fact.c.role.label("role"),
        fact.c.recorded_at.label("at"),
        literal(1).label("times"),
    ).where(
        fact.c.stream_id == challenge_id,
        fact.c.kind == "ChallengeMoved",
        or_(*(action == each for each in _TOLD)),
    )
    answered = (
        select(
            literal("feedback").label("action"),
            literal("force_contributor").label("role"),
            func.max(Feedback.shown_at).label("at"),
            func.count().label("times"),
        )
        .select_from(Feedback)
        .join(Response, Response.id == Feedback.response_id)
        .where(Response.challenge_id == challenge_id, Feedback.shown_at.is_not(None))
        .having(func.count() > 0)
    )
    # One fact, told twice: that the need stands, to all; that its product may fit, to a supplier.
    renewed = [
        select(
            literal(word).label("action"),
            fact.c.role.label("role"),
            fact.c.recorded_at.label("at"),
            literal(1).label("times"),
        ).where(fact.c.stream_id == challenge_id, fact.c.kind == "NeedRenewed")
        for word in ("need_renewed", "product_may_fit")
    ]
    both = public.union_all(answered, *_of_questions(challenge_id), *renewed).subquery()
    rows: Sequence[RowMapping] = (
        (await reader.execute(select(both).order_by(both.c.at))).mappings().all()
    )
    return rows


def _of_questions(challenge_id: Any) -> tuple[Select[Any], Select[Any]]:
    """What was told of questions: each answer to all, and to how many that there is none."""
    of_it = fact.join(Question, Question.id == fact.c.stream_id)
    about = Question.challenge_id == challenge_id
    published = [QuestionAnswered.kind(), AnswerCorrected.kind()]
    answers = (
        select(fact.c.kind, fact.c.role, fact.c.recorded_at, literal(1))
        .select_from(of_it)
        .where(about, fact.c.kind.in_(published))
    )
    declined = (
        select(fact.c.kind, fact.c.role, func.max(fact.c.recorded_at), func.count())
        .select_from(of_it)
        .where(about, fact.c.kind == QuestionDeclined.kind())
        .group_by(fact.c.kind, fact.c.role)
    )
    return answers, declined
