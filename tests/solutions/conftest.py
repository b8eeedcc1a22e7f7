"""A small vocabulary, a supplier with people, and a card of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest_asyncio

from app.kernel.actor import Role
from tests.factories.organisations import make_force, make_supplier
from tests.factories.solutions import CAPABILITY, make_deployment, make_solution
from tests.factories.taxonomy import make_capability, make_sector, make_theme
from tests.solutions.evidence import Scene

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.organisations.models import Organisation
    from tests.conftest import AsRole

OTHER_CAPABILITY = "automated-redaction"


@dataclass(frozen=True)
class People:
    """A supplier, and the people of the tests."""

    organisation: Organisation
    supplier: httpx.AsyncClient
    other_supplier: httpx.AsyncClient
    moderator: httpx.AsyncClient
    force: httpx.AsyncClient


@pytest_asyncio.fixture(autouse=True)
async def vocabulary(session: AsyncSession) -> None:
    """Two themes with a capability each, and three sectors."""
    for theme, capability in (("digital-forensics", CAPABILITY), ("records", OTHER_CAPABILITY)):
        home = await make_theme(session, slug=theme, name=theme.title())
        await make_capability(session, theme=home, slug=capability, name=capability.title())
    for place, sector in enumerate(("policing", "health", "banking")):
        await make_sector(session, slug=sector, name=sector.title(), position=place)
    await session.commit()


@pytest_asyncio.fixture
async def people(as_role: AsRole, session: AsyncSession) -> People:
    """Everybody who has to do with a card."""
    home = await make_supplier(session, name="Example Otter Ltd")
    await session.commit()
    return People(
        organisation=home,
        supplier=await as_role(Role.SUPPLIER_MEMBER, organisation=home),
        other_supplier=await as_role(Role.SUPPLIER_ADMIN),
        moderator=await as_role(Role.MODERATOR),
        force=await as_role(Role.FORCE_CONTRIBUTOR),
    )


@pytest_asyncio.fixture
async def scene(people: People, session: AsyncSession, as_role: AsRole) -> Scene:
    """A card of which a force is said to use it, claimed."""
    force = await make_force(session, name="Open Constabulary")
    solution = await make_solution(session, supplier=people.organisation)
    deployment = await make_deployment(
        session, solution, sector="policing", organisation_id=force.id, organisation_label=""
    )
    await session.commit()
    user = await as_role(Role.FORCE_CONTRIBUTOR, organisation=force)
    return Scene(solution.reference, str(deployment.id), force, user, people)
