"""The catalogue: filters, orders, pages, counts, and the horizon they go by."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from app.solutions.models import Solution
from tests.factories.organisations import make_supplier
from tests.factories.solutions import CAPABILITY, make_solution
from tests.solutions.calls import URL
from tests.solutions.conftest import OTHER_CAPABILITY

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.solutions.conftest import People
    from tests.support.database import Clock, Statements

BEGUN = date(2024, 1, 1)
POLICE = {"sector": "policing", "started_on": BEGUN}
HEALTH = {"sector": "health", "started_on": BEGUN}


async def names(who: httpx.AsyncClient, query: str = "") -> list[str]:
    """The names of a page, in its order."""
    answer = await who.get(f"{URL}{query}")
    assert answer.status_code == 200, answer.text
    assert answer.json()["total"] >= len(answer.json()["items"])
    return [item["name"] for item in answer.json()["items"]]


async def fill(session: AsyncSession) -> None:
    """Four listed cards that differ, and three nobody should find."""
    await make_solution(
        session, name="Alder", capabilities=[CAPABILITY], maturity=9, deployments=[POLICE, HEALTH]
    )
    await make_solution(
        session, name="birch", capabilities=[OTHER_CAPABILITY], maturity=6, hosting="any"
    )
    await make_solution(
        session,
        name="Cedar",
        capabilities=[CAPABILITY, OTHER_CAPABILITY],
        maturity=8,
        hosting="on_premises",
        deployments=[
            {**HEALTH, "evidence": "verified"},
            {**HEALTH, "started_on": date(2022, 1, 1)},
        ],
    )
    await make_solution(
        session,
        name="Damson",
        maturity=8,
        deployments=[{**POLICE, "status": "trial"}, {"sector": "banking", "is_listed": False}],
    )
    for stage in ("draft", "in_review", "suspended", "retired"):
        await make_solution(session, name=f"Hidden {stage}", stage=stage, deployments=[POLICE])
    await session.commit()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Alder", "birch", "Cedar", "Damson"}),
        (f"?capability={OTHER_CAPABILITY}", {"birch", "Cedar"}),
        (
            f"?capability={OTHER_CAPABILITY}&capability={CAPABILITY}",
            {"Alder", "birch", "Cedar", "Damson"},
        ),
        ("?theme=records", {"birch", "Cedar"}),
        ("?theme=records&hosting=any", {"birch"}),
        ("?horizon=in_use_policing", {"Alder"}),
        ("?horizon=other_sector&horizon=emerging", {"birch", "Cedar"}),
        ("?horizon=available", {"Damson"}),
        ("?sector=policing", {"Alder"}),
        ("?sector=health", {"Alder", "Cedar"}),
        ("?sector=banking", set()),
        ("?trl_min=8", {"Alder", "Cedar", "Damson"}),
        ("?trl_min=9", {"Alder"}),
        ("?hosting=on_premises&hosting=any", {"birch", "Cedar"}),
        ("?status=draft", {"Alder", "birch", "Cedar", "Damson"}),
        ("?supplier=own", set()),
        ("?capability=no-such", {"Alder", "birch", "Cedar", "Damson"}),
        ("?sector=no-such&horizon=soon&trl_min=ten", {"Alder", "birch", "Cedar", "Damson"}),
    ],
)
async def test_each_filter_leaves_what_it_should(
    client: httpx.AsyncClient, session: AsyncSession, query: str, found: set[str]
) -> None:
    await fill(session)
    assert set(await names(client, query)) == found


async def test_values_nobody_knows_are_dropped_and_said(client: httpx.AsyncClient) -> None:
    answer = await client.get(
        f"{URL}?capability=no-such&capability={CAPABILITY}&theme=nix&sector=moon&horizon=soon"
        "&hosting=cloud&trl_min=0&sort=best&supplier=nobody&status=lost"
    )
    dropped = {(d["filter"], d["value"]) for d in answer.json()["dropped_filters"]}
    assert dropped == {
        ("capability", "no-such"),
        ("theme", "nix"),
        ("sector", "moon"),
        ("horizon", "soon"),
        ("hosting", "cloud"),
        ("trl_min", "0"),
        ("sort", "best"),
        ("supplier", "nobody"),
        ("status", "lost"),
    }


async def test_a_card_in_the_list_says_where_it_was_proven(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    await fill(session)
    items = {item["name"]: item for item in (await client.get(URL)).json()["items"]}
    assert items["Cedar"]["proven_in"] == [
        {
            "sector": {"slug": "health", "name": "Health"},
            "evidence": "verified",
            "is_stale": False,
            "since": "2022-01-01",
        }
    ]
    assert [proof["sector"]["slug"] for proof in items["Alder"]["proven_in"]] == [
        "policing",
        "health",
    ]
    assert items["Damson"]["proven_in"] == []
    assert items["birch"]["capabilities"] == [
        {"slug": OTHER_CAPABILITY, "name": OTHER_CAPABILITY.title()}
    ]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["Alder", "birch", "Cedar", "Damson"]),
        ("newest", ["Damson", "Cedar", "birch", "Alder"]),
        ("updated", ["Alder", "Damson", "Cedar", "birch"]),
    ],
)
async def test_pages_follow_one_order_without_gaps(
    client: httpx.AsyncClient, session: AsyncSession, clock: Clock, sort: str, order: list[str]
) -> None:
    await fill(session)
    alder = (await session.execute(select(Solution).where(Solution.name == "Alder"))).scalar_one()
    assert alder.listed_at is not None
    alder.listed_at += timedelta(hours=1)
    await session.commit()
    seen: list[str] = []
    query: dict[str, Any] = {"sort": sort, "limit": 1}
    while True:
        answer = (await client.get(URL, params=query)).json()
        assert answer["total"] == 4
        seen += [item["name"] for item in answer["items"]]
        if answer["next_cursor"] is None:
            break
        query["cursor"] = answer["next_cursor"]
    assert seen == order


async def test_a_cursor_of_another_order_is_refused(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    await fill(session)
    first = await client.get(f"{URL}?sort=name&limit=2")
    assert first.headers["link"].endswith('rel="next"')
    cursor = first.json()["next_cursor"]
    answer = await client.get(URL, params={"sort": "newest", "cursor": cursor})
    assert answer.status_code == 422


async def test_a_supplier_lists_its_own_cards_in_every_state(
    people: People, session: AsyncSession
) -> None:
    for stage in ("draft", "in_review", "listed", "revised", "suspended", "retired"):
        await make_solution(session, supplier=people.organisation, name=stage, stage=stage)
    await make_solution(session, name="another's")
    await session.commit()
    own = await people.supplier.get(f"{URL}?supplier=own&sort=name")
    states = {item["name"]: item["status"] for item in own.json()["items"]}
    assert states == {
        "draft": "draft",
        "in_review": "in_review",
        "listed": "listed",
        "revised": "listed",
        "suspended": "suspended",
        "retired": "retired",
    }
    revision = {item["name"]: item["revision_state"] for item in own.json()["items"]}
    assert revision["revised"] == "draft"
    assert await names(people.supplier, "?supplier=own&status=draft") == ["draft"]
    by_slug = f"?supplier={people.organisation.slug}&sort=name"
    assert await names(people.supplier, by_slug) == ["listed", "revised"]
    theirs = await people.other_supplier.get(f"{URL}{by_slug}")
    assert {item["revision_state"] for item in theirs.json()["items"]} == {None}
    assert await names(people.moderator, f"{by_slug}&status=in_review") == ["in_review"]
    assert await names(people.moderator, f"{by_slug}&status=draft") == []


async def test_counts_beside_the_filters_leave_their_own_filter_out(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    await fill(session)
    facets = (await client.get(f"{URL}/facets?hosting=on_premises&trl_min=8")).json()
    counted = {
        name: {entry["value"]: entry["count"] for entry in entries}
        for name, entries in facets.items()
    }
    assert counted["hosting"] == {"uk_only": 2, "on_premises": 1}
    assert counted["capability"] == {CAPABILITY: 1, OTHER_CAPABILITY: 1}
    assert counted["theme"] == {"digital-forensics": 1, "records": 1}
    assert counted["sector"] == {"health": 1}
    assert counted["horizon"] == {"other_sector": 1}
    assert counted["trl_min"] == {str(level): 1 for level in range(1, 9)}
    everything = (await client.get(f"{URL}/facets")).json()
    assert everything["sector"] == [
        {"value": "health", "name": "Health", "theme": None, "count": 2},
        {"value": "policing", "name": "Policing", "theme": None, "count": 1},
    ]
    capability = next(e for e in everything["capability"] if e["value"] == CAPABILITY)
    assert capability == {
        "value": CAPABILITY,
        "name": CAPABILITY.title(),
        "theme": "digital-forensics",
        "count": 3,
    }


@pytest.mark.parametrize("path", ["", "/facets", "/{ref}", "/{ref}/timeline", "/{ref}/versions"])
async def test_every_read_is_one_statement(
    people: People, session: AsyncSession, statements: Statements, path: str
) -> None:
    solution = await make_solution(
        session, supplier=people.organisation, stage="revised", deployments=[POLICE, HEALTH]
    )
    await session.commit()
    with statements:
        answer = await people.supplier.get(f"{URL}{path.format(ref=solution.reference)}")
    assert answer.status_code == 200
    assert len(statements) == 2, "one for the session, one for the answer"


async def test_hidden_cards_leave_no_trace_in_lists_and_counts(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    await fill(session)
    for path in ("", "/facets", "?sector=policing", "?horizon=in_use_policing"):
        assert "Hidden" not in (await client.get(f"{URL}{path}")).text
    policing = (await client.get(f"{URL}?sector=policing")).json()
    assert policing["total"] == 1


async def test_the_filter_by_supplier_finds_listed_cards_only(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    home = await make_supplier(session, slug="otter-ltd")
    await make_solution(session, supplier=home, name="Shown")
    await make_solution(session, supplier=home, name="Not shown", stage="draft")
    await session.commit()
    assert await names(client, "?supplier=otter-ltd") == ["Shown"]
