"""Steps that tests of signing in share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.factories.accounts import PASSWORD, SignedIn

if TYPE_CHECKING:
    import httpx

SESSION: Final = "/api/v1/auth/session"
EMAIL: Final = "person@force.example"


async def enter(browser: httpx.AsyncClient, **wish: str) -> httpx.Response:
    """Sign in as the fixture `person`, or as somebody else."""
    return await browser.post(SESSION, json={"email": EMAIL, "password": PASSWORD, **wish})


async def signed_in(reader: httpx.AsyncClient) -> bool:
    """Whether the portal knows who this is."""
    return (await reader.get(SESSION)).json()["account"] is not None


def person_of(reader: httpx.AsyncClient) -> SignedIn:
    """Who a client of `as_role` is."""
    person: SignedIn = reader.person  # type: ignore[attr-defined]
    return person
