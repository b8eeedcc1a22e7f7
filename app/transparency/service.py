"""Putting the engagement record together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.challenges.enums import ResponseHandling, Visibility
from app.kernel.actor import Role
from app.kernel.errors import NotAllowed
from app.transparency import repository
from app.transparency.enums import Because, Step, To, Told
from app.transparency.schemas import (
    Disclosure,
    EngagementRecord,
    Participants,
    Proof,
    QuestionCounts,
    StepTaken,
)

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from app.kernel.actor import Actor
    from app.platform.database import Reader

_WHAT: Final = {
    "publish": Told.CHALLENGE_PUBLISHED,
    "withdraw": Told.CHALLENGE_WITHDRAWN,
    "publish_outcome": Told.OUTCOME_PUBLISHED,
    "feedback": Told.FEEDBACK,
    "QuestionAnswered": Told.QUESTION_ANSWERED,
    "AnswerCorrected": Told.ANSWER_CORRECTED,
    "QuestionDeclined": Told.QUESTION_DECLINED,
    "need_renewed": Told.NEED_RENEWED,
    "product_may_fit": Told.PRODUCT_MAY_FIT,
}

# What is told to one is about what is its own; each row carries that reason.
_PRIVATE: Final = {
    Told.FEEDBACK: (To.ONE_SENDER, Because.OWN_RESPONSE),
    Told.QUESTION_DECLINED: (To.ONE_ASKER, Because.OWN_QUESTION),
    Told.PRODUCT_MAY_FIT: (To.ONE_SUPPLIER, Because.OWN_PRODUCT),
}


async def engagement_record(reader: Reader, actor: Actor, ref: str) -> EngagementRecord:
    """Make the record of one engagement, as of now.

    For the lead force, moderators, the bodies that oversee the force, and auditors. Raises
    NotFound or NotAllowed. Auditors get facts and numbers, no names (DOMAIN rule 2).
    """
    row = await repository.engagement(reader, actor, ref, names=actor.role is not Role.AUDITOR)
    if actor.is_force and actor.organisation_id != row["lead_force_id"]:
        raise NotAllowed
    if actor.role is Role.OVERSIGHT and actor.overseen.isdisjoint(row["sponsor_ids"]):
        raise NotAllowed
    disclosures = [
        _disclosure(each, row)
        for each in await repository.told(reader, row["challenge_id"])
        if row["published_at"] is not None
    ]
    return EngagementRecord(
        **{name: row[name] for name in _PLAIN},
        asymmetries=[each for each in disclosures if each.because],
        disclosures=disclosures,
        questions=QuestionCounts.model_validate(row["questions"]),
        participants=Participants(
            responses_submitted=row["responses_submitted"],
            responses_withdrawn=row["responses_withdrawn"],
            suppliers=row["suppliers"],
        ),
        steps=_steps(row),
        proof=Proof(
            facts=row["facts"],
            head_hash=row["head_hash"].hex() if row["head_hash"] else None,
            checkpoint_hash=row["checkpoint_hash"].hex() if row["checkpoint_hash"] else None,
            checkpoint_at=row["checkpoint_at"],
        ),
    )


_PLAIN: Final = (
    "challenge_id",
    "reference",
    "title",
    "force",
    "status",
    "visibility",
    "response_handling",
    "purposes",
    "published_at",
    "opens_at",
    "questions_close_at",
    "responses_close_at",
    "is_example",
    "made_at",
)


def _disclosure(each: RowMapping, row: RowMapping) -> Disclosure:
    what = _WHAT[each["action"]]
    everybody = row["visibility"] == Visibility.PUBLIC
    all_of_them = To.EVERYBODY if everybody else To.EVERY_SUPPLIER_WHO_MAY_SEE_IT
    to, because = _PRIVATE.get(what, (all_of_them, None))
    return Disclosure(
        what=what,
        to=to,
        at=each["at"],
        by_role=each["role"],
        times=each["times"],
        because=because,
    )


def _steps(row: RowMapping) -> list[StepTaken]:
    """The steps in the order they are taken; each with what shows it."""
    published: Any = row["published_at"]
    sealed = row["response_handling"] == ResponseHandling.SEALED
    submitted = row["responses_submitted"]
    questions = row["questions"]
    return [
        StepTaken(
            step=Step.SECOND_PERSON_SIGNED,
            taken=row["signed_off_at"] is not None,
            at=row["signed_off_at"],
        ),
        StepTaken(step=Step.NEUTRAL_MODERATION, taken=published is not None, at=published),
        StepTaken(
            step=Step.ONE_TEXT_FOR_ALL,
            taken=published is not None,
            at=published,
            count=row["versions"],
        ),
        StepTaken(
            step=Step.ONE_DEADLINE_FOR_ALL,
            taken=row["responses_close_at"] is not None,
            at=row["responses_close_at"],
        ),
        StepTaken(
            step=Step.ANSWERS_FOR_ALL,
            taken=questions["asked"] > 0 and questions["unanswered"] == 0,
            count=questions["asked"] - questions["unanswered"],
            of=questions["asked"],
        ),
        StepTaken(step=Step.SEALED_UNTIL_CLOSE, taken=sealed, at=row["responses_close_at"]),
        StepTaken(
            step=Step.FEEDBACK_FOR_ALL,
            taken=row["feedback_owed"] == 0 and submitted > 0,
            count=submitted - row["feedback_owed"],
            of=submitted,
        ),
    ]
