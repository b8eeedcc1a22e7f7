"""What the tests of matching over HTTP begin with."""

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.models import Challenge
from app.taxonomy.models import ThemeSectorCloseness
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force, make_organisation
from tests.factories.solutions import make_solution
from tests.factories.taxonomy import make_capability, make_sector
from tests.matching.scene import ASKED, PHONES, ROSTERS, World


@pytest_asyncio.fixture
async def world(session: AsyncSession) -> World:
    phones = await make_capability(session, slug="selective-extraction", name="Selective copying")
    await make_capability(session, slug="fatigue-aware-rostering", name="Rosters")
    for slug in ("policing", "health"):
        sector = await make_sector(session, slug=slug, name=slug)
        session.add(
            ThemeSectorCloseness(
                theme_id=phones.theme_id, sector_id=sector.id, closeness=0.8, why="Consent is asked"
            )
        )
    made = World()
    made.force = await make_force(session)
    made.supplier = await make_organisation(session)
    made.challenge = await make_challenge(session, force=made.force, stage="open", **ASKED)
    used = {
        "sector": "policing",
        "organisation_label": "A county force",
        "use": "Taking statements",
    }
    made.fitting = await make_solution(
        session, supplier=made.supplier, deployments=[used, {}], **PHONES
    )
    made.other = await make_solution(session, **ROSTERS)
    await session.commit()
    return made


@pytest_asyncio.fixture
async def need(world: World, session: AsyncSession) -> Challenge:
    """A challenge of the force that closed, and nobody had responded."""
    made = await make_challenge(session, force=world.force, stage="closed", **ASKED)
    await session.commit()
    return made
