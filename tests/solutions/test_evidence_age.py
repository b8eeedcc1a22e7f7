"""How evidence ages, and what has nothing left to age."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import update

from app.kernel.actor import Role
from app.matching.engine.weights import load_weights
from app.solutions.enums import DeploymentStatus
from app.solutions.models import Deployment
from app.solutions.repository import STALE_AFTER_MONTHS
from tests.solutions.calls import URL
from tests.solutions.evidence import OF, Scene, public

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.support.database import Clock


async def test_evidence_turns_stale_after_the_time_that_the_engine_counts_as_fresh(
    scene: Scene, client: httpx.AsyncClient, clock: Clock, as_role: AsRole
) -> None:
    assert load_weights().deployment.fresh_years * 12 == STALE_AFTER_MONTHS
    await scene.judge(scene.user, "confirm")
    await clock.shift(timedelta(days=364))
    assert (await public(client, scene))["is_stale"] is False
    await clock.shift(timedelta(days=368))
    assert (await public(client, scene))["is_stale"] is True
    proof = (await client.get(URL)).json()["items"][0]["proven_in"][0]
    assert (proof["evidence"], proof["is_stale"]) == ("confirmed", True)
    # Nobody stays signed in for a year.
    user = await as_role(Role.FORCE_APPROVER, organisation=scene.force)
    supplier = await as_role(Role.SUPPLIER_MEMBER, organisation=scene.people.organisation)
    for who in (user, supplier):
        waiting = (await who.get(OF, params={"waiting": True})).json()
        assert [item["id"] for item in waiting["items"]] == [scene.key]
    again = await scene.judge(user, "confirm")
    assert (again.json()["is_stale"], again.json()["evidence_role"]) == (False, "force_approver")
    for who in (user, supplier):
        assert (await who.get(OF, params={"waiting": True})).json()["total"] == 0


async def test_what_has_ended_is_not_asked_for_again(
    scene: Scene, client: httpx.AsyncClient, session: AsyncSession, clock: Clock, as_role: AsRole
) -> None:
    """Its age shows by its dates; where it was proven, its age counts as that of any other use."""
    await scene.judge(scene.user, "confirm")
    await session.execute(update(Deployment).values(status=DeploymentStatus.ENDED))
    await session.commit()
    await clock.shift(timedelta(days=368))
    assert (await public(client, scene))["is_stale"] is False
    assert (await client.get(URL)).json()["items"][0]["proven_in"][0]["is_stale"] is True
    user = await as_role(Role.FORCE_APPROVER, organisation=scene.force)
    assert (await user.get(OF, params={"waiting": True})).json()["total"] == 0
