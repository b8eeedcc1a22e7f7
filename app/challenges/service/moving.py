"""Moving a challenge along its lifecycle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.challenges import repository
from app.challenges.dates import opening
from app.challenges.enums import Action, VersionKind
from app.challenges.facts import SAVES, ChallengeMoved
from app.challenges.lifecycle import LIFECYCLE, awaits_first_of_two, status_now
from app.challenges.models import Outcome
from app.challenges.schemas import ChallengeEdit
from app.challenges.screening import refuse_markings
from app.platform.facts import record
from app.web.etags import require_version

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.challenges.models import Challenge
    from app.kernel.actor import Actor
    from app.kernel.limits import Limits

    Effect = Callable[[AsyncSession, Actor, Challenge], Awaitable[None]]


async def take(
    session: AsyncSession,
    actor: Actor,
    ref: str,
    *,
    action: Action,
    limits: Limits,
    reason: str | None = None,
    if_match: int | None = None,
) -> Challenge:
    """Move a challenge one step along its lifecycle.

    Raises NotAllowed, WrongMoment, Invalid or CheckFailed as the lifecycle does, and
    PreconditionRequired or PreconditionFailed before a signature under what was not read.
    """
    challenge = await repository.get(session, actor, ref, lock=True)
    challenge.minimum_open_days = limits.minimum_open_days
    row = _row(action, actor, challenge)
    await _require_read(session, row, actor, challenge, if_match=if_match)
    refuse_markings({"reason": reason})
    before = status_now(challenge)
    challenge.status = LIFECYCLE.move(row, actor, challenge, reason=reason)
    challenge.status_since = challenge.updated_at = challenge.read_at
    challenge.status_reason = reason
    challenge.version += 1
    if row in _EFFECTS:
        await _EFFECTS[row](session, actor, challenge)
    moved = ChallengeMoved(challenge.id, row, before, status_now(challenge))
    record(session, actor, moved, reason=reason)
    return challenge


def _row(action: Action, actor: Actor, challenge: Challenge) -> Action:
    """Choose the row: the first of two approvers signs without moving the challenge."""
    if action is Action.SIGN_OFF and awaits_first_of_two(actor, challenge):
        return Action.FIRST_SIGN_OFF
    return action


async def _require_read(
    session: AsyncSession, row: Action, actor: Actor, challenge: Challenge, *, if_match: int | None
) -> None:
    # Who may not take the step, or not now, is told so first.
    signs = LIFECYCLE.step(row).signs and row in LIFECYCLE.open_to(actor, challenge)
    if signs or if_match is not None:
        await require_version(
            session, if_match, challenge.version, streams=[challenge.id], saves=SAVES
        )


async def _forget_signature(session: AsyncSession, actor: Actor, challenge: Challenge) -> None:  # noqa: ARG001
    challenge.first_signed_by = None


async def _first_sign_off(session: AsyncSession, actor: Actor, challenge: Challenge) -> None:  # noqa: ARG001
    challenge.first_signed_by = actor.account_id


async def _sign_off(session: AsyncSession, actor: Actor, challenge: Challenge) -> None:  # noqa: ARG001
    challenge.signed_off_at = challenge.read_at
    await _keep(session, challenge, kind=VersionKind.SIGNED_OFF)


async def _publish(session: AsyncSession, actor: Actor, challenge: Challenge) -> None:  # noqa: ARG001
    challenge.opens_at = opening(challenge)
    challenge.published_at = challenge.read_at
    await _keep(session, challenge, kind=VersionKind.PUBLISHED)


async def _publish_outcome(session: AsyncSession, actor: Actor, challenge: Challenge) -> None:  # noqa: ARG001
    # The lifecycle has checked that there is one.
    outcome = await session.get_one(Outcome, challenge.id)
    outcome.published_at = challenge.read_at


_EFFECTS: Final[dict[Action, Effect]] = {
    Action.REQUEST_SIGN_OFF: _forget_signature,
    Action.RETURN: _forget_signature,
    Action.FIRST_SIGN_OFF: _first_sign_off,
    Action.SIGN_OFF: _sign_off,
    Action.PUBLISH: _publish,
    Action.PUBLISH_OUTCOME: _publish_outcome,
}

# A kept text has the form of the edit that would write it, findings' explanations apart.
_KEPT: Final = frozenset(ChallengeEdit.model_fields) - {"co_sponsors", "explained_findings"}


async def _keep(session: AsyncSession, challenge: Challenge, *, kind: VersionKind) -> None:
    beside = await repository.co_sponsors(session, challenge.id)
    text = ChallengeEdit.model_validate(
        {
            **{name: getattr(challenge, name) for name in _KEPT},
            "co_sponsors": [
                {"force": force.slug, "local_context": force.local_context} for force in beside
            ],
        }
    )
    snapshot = text.model_dump(mode="json", exclude={"explained_findings"})
    snapshot["safeguards_level"] = challenge.safeguards_level
    await repository.keep_version(session, challenge, kind=kind, snapshot=snapshot)
