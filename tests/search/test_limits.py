"""What a search takes, refuses and costs, and who may search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import EVERYONE, Role
from app.matching.enums import RecordKind
from app.matching.service import index_record
from app.search.enums import Kind
from tests.factories.questions import make_question
from tests.factories.solutions import make_solution
from tests.search.scene import PATH, Found, search, titles

if TYPE_CHECKING:
    from tests.conftest import AsRole
    from tests.support.database import Statements


async def test_pages_follow_each_other(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    for number in range(5):
        await make_solution(session, name=f"Vole {number}", summary="Voles count things.")
    await session.commit()
    names: list[str] = []
    following: str | None = f"{PATH}?q=vole&limit=2"
    while following:
        answer = await client.get(following)
        names += titles(answer.json())
        following = answer.links["next"]["url"] if "next" in answer.links else None
    assert sorted(names) == [f"Vole {number}" for number in range(5)]
    assert answer.json()["total"] == 5
    cursor = (await search(client, "vole", limit=2))["next_cursor"]
    other = await client.get(PATH, params={"q": "drone", "cursor": cursor})
    assert other.status_code == 422


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"q": ""},
        {"q": "   "},
        {"q": "x" * 201},
        {"q": "a\x00b"},
        {"q": "vole", "limit": 101},
        {"q": "vole", "cursor": "x"},
        {"q": "vole", "kind": "x" * 101},
    ],
)
async def test_bad_input_is_refused_with_a_pointer(
    client: httpx.AsyncClient, asked: dict[str, Any]
) -> None:
    answer = await client.get(PATH, params=asked)
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"][0]["pointer"].startswith("/")


@pytest.mark.parametrize(
    "q", ['"', '""', "-", '-"', "- -", "…", "the of and", "\u202e", "%_\\", "a" * 200, "😀", '" "']
)
async def test_odd_queries_find_nothing_and_break_nothing(
    scene: Found, client: httpx.AsyncClient, q: str
) -> None:
    page = await search(client, q)
    assert page["items"] == []
    assert page["total"] == 0


@pytest.mark.parametrize("role", sorted(EVERYONE - {Role.PUBLIC}))
async def test_everybody_may_search(scene: Found, as_role: AsRole, role: Role) -> None:
    reader = await as_role(role)
    assert (await search(reader, "phone"))["total"] == 3


async def test_statements_do_not_grow_with_what_is_found(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient, statements: Statements
) -> None:
    await search(client, "phone")
    with statements:
        await search(client, "phone")
    few = len(statements)
    with statements:
        await search(client, "phonne")
    assert len(statements) <= few + 1
    for number in range(12):
        card = await make_solution(
            session,
            name=f"Phone {number}",
            deployments=[
                {"sector": "policing", "organisation_id": scene.force.id, "use": f"Phone {number}"}
            ],
        )
        await index_record(session, RecordKind.SOLUTION, card.id)
        await make_question(
            session, challenge=scene.phones, status="published", wording=f"Which phone {number}?"
        )
    await session.commit()
    await search(client, "phone")
    with statements:
        page = await search(client, "phone", limit=100)
    assert page["total"] > 24
    assert {item["kind"] for item in page["items"]} == set(Kind)
    # Changes, visible challenges, outcomes, questions, uses, vocabulary; the texts of each kind.
    assert len(statements) == few + 2 == 11
