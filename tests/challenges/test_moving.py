"""A challenge on its way from draft to publication, over HTTP."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.models import Challenge
from app.kernel.actor import Role
from app.organisations.models import Organisation
from tests.challenges.calls import at, move, pointers, version
from tests.factories.challenges import PANEL, make_challenge, make_opinion
from tests.factories.organisations import make_force
from tests.support.database import Clock

AsRole = Callable[..., Awaitable[httpx.AsyncClient]]


@dataclass
class Cast:
    """The people of one challenge's way."""

    force: Organisation
    contributor: httpx.AsyncClient
    approver: httpx.AsyncClient
    second_approver: httpx.AsyncClient
    moderator: httpx.AsyncClient


@pytest.fixture
async def people(session: AsyncSession, as_role: AsRole) -> Cast:
    force = await make_force(session)
    return Cast(
        force,
        await as_role(Role.FORCE_CONTRIBUTOR, force),
        await as_role(Role.FORCE_APPROVER, force),
        await as_role(Role.FORCE_APPROVER, force),
        await as_role(Role.MODERATOR),
    )


@pytest.fixture
def make(session: AsyncSession, people: Cast) -> Callable[..., Awaitable[Challenge]]:
    async def at_stage(stage: str, **overrides: Any) -> Challenge:
        made = await make_challenge(session, force=people.force, stage=stage, **overrides)
        await session.commit()
        return made

    return at_stage


async def test_a_draft_is_signed_off_published_and_read_by_the_public(
    make: Callable[..., Awaitable[Challenge]], people: Cast, client: httpx.AsyncClient, clock: Clock
) -> None:
    draft = await make("draft")
    asked = await move(people.contributor, draft, "request_sign_off")
    assert asked.json()["status"] == "awaiting_sign_off"
    assert (await people.moderator.get(at(draft))).status_code == 404
    signed = await move(people.approver, draft, "sign_off")
    assert signed.json()["status"] == "in_moderation"
    assert (await client.get(at(draft))).status_code == 404
    published = await move(people.moderator, draft, "publish")
    assert published.json()["status"] == "scheduled"
    assert "publish" not in published.json()["available_actions"]
    read = await client.get(at(draft))
    assert read.status_code == 200
    assert read.json()["inside"] is None
    await clock.shift(timedelta(days=8))
    assert (await client.get(at(draft))).json()["status"] == "open"
    assert [step["number"] for step in (await client.get(at(draft, "/versions"))).json()["items"]] == [1]  # fmt: skip


async def test_a_draft_that_is_not_ready_is_not_sent_and_says_why(
    make: Callable[..., Awaitable[Challenge]], people: Cast
) -> None:
    draft = await make("draft", summary="", problem_today="Ring 01632 960417.")
    refused = await move(people.contributor, draft, "request_sign_off")
    assert refused.status_code == 409
    assert refused.json()["type"] == "/problems/check-failed"
    assert pointers(refused) == ["/summary", "/problem_today"]
    assert (await people.contributor.get(at(draft))).json()["status"] == "draft"


async def test_an_author_cannot_sign_off_even_after_others_wrote_more(
    make: Callable[..., Awaitable[Challenge]], people: Cast
) -> None:
    draft = await make("draft")
    for writer, title, read in ((people.approver, "One", 1), (people.contributor, "Two", 2)):
        await writer.patch(at(draft), json={"title": title}, headers=version(read))
    await move(people.contributor, draft, "request_sign_off")
    refused = await move(people.approver, draft, "sign_off")
    assert refused.status_code == 403
    seen = (await people.approver.get(at(draft))).json()
    assert seen["inside"]["authorship"]["you_are_author"] is True
    assert "sign_off" not in seen["available_actions"]
    assert (await move(people.second_approver, draft, "sign_off")).status_code == 200


@pytest.mark.parametrize(
    ("stage", "action", "who"),
    [
        ("draft", "request_sign_off", "contributor"),
        ("awaiting_sign_off", "sign_off", "approver"),
        ("in_moderation", "publish", "moderator"),
    ],
)
async def test_one_signs_what_one_has_read(
    make: Callable[..., Awaitable[Challenge]], people: Cast, stage: str, action: str, who: str
) -> None:
    challenge = await make(stage, version=5)
    client: httpx.AsyncClient = getattr(people, who)
    url, body = at(challenge, "/transitions"), {"action": action}
    assert (await client.post(url, json=body)).status_code == 428
    assert (await client.post(url, json=body, headers=version(4))).status_code == 412
    assert (await client.post(url, json=body, headers=version(5))).status_code == 200


async def test_at_panel_level_two_approvers_sign_and_an_opinion_is_needed(
    session: AsyncSession, make: Callable[..., Awaitable[Challenge]], people: Cast
) -> None:
    challenge = await make("awaiting_sign_off", **PANEL)
    first = await move(people.approver, challenge, "sign_off")
    assert first.json()["status"] == "awaiting_sign_off"
    assert first.json()["inside"]["authorship"]["signatures"] == 1
    assert first.json()["inside"]["authorship"]["you_signed"] is True
    assert "sign_off" not in first.json()["available_actions"]
    assert (await move(people.approver, challenge, "sign_off")).status_code == 403
    assert (await people.moderator.get(at(challenge))).status_code == 404
    second = await move(people.second_approver, challenge, "sign_off")
    assert second.json()["status"] == "in_moderation"
    assert second.json()["inside"]["authorship"]["signatures"] == 2
    refused = await move(people.moderator, challenge, "publish")
    assert pointers(refused) == ["/ethics_opinion"]
    await make_opinion(session, challenge.id)
    await session.commit()
    published = await move(people.moderator, challenge, "publish")
    assert published.status_code == 200
    assert [each["position"] for each in published.json()["ethics_opinions"]] == [
        "supported_with_conditions"
    ]


async def test_a_first_signature_is_forgotten_when_the_draft_goes_back(
    make: Callable[..., Awaitable[Challenge]], people: Cast
) -> None:
    challenge = await make("awaiting_sign_off", **PANEL)
    await move(people.approver, challenge, "sign_off")
    await move(people.second_approver, challenge, "return", reason="Say less.")
    await move(people.contributor, challenge, "request_sign_off")
    again = await move(people.second_approver, challenge, "sign_off")
    assert again.json()["status"] == "awaiting_sign_off"
    assert again.json()["inside"]["authorship"]["signatures"] == 1


async def test_the_reason_for_changes_is_read_by_the_force_and_never_by_the_public(
    make: Callable[..., Awaitable[Challenge]], people: Cast, client: httpx.AsyncClient
) -> None:
    challenge = await make("in_moderation")
    missing = await move(people.moderator, challenge, "request_changes")
    assert (missing.status_code, pointers(missing)) == (422, ["/reason"])
    answer = await move(people.moderator, challenge, "request_changes", reason="Name no product.")
    assert answer.json()["status"] == "changes_requested"
    seen = (await people.contributor.get(at(challenge))).json()
    assert seen["status_reason"] == "Name no product."
    assert "edit" in seen["available_actions"]
    assert (await client.get(at(challenge))).status_code == 404


async def test_a_return_is_a_matter_of_the_force(
    make: Callable[..., Awaitable[Challenge]], people: Cast
) -> None:
    challenge = await make("changes_requested")
    await move(people.contributor, challenge, "request_sign_off")
    await move(people.approver, challenge, "return", reason="Internal.")
    assert (await people.contributor.get(at(challenge))).json()["status_reason"] == "Internal."
    assert (await people.moderator.get(at(challenge))).json()["status_reason"] is None
    told = await people.moderator.get(at(challenge, "/timeline"))
    assert "Internal." not in told.text
    assert "Internal." in (await people.contributor.get(at(challenge, "/timeline"))).text


async def test_the_reason_of_a_withdrawal_is_public_when_the_challenge_had_been(
    make: Callable[..., Awaitable[Challenge]], people: Cast, client: httpx.AsyncClient
) -> None:
    challenge = await make("open")
    marked = await move(people.approver, challenge, "withdraw", reason="This is TOP SECRET.")
    assert (marked.status_code, pointers(marked)) == (422, ["/reason"])
    await move(people.approver, challenge, "withdraw", reason="A national project began.")
    seen = (await client.get(at(challenge))).json()
    assert (seen["status"], seen["status_reason"]) == ("withdrawn", "A national project began.")


async def test_a_reason_given_before_publication_is_gone_after_it(
    make: Callable[..., Awaitable[Challenge]], people: Cast
) -> None:
    challenge = await make("changes_requested")
    for who, action in (
        (people.contributor, "request_sign_off"),
        (people.approver, "sign_off"),
        (people.moderator, "publish"),
    ):
        assert (await move(who, challenge, action)).status_code == 200
    assert (await people.contributor.get(at(challenge))).json()["status_reason"] is None


async def test_publishing_after_the_planned_opening_opens_at_once(
    make: Callable[..., Awaitable[Challenge]], as_role: AsRole, clock: Clock
) -> None:
    challenge = await make("in_moderation")
    await clock.shift(timedelta(days=8))
    published = await move(await as_role(Role.MODERATOR), challenge, "publish")
    assert published.json()["status"] == "open"
    assert published.json()["opens_at"] == published.json()["published_at"]


async def test_publishing_too_late_to_stay_open_long_enough_is_refused(
    make: Callable[..., Awaitable[Challenge]], as_role: AsRole, clock: Clock
) -> None:
    challenge = await make("in_moderation")
    await clock.shift(timedelta(days=31))
    refused = await move(await as_role(Role.MODERATOR), challenge, "publish")
    assert refused.status_code == 409
    assert pointers(refused) == ["/responses_close_at"]


async def test_a_wrong_moment_says_the_state_and_what_is_possible(
    make: Callable[..., Awaitable[Challenge]], people: Cast
) -> None:
    challenge = await make("open")
    refused = await move(people.approver, challenge, "sign_off")
    assert refused.status_code == 409
    assert refused.json()["state"] == "open"
    assert refused.json()["available_actions"] == ["withdraw"]


async def test_an_action_nobody_knows_is_refused_at_the_field(
    make: Callable[..., Awaitable[Challenge]], people: Cast
) -> None:
    refused = await move(people.approver, await make("open"), "edit")
    assert (refused.status_code, pointers(refused)) == (422, ["/action"])


async def test_deadlines_hold_by_the_portals_clock(
    make: Callable[..., Awaitable[Challenge]], people: Cast, as_role: AsRole, clock: Clock
) -> None:
    challenge = await make("open")
    await clock.shift(timedelta(days=30, seconds=1))
    approver = await as_role(Role.FORCE_APPROVER, people.force)
    refused = await move(approver, challenge, "withdraw", reason="Too late.")
    assert (refused.status_code, refused.json()["state"]) == (409, "closed")


async def test_the_text_is_kept_as_it_was_signed_and_as_it_was_published(
    make: Callable[..., Awaitable[Challenge]], people: Cast, client: httpx.AsyncClient
) -> None:
    challenge = await make("awaiting_sign_off")
    await move(people.approver, challenge, "sign_off")
    await move(people.moderator, challenge, "request_changes", reason="Shorter.")
    read = (await people.contributor.get(at(challenge))).json()["version"]
    await people.contributor.patch(at(challenge), json={"title": "New"}, headers=version(read))
    for who, action in (
        (people.contributor, "request_sign_off"),
        (people.second_approver, "sign_off"),
        (people.moderator, "publish"),
    ):
        await move(who, challenge, action)
    inside = (await people.contributor.get(at(challenge, "/versions"))).json()["items"]
    assert [(kept["kind"], kept["number"], kept["snapshot"]["title"]) for kept in inside] == [
        ("published", 1, "New"),
        ("signed_off", 2, "New"),
        ("signed_off", 1, challenge.title),
    ]
    public = (await client.get(at(challenge, "/versions"))).json()["items"]
    assert [kept["kind"] for kept in public] == ["published"]
    assert public[0]["snapshot"]["outcomes"] == challenge.outcomes
