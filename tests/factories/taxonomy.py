"""Vocabulary for tests: the shipped one, or single nodes."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.ids import new_id
from app.taxonomy.models import Capability, Sector, Theme


async def make_sector(session: AsyncSession, **overrides: Any) -> Sector:
    """Insert a sector with a name of its own."""
    sector = Sector(**_node(overrides))
    session.add(sector)
    await session.flush()
    return sector


async def make_theme(session: AsyncSession, **overrides: Any) -> Theme:
    """Insert a theme with a name of its own."""
    theme = Theme(**_node(overrides))
    session.add(theme)
    await session.flush()
    return theme


async def make_capability(
    session: AsyncSession, *, theme: Theme | None = None, **overrides: Any
) -> Capability:
    """Insert a capability, in a new theme when none is given."""
    home = theme or await make_theme(session)
    capability = Capability(**{"theme_id": home.id, "synonyms": [], "cpv": [], **_node(overrides)})
    session.add(capability)
    await session.flush()
    return capability


def _node(overrides: dict[str, Any]) -> dict[str, Any]:
    name = new_id().hex[-12:]
    return {
        "slug": f"node-{name}",
        "name": f"Node {name}",
        "scope_note": "Made by a test.",
        "position": 900,
        **overrides,
    }
