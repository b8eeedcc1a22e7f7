"""The horizon radar: capabilities by theme, each where its nearest product stands."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any

from app.solutions.enums import Horizon
from tests.factories.solutions import make_solution
from tests.factories.taxonomy import make_capability, make_theme

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.support.database import Statements

URL = "/api/v1/insights/horizon"
POLICE = {"sector": "policing", "started_on": date(2024, 1, 1)}
HEALTH = {"sector": "health", "started_on": date(2024, 1, 1)}


async def radar(client: httpx.AsyncClient) -> dict[str, Any]:
    answer = await client.get(URL)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


async def test_a_capability_stands_where_its_nearest_product_stands(
    client: httpx.AsyncClient, session: AsyncSession, statements: Statements
) -> None:
    first = await make_theme(session, slug="phones", position=1)
    second = await make_theme(session, slug="rosters", position=2)
    for place, slug in enumerate(("copying", "sharing", "unlocking"), start=1):
        await make_capability(session, theme=first, slug=slug, name=slug, position=place)
    await make_capability(session, theme=second, slug="rest", name="rest", position=1)
    near: dict[str, Any] = {"maturity": 5, "deployments": [POLICE]}
    await make_solution(session, capabilities=["rest"], is_example=True, **near)
    await make_solution(session, capabilities=["rest", "copying"], maturity=9)
    await make_solution(session, capabilities=["copying"], maturity=9)
    await make_solution(session, capabilities=["sharing"], maturity=4, deployments=[HEALTH])
    await make_solution(session, capabilities=["unlocking"], stage="suspended", **near)
    await make_solution(session, capabilities=["unlocking"], stage="in_review", **near)
    await session.commit()
    with statements:
        found = await radar(client)
    assert len(statements) == 1
    assert [theme["slug"] for theme in found["themes"]] == ["phones", "rosters"]
    assert [ring["horizon"] for ring in found["rings"]] == [str(each) for each in Horizon]
    shown = [
        (each["number"], ring["horizon"], each["slug"], each["solutions"], each["this_near"])
        for ring in found["rings"]
        for each in ring["entries"]
    ]
    assert shown == [
        (1, "in_use_policing", "rest", 2, 1),
        (2, "available", "copying", 2, 2),
        (3, "other_sector", "sharing", 1, 1),
    ]
    assert [plain["slug"] for plain in found["without_product"]] == ["unlocking"]
    assert found["solutions"] == 4


async def test_a_capability_is_an_example_only_when_all_its_products_are(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    for slug in ("invented", "mixed"):
        await make_capability(session, slug=slug)
    await make_solution(session, capabilities=["invented", "mixed"], is_example=True)
    await make_solution(session, capabilities=["mixed"], is_example=False)
    await session.commit()
    entries = [each for ring in (await radar(client))["rings"] for each in ring["entries"]]
    assert {each["slug"]: each["is_example"] for each in entries} == {
        "invented": True,
        "mixed": False,
    }


async def test_the_radar_can_be_taken_away_as_a_file_with_the_same_numbers(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    theme = await make_theme(session, slug="phones")
    for place, slug in enumerate(("copying", "unlocking")):
        await make_capability(session, theme=theme, slug=slug, name=slug, position=place)
    await make_solution(session, capabilities=["copying"], maturity=9, is_example=True)
    await session.commit()
    answer = await client.get(f"{URL}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert [(row["number"], row["capability"], row["horizon"]) for row in rows] == [
        ("1", "copying", "available"),
        ("", "unlocking", ""),
    ]
    assert rows[0]["url"].endswith("/capabilities/copying")
    assert [row["is_example"] for row in rows] == ["Invented example", ""]


async def test_an_empty_vocabulary_gives_an_empty_radar(client: httpx.AsyncClient) -> None:
    found = await radar(client)
    assert (found["themes"], found["without_product"], found["solutions"]) == ([], [], 0)
    assert all(ring["entries"] == [] for ring in found["rings"])
