"""What stays of a card: versions, timeline, and the pages of stopped ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.solutions import complete_card, make_solution
from tests.solutions.calls import URL, edit, listed, take

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.solutions.conftest import People


async def test_history_keeps_every_listed_text(people: People, client: httpx.AsyncClient) -> None:
    ref = await listed(people)
    await edit(people.supplier, ref, summary="A second text.")
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "list_revision")
    answer = (await client.get(f"{URL}/{ref}/versions")).json()
    assert answer["total"] == 2
    assert [v["card"]["summary"] for v in answer["items"]] == [
        "A second text.",
        complete_card()["summary"],
    ]
    assert answer["items"][0]["changed"] == ["summary"]
    first = await client.get(f"{URL}/{ref}/versions?limit=1")
    rest = await client.get(f"{URL}/{ref}/versions?cursor={first.json()['next_cursor']}")
    assert [v["number"] for v in rest.json()["items"]] == [1]
    assert first.headers["link"].endswith('rel="next"')


async def test_a_suspended_card_says_so_and_shows_no_claims(
    people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    await edit(people.supplier, ref, summary="A change that waits.")
    answer = await take(people.moderator, ref, "suspend", reason="The trial report is withdrawn")
    assert answer.status_code == 200
    page = await client.get(f"{URL}/{ref}")
    seen = page.json()
    assert seen["status"] == "suspended"
    assert seen["status_reason"] == "The trial report is withdrawn"
    assert seen["card"] is None
    assert seen["deployments"] == []
    assert "Takes the chosen messages" not in page.text
    assert "Takes the chosen messages" not in (await client.get(f"{URL}/{ref}/versions")).text
    assert (await client.get(URL)).json()["total"] == 0
    own = (await people.supplier.get(f"{URL}/{ref}")).json()
    assert own["card"]["maturity"] == 8
    assert own["revision"]["card"]["summary"] == "A change that waits."
    assert own["available_actions"] == []

    assert (await take(people.moderator, ref, "reinstate")).status_code == 200
    assert (await client.get(f"{URL}/{ref}")).json()["card"]["maturity"] == 8
    own = (await people.supplier.get(f"{URL}/{ref}")).json()
    assert own["revision"]["state"] == "draft"


async def test_a_retired_card_stays_as_a_page_without_claims(
    people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    assert (await take(people.supplier, ref, "retire", reason="Superseded")).status_code == 200
    seen = (await client.get(f"{URL}/{ref}")).json()
    assert (seen["status"], seen["status_reason"], seen["card"]) == ("retired", "Superseded", None)
    draft = (await people.supplier.post(URL, json={"name": "Never shown"})).json()["reference"]
    await take(people.supplier, draft, "retire")
    assert (await client.get(f"{URL}/{draft}")).status_code == 404


async def test_the_timeline_tells_outsiders_only_what_was_public(
    people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    await edit(people.supplier, ref, maturity=9)
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "request_revision_changes", reason="A private word")
    await take(people.moderator, ref, "suspend", reason="A public word")
    own = (await people.supplier.get(f"{URL}/{ref}/timeline")).json()
    assert [(e["kind"], e["action"]) for e in own["items"]] == [
        ("SolutionMoved", "suspend"),
        ("SolutionMoved", "request_revision_changes"),
        ("SolutionMoved", "request_revision_review"),
        ("SolutionEdited", None),
        ("SolutionMoved", "list"),
        ("SolutionListed", None),
        ("SolutionMoved", "request_review"),
        ("SolutionStarted", None),
    ]
    assert own["items"][1]["reason"] == "A private word"
    assert own["items"][1]["role"] == "moderator"
    assert own["items"][3]["fields"] == ["maturity"]
    public = await client.get(f"{URL}/{ref}/timeline")
    assert [(e["kind"], e["reason"]) for e in public.json()["items"]] == [
        ("SolutionMoved", "A public word"),
        ("SolutionListed", None),
    ]
    assert public.json()["total"] == 2
    assert "revis" not in public.text
    assert "private" not in public.text
    first = (await people.supplier.get(f"{URL}/{ref}/timeline?limit=5")).json()
    rest = await people.supplier.get(f"{URL}/{ref}/timeline?cursor={first['next_cursor']}")
    assert [e["kind"] for e in rest.json()["items"]] == [
        "SolutionListed",
        "SolutionMoved",
        "SolutionStarted",
    ]


async def test_a_card_without_facts_has_an_empty_timeline(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    solution = await make_solution(session)
    await session.commit()
    answer = await client.get(f"{URL}/{solution.id}/timeline")
    assert answer.json() == {"items": [], "next_cursor": None, "total": 0}


@pytest.mark.parametrize("ref", ["no-such", "SO-2026-0000", "CH-2026-0042", "9" * 40, "%00"])
@pytest.mark.parametrize("part", ["", "/timeline", "/versions"])
async def test_what_is_no_card_is_not_found(client: httpx.AsyncClient, ref: str, part: str) -> None:
    assert (await client.get(f"{URL}/{ref}{part}")).status_code == 404
