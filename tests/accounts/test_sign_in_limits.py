"""Signing in too often, and from another site."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx

from app.main import create_app
from tests.accounts.steps import SESSION, enter
from tests.conftest import ORIGIN, open_client
from tests.factories.accounts import PASSWORD

if TYPE_CHECKING:
    from app.accounts.models import Account
    from app.platform.database import Database
    from app.settings import Settings
    from tests.accounts.conftest import NewBrowser
    from tests.support.database import Clock


async def test_too_many_wrong_passwords_lock_the_account_until_the_window_ends(
    client: httpx.AsyncClient, person: Account, clock: Clock
) -> None:
    for _ in range(5):
        assert (await enter(client, password="not-the-password")).status_code == 401

    locked = await enter(client)
    assert locked.status_code == 429
    assert 840 < int(locked.headers["retry-after"]) <= 900
    assert locked.json()["detail"] == "Too many attempts to sign in. Try again in 15 minutes."

    await clock.shift(timedelta(minutes=14, seconds=30))
    almost = await enter(client)
    assert almost.json()["detail"] == "Too many attempts to sign in. Try again in 1 minute."

    await clock.shift(timedelta(minutes=1))
    assert (await enter(client)).status_code == 201


async def test_an_account_that_does_not_exist_locks_like_one_that_does(
    client: httpx.AsyncClient,
) -> None:
    answers = [await enter(client, email="nobody@force.example") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [401] * 5 + [429]


async def test_the_right_password_lets_the_count_begin_anew(
    client: httpx.AsyncClient, person: Account
) -> None:
    for _ in range(2):
        for _ in range(4):
            await enter(client, password="not-the-password")
        assert (await enter(client)).status_code == 201


async def test_attempts_count_for_account_and_address_together(
    settings: Settings, database: Database, person: Account
) -> None:
    serious = create_app(
        settings.model_copy(update={"environment": "production"}), database=database
    )

    async def attempts(address: str, times: int, **wish: str) -> list[int]:
        transport = httpx.ASGITransport(app=serious, client=(address, 1))
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as browser:
            return [(await enter(browser, **wish)).status_code for _ in range(times)]

    assert await attempts("203.0.113.1", 6, password="wrong-password") == [401] * 5 + [429]
    assert await attempts("203.0.113.1", 1, email="other@force.example") == [401]
    assert await attempts("203.0.113.2", 1) == [201]


async def test_a_crowd_at_once_is_counted_exactly(
    settings: Settings, real_database: Database
) -> None:
    async with open_client(create_app(settings, database=real_database)) as browser:
        answers = await asyncio.gather(
            *(enter(browser, password="not-the-password") for _ in range(12))
        )

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [401] * 5 + [429] * 7


async def test_another_site_cannot_sign_a_browser_in_or_out(
    client: httpx.AsyncClient, person: Account
) -> None:
    await enter(client)
    token = client.cookies["eme_session"]
    cookie = {"Cookie": f"eme_session={token}"}
    forged = [
        {**cookie, "Origin": "https://evil.example"},
        {**cookie, "Sec-Fetch-Site": "cross-site", "Origin": ORIGIN},
        {**cookie, "Sec-Fetch-Site": "same-site"},
    ]
    for headers in forged:
        for refused in (
            await client.request("DELETE", SESSION, headers=headers),
            await client.request(
                "POST", SESSION, headers=headers, json={"email": "a@b.example", "password": "x"}
            ),
        ):
            assert refused.status_code == 403
            assert refused.json()["type"] == "/problems/cross-site"

    form = await client.post(SESSION, data={"email": person.email, "password": PASSWORD})
    assert form.status_code == 415
    assert (await client.get(SESSION)).json()["account"] is not None


async def test_a_program_with_the_cookie_gets_in_with_the_right_origin(
    client: httpx.AsyncClient, new_browser: NewBrowser, person: Account
) -> None:
    await enter(client)
    program = new_browser()
    program.headers.pop("origin")
    cookie = {"Cookie": f"eme_session={client.cookies['eme_session']}"}

    refused = await program.request("DELETE", SESSION, headers=cookie)
    done = await program.request("DELETE", SESSION, headers={**cookie, "Origin": ORIGIN})

    assert f"Origin: {ORIGIN}" in refused.json()["detail"]
    assert done.status_code == 204
