"""Starting a draft over HTTP."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges import service
from app.challenges.schemas import ChallengeDraft
from app.kernel.actor import ANONYMOUS, SYSTEM, Actor, Role
from app.kernel.errors import NotAllowed
from app.kernel.limits import Limits
from app.organisations.models import Organisation
from tests.challenges.calls import BASE, pointers
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force
from tests.factories.taxonomy import make_capability

AsRole = Callable[..., Awaitable[httpx.AsyncClient]]
THREE_ANSWERS = {"title": "Phones kept for weeks", "problem_today": "They queue in a lab."}


@pytest.fixture
async def force(session: AsyncSession) -> Organisation:
    return await make_force(session)


@pytest.fixture
async def contributor(as_role: AsRole, force: Organisation) -> httpx.AsyncClient:
    return await as_role(Role.FORCE_CONTRIBUTOR, force)


async def test_three_answers_start_a_draft_of_ones_own_force(
    session: AsyncSession, contributor: httpx.AsyncClient, force: Organisation
) -> None:
    capability = await make_capability(session)
    await session.commit()
    answer = await contributor.post(
        BASE, json={**THREE_ANSWERS, "capabilities": [capability.slug], "keywords": ["phone"]}
    )
    assert answer.status_code == 201
    body = answer.json()
    assert re.fullmatch(r"CH-20\d\d-\d{4,8}", body["reference"])
    assert answer.headers["location"] == f"{BASE}/{body['reference']}"
    assert answer.headers["etag"] == '"v1"'
    assert body["lead_force"]["slug"] == force.slug
    assert body["status"] == "draft"
    assert body["is_example"] is True  # the tests' settings are a demonstration's
    assert body["capabilities"] == [{"slug": capability.slug, "name": capability.name}]
    assert body["inside"]["authorship"]["you_are_author"] is True
    assert body["inside"]["similar_review"] is None
    assert body["available_actions"] == ["request_sign_off", "edit"]


async def test_what_was_seen_before_the_draft_is_kept_and_shown_to_who_may_know_of_it(
    session: AsyncSession, contributor: httpx.AsyncClient
) -> None:
    shown = await make_challenge(session, stage="concluded")
    hidden = await make_challenge(session, stage="draft")
    await session.commit()
    seen = [str(shown.id), str(hidden.id)]
    answer = await contributor.post(
        BASE, json={**THREE_ANSWERS, "similar_seen": seen, "choice": "go_on"}
    )
    review = answer.json()["inside"]["similar_review"]
    assert review["choice"] == "go_on"
    assert [(each["reference"], each["status"]) for each in review["seen"]] == [
        (shown.reference, "concluded")
    ]
    assert str(hidden.id) not in answer.text


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"title": ""}, "/title"),
        ({"problem_today": "x" * 6001}, "/problem_today"),
        ({"title": "SECRET"}, "/title"),
        ({"capabilities": ["no-such-thing"]}, "/capabilities/0"),
        ({"unknown": 1}, "/unknown"),
    ],
)
async def test_a_draft_that_is_not_valid_is_refused_at_the_field(
    contributor: httpx.AsyncClient, change: dict[str, Any], pointer: str
) -> None:
    answer = await contributor.post(BASE, json={**THREE_ANSWERS, **change})
    assert answer.status_code == 422
    assert pointers(answer) == [pointer]


async def test_the_same_key_starts_one_draft(contributor: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "once"}
    first = await contributor.post(BASE, json=THREE_ANSWERS, headers=key)
    again = await contributor.post(BASE, json=THREE_ANSWERS, headers=key)
    assert first.json()["id"] == again.json()["id"]
    assert again.headers["etag"] == first.headers["etag"]
    mine = await contributor.get(BASE, params={"scope": "own"})
    assert mine.json()["total"] == 1


@pytest.mark.parametrize("actor", [ANONYMOUS, SYSTEM, Actor(role=Role.FORCE_CONTRIBUTOR)])
async def test_only_a_person_of_a_force_starts_a_draft(session: AsyncSession, actor: Actor) -> None:
    wanted = ChallengeDraft.model_validate(THREE_ANSWERS)
    with pytest.raises(NotAllowed):
        await service.start(session, actor, draft=wanted, limits=Limits(10, demonstration=False))


async def test_outside_the_demonstration_a_challenge_is_no_example(
    session: AsyncSession, contributor: httpx.AsyncClient
) -> None:
    person = contributor.person  # type: ignore[attr-defined]
    actor = Actor(
        role=Role.FORCE_CONTRIBUTOR,
        account_id=person.account.id,
        organisation_id=person.organisation.id,
    )
    wanted = ChallengeDraft.model_validate(THREE_ANSWERS)
    limits = Limits(minimum_open_days=10, demonstration=False)
    made = await service.start(session, actor, draft=wanted, limits=limits)
    assert made.is_example is False
