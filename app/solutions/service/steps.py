"""Taking a card along its lifecycle, and what each step does to its texts."""

from collections.abc import Awaitable, Callable
from typing import Final

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Actor
from app.kernel.screening import refuse_markings
from app.platform.facts import record
from app.solutions import repository
from app.solutions.enums import Action, Field, RevisionState, Stage
from app.solutions.facts import SAVES, SolutionMoved
from app.solutions.lifecycle import LIFECYCLE, PUBLIC, stage_of, stored, working_copy
from app.solutions.models import Deployment, Solution
from app.solutions.schemas import card_of, deployment_text_of
from app.solutions.service.evidence import reword
from app.solutions.service.working import (
    documents_of,
    is_pending,
    keep_version,
    put,
    put_text,
    release_documents,
    require_clean,
    settle_revision,
    touch,
)
from app.web.etags import require_version


async def take(
    session: AsyncSession,
    actor: Actor,
    ref: str,
    *,
    action: Action,
    reason: str | None = None,
    if_match: int | None = None,
) -> Solution:
    """Move a card one step along its lifecycle.

    Raises what `Lifecycle.move` raises; PreconditionRequired or PreconditionFailed when the step
    signs what was read and `if_match` is not the card's version.
    """
    solution = await repository.get(session, actor, ref, lock=True)
    refuse_markings({"reason": reason})
    before = stage_of(solution)
    target = LIFECYCLE.move(action, actor, solution, reason=reason)
    if LIFECYCLE.step(action).signs or if_match is not None:
        await require_version(
            session, if_match, solution.version, streams=[solution.id], saves=SAVES
        )
    _put_stage(solution, target, reason=reason)
    touch(solution)
    effect = _EFFECTS.get(action)
    if effect is not None:
        await effect(session, actor, solution)
    moved = SolutionMoved(solution.id, action, before, stage_of(solution))
    record(session, actor, moved, reason=reason)
    return solution


def _put_stage(solution: Solution, stage: Stage, *, reason: str | None) -> None:
    status, revision_state = stored(stage)
    if status != solution.status:
        solution.status = status
        solution.status_since = func.eme_now()
        solution.status_reason = reason
    if revision_state is not None:
        solution.revision_state = revision_state
        solution.revision_reason = reason
    elif stage not in PUBLIC and solution.revision_state is not None:
        # Stopped with changes waiting: nobody reviews them now, and nothing is lost.
        solution.revision_state = RevisionState.DRAFT


async def _check_documents(session: AsyncSession, actor: Actor, solution: Solution) -> None:
    with session.no_autoflush:  # refused, nothing of the step is kept
        await require_clean(session, actor, solution)


async def _note_request(session: AsyncSession, actor: Actor, solution: Solution) -> None:
    await _check_documents(session, actor, solution)
    solution.review_requested_at = solution.review_requested_at or func.eme_now()


async def _publish(session: AsyncSession, actor: Actor, solution: Solution) -> None:
    """Make the working copy and every deployment public, as a new version."""
    after = working_copy(solution)
    listed = card_of(solution)
    changed = [Field(name) for name in repository.CARD_FIELDS if after[name] != listed[name]]
    with session.no_autoflush:  # half of it would break the table's constraints
        deployments = await repository.deployments_of(session, solution)
    if any(is_pending(one) for one in deployments):
        changed.append(Field.DEPLOYMENTS)
    former = documents_of(solution, deployments)
    put(solution, after)
    solution.revision = None
    solution.revision_state = None
    solution.revision_reason = None
    solution.first_listed_at = solution.first_listed_at or func.eme_now()
    for deployment in deployments:
        apply_revision(deployment)
        deployment.is_listed = True
    first = solution.listed_number == 0
    await keep_version(session, actor, solution, changed=list(Field) if first else changed)
    await release_documents(session, former)


def apply_revision(deployment: Deployment) -> None:
    """Let a deployment's changed text take effect; other words need their evidence anew."""
    after = deployment.revision
    if after is None:
        return
    before = deployment_text_of(deployment)
    put_text(deployment, after)
    deployment.revision = None
    reword(deployment, before, after)


async def _discard(session: AsyncSession, _actor: Actor, solution: Solution) -> None:
    with session.no_autoflush:  # half of it would break the table's constraints
        deployments = await repository.deployments_of(session, solution)
    former = documents_of(solution, deployments)
    solution.revision = None
    solution.revision_state = None
    solution.revision_reason = None
    for deployment in deployments:
        deployment.revision = None
        if not deployment.is_listed:
            await session.delete(deployment)
    await release_documents(session, former)


async def _take_up_again(session: AsyncSession, _actor: Actor, solution: Solution) -> None:
    await settle_revision(session, solution)


_EFFECTS: Final[dict[Action, Callable[[AsyncSession, Actor, Solution], Awaitable[None]]]] = {
    Action.REQUEST_REVIEW: _note_request,
    Action.REQUEST_REVISION_REVIEW: _check_documents,
    Action.LIST: _publish,
    Action.LIST_REVISION: _publish,
    Action.DISCARD_REVISION: _discard,
    Action.REINSTATE: _take_up_again,
}
