"""What came of a challenge: written, signed by another, read by everybody."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges import service
from app.challenges.models import Challenge
from app.kernel.actor import Role
from app.organisations.models import Organisation
from tests.challenges.calls import at, move, pointers, version
from tests.factories.challenges import make_challenge, make_outcome
from tests.factories.organisations import make_force

AsRole = Callable[..., Awaitable[httpx.AsyncClient]]
OUTCOMES = "/api/v1/outcomes"
WRITTEN = {
    "next_step": "pilot",
    "what_market_said": "Several can return a phone within a day.",
    "what_happens_next": "We try two approaches.",
    "notice_number": "012345-2026",
    "notice_url": "https://notices.example/012345-2026",
}


@dataclass
class Cast:
    """The force that concludes."""

    force: Organisation
    contributor: httpx.AsyncClient
    approver: httpx.AsyncClient


@pytest.fixture
async def people(session: AsyncSession, as_role: AsRole) -> Cast:
    force = await make_force(session)
    return Cast(
        force,
        await as_role(Role.FORCE_CONTRIBUTOR, force),
        await as_role(Role.FORCE_APPROVER, force),
    )


@pytest.fixture
async def closed(session: AsyncSession, people: Cast) -> Challenge:
    made = await make_challenge(
        session, force=people.force, stage="closed", responses_submitted=2, feedback_owed=0
    )
    await session.commit()
    return made


async def write(client: httpx.AsyncClient, challenge: Challenge, **changes: Any) -> httpx.Response:
    read = (await client.get(at(challenge))).json()["version"]
    return await client.put(
        at(challenge, "/outcome"), json={**WRITTEN, **changes}, headers=version(read)
    )


async def test_an_outcome_is_written_signed_by_another_and_read_by_the_public(
    people: Cast, closed: Challenge, client: httpx.AsyncClient
) -> None:
    written = await write(people.contributor, closed)
    assert written.status_code == 200
    assert written.json()["you_wrote"] is True
    assert written.json()["published_at"] is None
    assert (await client.get(at(closed, "/outcome"))).status_code == 404
    assert (await client.get(at(closed))).json()["has_outcome"] is False
    concluded = await move(people.approver, closed, "publish_outcome")
    assert concluded.json()["status"] == "concluded"
    public = await client.get(at(closed, "/outcome"))
    body = public.json()
    assert {name: body[name] for name in WRITTEN} == WRITTEN
    assert body["reply_rate"] == {"answered": 2, "submitted": 2}
    assert body["published_at"]
    assert body["you_wrote"] is False
    assert body["challenge"]["reference"] == closed.reference
    assert (await client.get(at(closed))).json()["has_outcome"] is True


async def test_nobody_publishes_an_outcome_they_wrote(
    as_role: AsRole, people: Cast, closed: Challenge
) -> None:
    await write(people.approver, closed)
    await write(people.contributor, closed, what_happens_next="Changed.")
    assert (await move(people.approver, closed, "publish_outcome")).status_code == 403
    another = await as_role(Role.FORCE_APPROVER, people.force)
    assert (await move(another, closed, "publish_outcome")).status_code == 200


async def test_feedback_is_owed_before_a_challenge_is_concluded(
    session: AsyncSession, people: Cast, closed: Challenge
) -> None:
    await write(people.contributor, closed)
    await service.set_response_counts(session, closed.id, submitted_delta=1, owed_delta=1)
    await session.commit()
    refused = await move(people.approver, closed, "publish_outcome")
    assert (refused.status_code, pointers(refused)) == (409, ["/feedback_owed"])
    await service.set_response_counts(session, closed.id, owed_delta=-1)
    await session.commit()
    assert (await move(people.approver, closed, "publish_outcome")).status_code == 200


@pytest.mark.parametrize("lacking", [{}, {"what_market_said": ""}, {"what_happens_next": ""}])
async def test_an_outcome_without_words_is_not_published(
    people: Cast, closed: Challenge, lacking: dict[str, str]
) -> None:
    if lacking:
        assert (await write(people.contributor, closed, **lacking)).status_code == 200
    refused = await move(people.approver, closed, "publish_outcome")
    assert (refused.status_code, pointers(refused)) == (409, ["/outcome"])


async def test_one_signs_the_outcome_one_has_read(people: Cast, closed: Challenge) -> None:
    await write(people.contributor, closed)
    refused = await move(people.approver, closed, "publish_outcome", read=closed.version)
    assert refused.status_code == 412


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"next_step": "party"}, "/next_step"),
        ({"notice_number": "12345-2026"}, "/notice_number"),
        ({"notice_number": "012345-1999"}, "/notice_number"),
        ({"notice_url": "javascript:alert(1)"}, "/notice_url"),
        ({"what_market_said": "This is OFFICIAL-SENSITIVE."}, "/what_market_said"),
    ],
)
async def test_an_outcome_that_is_not_valid_is_refused_at_the_field(
    people: Cast, closed: Challenge, change: dict[str, str], pointer: str
) -> None:
    refused = await write(people.contributor, closed, **change)
    assert (refused.status_code, pointers(refused)) == (422, [pointer])


async def test_what_looks_like_a_person_is_shown_to_who_writes_and_never_after(
    people: Cast, closed: Challenge, client: httpx.AsyncClient
) -> None:
    written = await write(people.contributor, closed, what_market_said="Ask a.b@firm.example.")
    [found] = written.json()["findings"]
    assert (found["pointer"], found["kind"], found["section"]) == (
        "/what_market_said",
        "email",
        "outcome",
    )
    await move(people.approver, closed, "publish_outcome")
    assert (await client.get(at(closed, "/outcome"))).json()["findings"] == []


async def test_an_outcome_is_written_after_closing_only_and_by_the_lead_force_only(
    session: AsyncSession, as_role: AsRole, people: Cast, closed: Challenge
) -> None:
    opened = await make_challenge(session, force=people.force, stage="open")
    beside = await make_force(session)
    joint = await make_challenge(session, force=people.force, co_sponsors=(beside,), stage="closed")
    await session.commit()
    early = await write(people.contributor, opened)
    assert (early.status_code, early.json()["state"]) == (409, "open")
    co_sponsor = await as_role(Role.FORCE_APPROVER, beside)
    assert (await write(co_sponsor, joint)).status_code == 403
    stranger = await as_role(Role.FORCE_CONTRIBUTOR)
    assert (await write(stranger, closed)).status_code == 403
    unread = await people.contributor.put(at(closed, "/outcome"), json=WRITTEN)
    assert unread.status_code == 428


async def test_before_publication_insiders_alone_read_the_outcome(
    session: AsyncSession, as_role: AsRole, people: Cast, closed: Challenge
) -> None:
    await make_outcome(session, closed.id)
    await session.commit()
    statuses = {}
    for role in (Role.MODERATOR, Role.AUDITOR, Role.SUPPLIER_ADMIN, Role.OVERSIGHT):
        reader = await as_role(role)
        statuses[role] = (await reader.get(at(closed, "/outcome"))).status_code
    statuses[Role.FORCE_CONTRIBUTOR] = (
        await people.contributor.get(at(closed, "/outcome"))
    ).status_code
    assert statuses == {
        Role.MODERATOR: 200,
        Role.AUDITOR: 200,
        Role.FORCE_CONTRIBUTOR: 200,
        Role.SUPPLIER_ADMIN: 404,
        Role.OVERSIGHT: 404,
    }


async def test_the_public_list_shows_published_outcomes_and_the_reply_rate_of_a_force(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    force = await make_force(session)
    done = await make_challenge(session, force=force, stage="concluded", responses_submitted=3)
    still = await make_challenge(
        session, force=force, stage="closed", responses_submitted=5, feedback_owed=4
    )
    await make_outcome(session, still.id)
    await make_challenge(session, force=force, stage="open", responses_submitted=9, feedback_owed=9)
    elsewhere = await make_challenge(session, stage="concluded", responses_submitted=1)
    await make_challenge(session, stage="concluded", visibility="policing_only")
    await session.commit()
    everything = (await client.get(OUTCOMES)).json()
    assert {card["challenge"]["reference"] for card in everything["items"]} == {
        done.reference,
        elsewhere.reference,
    }
    assert everything["total"] == 2
    assert everything["reply_rate"] == {"answered": 5, "submitted": 9}
    for ref in (force.slug, str(force.id)):
        own = (await client.get(OUTCOMES, params={"force": ref})).json()
        assert [card["challenge"]["reference"] for card in own["items"]] == [done.reference]
        assert own["items"][0]["reply_rate"] == {"answered": 3, "submitted": 3}
        assert own["reply_rate"] == {"answered": 4, "submitted": 8}


async def test_outcomes_come_newest_first_page_by_page(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    for _ in range(3):
        await make_challenge(session, stage="concluded")
    await session.commit()
    whole = (await client.get(OUTCOMES)).json()["items"]
    first = await client.get(OUTCOMES, params={"limit": 2})
    second = await client.get(OUTCOMES, params={"limit": 2, "cursor": first.json()["next_cursor"]})
    assert first.json()["items"] + second.json()["items"] == whole
    assert second.json()["next_cursor"] is None


async def test_an_outcome_nobody_wrote_is_not_found(
    people: Cast, closed: Challenge, client: httpx.AsyncClient
) -> None:
    for reader in (people.approver, client):
        assert (await reader.get(at(closed, "/outcome"))).status_code == 404


async def test_writing_twice_leaves_one_author(people: Cast, closed: Challenge) -> None:
    for words in ("One.", "Two."):
        written = await write(people.contributor, closed, what_happens_next=words)
        assert written.status_code == 200
    assert (await people.contributor.get(at(closed, "/outcome"))).json()[
        "what_happens_next"
    ] == "Two."
