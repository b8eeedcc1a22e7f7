"""What is done with questions: one function per use case."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from app.challenges.enums import Ability
from app.challenges.enums import Status as ChallengeStatus
from app.challenges.lifecycle import available, status_now
from app.challenges.repository import get as get_challenge
from app.challenges.service.permission import require
from app.kernel.errors import CheckFailed, FieldError, Invalid
from app.kernel.schemas import zulu
from app.kernel.screening import named, refuse_unchecked
from app.kernel.working_days import close_of_business
from app.platform.facts import record
from app.questions import facts
from app.questions.enums import Action, Because, State, Status
from app.questions.errors import QuestionsClosed, QuestionsFull
from app.questions.lifecycle import LIFECYCLE, state_now
from app.questions.models import AnswerVersion, Question
from app.questions.repository import writing
from app.web.etags import require_version

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.challenges.models import Challenge
    from app.kernel.actor import Actor
    from app.questions.policy import Standing
    from app.questions.schemas import QuestionTransition, QuestionWish

WORKING_DAYS: Final = 5
"""Working days a force has to answer."""
MOST_OF_ONE: Final = 20
"""Questions of one supplier on one challenge."""
MOST_OF_ALL: Final = 500
"""Questions on one challenge."""
MOST_VERSIONS: Final = 20
"""Times an answer may be published, corrections included."""
_LEGAL_FORM: Final = re.compile(r"[\s,]+(?:ltd|limited|plc|llp|inc|gmbh)\.?$", re.IGNORECASE)


async def ask(session: AsyncSession, actor: Actor, ref: str, *, wish: QuestionWish) -> Question:
    """Ask the force a question; only its supplier and those who answer know of it until then.

    Raises NotFound, QuestionsClosed or WrongMoment, CheckFailed for a supplier that is not verified
    and for words that look like a person or the asker, Invalid for a question asked already.
    """
    # Locked, so that the limits hold for who asks at once, and the clock is read with it in hand.
    challenge = await get_challenge(session, actor, ref, lock=True)
    _require_window(actor, challenge)
    if not actor.organisation_verified:
        message = "Your organisation has to be verified before it can ask"
        raise CheckFailed(errors=[FieldError("/supplier", "unverified", message)])
    names = [_LEGAL_FORM.sub("", name) for name in await writing.own_names(session, actor)]
    refuse_unchecked({"text": wish.text}, checked=wish.checked, also=partial(named, names=names))
    await _refuse_more(session, actor, challenge, text=wish.text)
    question = Question(
        challenge_id=challenge.id,
        supplier_id=actor.organisation_id,
        text=wish.text,
        asked_at=challenge.read_at,
        due_at=close_of_business(challenge.read_at, days=WORKING_DAYS),
    )
    session.add(question)
    await session.flush()
    record(session, actor, facts.QuestionAsked(question.id, challenge.id))
    return question


def _require_window(actor: Actor, challenge: Challenge) -> None:
    closed_at = challenge.questions_close_at
    is_open = status_now(challenge) is ChallengeStatus.OPEN
    if is_open and closed_at and closed_at <= challenge.read_at:
        raise QuestionsClosed(
            closed_at=zulu(closed_at),
            state=str(ChallengeStatus.OPEN),
            available_actions=available(actor, challenge),
        )
    require(Ability.ASK, actor, challenge)


async def _refuse_more(
    session: AsyncSession, actor: Actor, challenge: Challenge, *, text: str
) -> None:
    if await writing.find_same(session, actor, challenge.id, text=text):
        message = "Your organisation has asked this already and waits for the answer"
        raise Invalid(errors=[FieldError("/text", "taken", message)])
    own_ones, everybodys = await writing.counts(session, actor, challenge.id)
    if own_ones >= MOST_OF_ONE:
        raise QuestionsFull(
            "Your organisation has asked as many questions here as it may.", most=MOST_OF_ONE
        )
    if everybodys >= MOST_OF_ALL:
        raise QuestionsFull("This challenge has as many questions as it may.", most=MOST_OF_ALL)


async def take(
    session: AsyncSession,
    actor: Actor,
    question_id: UUID,
    *,
    wish: QuestionTransition,
    if_match: int | None = None,
) -> Question:
    """Move a question one step along its lifecycle.

    Raises what the lifecycle does; Invalid where what the step needs is missing; CheckFailed for
    words that look like a person.
    """
    question, target = await writing.get(session, actor, question_id, also=wish.into)
    standing = await writing.standing(session, question)
    step = LIFECYCLE.step(wish.action)
    LIFECYCLE.move(wish.action, actor, standing, reason=wish.reason)
    if step.signs or if_match is not None:
        await require_version(
            session, if_match, question.version, streams=[question.id], saves=facts.MOVES
        )
    match wish.action:
        case Action.ANSWER | Action.CORRECT:
            _publish(session, actor, question, standing, wish=wish)
        case Action.MERGE:
            await _merge(session, actor, question, target=target)
        case Action.DECLINE:
            await _decline(session, actor, question, because=wish.because)
    return question


def _publish(
    session: AsyncSession,
    actor: Actor,
    question: Question,
    standing: Standing,
    *,
    wish: QuestionTransition,
) -> None:
    """Publish question and answer, to everybody in the same moment (DOMAIN rule 1)."""
    if not wish.answer:
        raise _missing("answer", "Write the answer")
    wording = wish.wording or question.wording or question.text
    corrects = wish.action is Action.CORRECT
    what_changed = (wish.reason or "") if corrects else ""
    public = {"wording": wording, "answer": wish.answer, "reason": what_changed}
    refuse_unchecked(public, checked=wish.checked)
    if question.number >= MOST_VERSIONS:
        raise QuestionsFull("This answer was corrected as often as it may.", most=MOST_VERSIONS)
    question.status = Status.PUBLISHED
    question.wording = wording
    question.answer = wish.answer
    question.number += 1
    question.published_at = question.published_at or standing.read_at
    session.add(
        AnswerVersion(
            question_id=question.id,
            number=question.number,
            wording=wording,
            answer=wish.answer,
            what_changed=what_changed,
            published_at=standing.read_at,
        )
    )
    fact: facts.AnswerCorrected | facts.QuestionAnswered = (
        facts.AnswerCorrected(question.id, question.challenge_id, question.number)
        if corrects
        else facts.QuestionAnswered(
            question.id, question.challenge_id, edited=wording != question.text
        )
    )
    record(session, actor, fact)


async def _merge(
    session: AsyncSession, actor: Actor, question: Question, *, target: Question | None
) -> None:
    """Answer a question with another one, and with it whatever was merged into it before."""
    if target is None or target.id == question.id or target.challenge_id != question.challenge_id:
        raise _missing("into", "Choose another question on the same challenge", code="unknown")
    if state_now(await writing.standing(session, target)) not in {State.ASKED, State.PUBLISHED}:
        raise _missing("into", "Choose a question that is answered or waiting", code="decided")
    for each in (question, *await writing.merged_into(session, question.id)):
        each.status = Status.MERGED
        each.merged_into_id = target.id
        record(session, actor, facts.QuestionMerged(each.id, each.challenge_id, target.id))


async def _decline(
    session: AsyncSession, actor: Actor, question: Question, *, because: Because | None
) -> None:
    """Leave a question unanswered for a reason from the list, and what was merged into it."""
    if because is None:
        raise _missing("because", "Choose why it is not answered")
    for each in (question, *await writing.merged_into(session, question.id)):
        each.status = Status.DECLINED
        each.merged_into_id = None
        each.because = because
        record(session, actor, facts.QuestionDeclined(each.id, each.challenge_id, because))


def _missing(field: str, message: str, *, code: str = "missing") -> Invalid:
    return Invalid(errors=[FieldError(f"/{field}", code, message)])
