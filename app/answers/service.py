"""What is done with earlier answers: one function per use case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from app.answers import facts
from app.answers.enums import Change, Part
from app.answers.errors import LibraryFull
from app.answers.models import KeptAnswer
from app.answers.repository import writing
from app.answers.schemas import MOST_KEPT
from app.kernel.errors import FieldError, Invalid, NotAllowed
from app.kernel.screening import refuse_markings
from app.platform.database import moment_now
from app.platform.facts import record
from app.responses.enums import Ability
from app.responses.lifecycle import require
from app.responses.repository import writing as responses
from app.web.etags import require_version

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.answers.models import AnswerUse
    from app.answers.schemas import KeptAnswerEdit, KeptAnswerWish, UseWish
    from app.kernel.actor import Actor
    from app.responses.models import Response
    from app.responses.policy import Standing

_TEXTS: Final = frozenset(part.value for part in Part if part is not Part.OUTCOMES)


async def keep(session: AsyncSession, actor: Actor, wish: KeptAnswerWish) -> KeptAnswer:
    """Keep an answer for later responses of the actor's organisation."""
    if actor.organisation_id is None:
        raise NotAllowed
    refuse_markings(wish.model_dump(mode="json"))
    await _refuse_more(session, actor)
    await _refuse_twice(session, actor, part=wish.part, text=wish.text)
    answer = KeptAnswer(organisation_id=actor.organisation_id, **wish.model_dump())
    session.add(answer)
    await session.flush()
    record(session, actor, facts.AnswerKept(answer.id))
    return answer


async def change(
    session: AsyncSession,
    actor: Actor,
    answer_id: UUID,
    *,
    wish: KeptAnswerEdit,
    if_match: int | None,
) -> KeptAnswer:
    """Change, remove or bring back a kept answer."""
    answer = await writing.get(session, actor, answer_id)
    await require_version(session, if_match, answer.version, streams=[answer.id], saves=facts.SAVES)
    given = wish.model_dump(exclude_none=True)
    refuse_markings(given)
    removed = given.pop("removed", answer.removed_at is not None)
    if answer.removed_at is not None and not removed:
        await _refuse_more(session, actor)
    if not removed:
        await _refuse_twice(
            session,
            actor,
            part=given.get("part", answer.part),
            text=given.get("text", answer.text),
            but=answer.id,
        )
    for name, value in given.items():
        setattr(answer, name, value)
    done = _change(answer, removed=removed)
    answer.updated_at = await moment_now(session)
    if done is not Change.CHANGED:
        answer.removed_at = answer.updated_at if removed else None
    await session.flush()
    record(session, actor, facts.KeptAnswerChanged(answer.id, done))
    return answer


def _change(answer: KeptAnswer, *, removed: bool) -> Change:
    if removed == (answer.removed_at is not None):
        return Change.CHANGED
    return Change.REMOVED if removed else Change.BROUGHT_BACK


async def _refuse_more(session: AsyncSession, actor: Actor) -> None:
    if await writing.count(session, actor) >= MOST_KEPT:
        raise LibraryFull("Remove answers that you no longer need.", most=MOST_KEPT)


async def _refuse_twice(
    session: AsyncSession, actor: Actor, *, part: str, text: str, but: UUID | None = None
) -> None:
    """Keep a text once for a kind of question: kept twice, one of them would never be shown."""
    title = await writing.find_same(session, actor, part=part, text=text, but=but)
    if title is not None:
        message = f"You keep this text already, as “{title}”"
        raise Invalid(errors=[FieldError("/text", "taken", message)])


async def note_use(
    session: AsyncSession, actor: Actor, response_ref: str, wish: UseWish
) -> AnswerUse:
    """Note that an earlier answer was put into a working copy; its text is saved by itself."""
    response, standing = await _writable(session, actor, response_ref)
    if not _is_there(wish.place, standing):
        raise Invalid(errors=[FieldError("/place", "unknown", "The response has no such part")])
    try:
        kept_id = await writing.find_kept(session, actor, UUID(wish.answer))
    except ValueError:
        return await _note_sent(session, actor, response, wish)
    if kept_id is None:
        raise _unknown()
    return await writing.add_use(session, response.id, place=wish.place, kept_id=kept_id)


async def _note_sent(
    session: AsyncSession, actor: Actor, response: Response, wish: UseWish
) -> AnswerUse:
    reference, _, place = wish.answer.partition("/")
    source = await writing.find_sent(session, actor, reference=reference, place=place)
    if source is None or source == response.id:
        raise _unknown()
    return await writing.add_use(session, response.id, place=wish.place, source=(source, place))


def _unknown() -> Invalid:
    message = "Choose one of your organisation’s earlier answers"
    return Invalid(errors=[FieldError("/answer", "unknown", message)])


async def forget_use(session: AsyncSession, actor: Actor, response_ref: str, use_id: UUID) -> None:
    """Take back that an earlier answer was used."""
    response, _ = await _writable(session, actor, response_ref)
    await writing.remove_use(session, response.id, use_id)


async def _writable(
    session: AsyncSession, actor: Actor, response_ref: str
) -> tuple[Response, Standing]:
    response = await responses.get(session, actor, response_ref)
    standing = await responses.standing(session, actor, response)
    require(Ability.EDIT, actor, standing)
    return response, standing


def _is_there(place: str, standing: Standing) -> bool:
    part, _, index = place.partition("/")
    if part == Part.OUTCOMES:
        return index != "" and int(index) < standing.outcomes_wanted
    return place in _TEXTS
