"""What the tests of signing in share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest_asyncio

from app.kernel.actor import Role
from tests.accounts.steps import EMAIL
from tests.conftest import open_client
from tests.factories.accounts import make_account, make_membership

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    import httpx
    from fastapi import FastAPI
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.accounts.models import Account

    NewBrowser = Callable[[], httpx.AsyncClient]


@pytest_asyncio.fixture
async def new_browser(app: FastAPI) -> AsyncIterator[NewBrowser]:
    """Open another browser, with cookies of its own."""
    opened: list[httpx.AsyncClient] = []

    def open_one() -> httpx.AsyncClient:
        opened.append(open_client(app))
        return opened[-1]

    yield open_one
    for browser in opened:
        await browser.aclose()


@pytest_asyncio.fixture
async def person(session: AsyncSession) -> Account:
    """Somebody of a force, who can sign in as `enter` does."""
    account = await make_account(session, email=EMAIL)
    await make_membership(session, account, role=Role.FORCE_CONTRIBUTOR)
    await session.commit()
    return account
