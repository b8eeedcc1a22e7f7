"""Counts beside the filters, and how many statements reads take."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Role
from tests.challenges.calls import BASE
from tests.factories.challenges import PANEL, make_challenge
from tests.factories.organisations import make_force
from tests.factories.taxonomy import make_capability, make_sector, make_theme
from tests.support.database import Statements

AsRole = Callable[..., Awaitable[httpx.AsyncClient]]


async def test_facets_count_what_each_value_would_leave(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    theme = await make_theme(session, name="Evidence")
    one = await make_capability(session, theme=theme, name="Alpha")
    two = await make_capability(session, theme=theme, name="Beta")
    sector = await make_sector(session, name="Health")
    force = await make_force(session, name="Kent")
    await make_challenge(
        session, force=force, capabilities=[one.slug, two.slug], sectors_welcome=[sector.slug]
    )
    await make_challenge(session, force=force, capabilities=[one.slug], stage="closed", **PANEL)
    await make_challenge(session, force=force, capabilities=[two.slug], stage="draft")
    await session.commit()
    counts = await _counts(client)
    assert counts["status"] == {"open": 1, "closed": 1}
    assert counts["theme"] == {theme.slug: 2}
    assert counts["capability"] == {one.slug: 2, two.slug: 1}
    assert counts["sector"] == {sector.slug: 1}
    assert counts["force"] == {force.slug: 2}
    assert counts["safeguards"] == {"standard": 1, "panel": 1}
    narrowed = await _counts(client, status="open")
    assert narrowed["status"] == {"open": 1, "closed": 1}
    assert narrowed["capability"] == {one.slug: 1, two.slug: 1}
    assert narrowed["safeguards"] == {"standard": 1}
    named = (await client.get(f"{BASE}/facets")).json()["capability"]
    assert [(each["name"], each["theme"]) for each in named] == [
        ("Alpha", theme.slug),
        ("Beta", theme.slug),
    ]


async def _counts(client: httpx.AsyncClient, **asked: str) -> dict[str, dict[str, int]]:
    body = (await client.get(f"{BASE}/facets", params=asked)).json()
    return {
        group: {each["value"]: each["count"] for each in values} for group, values in body.items()
    }


async def test_each_list_is_one_statement_and_one_look_at_the_session(
    session: AsyncSession, as_role: AsRole, client: httpx.AsyncClient, statements: Statements
) -> None:
    challenge = await make_challenge(session, stage="concluded")
    await session.commit()
    force_reader = await as_role(Role.FORCE_CONTRIBUTOR)
    moderator = await as_role(Role.MODERATOR)
    everything = {"capability": "a", "sector": "b", "force": "c", "status": "open"}
    below = f"{BASE}/{challenge.reference}"
    reads: list[tuple[str, dict[str, Any]]] = [
        (BASE, {}),
        (BASE, everything),
        (f"{BASE}/facets", everything),
        (below, {}),
        (f"{below}/versions", {}),
        (f"{below}/outcome", {}),
        ("/api/v1/outcomes", {}),
    ]
    inside: list[tuple[str, dict[str, Any]]] = [
        (f"{below}/timeline", {}),
        (f"{below}/readiness", {}),
    ]
    for reader, session_look_ups, asked in (
        (client, 0, reads),
        (force_reader, 1, reads),
        (moderator, 1, reads + inside),
    ):
        for url, params in asked:
            with statements:
                answer = await reader.get(url, params=params)
            assert answer.status_code == 200, url
            assert len(statements) == 1 + session_look_ups, url
