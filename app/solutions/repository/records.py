"""Loading and inserting product cards and deployments for writes."""

from collections.abc import Sequence
from itertools import chain
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Text, any_, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Actor
from app.kernel.errors import Conflict, NotFound
from app.kernel.ids import draw_reference, is_reference
from app.organisations.models import Organisation
from app.platform.database import moment_now
from app.solutions.models import Deployment, Solution
from app.solutions.policy import visible_to

_TRIES = (4, 4, 4, 5, 6, 8)  # digits of the references drawn, until one is free


def is_named(ref: str | UUID) -> ColumnElement[bool]:
    """The card with this id or reference; NotFound for what is neither."""
    if isinstance(ref, UUID):
        return Solution.id == ref
    if is_reference(ref):
        return Solution.reference == ref
    try:
        return Solution.id == UUID(ref)
    except ValueError:
        raise NotFound from None


async def get(
    session: AsyncSession, actor: Actor, ref: str | UUID, *, lock: bool = False
) -> Solution:
    """Return a card by id or reference, locked if asked; NotFound when the actor may not see it.

    It may be one whose claims the actor may not read (suspended, retired): `detail` sees to that.
    """
    statement = select(Solution).where(is_named(ref), visible_to(actor))
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = (await session.execute(statement)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


async def deployments_of(session: AsyncSession, solution: Solution) -> Sequence[Deployment]:
    """Return all deployments of a card, whether public or not."""
    statement = (
        select(Deployment).where(Deployment.solution_id == solution.id).order_by(Deployment.id)
    )
    return (await session.execute(statement)).scalars().all()


async def supplier_is_example(session: AsyncSession, supplier_id: UUID) -> bool:
    """Tell whether the supplier is invented, and so are its products."""
    statement = select(Organisation.is_example).where(Organisation.id == supplier_id)
    return bool((await session.execute(statement)).scalar_one())


async def free_reference(session: AsyncSession) -> str:
    """Draw a reference that no card has; Conflict when chance is against it."""
    [reference] = await free_references(session, 1)
    return reference


async def free_references(session: AsyncSession, count: int) -> list[str]:
    """Draw as many references that no card has, in one go; Conflict as for one."""
    now = await moment_now(session)
    drawn = [[draw_reference("SO", now, digits=digits) for digits in _TRIES] for _ in range(count)]
    each = list(chain.from_iterable(drawn))
    among = Solution.reference == any_(literal(each, ARRAY(Text)))
    taken = set((await session.execute(select(Solution.reference).where(among))).scalars())
    free = []
    for tries in drawn:
        reference = next((one for one in tries if one not in taken), None)
        if reference is None:
            raise Conflict("No reference was free. Try again.")
        taken.add(reference)
        free.append(reference)
    return free
