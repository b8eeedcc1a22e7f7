"""Weights that two people adopt: proposed by one, approved by another, on the record."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import orjson

from app.kernel.errors import CheckFailed, FieldError
from app.kernel.facts import Code
from app.kernel.ids import new_id
from app.matching.enums import ChangeKind, WeightsAction, WeightsStatus
from app.matching.facts import WeightsMoved, WeightsProposed
from app.matching.models import WeightsVersion
from app.matching.repository import changes, weighing
from app.matching.weights_lifecycle import WEIGHTS
from app.matching.weights_schemas import WeightsPage, WeightsVersionView
from app.platform.database import moment_now
from app.platform.facts import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner, ListFilter
    from app.matching.engine.weights import Weights
    from app.matching.keeper import Keeper
    from app.matching.weights_schemas import WeightsProposal
    from app.platform.database import Reader


async def list_weights(
    reader: Reader, actor: Actor, keeper: Keeper, *, asked: ListFilter, cursors: CursorSigner
) -> WeightsPage:
    """One page of versions, and which one this process scores with."""
    in_use = (await keeper.current(reader)).weights.version
    page = await weighing.page(reader, asked, cursors)
    return WeightsPage(
        items=[weights_view(actor, row, in_use=in_use) for row in page.rows],
        next_cursor=page.next_cursor,
        total=page.total,
        shipped_version=keeper.shipped.version,
        version_in_use=in_use,
    )


async def propose_weights(
    session: AsyncSession, actor: Actor, shipped: Weights, *, proposal: WeightsProposal
) -> WeightsVersion:
    """Put other points before a second person; nothing changes yet.

    Raises CheckFailed when they belong to another shipped file, have other parts, a name that is
    taken, or neither a paired test that supports them nor an earlier approval.
    """
    wrong = [*_unlike(shipped, proposal), *await _unfounded(session, shipped, proposal)]
    if wrong:
        raise CheckFailed(errors=wrong)
    weights = WeightsVersion(
        id=new_id(),
        version=proposal.version,
        base_version=proposal.base_version,
        contributions=dict(proposal.contributions.match),
        basis=None if proposal.basis is None else proposal.basis.model_dump(),
        status=WeightsStatus.PROPOSED,
        proposed_at=await moment_now(session),
        proposed_by=actor.account_id,
    )
    session.add(weights)
    content = orjson.dumps(proposal.model_dump(), option=orjson.OPT_SORT_KEYS)
    fact = WeightsProposed(
        weights.id,
        Code(proposal.version),
        Code(proposal.base_version),
        Code(hashlib.sha256(content).hexdigest()),
    )
    record(session, actor, fact)
    await session.flush()
    return weights


async def take_weights(
    session: AsyncSession,
    actor: Actor,
    weights_id: UUID,
    *,
    action: WeightsAction,
    reason: str | None,
) -> WeightsVersion:
    """Approve, reject or withdraw; once approved, every process scores with it from then on."""
    weights = await weighing.get(session, weights_id)
    before, now = WeightsStatus(weights.status), await moment_now(session)
    weights.status = WEIGHTS.move(action, actor, weights, reason=reason)
    weights.decided_at = now
    weights.decided_by = actor.account_id
    weights.decision_reason = reason
    after = WeightsStatus(weights.status)
    record(session, actor, WeightsMoved(weights.id, action, before, after), reason=reason)
    if after is WeightsStatus.APPROVED:
        await changes.note_change(session, ChangeKind.WEIGHTS, weights.id)
    await session.flush()
    return weights


def weights_view(
    actor: Actor, row: Mapping[Any, Any] | WeightsVersion, *, in_use: str
) -> WeightsVersionView:
    """A version as it goes out."""
    names = tuple(WeightsVersion.__table__.columns.keys())
    held = row if isinstance(row, WeightsVersion) else WeightsVersion(**{n: row[n] for n in names})
    return WeightsVersionView(
        **{
            name: getattr(held, name)
            for name in WeightsVersionView.model_fields
            if name not in {"in_use", "available_actions"}
        },
        in_use=held.version == in_use,
        available_actions=WEIGHTS.open_to(actor, held),
    )


def _unlike(shipped: Weights, proposal: WeightsProposal) -> list[FieldError]:
    wrong = []
    if proposal.base_version != shipped.version:
        message = f"The portal ships weights {shipped.version}: learn again with those"
        wrong.append(FieldError("/base_version", "other_base", message))
    if set(proposal.contributions.match) != set(shipped.match):
        message = f"Give points to {', '.join(shipped.match)}, and to nothing else"
        wrong.append(FieldError("/contributions/match", "other_parts", message))
    return wrong


async def _unfounded(
    session: AsyncSession, shipped: Weights, proposal: WeightsProposal
) -> list[FieldError]:
    wrong = []
    taken = await weighing.is_taken(session, proposal.version)
    if taken or proposal.version == shipped.version:
        wrong.append(FieldError("/version", "taken", "Choose a name that no version has"))
    if proposal.basis is None:
        points = proposal.contributions.match
        known = points == dict(shipped.match) or await weighing.was_approved(
            session, base_version=proposal.base_version, contributions=points
        )
        if not known:
            message = "Give the measurement on left-out queries, or points that were approved once"
            wrong.append(FieldError("/basis", "missing", message))
    elif not proposal.basis.supports:
        message = "The paired test on at least 100 judged queries does not support this change"
        wrong.append(FieldError("/basis", "not_supported", message))
    return wrong
