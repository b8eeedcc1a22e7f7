"""Ethics opinions over HTTP."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges import service
from app.challenges.models import Challenge
from app.challenges.schemas.ethics import OpinionDraft
from app.kernel.actor import Actor, Role
from app.kernel.errors import NotAllowed
from tests.challenges.calls import at, pointers
from tests.factories.challenges import PANEL, make_challenge

AsRole = Callable[..., Awaitable[httpx.AsyncClient]]
URL = "/api/v1/ethics/opinions"


def opinion(challenge: Challenge, **changes: Any) -> dict[str, Any]:
    return {
        "challenge": challenge.reference,
        "position": "supported_with_conditions",
        "text": "Acceptable while a person decides.",
        "conditions": ["A person decides.", "Advocates take part."],
        **changes,
    }


@pytest.fixture
async def adviser(as_role: AsRole) -> httpx.AsyncClient:
    return await as_role(Role.ETHICS_ADVISER)


async def test_an_opinion_is_published_with_the_challenge_under_the_panels_name(
    session: AsyncSession, adviser: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    challenge = await make_challenge(session, ethics_opinion_wanted=True)
    await session.commit()
    answer = await adviser.post(URL, json=opinion(challenge))
    assert answer.status_code == 201
    assert answer.json()["position"] == "supported_with_conditions"
    [shown] = (await client.get(at(challenge))).json()["ethics_opinions"]
    assert shown["conditions"] == ["A person decides.", "Advocates take part."]
    assert shown["organisation"] == adviser.person.organisation.name  # type: ignore[attr-defined]
    assert "account_id" not in shown


async def test_an_opinion_before_publication_is_what_publication_waits_for(
    session: AsyncSession, adviser: httpx.AsyncClient, as_role: AsRole
) -> None:
    challenge = await make_challenge(session, stage="in_moderation", **PANEL)
    await session.commit()
    moderator = await as_role(Role.MODERATOR)
    step = {"action": "publish"}
    headers = {"If-Match": '"v1"'}
    refused = await moderator.post(at(challenge, "/transitions"), json=step, headers=headers)
    assert pointers(refused) == ["/ethics_opinion"]
    await adviser.post(URL, json=opinion(challenge, position="not_supported", conditions=[]))
    published = await moderator.post(at(challenge, "/transitions"), json=step, headers=headers)
    assert published.status_code == 200


@pytest.mark.parametrize(
    ("stage", "fields", "status"),
    [
        ("draft", PANEL, 404),
        ("in_moderation", {}, 404),
        ("open", {}, 403),
        ("open", PANEL, 201),
        ("awaiting_sign_off", PANEL, 201),
        ("closed", PANEL, 409),
        ("rejected", PANEL, 409),
    ],
)
async def test_an_opinion_is_given_on_what_was_referred_and_in_time(
    session: AsyncSession,
    adviser: httpx.AsyncClient,
    stage: str,
    fields: dict[str, Any],
    status: int,
) -> None:
    challenge = await make_challenge(session, stage=stage, **fields)
    await session.commit()
    answer = await adviser.post(URL, json=opinion(challenge))
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"position": "maybe"}, "/position"),
        ({"text": ""}, "/text"),
        ({"conditions": [""]}, "/conditions/0"),
        ({"conditions": ["See annex, TOP SECRET"]}, "/conditions/0"),
    ],
)
async def test_an_opinion_that_is_not_valid_is_refused_at_the_field(
    session: AsyncSession, adviser: httpx.AsyncClient, change: dict[str, Any], pointer: str
) -> None:
    challenge = await make_challenge(session, **PANEL)
    await session.commit()
    answer = await adviser.post(URL, json=opinion(challenge, **change))
    assert (answer.status_code, pointers(answer)) == (422, [pointer])


async def test_an_adviser_without_a_panel_gives_no_opinion(session: AsyncSession) -> None:
    challenge = await make_challenge(session, **PANEL)
    draft = OpinionDraft.model_validate(opinion(challenge))
    with pytest.raises(NotAllowed):
        await service.give_opinion(session, Actor(role=Role.ETHICS_ADVISER), draft=draft)
