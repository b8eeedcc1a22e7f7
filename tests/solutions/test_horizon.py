"""The horizon of a card: derived from dated deployments and maturity, never typed in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.kernel.actor import SYSTEM
from app.solutions import repository
from tests.factories.solutions import make_solution
from tests.solutions.calls import URL

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.support.database import Clock

BEGUN = date(2024, 1, 1)
POLICE = {"sector": "policing", "started_on": BEGUN}
HEALTH = {"sector": "health", "started_on": BEGUN}


@pytest.mark.parametrize(
    ("maturity", "deployments", "expected"),
    [
        (9, [POLICE], "in_use_policing"),
        (4, [POLICE], "in_use_policing"),
        (9, [{**POLICE, "started_on": None}], "available"),
        (4, [{**POLICE, "started_on": None}], "emerging"),
        (9, [{**POLICE, "started_on": date(2999, 1, 1)}], "available"),
        (9, [{**POLICE, "status": "ended", "ended_on": date(2025, 1, 1)}], "available"),
        (9, [{**POLICE, "ended_on": date(2025, 1, 1)}, HEALTH], "available"),
        (9, [{**POLICE, "status": "trial"}, HEALTH], "available"),
        (7, [{**POLICE, "status": "trial"}, HEALTH], "other_sector"),
        (9, [HEALTH], "other_sector"),
        (9, [{**HEALTH, "status": "ended"}], "available"),
        (5, [{**HEALTH, "status": "trial"}], "emerging"),
        (9, [{**POLICE, "is_listed": False}], "available"),
        (9, [], "available"),
        (7, [], "emerging"),
        (None, [], "emerging"),
    ],
)
async def test_the_horizon_comes_from_dated_deployments_and_maturity(
    session: AsyncSession, maturity: int | None, deployments: list[dict[str, Any]], expected: str
) -> None:
    solution = await make_solution(session, maturity=maturity, deployments=deployments)
    view = await repository.detail(session, SYSTEM, solution.id)
    assert view.horizon == expected


async def test_the_horizon_moves_with_the_clock(
    client: httpx.AsyncClient, session: AsyncSession, clock: Clock
) -> None:
    start = date(2030, 1, 1)
    solution = await make_solution(
        session, deployments=[{**POLICE, "started_on": start, "ended_on": start}]
    )
    await session.commit()

    async def horizon() -> str:
        seen: str = (await client.get(f"{URL}/{solution.id}")).json()["horizon"]
        return seen

    assert await horizon() == "available"
    now = (await client.get(f"{URL}/{solution.id}")).json()["first_listed_at"]
    days = (start - date.fromisoformat(now[:10])).days
    await clock.shift(timedelta(days=days))
    assert await horizon() == "in_use_policing"
    await clock.shift(timedelta(days=1))
    assert await horizon() == "available"
