"""What is done with responses: one function per use case."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from app.challenges import service as challenges
from app.challenges.enums import Ability as ChallengeAbility
from app.challenges.repository import get as get_challenge
from app.challenges.service.permission import require as require_now
from app.files import service as files
from app.files.enums import Purpose
from app.files.enums import Status as FileStatus
from app.kernel.errors import FieldError, Invalid
from app.kernel.facts import Code
from app.kernel.screening import refuse_markings
from app.platform.facts import record
from app.responses import content as words
from app.responses import facts
from app.responses.attachments import file_held
from app.responses.enums import Ability, Action, Status
from app.responses.lifecycle import DECISIONS, LIFECYCLE, NOT_COUNTED, require
from app.responses.models import ResponseVersion
from app.responses.repository import writing
from app.responses.schemas.writing import ResponseContent
from app.web.etags import require_version

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.responses.models import Response
    from app.responses.policy import Standing
    from app.responses.schemas.reading import ConfidentialParts
    from app.responses.schemas.writing import FeedbackWish, ResponseEdit


class Started(NamedTuple):
    """The response a supplier has to a challenge, and whether it was made just now."""

    reference: str
    is_new: bool


async def start(session: AsyncSession, actor: Actor, challenge_reference: str) -> Started:
    """Begin a response to an open challenge, or find the one the supplier already has.

    Raises NotFound when the challenge may not be known (so for suppliers those that are open to
    policing only, which take no responses), WrongMoment when it is not open.
    """
    challenge = await get_challenge(session, actor, challenge_reference)
    known = await writing.find_own(session, actor, challenge.id)
    if known:
        return Started(known, is_new=False)
    require_now(ChallengeAbility.RESPOND, actor, challenge)
    empty = words.laid_out(ResponseContent(), outcomes_wanted=len(challenge.outcomes))
    made = await writing.add(session, actor, challenge, empty)
    if made is None:  # the same supplier began it in the same moment
        return Started(str(await writing.find_own(session, actor, challenge.id)), is_new=False)
    record(session, actor, facts.ResponseStarted(made[0], challenge.id))
    return Started(made[1], is_new=True)


async def edit(
    session: AsyncSession,
    actor: Actor,
    reference: str,
    *,
    wish: ResponseEdit,
    if_match: int | None,
) -> Response:
    """Change the working copy; what was sent stays as it is until it is sent again."""
    response = await writing.get(session, actor, reference)
    standing = await writing.standing(session, actor, response)
    require(Ability.EDIT, actor, standing)
    await _require_read(session, actor, response, standing, if_match=if_match)
    changed = await _changed(session, actor, response, standing, wish=wish)
    before = _files(standing.content)
    await files.hold(
        session,
        actor,
        purpose=Purpose.RESPONSE,
        before=before,
        after=_files(changed),
        pointer="/attachments",
    )
    if changed.model_dump(mode="json") != response.draft:
        response.draft = changed.model_dump(mode="json")
    if session.is_modified(response):
        response.updated_at = standing.read_at
        record(session, actor, facts.ResponseEdited(response.id, response.challenge_id))
    await files.let_go(session, set(before) - set(_files(changed)), held=file_held())
    return response


async def _require_read(
    session: AsyncSession,
    actor: Actor,
    response: Response,
    standing: Standing,
    *,
    if_match: int | None,
) -> None:
    # Feedback moves the version of its readers only: the sender does not learn of it before.
    saves = facts.SAVES if actor.is_supplier else (*facts.SAVES, facts.FeedbackGiven)
    await require_version(session, if_match, standing.version, streams=[response.id], saves=saves)


def _files(content: ResponseContent) -> list[UUID]:
    return [attachment.file for attachment in content.attachments]


async def _changed(
    session: AsyncSession,
    actor: Actor,
    response: Response,
    standing: Standing,
    *,
    wish: ResponseEdit,
) -> ResponseContent:
    refuse_markings(wish.model_dump(mode="json", include=wish.model_fields_set))
    wrong = words.beyond(wish, outcomes_wanted=standing.outcomes_wanted)
    given = {name: getattr(wish, name) for name in wish.model_fields_set}
    solution = given.pop("solution", None)
    if "solution" in wish.model_fields_set:
        response.draft_solution_id = solution and await writing.find_own_solution(
            session, actor, solution
        )
        if solution and response.draft_solution_id is None:
            message = "Choose one of your own solutions"
            wrong.append(FieldError("/solution", "unknown", message))
    if wrong:
        raise Invalid(errors=wrong)
    changed = standing.content.model_copy(update=given)
    return words.laid_out(changed, outcomes_wanted=standing.outcomes_wanted)


async def take(
    session: AsyncSession,
    actor: Actor,
    reference: str,
    *,
    action: Action,
    reason: str | None = None,
    if_match: int | None = None,
) -> Response:
    """Move a response one step along its lifecycle.

    The deadline is compared after the row lock is taken, so that one second late is late whatever
    the queue (DOMAIN rule 12).
    """
    response = await writing.get(session, actor, reference, with_confidential=actor.is_supplier)
    standing = await writing.standing(session, actor, response)
    target = LIFECYCLE.move(action, actor, standing, reason=reason)
    if LIFECYCLE.step(action).signs or if_match is not None:
        await _require_read(session, actor, response, standing, if_match=if_match)
    if LIFECYCLE.step(action).signs:
        await _refuse_harmful(session, actor, standing.content)
    response.status = Status(target)
    response.updated_at = standing.read_at
    await _follow(session, actor, response, standing, action=action, reason=reason)
    await _count(session, response, standing)
    return response


async def _refuse_harmful(session: AsyncSession, actor: Actor, content: ResponseContent) -> None:
    """Let nothing be sent that was found harmful; what is still being checked may be sent.

    Nobody misses a deadline because a scanner is down: readers get the file once it is clean.
    """
    places = {f"/attachments/{place}": file for place, file in enumerate(_files(content))}
    passing = {FileStatus.CLEAN, FileStatus.QUARANTINED}
    await files.refuse_unless(session, actor, places, statuses=passing)


async def _follow(
    session: AsyncSession,
    actor: Actor,
    response: Response,
    standing: Standing,
    *,
    action: Action,
    reason: str | None,
) -> None:
    """Do what belongs to the step, and write down that it was taken."""
    if action is Action.SUBMIT:
        _send(session, actor, response, standing)
        return
    if action is Action.WITHDRAW:
        response.withdrawn_at = standing.read_at
        fact = facts.ResponseWithdrawn(response.id, response.challenge_id, standing.status)
        record(session, actor, fact, reason=reason)
        return
    if action is Action.RESUME:
        _take_back(response)
    if response.status in DECISIONS:
        response.decided_at = standing.read_at
        await writing.show_feedback(session, response, moment=standing.read_at)
    moved = facts.ResponseMoved(
        response.id, response.challenge_id, action, standing.status, Status(response.status)
    )
    record(session, actor, moved, reason=reason)


def _send(session: AsyncSession, actor: Actor, response: Response, standing: Standing) -> None:
    """Copy the working copy into what counts, and keep it as a numbered version."""
    sealed = words.seal(standing.content, solution=standing.solution_reference)
    response.submitted = sealed.open
    response.submitted_confidential = sealed.confidential
    response.submitted_sha256 = sealed.sha256
    response.submitted_at = standing.read_at
    response.submitted_number += 1
    response.solution_id = response.draft_solution_id
    session.add(
        ResponseVersion(
            response_id=response.id,
            number=response.submitted_number,
            submitted_at=standing.read_at,
            sha256=sealed.sha256,
            submitted=sealed.open,
            submitted_confidential=sealed.confidential,
            solution_id=response.solution_id,
        )
    )
    fact = facts.ResponseSubmitted(
        response.id, response.challenge_id, response.submitted_number, Code(sealed.sha256)
    )
    record(session, actor, fact)


def _take_back(response: Response) -> None:
    """Make a withdrawn response a draft again: nothing counts as sent until it is sent anew."""
    response.withdrawn_at = None
    response.submitted = None
    response.submitted_confidential = None
    response.submitted_sha256 = None
    response.submitted_at = None
    response.solution_id = None


async def _count(session: AsyncSession, response: Response, before: Standing) -> None:
    """Keep the challenge's counts exact; its row is locked last and shortly."""
    change = (response.status not in NOT_COUNTED) - (before.status not in NOT_COUNTED)
    if change:
        await challenges.set_response_counts(
            session,
            response.challenge_id,
            submitted_delta=change,
            owed_delta=0 if before.has_feedback else change,
        )


async def give_feedback(
    session: AsyncSession,
    actor: Actor,
    reference: str,
    *,
    wish: FeedbackWish,
    if_match: int | None,
) -> Response:
    """Write feedback, or change it until the decision; the supplier gets it with the decision."""
    response = await writing.get(session, actor, reference)
    standing = await writing.standing(session, actor, response)
    require(Ability.GIVE_FEEDBACK, actor, standing)
    await _require_read(session, actor, response, standing, if_match=if_match)
    refuse_markings({"text": wish.text})
    await writing.write_feedback(
        session, response, reason=wish.reason, text=wish.text, moment=standing.read_at
    )
    fact = facts.FeedbackGiven(response.id, response.challenge_id, wish.reason)
    record(session, actor, fact)
    if not standing.has_feedback:
        await challenges.set_response_counts(session, response.challenge_id, owed_delta=-1)
    return response


async def read_confidential_parts(
    session: AsyncSession, actor: Actor, reference: str, *, reason: str
) -> ConfidentialParts:
    """Open the confidential parts to a moderator once, for a reason that is kept."""
    response = await writing.get(session, actor, reference, with_confidential=True)
    standing = await writing.standing(session, actor, response)
    require(Ability.READ_CONFIDENTIAL_PARTS, actor, standing)
    fact = facts.ConfidentialPartsRead(
        response.id, response.challenge_id, response.submitted_number
    )
    record(session, actor, fact, reason=reason)
    piece = response.submitted_confidential
    named = await files.names(session, words.confidential_files(piece))
    return words.confidential_parts(response.reference, piece, named)


async def show_feedback_with_outcome(session: AsyncSession, challenge_id: UUID) -> None:
    """Let every supplier read its feedback when the outcome is published, decided or not."""
    await writing.show_all_feedback(session, challenge_id)
