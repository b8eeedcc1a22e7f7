"""Signing in: who gets in, who does not, and what either may learn from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import text

from app.accounts import passwords
from app.accounts.demonstration_accounts import DEMONSTRATION_PASSWORD
from app.accounts.provision import ensure_account
from app.kernel.actor import Role
from app.main import create_app
from tests.accounts.steps import SESSION, enter
from tests.conftest import ORIGIN, open_client
from tests.factories.accounts import PASSWORD, make_account, make_membership

if TYPE_CHECKING:
    from fastapi import FastAPI
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.accounts.models import Account
    from app.platform.database import Database
    from app.settings import Settings
    from tests.accounts.conftest import NewBrowser


def without_request_id(answer: httpx.Response) -> dict[str, Any]:
    return {key: value for key, value in answer.json().items() if key != "request_id"}


async def test_the_right_password_signs_in_and_says_as_whom(
    client: httpx.AsyncClient, person: Account
) -> None:
    answer = await enter(client, email=" Person@FORCE.example ")

    assert answer.status_code == 201
    assert answer.json()["account"] == {
        "id": str(person.id),
        "display_name": person.display_name,
        "email": "person@force.example",
    }
    assert answer.json()["acting_as"]["role"] == "force_contributor"
    assert (await client.get(SESSION)).json() == answer.json()


async def test_the_cookie_over_plain_http_is_kept_from_scripts_and_other_sites(
    client: httpx.AsyncClient, person: Account
) -> None:
    cookie = (await enter(client)).headers["set-cookie"]

    assert cookie.startswith("eme_session=")
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Max-Age=43200"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


async def test_the_cookie_over_tls_is_bound_to_the_host_and_is_the_only_one_read(
    settings: Settings, database: Database, person: Account
) -> None:
    origin = "https://portal.example"
    app = create_app(settings.model_copy(update={"public_origin": origin}), database=database)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url=origin, headers={"Origin": origin}
    ) as browser:
        cookie = (await enter(browser)).headers["set-cookie"]
        signed_in = await browser.get(SESSION)
        token = browser.cookies["__Host-eme_session"]
        browser.cookies.clear()
        plain = await browser.get(SESSION, headers={"Cookie": f"eme_session={token}"})

    assert cookie.startswith("__Host-eme_session=")
    assert {"Secure", "HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert signed_in.json()["account"] is not None
    assert plain.json()["account"] is None


async def test_the_token_itself_is_kept_nowhere(
    client: httpx.AsyncClient, session: AsyncSession, person: Account
) -> None:
    await enter(client)

    token = client.cookies["eme_session"]
    rows = (await session.execute(text("SELECT auth_session::text FROM auth_session"))).scalars()
    assert len(token) == 43
    assert not any(token in row for row in rows)


async def test_wrong_account_and_wrong_password_read_the_same(
    client: httpx.AsyncClient, person: Account
) -> None:
    wrong_password = await enter(client, password="not-the-password")
    wrong_account = await enter(client, email="nobody@force.example")

    assert wrong_password.status_code == wrong_account.status_code == 401
    assert wrong_password.json()["type"] == "/problems/wrong-credentials"
    assert without_request_id(wrong_password) == without_request_id(wrong_account)
    assert "set-cookie" not in wrong_password.headers


@pytest.mark.parametrize("email", ["person@force.example", "nobody@force.example"])
async def test_a_password_is_hashed_whether_or_not_the_account_exists(
    client: httpx.AsyncClient, person: Account, email: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    verify = passwords._hasher.verify_and_update

    def counting(password: str, known: str) -> tuple[bool, str | None]:
        compared.append(known)
        return verify(password, known)

    monkeypatch.setattr(passwords._hasher, "verify_and_update", counting)
    await enter(client, email=email, password="not-the-password")

    assert len(compared) == 1
    assert compared[0].startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert (compared[0] == passwords.NOBODY) is (email != person.email)


async def test_a_disabled_account_cannot_sign_in(
    client: httpx.AsyncClient, session: AsyncSession, person: Account
) -> None:
    person.status = "disabled"
    await session.commit()

    assert (await enter(client)).json()["type"] == "/problems/wrong-credentials"


async def test_who_belongs_to_no_organisation_is_told_what_to_do(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    await make_account(session, email="new@force.example")
    await session.commit()

    refused = await enter(client, email="new@force.example")

    assert refused.status_code == 403
    assert refused.json()["type"] == "/problems/no-membership"
    assert "Ask an administrator" in refused.json()["detail"]
    assert "set-cookie" not in refused.headers


@pytest.mark.parametrize(
    "body",
    [
        {"email": "person@force.example"},
        {"email": "not an address", "password": PASSWORD},
        {"email": "person@force.example", "password": "x" * 129},
        {"email": "person@force.example", "password": ""},
        {"email": "person@force.example", "password": PASSWORD, "role": "moderator"},
        {"email": "person@\u0000.example", "password": PASSWORD},
        [],
    ],
)
async def test_malformed_credentials_are_named_by_field(
    client: httpx.AsyncClient, person: Account, body: object
) -> None:
    refused = await client.post(SESSION, json=body)

    assert refused.status_code == 422
    assert refused.json()["errors"]
    assert PASSWORD not in refused.text


async def test_a_lone_surrogate_in_a_password_is_refused(client: httpx.AsyncClient) -> None:
    body = b'{"email": "person@force.example", "password": "\\ud800 otters"}'
    refused = await client.post(SESSION, content=body, headers={"Content-Type": "application/json"})

    assert refused.status_code == 422


async def test_a_password_is_the_same_however_the_keyboard_composes_it(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    account = await make_account(
        session,
        email="accent@force.example",
        password_hash=await passwords.make_hash("Zoë crosses a bridge"),
    )
    await make_membership(session, account, role=Role.FORCE_APPROVER)
    await session.commit()

    decomposed = await enter(
        client, email="accent@force.example", password="Zoe\u0308 crosses a bridge"
    )

    assert decomposed.status_code == 201


async def test_the_published_password_lets_nobody_in_outside_the_demonstration(
    settings: Settings, database: Database, session: AsyncSession
) -> None:
    await ensure_account(
        session,
        email="person@force.example",
        display_name="A Person",
        password=DEMONSTRATION_PASSWORD,
        memberships=(),
    )
    await session.commit()
    serious = settings.model_copy(update={"environment": "production"})
    async with open_client(create_app(serious, database=database)) as browser:
        refused = await enter(browser, password=DEMONSTRATION_PASSWORD)

    assert refused.json()["type"] == "/problems/wrong-credentials"


async def test_the_published_password_lets_nobody_in_from_another_machine(
    app: FastAPI, session: AsyncSession, person: Account
) -> None:
    person.password_hash = await passwords.make_hash(DEMONSTRATION_PASSWORD)
    await session.commit()
    answers = []
    for address in ("203.0.113.9", "no address", "127.0.0.1"):
        transport = httpx.ASGITransport(app=app, client=(address, 1))
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as browser:
            answers.append((await enter(browser, password=DEMONSTRATION_PASSWORD)).status_code)

    assert answers == [401, 401, 201]


async def test_an_outdated_hash_is_replaced_at_sign_in(
    client: httpx.AsyncClient, session: AsyncSession, person: Account
) -> None:
    weak = Argon2Hasher(memory_cost=8, time_cost=1, parallelism=1)
    person.password_hash = weak.hash(PASSWORD)
    await session.commit()

    assert (await enter(client)).status_code == 201

    await session.refresh(person)
    assert "m=19456,t=2,p=1" in person.password_hash
    assert (await enter(client)).status_code == 201


async def test_signing_in_again_gives_a_new_token_and_ends_the_old_session(
    client: httpx.AsyncClient, new_browser: NewBrowser, person: Account
) -> None:
    await enter(client)
    first = client.cookies["eme_session"]
    await enter(client)

    assert client.cookies["eme_session"] != first
    old = await new_browser().get(SESSION, headers={"Cookie": f"eme_session={first}"})
    assert old.json()["account"] is None
