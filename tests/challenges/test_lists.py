"""Lists of challenges and their filters."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Role
from app.platform.database import moment_now
from tests.challenges.calls import BASE, references
from tests.factories.accounts import sign_in
from tests.factories.challenges import PANEL, PUBLISHED_STAGES, STAGES, make_challenge
from tests.factories.organisations import make_force, oversee
from tests.factories.taxonomy import make_capability, make_sector, make_theme

AsRole = Callable[..., Awaitable[httpx.AsyncClient]]


async def test_the_public_list_shows_what_was_published_and_nothing_else(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    made = {stage: await make_challenge(session, stage=stage) for stage in STAGES}
    await make_challenge(session, visibility="registered_suppliers")
    await session.commit()
    answer = await client.get(BASE)
    assert set(references(answer)) == {made[stage].reference for stage in PUBLISHED_STAGES}
    assert answer.json()["total"] == len(PUBLISHED_STAGES)


async def test_a_card_says_what_the_list_shows(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    lead, beside = await make_force(session, name="Lead"), await make_force(session)
    made = await make_challenge(
        session, force=lead, co_sponsors=(beside,), responses_submitted=3, feedback_owed=2
    )
    await session.commit()
    [card] = (await client.get(BASE)).json()["items"]
    assert card["lead_force"]["name"] == "Lead"
    assert card["co_sponsor_count"] == 1
    assert card["status"] == "open"
    assert card["safeguards_level"] == "standard"
    assert card["responses_submitted"] == 3
    assert card["feedback_owed"] is None
    assert card["version"] == made.version


async def test_only_the_force_and_who_watches_over_it_see_what_feedback_it_owes(
    session: AsyncSession, as_role: AsRole
) -> None:
    force = await make_force(session)
    await make_challenge(
        session, force=force, stage="closed", responses_submitted=3, feedback_owed=2
    )
    await session.commit()
    seen = {}
    for role, home in (
        (Role.FORCE_CONTRIBUTOR, force),
        (Role.FORCE_CONTRIBUTOR, None),
        (Role.MODERATOR, None),
        (Role.SUPPLIER_MEMBER, None),
    ):
        reader = await as_role(role, home)
        [card] = (await reader.get(BASE)).json()["items"]
        seen[role, home is force] = card["feedback_owed"]
    assert seen == {
        (Role.FORCE_CONTRIBUTOR, True): 2,
        (Role.FORCE_CONTRIBUTOR, False): None,
        (Role.MODERATOR, False): 2,
        (Role.SUPPLIER_MEMBER, False): None,
    }


async def test_own_shows_drafts_too_and_others_never(
    session: AsyncSession, as_role: AsRole
) -> None:
    force = await make_force(session)
    draft = await make_challenge(session, force=force, stage="draft")
    opened = await make_challenge(session, force=force)
    foreign = await make_challenge(session)
    beside = await make_challenge(session, co_sponsors=(force,), stage="draft")
    await make_challenge(session, stage="draft")
    await session.commit()
    reader = await as_role(Role.FORCE_CONTRIBUTOR, force)
    scopes = {}
    for scope in ("own", "others", "all"):
        answer = await reader.get(BASE, params={"scope": scope, "sort": "updated"})
        scopes[scope] = set(references(answer))
    assert scopes == {
        "own": {draft.reference, opened.reference, beside.reference},
        "others": {foreign.reference},
        "all": {opened.reference, foreign.reference},
    }
    drafts = await reader.get(BASE, params={"status": "draft"})
    assert set(references(drafts)) == {draft.reference, beside.reference}


async def test_own_means_the_overseen_forces_for_oversight_and_nothing_for_the_public(
    session: AsyncSession, as_role: AsRole, client: httpx.AsyncClient
) -> None:
    force = await make_force(session)
    mine = await make_challenge(session, force=force, stage="in_moderation")
    await make_challenge(session)
    commissioner = await sign_in(session, role=Role.OVERSIGHT)
    await oversee(session, oversight_id=commissioner.organisation.id, force_id=force.id)
    await session.commit()
    reader = await as_role(Role.OVERSIGHT, commissioner.organisation)
    assert references(await reader.get(BASE, params={"scope": "own"})) == [mine.reference]
    assert references(await client.get(BASE, params={"scope": "own"})) == []


async def test_filters_narrow_together(session: AsyncSession, client: httpx.AsyncClient) -> None:
    theme = await make_theme(session)
    inside = await make_capability(session, theme=theme)
    beside = await make_capability(session, theme=theme)
    sector = await make_sector(session)
    force = await make_force(session)
    one = await make_challenge(
        session, force=force, capabilities=[inside.slug], sectors_welcome=[sector.slug]
    )
    two = await make_challenge(
        session, co_sponsors=(force,), capabilities=[beside.slug], stage="closed", **PANEL
    )
    three = await make_challenge(session)
    await session.commit()
    expected: list[tuple[dict[str, Any], set[str]]] = [
        ({"capability": inside.slug}, {one.reference}),
        ({"capability": [inside.slug, beside.slug]}, {one.reference, two.reference}),
        ({"capability": theme.slug}, {one.reference, two.reference}),
        ({"sector": sector.slug}, {one.reference}),
        ({"force": force.slug}, {one.reference, two.reference}),
        ({"status": ["open", "closed"]}, {one.reference, two.reference, three.reference}),
        ({"status": "closed"}, {two.reference}),
        ({"safeguards": "panel"}, {two.reference}),
        ({"force": force.slug, "status": "open"}, {one.reference}),
        ({"force": force.slug, "safeguards": "enhanced"}, set()),
    ]
    for asked, found in expected:
        answer = await client.get(BASE, params=asked)
        assert set(references(answer)) == found, asked
        assert answer.json()["total"] == len(found), asked
        assert answer.json()["dropped_filters"] == [], asked


async def test_values_nobody_knows_are_dropped_and_named(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    sector = await make_sector(session)
    matching = await make_challenge(session, sectors_welcome=[sector.slug])
    await make_challenge(session)
    await session.commit()
    asked = {
        "status": "published",
        "safeguards": "high",
        "capability": "no-such",
        "sector": [sector.slug, "moon"],
        "force": "atlantis",
    }
    answer = await client.get(BASE, params=asked)
    assert references(answer) == [matching.reference]
    dropped = {(each["filter"], each["value"]) for each in answer.json()["dropped_filters"]}
    assert dropped == {
        ("status", "published"),
        ("safeguards", "high"),
        ("capability", "no-such"),
        ("sector", "moon"),
        ("force", "atlantis"),
    }


async def test_dropped_values_are_named_on_an_empty_list_too(client: httpx.AsyncClient) -> None:
    answer = await client.get(BASE, params={"sector": "moon"})
    assert answer.json() == {
        "items": [],
        "next_cursor": None,
        "total": 0,
        "dropped_filters": [{"filter": "sector", "value": "moon"}],
    }


async def test_closing_sorts_what_can_be_acted_on_first_and_soonest_first(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    now = await moment_now(session)
    order = [
        await make_challenge(session, responses_close_at=now + timedelta(days=3)),
        await make_challenge(session, responses_close_at=now + timedelta(days=30)),
        await make_challenge(session, stage="scheduled"),
        await make_challenge(session, stage="closed", responses_close_at=now - timedelta(days=1)),
        await make_challenge(session, stage="closed", responses_close_at=now - timedelta(days=9)),
        await make_challenge(session, stage="concluded"),
    ]
    await session.commit()
    assert references(await client.get(BASE)) == [each.reference for each in order]


@pytest.mark.parametrize("sort", ["closing", "newest", "updated"])
async def test_pages_follow_one_another_without_gap_or_repetition(
    session: AsyncSession, client: httpx.AsyncClient, sort: str
) -> None:
    for _ in range(4):
        await make_challenge(session)
        await make_challenge(session, stage="closed")
    await session.commit()
    whole = references(await client.get(BASE, params={"sort": sort}))
    pages: list[str] = []
    asked: dict[str, Any] = {"sort": sort, "limit": 3}
    while True:
        answer = await client.get(BASE, params=asked)
        pages += references(answer)
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            break
        assert 'rel="next"' in answer.headers["link"]
        asked["cursor"] = cursor
    assert pages == whole
    assert len(set(pages)) == 8


async def test_a_cursor_of_another_order_is_refused(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    for _ in range(2):
        await make_challenge(session)
    await session.commit()
    cursor = (await client.get(BASE, params={"limit": 1})).json()["next_cursor"]
    answer = await client.get(BASE, params={"limit": 1, "cursor": cursor, "sort": "newest"})
    assert answer.status_code == 422


async def test_another_readers_cursor_shows_nothing_that_its_user_may_not_see(
    session: AsyncSession, client: httpx.AsyncClient, as_role: AsRole
) -> None:
    force = await make_force(session)
    public = await make_challenge(session, stage="open")
    hidden = [await make_challenge(session, visibility="policing_only") for _ in range(4)]
    await session.commit()
    writer = await as_role(Role.FORCE_CONTRIBUTOR, force)
    asked = {"limit": "1", "sort": "newest"}
    while True:
        answer = await writer.get(BASE, params=asked)
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            break
        asked["cursor"] = cursor
        borrowed = await client.get(BASE, params=asked)
        assert borrowed.json()["total"] == 1
        assert set(references(borrowed)) <= {public.reference}
        for one in hidden:
            assert one.reference not in borrowed.text
    assert "cursor" in asked
