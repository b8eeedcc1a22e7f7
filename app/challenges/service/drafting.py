"""Starting a challenge and writing its draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from app.challenges import repository
from app.challenges.enums import Ability, Status
from app.challenges.facts import SAVES, ChallengeEdited, ChallengeStarted, SimilarReviewed
from app.challenges.models import Challenge
from app.challenges.safeguards import assess
from app.challenges.screening import refuse_markings
from app.challenges.service.permission import require
from app.kernel.errors import FieldError, Invalid, NotAllowed
from app.kernel.facts import Code
from app.kernel.ids import new_id
from app.platform.database import moment_now
from app.platform.facts import record
from app.taxonomy.repository import unknown_slugs
from app.web.etags import require_version

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.challenges.schemas.challenge import ChallengeDraft, ChallengeEdit, SimilarReview
    from app.challenges.schemas.content import CoSponsor
    from app.kernel.actor import Actor
    from app.kernel.limits import Limits


async def start(
    session: AsyncSession, actor: Actor, *, draft: ChallengeDraft, limits: Limits
) -> Challenge:
    """Start a draft of the actor's force; the actor is its first author.

    Raises NotAllowed for anybody outside a force, Invalid for markings and unknown capabilities.
    """
    if not actor.is_force or actor.organisation_id is None or actor.account_id is None:
        raise NotAllowed
    refuse_markings(draft)
    await _require_known(session, capabilities=draft.capabilities)
    moment = await moment_now(session)
    challenge = Challenge(
        id=new_id(),
        reference=await repository.free_reference(session, moment),
        lead_force_id=actor.organisation_id,
        status=Status.DRAFT,
        is_example=limits.demonstration,
        created_at=moment,
        updated_at=moment,
        status_since=moment,
        title=draft.title,
        problem_today=draft.problem_today,
        capabilities=list(draft.capabilities),
        keywords=list(draft.keywords),
        similar_seen=list(draft.similar_seen),
        similar_choice=draft.choice,
        similar_reviewed_at=moment if draft.choice else None,
    )
    await repository.add(session, challenge, author=actor.account_id)
    record(
        session,
        actor,
        ChallengeStarted(challenge.id, challenge.lead_force_id, challenge.is_example),
    )
    if draft.choice:
        record(session, actor, SimilarReviewed(challenge.id, draft.similar_seen, draft.choice))
    return challenge


async def edit(
    session: AsyncSession,
    actor: Actor,
    ref: str,
    *,
    edit: ChallengeEdit,
    if_match: int | None,
) -> Challenge:
    """Change a draft; whoever changes something is an author from then on.

    Raises PreconditionFailed when somebody was first, Invalid for markings, unknown slugs or
    forces. An edit that changes nothing leaves the version as it is.
    """
    challenge = await repository.get(session, actor, ref, lock=True)
    require(Ability.EDIT, actor, challenge)
    await require_version(session, if_match, challenge.version, streams=[challenge.id], saves=SAVES)
    refuse_markings(edit)
    await _require_known(session, capabilities=edit.capabilities, sectors=edit.sectors_welcome)
    changed = _apply(challenge, edit)
    if "co_sponsors" in edit.model_fields_set and await _sponsor(
        session, actor, challenge, edit.co_sponsors
    ):
        changed.append("co_sponsors")
    if not changed:
        return challenge
    _require_order(challenge)
    challenge.safeguards_level = assess(challenge.safeguards).level
    challenge.version += 1
    challenge.updated_at = challenge.read_at
    if actor.account_id:
        await repository.add_author(session, challenge, actor.account_id)
    record(
        session,
        actor,
        ChallengeEdited(challenge.id, tuple(map(Code, sorted(changed))), challenge.version),
    )
    return challenge


async def review_similar(
    session: AsyncSession, actor: Actor, ref: str, *, review: SimilarReview
) -> Challenge:
    """Record that similar challenges of other forces were looked at, and what was chosen.

    The text is untouched, so the version stays.
    """
    challenge = await repository.get(session, actor, ref, lock=True)
    require(Ability.EDIT, actor, challenge)
    challenge.similar_reviewed_at = challenge.read_at
    challenge.similar_seen = list(review.seen)
    challenge.similar_choice = review.choice
    record(session, actor, SimilarReviewed(challenge.id, review.seen, review.choice))
    return challenge


def _apply(challenge: Challenge, edit: ChallengeEdit) -> list[str]:
    """Set what was sent; return the names of the columns that changed."""
    changed = []
    for name in sorted(edit.model_fields_set - {"co_sponsors"}):
        stored = getattr(challenge, name)
        value = _stored_form(getattr(edit, name), stored)
        if value != stored:
            setattr(challenge, name, value)
            changed.append(name)
    return changed


def _stored_form(value: Any, stored: Any) -> Any:
    if isinstance(value, BaseModel):
        return {**stored, **value.model_dump(mode="json", exclude_unset=True)}
    if isinstance(value, tuple):
        return [
            entry.model_dump(mode="json") if isinstance(entry, BaseModel) else entry
            for entry in value
        ]
    return value


async def _sponsor(
    session: AsyncSession, actor: Actor, challenge: Challenge, wanted: Sequence[CoSponsor]
) -> bool:
    """Put the wanted forces beside the lead; return whether that changed anything."""
    contexts: dict[UUID, str] = {}
    wrong: list[FieldError] = []
    for index, entry in enumerate(wanted):
        force = await repository.find_force(session, actor, entry.force)
        if force is None or force.id == challenge.lead_force_id or force.id in contexts:
            message = "Choose another force that is not named yet"
            wrong.append(FieldError(f"/co_sponsors/{index}/force", "force", message))
        else:
            contexts[force.id] = entry.local_context
    if wrong:
        raise Invalid(errors=wrong)
    beside = await repository.co_sponsors(session, challenge.id)
    if contexts == {force.force_id: force.local_context for force in beside}:
        return False
    await repository.replace_co_sponsors(session, challenge.id, contexts)
    return True


async def _require_known(
    session: AsyncSession, *, capabilities: Sequence[str] = (), sectors: Sequence[str] = ()
) -> None:
    if not capabilities and not sectors:
        return
    unknown = await unknown_slugs(session, capabilities=capabilities, sectors=sectors)
    wrong = [
        FieldError(f"/{field}/{list(given).index(slug)}", "unknown", "Choose from the vocabulary")
        for field, given, slugs in (
            ("capabilities", capabilities, unknown.capabilities),
            ("sectors_welcome", sectors, unknown.sectors),
        )
        for slug in slugs
    ]
    if wrong:
        raise Invalid(errors=wrong)


def _require_order(challenge: Challenge) -> None:
    lowest, highest = challenge.maturity_from, challenge.maturity_to
    if lowest and highest and lowest > highest:
        message = f"Choose a level from {lowest} to 9"
        raise Invalid(errors=[FieldError("/maturity_to", "too_low", message)])
