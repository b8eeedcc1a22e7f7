"""Where police forces use a capability, by the listed deployments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.kernel.actor import Role
from tests.factories.organisations import make_force, make_supplier
from tests.factories.solutions import CAPABILITY, make_solution
from tests.solutions.conftest import OTHER_CAPABILITY

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.support.database import Statements

POLICE = {"sector": "policing", "organisation_label": "A county force", "use": "Statements"}


def at(capability: str = CAPABILITY) -> str:
    return f"/api/v1/capabilities/{capability}/policing-uses"


async def test_uses_are_listed_best_proof_first_with_their_product(
    client: httpx.AsyncClient, session: AsyncSession, statements: Statements
) -> None:
    force = await make_force(session, name="Fictional Constabulary")
    await make_solution(
        session,
        name="Otter",
        deployments=[
            {**POLICE, "started_on": date(2025, 1, 1)},
            {**POLICE, "started_on": date(2024, 1, 1), "status": "trial"},
            {
                **POLICE,
                "organisation_id": force.id,
                "evidence": "confirmed",
                "evidence_on": date(2025, 5, 1),
                "started_on": date(2023, 1, 1),
            },
        ],
    )
    await session.commit()
    with statements:
        answer = await client.get(at(), params={"limit": 2})
    assert len(statements) == 1
    page = answer.json()
    assert page["total"] == 3
    first, second = page["items"]
    assert first["organisation"]["name"] == "Fictional Constabulary"
    assert (first["evidence"], first["evidence_on"]) == ("confirmed", "2025-05-01")
    assert first["solution"]["name"] == "Otter"
    assert second["organisation"] is None
    assert second["organisation_label"] == "A county force"
    rest = (await client.get(at(), params={"cursor": page["next_cursor"]})).json()
    assert [each["status"] for each in rest["items"]] == ["trial"]
    assert rest["next_cursor"] is None


async def test_nobody_learns_the_name_behind_an_anonymous_use(
    session: AsyncSession, as_role: AsRole
) -> None:
    hidden = await make_force(session, name="Secret Constabulary")
    home = await make_supplier(session)
    await make_solution(
        session,
        supplier=home,
        deployments=[
            {**POLICE, "organisation_id": hidden.id, "organisation_label": "S", "anonymous": True}
        ],
    )
    await session.commit()
    for role, organisation in (
        (Role.SUPPLIER_MEMBER, home),
        (Role.MODERATOR, None),
        (Role.FORCE_CONTRIBUTOR, hidden),
    ):
        reader = await as_role(role, organisation)
        item = (await reader.get(at())).json()["items"][0]
        assert (item["anonymous"], item["organisation"]) == (True, None)
        assert item["organisation_label"] == ""
        assert "Secret" not in str(item)


@pytest.mark.parametrize(
    ("card", "deployment"),
    [
        ({"stage": "suspended"}, {}),
        ({"stage": "retired"}, {}),
        ({"stage": "in_review"}, {"is_listed": True}),
        ({}, {"is_listed": False}),
        ({}, {"sector": "health"}),
        ({}, {"status": "ended", "ended_on": date(2025, 1, 1)}),
        ({}, {"ended_on": date(2025, 1, 1)}),
        ({}, {"started_on": None}),
        ({}, {"started_on": date(2999, 1, 1)}),
        ({}, {"capabilities": [OTHER_CAPABILITY]}),
        ({"capabilities": [OTHER_CAPABILITY]}, {}),
    ],
)
async def test_what_is_not_listed_not_policing_or_not_today_is_left_out(
    client: httpx.AsyncClient,
    session: AsyncSession,
    card: dict[str, Any],
    deployment: dict[str, Any],
) -> None:
    await make_solution(session, deployments=[{**POLICE, **deployment}], **card)
    await session.commit()
    answer = await client.get(at())
    assert answer.status_code == 200
    assert answer.json() == {"items": [], "next_cursor": None, "total": 0}


async def test_a_use_may_name_fewer_capabilities_than_its_card(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    await make_solution(
        session,
        capabilities=[OTHER_CAPABILITY, CAPABILITY],
        deployments=[{**POLICE, "capabilities": [OTHER_CAPABILITY]}],
    )
    await session.commit()
    assert (await client.get(at())).json()["total"] == 0
    assert (await client.get(at(OTHER_CAPABILITY))).json()["total"] == 1


async def test_an_unknown_capability_is_not_found(client: httpx.AsyncClient) -> None:
    assert (await client.get(at("time-travel"))).status_code == 404
    foreign = await client.get(at(), params={"cursor": "made-up"})
    assert foreign.status_code == 422
