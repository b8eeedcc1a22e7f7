"""Taking cases on, giving them back, and deciding them."""

from uuid import UUID

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Actor, Role
from app.kernel.errors import FieldError, Invalid, WrongMoment
from app.kernel.facts import Code
from app.kernel.ids import new_id
from app.kernel.limits import Limits
from app.moderation import repository
from app.moderation.due import due_at
from app.moderation.enums import CaseAction, CaseStatus, SubjectKind
from app.moderation.errors import TakenByAnother
from app.moderation.facts import SAVES, CaseAssigned, CaseDecided, CaseOpened, CaseReleased
from app.moderation.lifecycle import LIFECYCLE, origin
from app.moderation.models import ModerationCase
from app.moderation.policy import holder
from app.moderation.schemas import CaseWish
from app.moderation.subjects import SUBJECTS
from app.platform.database import moment_now
from app.platform.facts import record
from app.web.etags import require_version


async def take(
    session: AsyncSession,
    actor: Actor,
    ref: str,
    *,
    wish: CaseWish,
    if_match: int | None,
    limits: Limits,
) -> ModerationCase:
    """Assign or release a case, or decide it, which is its subject's own transition.

    Raises TakenByAnother while another moderator has the case, unless the wish takes it over;
    Invalid for a decision that this kind of subject does not have; WrongMoment for a decided case;
    and what the subject's transition raises. `if_match` is the ETag of the case as it was read.
    """
    if wish.action is CaseAction.ASSIGN:
        case = await repository.get(session, actor, ref, lock=True)
        assign(session, actor, case, take_over=wish.take_over)
        return case
    if wish.action is CaseAction.RELEASE:
        case = await repository.get(session, actor, ref, lock=True)
        _release(session, actor, case)
        return case
    return await _decide(session, actor, ref, wish=wish, if_match=if_match, limits=limits)


def assign(session: AsyncSession, actor: Actor, case: ModerationCase, *, take_over: bool) -> None:
    """Let the actor work on a case; taking one's own case again changes nothing."""
    target = LIFECYCLE.move(CaseAction.ASSIGN, actor, case)
    if holder(actor, case):
        return
    refuse_if_taken(actor, case, take_over=take_over)
    if actor.membership_id is None:
        raise Invalid
    taken_from = case.assigned_to if case.status == CaseStatus.ASSIGNED else None
    case.status = target
    case.assigned_to = actor.membership_id
    case.assigned_at = func.eme_now()
    record(session, actor, CaseAssigned(case.id, actor.membership_id, taken_from))


def refuse_if_taken(actor: Actor, case: ModerationCase, *, take_over: bool = False) -> None:
    """Raise TakenByAnother when another moderator works on a case, and it is not taken over."""
    taken = case.status == CaseStatus.ASSIGNED and not holder(actor, case)
    if taken and not take_over:
        raise TakenByAnother(role=str(Role.MODERATOR), since=case.assigned_at)


def _release(session: AsyncSession, actor: Actor, case: ModerationCase) -> None:
    case.status = LIFECYCLE.move(CaseAction.RELEASE, actor, case)
    case.assigned_to = None
    case.assigned_at = None
    if actor.membership_id is not None:
        record(session, actor, CaseReleased(case.id, actor.membership_id))


async def _decide(
    session: AsyncSession,
    actor: Actor,
    ref: str,
    *,
    wish: CaseWish,
    if_match: int | None,
    limits: Limits,
) -> ModerationCase:
    # The subject's row is locked before the case's, as at the subject's own door.
    case = await repository.get(session, actor, ref)
    subject = SUBJECTS[SubjectKind(case.subject_kind)]
    step = subject.decisions.get(wish.action)
    if step is None:
        raise Invalid(
            errors=[FieldError("/action", "unknown", "Choose a decision on this subject")]
        )
    version = await subject.lock(session, actor, case.subject_id)
    case = await repository.get(session, actor, ref, lock=True)
    if case.status == CaseStatus.DECIDED:
        raise WrongMoment(
            "The case is decided.", state=case.status, available_actions=[], origin=origin(case)
        )
    if if_match is not None:
        await require_version(
            session,
            if_match,
            case.version + version,
            streams=[case.id, case.subject_id],
            saves=[*SAVES, *subject.saves],
        )
    refuse_if_taken(actor, case, take_over=wish.take_over)
    if wish.take_over:
        assign(session, actor, case, take_over=True)
    await subject.take(
        session,
        actor,
        case.subject_id,
        action=step,
        reason=wish.reason,
        if_match=None if if_match is None else version,
        limits=limits,
    )
    close(session, actor, case, decision=str(step))
    return case


async def open_case(
    session: AsyncSession, actor: Actor, *, kind: SubjectKind, subject_id: UUID
) -> None:
    """Open a case for a subject that came to the moderators, in the transaction of that move."""
    now = await moment_now(session)
    case = ModerationCase(
        id=new_id(),
        subject_kind=kind,
        subject_id=subject_id,
        opened_at=now,
        due_at=due_at(now, kind),
        found=await SUBJECTS[kind].found(session, subject_id),
    )
    session.add(case)
    record(session, actor, CaseOpened(case.id, kind, subject_id, case.due_at))


def close(session: AsyncSession, actor: Actor, case: ModerationCase, *, decision: str) -> None:
    """Close a case because its subject left moderation by this action."""
    case.status = CaseStatus.DECIDED
    case.decision = decision
    case.decided_at = func.eme_now()
    if actor.role is Role.MODERATOR:
        case.decided_by = actor.membership_id
    record(session, actor, CaseDecided(case.id, Code(decision)))
