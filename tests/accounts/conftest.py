"""What the tests of signing in share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest_asyncio

from tests.conftest import open_client

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    import httpx
    from fastapi import FastAPI

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
