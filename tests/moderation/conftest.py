"""Two moderators, and a challenge that was just signed off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest_asyncio

from app.kernel.actor import Role
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force
from tests.moderation.calls import step

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole


@pytest_asyncio.fixture
async def moderator(as_role: AsRole) -> httpx.AsyncClient:
    """A moderator."""
    return await as_role(Role.MODERATOR)


@pytest_asyncio.fixture
async def colleague(as_role: AsRole, moderator: Any) -> httpx.AsyncClient:
    """Another moderator of the same body."""
    return await as_role(Role.MODERATOR, organisation=moderator.person.organisation)


@pytest_asyncio.fixture
async def signed_off(as_role: AsRole, session: AsyncSession) -> dict[str, Any]:
    """A challenge that was just signed off through the API."""
    force = await make_force(session, name="Example Force")
    challenge = await make_challenge(
        session,
        force=force,
        stage="awaiting_sign_off",
        problem_today="Ring 020 7946 0123, or ask Sergeant A. Sample.",
        explained_findings=[],
    )
    await session.commit()
    approver = await as_role(Role.FORCE_APPROVER, organisation=force)
    url = f"/api/v1/challenges/{challenge.reference}"
    answer = await step(approver, url, "sign_off")
    assert answer.status_code == 200, answer.text
    return {"url": url, "approver": approver, "reference": challenge.reference}
