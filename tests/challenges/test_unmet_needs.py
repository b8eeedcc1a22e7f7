"""Unmet needs: past challenges to which nobody had an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import update

from app.challenges.models import Outcome
from app.kernel.actor import Role
from tests.factories.challenges import make_challenge, make_outcome
from tests.factories.organisations import make_force
from tests.factories.taxonomy import make_capability

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.support.database import Statements

CAPABILITY = "selective-extraction"
URL = f"/api/v1/capabilities/{CAPABILITY}/unmet-needs"


@pytest_asyncio.fixture(autouse=True)
async def vocabulary(session: AsyncSession) -> None:
    await make_capability(session, slug=CAPABILITY)
    await session.commit()


@pytest.mark.parametrize(
    ("stage", "next_step", "responses", "because"),
    [
        ("scheduled", None, 0, None),
        ("open", None, 0, None),
        ("closed", None, 0, "nobody_responded"),
        ("closed", None, 1, None),
        ("concluded", "procurement", 0, None),
        ("concluded", "pilot", 0, None),
        ("concluded", "more_engagement", 0, "nobody_responded"),
        ("concluded", "more_engagement", 1, None),
        ("concluded", "no_further_action", 0, "nothing_followed"),
        ("concluded", "no_further_action", 3, "nothing_followed"),
        ("withdrawn", None, 0, None),
        ("draft", None, 0, None),
    ],
)
async def test_what_counts_as_unmet_follows_from_the_public_outcome(
    client: httpx.AsyncClient,
    session: AsyncSession,
    stage: str,
    next_step: str | None,
    responses: int,
    because: str | None,
) -> None:
    challenge = await make_challenge(session, stage=stage, responses_submitted=responses)
    if next_step:
        await session.execute(
            update(Outcome).where(Outcome.challenge_id == challenge.id).values(next_step=next_step)
        )
    await session.commit()
    page = (await client.get(URL)).json()
    assert [item["because"] for item in page["items"]] == ([because] if because else [])
    assert page["total"] == (1 if because else 0)


async def test_an_outcome_that_is_not_published_tells_nothing(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    challenge = await make_challenge(session, stage="closed", responses_submitted=2)
    await make_outcome(session, challenge.id, next_step="no_further_action")
    await session.commit()
    assert (await client.get(URL)).json()["items"] == []


async def test_unmet_needs_are_only_those_a_reader_may_see(
    session: AsyncSession, as_role: AsRole, client: httpx.AsyncClient
) -> None:
    force = await make_force(session)
    for visibility in ("public", "registered_suppliers", "policing_only"):
        await make_challenge(
            session, force=force, stage="closed", visibility=visibility, title=visibility
        )
    await session.commit()

    async def titles(reader: httpx.AsyncClient) -> set[str]:
        page: dict[str, Any] = (await reader.get(URL)).json()
        assert page["total"] == len(page["items"])
        return {item["title"] for item in page["items"]}

    assert await titles(client) == {"public"}
    supplier = await as_role(Role.SUPPLIER_MEMBER)
    assert await titles(supplier) == {"public", "registered_suppliers"}
    officer = await as_role(Role.FORCE_CONTRIBUTOR)
    assert await titles(officer) == {"public", "registered_suppliers", "policing_only"}


async def test_unmet_needs_come_in_pages_with_one_statement_each(
    client: httpx.AsyncClient, session: AsyncSession, statements: Statements
) -> None:
    for _ in range(3):
        await make_challenge(session, stage="closed")
    await make_challenge(session, stage="closed", capabilities=["another"])
    await session.commit()
    with statements:
        first = (await client.get(URL, params={"limit": 2})).json()
    assert len(statements) == 1
    assert (len(first["items"]), first["total"]) == (2, 3)
    assert first["items"][0]["lead_force"]["name"]
    second = (await client.get(URL, params={"cursor": first["next_cursor"]})).json()
    seen = {item["id"] for item in [*first["items"], *second["items"]]}
    assert len(seen) == 3
    unknown = await client.get("/api/v1/capabilities/time-travel/unmet-needs")
    assert unknown.status_code == 404
