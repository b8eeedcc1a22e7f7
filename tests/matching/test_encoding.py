"""Published texts are encoded once, and again when they or the encoder change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from app.matching.service import encode_missing
from tests.factories.challenges import make_challenge
from tests.factories.solutions import make_solution
from tests.matching.engine_support import WordEncoder

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.platform.database import Database


async def encoded(database: Database, encoder: WordEncoder) -> tuple[int, list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    count = await encode_missing(database, encoder, told=lambda *done: told.append(done))
    return count, told


async def kinds(database: Database) -> list[Any]:
    async with database.reading() as reader:
        rows = await reader.execute(text("SELECT kind FROM encoded_text ORDER BY kind"))
        return list(rows.scalars())


@pytest.fixture
async def published(session: AsyncSession) -> Any:
    challenge = await make_challenge(session, stage="open")
    await make_challenge(session, stage="draft")
    card = await make_solution(session, stage="listed")
    await session.commit()
    return challenge, card


async def test_what_is_published_is_encoded_and_drafts_are_not(
    database: Database, published: Any
) -> None:
    assert await encoded(database, WordEncoder()) == (2, [(2, 2)])
    assert await kinds(database) == ["challenge", "solution"]


async def test_what_is_encoded_is_left_alone(database: Database, published: Any) -> None:
    await encoded(database, WordEncoder())
    assert await encoded(database, WordEncoder()) == (0, [])


async def test_a_changed_text_is_encoded_again(
    database: Database, published: Any, session: AsyncSession
) -> None:
    await encoded(database, WordEncoder())
    _, card = published
    card.what_it_does = "Something else entirely, written since then."
    session.add(card)
    await session.commit()
    assert await encoded(database, WordEncoder()) == (1, [(1, 1)])
    assert await kinds(database) == ["challenge", "solution"]


async def test_another_encoder_encodes_everything_again(database: Database, published: Any) -> None:
    await encoded(database, WordEncoder())
    assert await encoded(database, WordEncoder("other words")) == (2, [(2, 2)])
