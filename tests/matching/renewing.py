"""What tests of needs that are matched again do over and over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from app.kernel.facts import Delivery
from app.matching.models import RenewedMatch
from app.matching.subscribers import Matchmaker
from app.platform.facts import settle
from app.platform.tables import fact

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.solutions.models import Solution

URL: Final = "/api/v1/renewed-matches"


async def listed(
    app: FastAPI, session: AsyncSession, solution: Solution, *, number: int = 1
) -> None:
    """Do what the worker does after a version of a card was listed."""
    delivery = Delivery(1, "SolutionListed", solution.id, {"number": number, "fields": []})
    await Matchmaker(app.state.keeper).on_card_listed(session, delivery)
    await settle(session, ())
    await session.commit()


async def rows(session: AsyncSession) -> list[RenewedMatch]:
    found = select(RenewedMatch).execution_options(populate_existing=True)
    return list((await session.execute(found)).scalars())


async def kinds(session: AsyncSession, stream: Any) -> list[str]:
    found = select(fact.c.kind).where(fact.c.stream_id == stream).order_by(fact.c.position)
    return list((await session.execute(found)).scalars())


async def answer(reader: httpx.AsyncClient, item: dict[str, Any], **wish: Any) -> httpx.Response:
    return await reader.post(f"{URL}/{item['id']}/transitions", json=wish)


async def questions(reader: httpx.AsyncClient) -> list[dict[str, Any]]:
    page = await reader.get(URL, params={"state": "asked"})
    assert page.status_code == 200
    items: list[dict[str, Any]] = page.json()["items"]
    assert page.json()["total"] == len(items)
    return items
