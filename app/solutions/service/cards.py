"""Starting and editing product cards."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Actor
from app.kernel.errors import NotAllowed
from app.kernel.ids import new_id
from app.platform.facts import record
from app.solutions import repository
from app.solutions.enums import Field, Stage
from app.solutions.facts import SAVES, SolutionEdited, SolutionStarted
from app.solutions.lifecycle import stage_of, working_copy
from app.solutions.models import Solution
from app.solutions.schemas import ProductCard, SolutionDraft, SolutionEdit, card_of
from app.solutions.service.working import (
    check_words,
    get_to_edit,
    hold_documents,
    keep_version,
    put,
    release_documents,
    settle_revision,
    touch,
)
from app.web.etags import require_version

# What it costs is the supplier's own offer, not a claim about the product: it is public at once.
NO_CLAIMS: Final = frozenset({Field.PRICE_BAND, Field.PRICE_MODEL})


async def start(session: AsyncSession, actor: Actor, *, draft: SolutionDraft) -> Solution:
    """Start a product card of the actor's supplier, as a draft.

    Raises NotAllowed for anybody but a supplier, Invalid for unknown slugs and for markings.
    """
    if not actor.is_supplier or actor.organisation_id is None:
        raise NotAllowed
    given = draft.model_dump(mode="json")
    await check_words(session, given)
    await hold_documents(session, actor, draft.documents)
    reference = await repository.free_reference(session)
    is_example = await repository.supplier_is_example(session, actor.organisation_id)
    solution = put_down(session, actor, given, reference=reference, is_example=is_example)
    await session.flush()
    return solution


def put_down(
    session: AsyncSession,
    actor: Actor,
    given: Mapping[str, Any],
    *,
    reference: str,
    is_example: bool,
) -> Solution:
    """Put a card whose words were checked down as a draft of the actor's supplier."""
    solution = Solution(
        id=new_id(),
        reference=reference,
        supplier_id=actor.organisation_id,
        is_example=is_example,
        **ProductCard.model_validate(given).model_dump(mode="json"),
    )
    session.add(solution)
    record(session, actor, SolutionStarted(solution.id, solution.supplier_id))
    return solution


async def edit(
    session: AsyncSession,
    actor: Actor,
    ref: str,
    *,
    changes: SolutionEdit,
    if_match: int | None,
) -> Solution:
    """Change a card's working copy; what was left out of `changes` stays.

    A draft changes itself. Claims of a listed card change in a revision, which a moderator reviews
    while the listed version stays public; what is no claim changes at once, as a new version.
    """
    solution = await get_to_edit(session, actor, ref)
    await require_version(session, if_match, solution.version, streams=[solution.id], saves=SAVES)
    given = changes.model_dump(mode="json", include=changes.model_fields_set)
    await check_words(session, given)
    public = await amend(session, actor, solution, given=given)
    if public:
        await keep_version(session, actor, solution, changed=public)
    return solution


async def amend(
    session: AsyncSession, actor: Actor, solution: Solution, *, given: Mapping[str, Any]
) -> list[Field]:
    """Change a card that may be changed, in words that were checked.

    Returns what of it is public at once, for which a version is to be kept.
    """
    before = working_copy(solution)
    after = {**before, **given}
    changed = [Field(name) for name in repository.CARD_FIELDS if after[name] != before[name]]
    if not changed:
        return []
    documents = map(UUID, given.get("documents", ()))
    await hold_documents(session, actor, documents, before=before["documents"])
    record(session, actor, SolutionEdited(solution.id, tuple(changed)))
    is_draft = stage_of(solution) is Stage.DRAFT
    public = [] if is_draft else [name for name in changed if name in NO_CLAIMS]
    if is_draft:
        put(solution, after)
    else:
        await _revise(session, solution, after=after, at_once=public)
    touch(solution)
    if Field.DOCUMENTS in changed:
        await session.flush()  # what nothing holds any more is asked of the tables
        await release_documents(session, before["documents"])
    return public


async def _revise(
    session: AsyncSession,
    solution: Solution,
    *,
    after: Mapping[str, Any],
    at_once: Sequence[Field],
) -> None:
    for name in at_once:
        setattr(solution, name, after[name])
    solution.revision = dict(after) if after != card_of(solution) else None
    await settle_revision(session, solution)
