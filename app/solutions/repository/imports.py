"""A supplier's own cards and deployments: those its sheets show, and those their rows name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, case, cast, func, or_, select, text

from app.kernel.paging import Page
from app.organisations.models import Organisation
from app.platform.paging import page_statement, run_page
from app.solutions.enums import RevisionState, Stage, Status
from app.solutions.models import Deployment, Solution
from app.solutions.policy import own
from app.solutions.repository.detail import CARD_FIELDS
from app.solutions.repository.words import code, json_object
from app.solutions.schemas import DeploymentText, OwnCard, OwnDeployment

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sqlalchemy import FromClause, Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner, ListFilter
    from app.platform.database import Reader

_ONE_AT_A_TIME: Final = text(
    "SELECT pg_advisory_xact_lock(hashtextextended('import ' || CAST(:supplier AS text), 0))"
)


async def own_cards(
    reader: Reader, actor: Actor, asked: ListFilter, cursors: CursorSigner
) -> Page[OwnCard]:
    """Read a part of the supplier's cards as it left them, the oldest first."""
    card = json_object(**{name: getattr(Solution, name) for name in CARD_FIELDS})

    def along(page: FromClause) -> Mapping[str, ColumnElement[Any]]:
        entry = json_object(
            reference=Solution.reference,
            status=_stage(),
            card=func.coalesce(Solution.revision, card),
        )
        return {"entry": select(entry).where(Solution.id == page.c.id).scalar_subquery()}

    found = select(Solution.id).where(own(actor))
    return await _page(reader, found, asked, cursors, along=along, view=OwnCard)


async def own_deployments(
    reader: Reader, actor: Actor, asked: ListFilter, cursors: CursorSigner
) -> Page[OwnDeployment]:
    """Read a part of the supplier's deployments as it left them, the oldest first."""
    written = json_object(
        **{name: getattr(Deployment, name) for name in DeploymentText.model_fields}
    )
    said = func.coalesce(Deployment.revision, written)
    user = select(Organisation.slug).where(
        Organisation.id == cast(said["organisation_id"].as_string(), Uuid)
    )

    def along(page: FromClause) -> Mapping[str, ColumnElement[Any]]:
        entry = json_object(
            id=Deployment.id,
            card=Solution.reference,
            card_name=_name(),
            organisation=user.correlate(Deployment).scalar_subquery(),
            text=said,
        )
        here = select(entry).join(Solution).where(Deployment.id == page.c.id)
        return {"entry": here.scalar_subquery()}

    found = select(Deployment.id).join(Solution).where(own(actor))
    return await _page(reader, found, asked, cursors, along=along, view=OwnDeployment)


async def _page(
    reader: Reader,
    found: Select[*tuple[Any, ...]],
    asked: ListFilter,
    cursors: CursorSigner,
    *,
    along: Callable[[FromClause], Mapping[str, ColumnElement[Any]]],
    view: Any,
) -> Page[Any]:
    statement = page_statement(found, keys=("id",), continued=asked.cursor is not None, along=along)
    purpose = f"sheet of {view.__name__}"
    read = await run_page(reader, statement, asked=asked, cursors=cursors, purpose=purpose)
    return Page(
        items=[view.model_validate(row["entry"]) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )


def _stage() -> ColumnElement[str]:
    """The stage of a card, as `lifecycle.stage_of` reads it."""
    listed = Solution.status == Status.LISTED
    return case(
        (and_(listed, Solution.revision_state == RevisionState.DRAFT), code(Stage.REVISED)),
        (
            and_(listed, Solution.revision_state == RevisionState.IN_REVIEW),
            code(Stage.REVISION_IN_REVIEW),
        ),
        else_=Solution.status,
    )


def _name() -> ColumnElement[str]:
    """The name as the supplier left it."""
    return func.coalesce(Solution.revision["name"].as_string(), Solution.name)


async def queue_imports(session: AsyncSession, actor: Actor) -> None:
    """Let one supplier's imports be carried out one after the other."""
    await session.execute(_ONE_AT_A_TIME, {"supplier": str(actor.organisation_id)})


async def own_cards_named(
    session: AsyncSession,
    actor: Actor,
    *,
    references: Collection[str],
    names: Collection[str],
    lock: bool,
) -> Sequence[Solution]:
    """Return the actor's own cards of these references or, not retired, names in any case."""
    by_name = func.lower(_name()).in_([name.lower() for name in names])
    statement = (
        select(Solution)
        .where(
            own(actor),
            or_(
                Solution.reference.in_(references),
                by_name & (Solution.status != Status.RETIRED),
            ),
        )
        .order_by(Solution.id)
    )
    if lock:
        statement = statement.with_for_update(of=Solution).execution_options(populate_existing=True)
    return (await session.execute(statement)).scalars().all()


async def deployments_of_cards(
    session: AsyncSession, cards: Collection[UUID]
) -> Sequence[Deployment]:
    """Return all deployments of these cards, public or not."""
    statement = select(Deployment).where(Deployment.solution_id.in_(cards)).order_by(Deployment.id)
    return (await session.execute(statement)).scalars().all()
