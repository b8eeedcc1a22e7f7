"""Atom feeds, read by a reader that is not ours."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import feedparser
import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.feeds import repository
from app.feeds.entries import in_london
from app.kernel.actor import Role
from app.platform.database import moment_now
from tests.factories.challenges import PUBLISHED_STAGES, STAGES, make_challenge
from tests.factories.organisations import make_force
from tests.factories.taxonomy import make_capability, make_theme
from tests.support.database import Statements

ORIGIN = "http://127.0.0.1:8000"
CHALLENGES = "/api/v1/feeds/challenges.atom"
OUTCOMES = "/api/v1/feeds/outcomes.atom"


def parsed(answer: httpx.Response) -> Any:
    """The feed as feedparser reads it, which must have nothing to complain of."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10"
    return feed


async def test_a_feed_has_everything_the_standard_asks_for(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    capability = await make_capability(session, theme=await make_theme(session), name="Redaction")
    force = await make_force(session, name="Example & Sons Force")
    made = await make_challenge(
        session,
        force=force,
        title="Phones <quickly> returned & read",
        summary="Short <b>words</b>\ufffe",
        capabilities=[capability.slug],
    )
    await session.commit()
    feed = parsed(await client.get(CHALLENGES))
    assert feed.feed.id == uuid5(NAMESPACE_URL, ORIGIN + CHALLENGES).urn
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == ORIGIN + CHALLENGES
    assert links["alternate"] == f"{ORIGIN}/challenges"
    assert "open-government-licence" in links["license"]
    assert feed.feed.author
    assert feed.feed.updated_parsed
    [entry] = feed.entries
    assert entry.id == made.id.urn
    assert entry.title == "Invented example: Phones <quickly> returned & read"
    assert entry.author == "Example & Sons Force"
    assert entry.updated == entry.published == feed.feed.updated
    assert [(link.rel, link.href) for link in entry.links] == [
        ("alternate", f"{ORIGIN}/challenges/{made.reference}")
    ]
    assert {(tag.term, tag.label) for tag in entry.tags} == {
        ("invented-example", "Invented example"),
        (capability.slug, "Redaction"),
    }
    assert "&lt;b&gt;words&lt;/b&gt;\ufffd" in entry.content[0].value


async def test_what_is_real_is_not_marked(session: AsyncSession, client: httpx.AsyncClient) -> None:
    await make_challenge(session, is_example=False, title="Real")
    await session.commit()
    [entry] = parsed(await client.get(CHALLENGES)).entries
    assert entry.title == "Real"
    assert "invented-example" not in {tag.term for tag in entry.get("tags", [])}


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.FORCE_APPROVER])
async def test_a_feed_shows_the_public_records_whoever_asks(
    session: AsyncSession, client: httpx.AsyncClient, as_role: Any, role: Role | None
) -> None:
    force = await make_force(session)
    made = {s: await make_challenge(session, force=force, stage=s) for s in STAGES}
    for visibility in ("registered_suppliers", "policing_only"):
        for stage in ("open", "concluded"):
            await make_challenge(session, force=force, stage=stage, visibility=visibility)
    await session.commit()
    reader = await as_role(role, force if role is Role.FORCE_APPROVER else None) if role else client
    shown = {entry.id for entry in parsed(await reader.get(CHALLENGES)).entries}
    assert shown == {made[stage].id.urn for stage in PUBLISHED_STAGES}
    [outcome] = parsed(await reader.get(OUTCOMES)).entries
    assert outcome.id == uuid5(made["concluded"].id, "outcome").urn
    assert outcome.link == f"{ORIGIN}/challenges/{made['concluded'].reference}/outcome"
    assert "a phone within a day" in outcome.content[0].value


async def test_withdrawal_and_outcome_bring_a_challenge_to_the_top(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    now = await moment_now(session)
    ago = {days: now - timedelta(days=days) for days in (1, 2, 3, 90)}
    opened = await make_challenge(session, published_at=ago[2], updated_at=now, status_since=now)
    gone = await make_challenge(
        session, stage="withdrawn", published_at=ago[90], status_since=ago[3]
    )
    ended = await make_challenge(session, stage="concluded", published_at=ago[90])
    await session.commit()
    entries = parsed(await client.get(CHALLENGES)).entries
    assert [UUID(entry.id) for entry in entries] == [ended.id, opened.id, gone.id]
    # Work behind closed doors, which moves `updated_at`, does not show.
    assert [entry.updated for entry in entries[1:]] == [
        moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") for moment in (ago[2], ago[3])
    ]
    assert "Withdrawn: " in entries[2].title
    assert "A reason that was given." in entries[2].content[0].value
    assert "The outcome is published." in entries[0].content[0].value


async def test_a_feed_can_be_narrowed_and_its_address_says_how(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    force = await make_force(session)
    made = await make_challenge(session, force=force)
    await make_challenge(session)
    await session.commit()
    answer = await client.get(CHALLENGES, params={"force": force.slug, "unknown": "x"})
    feed = parsed(answer)
    assert [entry.id for entry in feed.entries] == [made.id.urn]
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == f"{ORIGIN}{CHALLENGES}?force={force.slug}"
    refused = await client.get(CHALLENGES, params={"force": "x" * 101})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["cache-control"] == "no-store"


async def test_a_feed_holds_the_newest_entries_in_one_statement(
    session: AsyncSession,
    client: httpx.AsyncClient,
    statements: Statements,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(repository, "MOST_ENTRIES", 2)
    force = await make_force(session)
    now = await moment_now(session)
    made = [
        await make_challenge(session, force=force, published_at=now - timedelta(days=day))
        for day in (3, 1, 2)
    ]
    await session.commit()
    for address in (CHALLENGES, OUTCOMES):
        with statements:
            answer = await client.get(address)
        assert len(statements) == 1
        if address == CHALLENGES:
            shown = [UUID(entry.id) for entry in parsed(answer).entries]
            assert shown == [made[1].id, made[2].id]


async def test_who_has_the_feed_already_is_told_so_until_it_changes(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    await make_challenge(session)
    await session.commit()
    first = await client.get(CHALLENGES)
    assert first.headers["cache-control"] == "public, max-age=60"
    by_tag = {"If-None-Match": f'"other", W/{first.headers["etag"]}'}
    by_date = {"If-Modified-Since": first.headers["last-modified"]}
    for asked in (by_tag, by_date, {"If-None-Match": "*"}):
        again = await client.get(CHALLENGES, headers=asked)
        assert again.status_code == 304, asked
        assert again.content == b""
        assert again.headers["etag"] == first.headers["etag"]
    for asked in (
        {"If-None-Match": '"other"', **by_date},
        {"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
    ):
        assert (await client.get(CHALLENGES, headers=asked)).status_code == 200, asked
    await make_challenge(session, published_at=await moment_now(session) + timedelta(seconds=2))
    await session.commit()
    for asked in (by_tag, by_date):
        assert (await client.get(CHALLENGES, headers=asked)).status_code == 200, asked


async def test_a_feed_without_entries_is_a_feed(client: httpx.AsyncClient) -> None:
    feed = parsed(await client.get(OUTCOMES))
    assert feed.entries == []
    assert feed.feed.updated_parsed


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2027, 3, 14, 17, tzinfo=UTC), "5pm on 14 March 2027"),
        (datetime(2027, 7, 1, 22, 59, tzinfo=UTC), "11:59pm on 1 July 2027"),
        (datetime(2027, 1, 2, 0, 5, tzinfo=UTC), "12:05am on 2 January 2027"),
    ],
)
def test_moments_are_told_in_london_time(moment: datetime, words: str) -> None:
    assert in_london(moment) == words
