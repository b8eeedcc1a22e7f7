"""Vouching for deployments, and what becomes of that when their words change."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Actor
from app.kernel.screening import refuse_markings
from app.platform.facts import record
from app.solutions import repository
from app.solutions.enums import DeploymentStatus, Evidence, EvidenceAction
from app.solutions.evidence_lifecycle import LIFECYCLE
from app.solutions.facts import EvidenceMoved, SolutionListed
from app.solutions.models import Deployment
from app.web.etags import require_version

# Who, where and for what: a check or confirmation of the old words says nothing about new ones.
_SUBSTANCE: Final = frozenset(
    {
        "sector",
        "organisation_id",
        "organisation_label",
        "use",
        "capabilities",
        "scale",
        "reach",
        "started_on",
    }
)


async def take_evidence(
    session: AsyncSession,
    actor: Actor,
    deployment_id: UUID,
    *,
    action: EvidenceAction,
    reason: str | None,
    if_match: int | None,
) -> Deployment:
    """Verify, confirm or dispute a deployment, or take that back.

    Raises NotFound when it is not the actor's concern, what `Lifecycle.move` raises, and
    PreconditionRequired or PreconditionFailed unless `if_match` is its version: one vouches for
    what one has read.
    """
    deployment = await repository.deployment_to_judge(session, actor, deployment_id)
    refuse_markings({"reason": reason})
    before = Evidence(deployment.evidence)
    target = LIFECYCLE.move(action, actor, deployment, reason=reason)
    await require_version(
        session,
        if_match,
        deployment.claim_version,
        streams=[deployment.solution_id],
        saves=[EvidenceMoved, SolutionListed],
    )
    if target is Evidence.CLAIMED:
        claim_anew(deployment)
    else:
        deployment.evidence = target
        deployment.evidence_at = func.eme_now()
        deployment.evidence_role = str(actor.role)
        deployment.evidence_note = reason or ""
        deployment.claim_version += 1
    moved = EvidenceMoved(deployment.solution_id, deployment.id, action, before, target)
    record(session, actor, moved, reason=reason)
    return deployment


def claim_anew(deployment: Deployment) -> None:
    """Leave nothing behind a deployment but its supplier's word."""
    deployment.evidence = Evidence.CLAIMED
    deployment.evidence_at = None
    deployment.evidence_role = None
    deployment.evidence_note = ""
    deployment.claim_version += 1


def reword(deployment: Deployment, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Note that a deployment's words changed; a changed claim needs its evidence anew.

    That a use ended is no claim: what was vouched for was so while it lasted. It is one to say
    the same of a trial, or that something goes on.
    """
    ended = after["status"] == DeploymentStatus.ENDED and before["status"] != after["status"]
    moved_on = after["status"] != before["status"] and not ended
    if moved_on or any(after[name] != before[name] for name in _SUBSTANCE):
        claim_anew(deployment)
    else:
        deployment.claim_version += 1
