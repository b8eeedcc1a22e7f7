"""Matches over HTTP: found, explained, hidden where they must be, curated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Role
from app.matching.enums import RecordKind
from app.matching.repository.changes import note_change
from tests.factories.challenges import make_challenge
from tests.factories.solutions import make_deployment, make_solution
from tests.matching.scene import ASKED, PHONES, World, shown

if TYPE_CHECKING:
    from tests.conftest import AsRole
    from tests.support.database import Statements


async def test_a_match_says_why_and_its_parts_add_up(world: World, as_role: AsRole) -> None:
    reader = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    answer = await reader.get(f"/api/v1/challenges/{world.challenge.reference}/matches")
    assert answer.status_code == 200, answer.text
    page = answer.json()
    assert shown(page) == ["Otter Selective Share"]
    match = page["items"][0]
    assert [part["name"] for part in match["contributions"]] == [
        "text",
        "capability",
        "policing",
        "sector",
        "maturity",
    ]
    assert sum(part["points"] for part in match["contributions"]) == match["total"]
    assert match["capabilities"][0]["slug"] == "selective-extraction"
    assert (match["capabilities"][0]["offered_by"], match["capabilities"][0]["listed"]) == (1, 2)
    assert "phone" in match["sentences"]["found"]
    assert {each["organisation_label"] for each in match["deployments"]} == {
        "A county force",
        "A hospital trust",
    }
    assert {each["evidence"] for each in match["deployments"]} == {"claimed"}
    assert match["deployments"][0]["use"] == "Taking statements"
    assert {each["closeness_why"] for each in match["deployments"]} == {"Consent is asked"}
    assert page["semantic"] is False
    assert page["weights_version"]
    assert page["labels_from"] == {"strong": 0.6, "possible": 0.3}


async def test_weak_matches_are_shown_only_when_asked_for(world: World, as_role: AsRole) -> None:
    reader = await as_role(Role.MODERATOR)
    path = f"/api/v1/challenges/{world.challenge.reference}/matches"
    everything = (await reader.get(path, params={"weak": True})).json()
    assert everything["total"] >= (await reader.get(path)).json()["total"] == 1


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.FORCE_CONTRIBUTOR, 403),  # of another force
        (Role.SUPPLIER_MEMBER, 403),
        (Role.ETHICS_ADVISER, 403),
        (Role.OVERSIGHT, 403),
        (Role.AUDITOR, 403),
        (Role.ADMINISTRATOR, 403),
        (Role.MODERATOR, 200),
    ],
)
async def test_matches_of_a_challenge_are_for_its_forces_and_moderators(
    world: World, as_role: AsRole, role: Role, status: int
) -> None:
    reader = await as_role(role)
    answer = await reader.get(f"/api/v1/challenges/{world.challenge.id}/matches")
    assert answer.status_code == status


async def test_the_public_has_to_sign_in(world: World, client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/api/v1/challenges/{world.challenge.id}/matches")
    assert answer.status_code == 401


async def test_a_supplier_sees_matches_of_its_own_cards_only(world: World, as_role: AsRole) -> None:
    own = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    page = (await own.get(f"/api/v1/solutions/{world.fitting.reference}/matches")).json()
    assert [item["challenge"]["reference"] for item in page["items"]] == [world.challenge.reference]
    other = await own.get(f"/api/v1/solutions/{world.other.reference}/matches")
    assert other.status_code == 403


async def test_what_would_raise_a_match_is_told_to_its_supplier_alone(
    world: World, as_role: AsRole
) -> None:
    own = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    page = (await own.get(f"/api/v1/solutions/{world.fitting.reference}/matches")).json()
    told = page["items"][0]["raises"]
    # Neither user is an organisation of the portal, so nobody there can be asked to confirm.
    assert [(each["way"], each["name"]) for each in told] == [
        ("verify", "A county force"),
        ("verify", "A hospital trust"),
    ]
    assert all(each["points"] >= 1 for each in told)
    for role, organisation in ((Role.FORCE_CONTRIBUTOR, world.force), (Role.MODERATOR, None)):
        reader = await as_role(role, organisation)
        answer = await reader.get(f"/api/v1/challenges/{world.challenge.reference}/matches")
        assert [item["raises"] for item in answer.json()["items"]] == [[]]


async def test_what_a_reader_may_not_see_is_masked_before_ranking(
    world: World, app: FastAPI, session: AsyncSession, as_role: AsRole, client: httpx.AsyncClient
) -> None:
    hidden = await make_challenge(
        session,
        stage="open",
        visibility="policing_only",
        **{**ASKED, "title": "A hidden phone wish"},
    )
    draft = await make_challenge(
        session, stage="draft", **{**ASKED, "title": "A drafted phone wish"}
    )
    await session.commit()
    own = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    paths = [
        f"/api/v1/solutions/{world.fitting.reference}/matches?weak=true",
        f"/api/v1/challenges/{world.challenge.reference}/similar",
    ]
    for path in paths:
        text = (await own.get(path)).text
        for secret in (hidden, draft):
            assert secret.reference not in text
            assert secret.title not in text
    assert hidden.reference not in (await client.get(paths[1])).text
    police = await as_role(Role.FORCE_CONTRIBUTOR)
    seen = (await police.get(paths[1])).json()
    assert [item["challenge"]["reference"] for item in seen["items"]] == [hidden.reference]


async def test_similar_challenges_are_found_before_a_draft_exists(
    world: World, as_role: AsRole
) -> None:
    author = await as_role(Role.FORCE_CONTRIBUTOR)
    answer = await author.post(
        "/api/v1/challenges/similar",
        json={
            "title": "Victims wait for weeks for their phone",
            "problem_today": "Extraction queues.",
        },
    )
    assert answer.status_code == 200, answer.text
    found = answer.json()["items"]
    assert found[0]["challenge"]["reference"] == world.challenge.reference
    assert found[0]["terms"]


async def test_nothing_is_similar_to_a_problem_nobody_has(world: World, as_role: AsRole) -> None:
    author = await as_role(Role.FORCE_CONTRIBUTOR)
    answer = await author.post(
        "/api/v1/challenges/similar", json={"title": "Bees swarm over the custody yard"}
    )
    assert answer.json()["items"] == []


async def test_a_new_card_is_found_in_the_next_request(
    world: World, session: AsyncSession, as_role: AsRole
) -> None:
    reader = await as_role(Role.MODERATOR)
    path = f"/api/v1/challenges/{world.challenge.reference}/matches"
    assert len(shown((await reader.get(path)).json())) == 1
    fresh = await make_solution(session, **{**PHONES, "name": "Bramble Phone Kiosk"})
    await note_change(session, RecordKind.SOLUTION, fresh.id)
    await session.commit()
    assert set(shown((await reader.get(path)).json())) == {
        "Otter Selective Share",
        "Bramble Phone Kiosk",
    }
    fresh.status = "suspended"
    await note_change(session, RecordKind.SOLUTION, fresh.id)
    await session.commit()
    assert shown((await reader.get(path)).json()) == ["Otter Selective Share"]


async def test_statements_do_not_grow_with_the_matches(
    world: World, session: AsyncSession, as_role: AsRole, statements: Statements
) -> None:
    reader = await as_role(Role.MODERATOR)
    path = f"/api/v1/challenges/{world.challenge.reference}/matches"
    await reader.get(path)
    with statements:
        await reader.get(path)
    few = len(statements)
    for number in range(12):
        card = await make_solution(session, **{**PHONES, "name": f"Card {number}"})
        await note_change(session, RecordKind.SOLUTION, card.id)
    await session.commit()
    await reader.get(path)
    with statements:
        page = (await reader.get(path)).json()
    assert len(page["items"]) > 5
    assert len(statements) == few <= 11


@pytest.mark.parametrize("cursor", ["x", "AAAA", "é"])
async def test_a_foreign_cursor_is_refused(world: World, as_role: AsRole, cursor: str) -> None:
    reader = await as_role(Role.MODERATOR)
    answer = await reader.get(
        f"/api/v1/challenges/{world.challenge.reference}/matches", params={"cursor": cursor}
    )
    assert answer.status_code == 422


async def test_pages_of_a_ranking_follow_each_other(
    world: World, session: AsyncSession, as_role: AsRole
) -> None:
    for number in range(3):
        await make_solution(session, **{**PHONES, "name": f"Card {number}"})
    await session.commit()
    reader = await as_role(Role.MODERATOR)
    path = f"/api/v1/challenges/{world.challenge.reference}/matches"
    names: list[str] = []
    following: str | None = f"{path}?limit=2"
    while following:
        answer = await reader.get(following)
        names += shown(answer.json())
        following = answer.links["next"]["url"] if "next" in answer.links else None
    assert len(names) == len(set(names)) == answer.json()["total"] == 4


async def test_a_disputed_use_counts_for_nothing_from_the_next_request_on(
    world: World, as_role: AsRole, session: AsyncSession
) -> None:
    used = await make_deployment(
        session,
        world.fitting,
        sector="policing",
        organisation_id=world.force.id,
        use="Taking more statements",
        started_on=None,
    )
    await session.commit()
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    path = f"/api/v1/challenges/{world.challenge.reference}/matches"

    async def points() -> tuple[float, set[str]]:
        match = (await force.get(path)).json()["items"][0]
        policing = next(c for c in match["contributions"] if c["name"] == "policing")
        return policing["points"], {each["use"] for each in match["deployments"]}

    async def say(action: str) -> None:
        url = f"/api/v1/deployments/{used.id}"
        etag = (await force.get(url)).headers["etag"]
        answer = await force.post(
            f"{url}/transitions",
            json={"action": action, "reason": "Why"},
            headers={"If-Match": etag},
        )
        assert answer.status_code == 200, answer.text

    before, _ = await points()
    await say("confirm")
    confirmed, uses = await points()
    assert confirmed > before
    assert "Taking more statements" in uses
    await say("dispute")
    disputed, uses = await points()
    assert disputed == before
    assert "Taking more statements" not in uses
