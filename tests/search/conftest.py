"""What the tests of search begin with."""

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from app.taxonomy.models import Vocabulary
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force
from tests.factories.solutions import make_solution
from tests.factories.taxonomy import make_capability, make_theme
from tests.search.scene import DRONES, PHONES, Found


@pytest_asyncio.fixture
async def vocabulary(session: AsyncSession) -> Vocabulary:
    made = Vocabulary(id=1, version=1)
    session.add(made)
    return made


@pytest_asyncio.fixture
async def scene(session: AsyncSession, vocabulary: Vocabulary) -> Found:
    theme = await make_theme(session, slug="devices", name="Devices")
    await make_capability(
        session,
        theme=theme,
        slug="selective-extraction",
        name="Selective copying",
        synonyms=["targeted download"],
        scope_note="Copies what was agreed.",
    )
    made = Found()
    made.force = await make_force(session)
    made.phones = await make_challenge(session, force=made.force, stage="open", **PHONES)
    made.drones = await make_challenge(session, stage="closed", **DRONES)
    made.concluded = await make_challenge(
        session, stage="concluded", **{**DRONES, "title": "Rosters without tired people"}
    )
    made.kiosk = await make_solution(
        session,
        name="Otter Kiosk",
        summary="A kiosk where a person hands over chosen messages.",
        what_it_does="The phone stays with the victim during extraction.",
        capabilities=["selective-extraction"],
    )
    await session.commit()
    return made
