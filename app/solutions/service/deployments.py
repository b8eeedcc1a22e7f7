"""Deployments: added, changed and removed by the supplier, public once a moderator listed them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Actor
from app.kernel.errors import FieldError, Invalid, NotFound
from app.kernel.ids import new_id
from app.organisations import repository as organisations
from app.platform.database import moment_now
from app.platform.facts import record
from app.solutions import repository
from app.solutions.enums import DeploymentChange, Field
from app.solutions.facts import SAVES, DeploymentChanged
from app.solutions.models import Deployment, Solution
from app.solutions.schemas import (
    MOST_DEPLOYMENTS,
    DeploymentDraft,
    DeploymentEdit,
    deployment_text_of,
)
from app.solutions.service.contacts import decline_for
from app.solutions.service.evidence import reword
from app.solutions.service.working import (
    check_words,
    get_to_edit,
    hold_documents,
    keep_version,
    put_text,
    release_documents,
    settle_revision,
    touch,
)
from app.web.etags import require_version


async def add_deployment(
    session: AsyncSession, actor: Actor, ref: str, *, draft: DeploymentDraft
) -> Solution:
    """Add a deployment, as a claim, to the working copy of a card.

    Raises Invalid for unknown slugs or organisations, markings, dates out of order, and when
    the card has as many deployments as it may have.
    """
    solution = await get_to_edit(session, actor, ref)
    given = draft.model_dump(mode="json")
    await _check(session, actor, given, after=given)
    if len(await repository.deployments_of(session, solution)) >= MOST_DEPLOYMENTS:
        message = f"A card has at most {MOST_DEPLOYMENTS} deployments. Remove one first"
        raise Invalid(errors=[FieldError("/", "too_long", message)])
    await put_down_deployment(session, actor, solution, given=given)
    await settle(session, solution)
    return solution


async def put_down_deployment(
    session: AsyncSession, actor: Actor, solution: Solution, *, given: Mapping[str, Any]
) -> None:
    """Add a deployment whose words were checked; its card is settled afterwards."""
    await hold_documents(session, actor, map(UUID, given["documents"]))
    deployment = Deployment(id=new_id(), solution_id=solution.id)
    put_text(deployment, given)
    session.add(deployment)
    record(session, actor, DeploymentChanged(solution.id, deployment.id, DeploymentChange.ADDED))


async def edit_deployment(
    session: AsyncSession,
    actor: Actor,
    ref: str,
    *,
    deployment_id: UUID,
    changes: DeploymentEdit,
    if_match: int | None,
) -> Solution:
    """Change a deployment; of a public one, the change waits for review beside it.

    `if_match` is the card's version. Raises NotFound when the card has no such deployment.
    """
    solution = await get_to_edit(session, actor, ref)
    await require_version(session, if_match, solution.version, streams=[solution.id], saves=SAVES)
    deployment = await _find(session, solution, deployment_id)
    given = changes.model_dump(mode="json", include=changes.model_fields_set)
    before = deployment.revision or deployment_text_of(deployment)
    await _check(session, actor, given, after={**before, **given})
    if await amend_deployment(session, actor, solution, deployment, given=given):
        await settle(session, solution)
        await release_documents(session, before["documents"])
    return solution


async def amend_deployment(
    session: AsyncSession,
    actor: Actor,
    solution: Solution,
    deployment: Deployment,
    *,
    given: Mapping[str, Any],
) -> bool:
    """Change a deployment in words that were checked, and tell whether that changed anything.

    Its card is settled and its former documents are let go afterwards.
    """
    listed = deployment_text_of(deployment)
    before = deployment.revision or listed
    after = {**before, **given}
    if after == before:
        return False
    documents = map(UUID, given.get("documents", ()))
    await hold_documents(session, actor, documents, before=before["documents"])
    if deployment.is_listed:
        deployment.revision = after if after != listed else None
    else:
        put_text(deployment, after)
        reword(deployment, before, after)
    record(session, actor, DeploymentChanged(solution.id, deployment.id, DeploymentChange.EDITED))
    return True


async def remove_deployment(
    session: AsyncSession, actor: Actor, ref: str, *, deployment_id: UUID
) -> Solution:
    """Take a deployment off a card. To claim less needs no review, so it is gone at once."""
    solution = await get_to_edit(session, actor, ref)
    deployment = await _find(session, solution, deployment_id)
    was_listed = deployment.is_listed
    documents = [*deployment.documents, *(deployment.revision or {}).get("documents", ())]
    await decline_for(session, actor, deployment)
    await session.flush()
    await session.delete(deployment)
    await session.flush()
    await settle(session, solution)
    record(session, actor, DeploymentChanged(solution.id, deployment.id, DeploymentChange.REMOVED))
    if was_listed:
        await keep_version(session, actor, solution, changed=[Field.DEPLOYMENTS])
    await release_documents(session, documents)
    return solution


async def settle(session: AsyncSession, solution: Solution) -> None:
    """Let a card say that its deployments changed, and whether that waits for review."""
    await settle_revision(session, solution)
    touch(solution)


async def _find(session: AsyncSession, solution: Solution, deployment_id: UUID) -> Deployment:
    for deployment in await repository.deployments_of(session, solution):
        if deployment.id == deployment_id:
            return deployment
    raise NotFound


async def _check(
    session: AsyncSession, actor: Actor, given: Mapping[str, Any], *, after: Mapping[str, Any]
) -> None:
    await check_words(session, given)
    today = (await moment_now(session)).date() if given.get("evidence_on") else None
    errors = contradictions(given, after, today=today)
    if given.get("organisation_id") and not await _is_known(session, actor, given):
        message = "Choose an organisation of the list"
        errors.append(FieldError("/organisation_id", "unknown", message))
    if errors:
        raise Invalid(errors=errors)


def contradictions(
    given: Mapping[str, Any], after: Mapping[str, Any], *, today: date | None
) -> list[FieldError]:
    """Name what of a deployment cannot be: nobody who uses it, days out of order or to come."""
    errors = []
    if after["organisation_id"] is None and not after["organisation_label"]:
        message = "Choose the organisation, or say what kind it is"
        errors.append(FieldError("/organisation_label", "missing", message))
    began, ended = _day(after["started_on"]), _day(after["ended_on"])
    if began and ended and ended < began:
        message = "The end must be on or after the start"
        errors.append(FieldError("/ended_on", "order", message))
    evidence_of = _day(given.get("evidence_on"))
    if evidence_of and today and evidence_of > today:
        message = "Evidence cannot be of a day to come"
        errors.append(FieldError("/evidence_on", "order", message))
    return errors


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


async def _is_known(session: AsyncSession, actor: Actor, given: Mapping[str, Any]) -> bool:
    try:
        await organisations.get(session, actor, given["organisation_id"])
    except NotFound:
        return False
    return True
