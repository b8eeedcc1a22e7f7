"""The working copy of a card: when it may change, and what then waits for review."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession

from app.files import service as files
from app.files.enums import Purpose
from app.files.enums import Status as FileStatus
from app.kernel.actor import Actor
from app.kernel.errors import FieldError, Invalid, NotAllowed, WrongMoment
from app.kernel.screening import refuse_markings
from app.platform.facts import record
from app.solutions import repository
from app.solutions.enums import Field, RevisionState, Status
from app.solutions.facts import SolutionListed
from app.solutions.lifecycle import EDITABLE, available, origin, stage_of, working_copy
from app.solutions.models import Deployment, Solution, SolutionVersion
from app.solutions.policy import file_held, own_supplier
from app.solutions.schemas import DeploymentText, card_of, deployment_text_of
from app.taxonomy.repository import unknown_slugs


async def get_to_edit(session: AsyncSession, actor: Actor, ref: str) -> Solution:
    """Load and lock a card for a change by its supplier.

    Raises NotFound, NotAllowed for others who see it, and WrongMoment while a moderator reads it
    or once it is suspended or retired.
    """
    solution = await repository.get(session, actor, ref, lock=True)
    if not own_supplier(actor, solution):
        raise NotAllowed
    stage = stage_of(solution)
    if stage not in EDITABLE:
        raise WrongMoment(
            state=str(stage),
            available_actions=available(actor, solution),
            origin=origin(solution),
        )
    return solution


async def check_words(session: AsyncSession, given: Mapping[str, Any]) -> None:
    """Refuse protective markings, and capabilities and sectors the vocabulary does not have."""
    refuse_markings(given)
    capabilities = list(given.get("capabilities") or ())
    sectors = list(given.get("sectors") or ())
    single = given.get("sector")
    if not capabilities and not sectors and single is None:
        return
    unknown = await unknown_slugs(
        session, capabilities=capabilities, sectors=[*sectors, *([single] if single else [])]
    )
    errors = [
        *_unknown("capabilities", capabilities, unknown.capabilities),
        *_unknown("sectors", sectors, unknown.sectors),
    ]
    if single is not None and (not single or single in unknown.sectors):
        errors.append(FieldError("/sector", "unknown", "Choose a sector of the list"))
    if errors:
        raise Invalid(errors=errors)


def _unknown(name: str, given: Sequence[str], unknown: Sequence[str]) -> list[FieldError]:
    return [
        FieldError(f"/{name}/{index}", "unknown", "Choose from the list")
        for index, slug in enumerate(given)
        if slug in unknown
    ]


async def hold_documents(
    session: AsyncSession, actor: Actor, given: Iterable[UUID], *, before: Iterable[str] = ()
) -> None:
    """Let a card or deployment hold files; Invalid for what is not its supplier's to attach."""
    await files.hold(
        session,
        actor,
        purpose=Purpose.PRODUCT,
        before=_ids(before),
        after=tuple(given),
        pointer="/documents",
    )


async def release_documents(session: AsyncSession, before: Iterable[UUID | str]) -> None:
    """Let go those of the former documents that nothing about a card holds any more."""
    await files.let_go(session, _ids(before), held=file_held())


async def require_clean(session: AsyncSession, actor: Actor, solution: Solution) -> None:
    """Refuse a review while a document is being checked or was found harmful (CheckFailed)."""
    deployments = await repository.deployments_of(session, solution)
    places = _places("", working_copy(solution))
    for index, one in enumerate(deployments):
        places |= _places(f"/deployments/{index}", one.revision or deployment_text_of(one))
    await files.refuse_unless(session, actor, places, statuses={FileStatus.CLEAN})


def _places(pointer: str, text: Mapping[str, Any]) -> dict[str, UUID]:
    documents = enumerate(text.get("documents", ()))
    return {f"{pointer}/documents/{place}": UUID(str(name)) for place, name in documents}


def documents_of(solution: Solution, deployments: Iterable[Deployment]) -> set[UUID]:
    """Every file that a card and its deployments hold, as listed and as proposed."""
    texts = [card_of(solution), solution.revision or {}]
    for one in deployments:
        texts += [deployment_text_of(one), one.revision or {}]
    return _ids(name for text in texts for name in text.get("documents", ()))


def _ids(names: Iterable[UUID | str]) -> set[UUID]:
    return {UUID(str(name)) for name in names}


def put(solution: Solution, card: Mapping[str, Any]) -> None:
    """Write a whole card into the columns."""
    for name in repository.CARD_FIELDS:
        setattr(solution, name, card[name])


def put_text(deployment: Deployment, text: Mapping[str, Any]) -> None:
    """Write a deployment's whole text, as JSON values, into its columns."""
    read = DeploymentText.model_validate(text)
    for name in DeploymentText.model_fields:
        setattr(deployment, name, getattr(read, name))


def touch(solution: Solution) -> None:
    """Note the moment of a change, which also moves the version."""
    solution.updated_at = func.eme_now()


async def settle_revision(session: AsyncSession, solution: Solution) -> None:
    """Let a listed card say whether changes to it or its deployments wait to be reviewed."""
    if solution.status != Status.LISTED:
        return
    if solution.revision is not None:
        solution.revision_state = RevisionState.DRAFT
        return
    deployments = await repository.deployments_of(session, solution)
    if any(is_pending(one) for one in deployments):
        solution.revision_state = RevisionState.DRAFT
        return
    solution.revision_state = None
    solution.revision_reason = None


def is_pending(deployment: Deployment) -> bool:
    """Whether a deployment, or a change to it, is not public yet (of a listed card)."""
    return not deployment.is_listed or deployment.revision is not None


async def keep_version(
    session: AsyncSession, actor: Actor, solution: Solution, *, changed: Sequence[Field]
) -> None:
    """Keep the card as the public reads it from now on, under the next number."""
    await keep_versions(session, actor, [(solution, changed)])


async def keep_versions(
    session: AsyncSession, actor: Actor, cards: Sequence[tuple[Solution, Sequence[Field]]]
) -> None:
    """Keep several cards so, each with what changed of it."""
    for solution, _ in cards:
        solution.listed_number += 1
        solution.listed_at = func.eme_now()
        touch(solution)
    await session.flush()
    deployments = await repository.public_deployments(session, [card.id for card, _ in cards])
    for solution, changed in cards:
        public = deployments[solution.id]
        session.add(
            SolutionVersion(
                solution_id=solution.id,
                number=solution.listed_number,
                changed=list(changed),
                card=card_of(solution),
                deployments=[entry.model_dump(mode="json") for entry in public],
            )
        )
        listed = SolutionListed(solution.id, solution.listed_number, tuple(changed))
        record(session, actor, listed)
