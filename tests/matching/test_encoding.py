"""Published texts are encoded once, and again when they or the encoder change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from app.matching.engine.weights import load_weights
from app.matching.enums import RecordKind
from app.matching.keeper import Keeper
from app.matching.service import encode_missing, index_record
from app.matching.subscribers import SUGGEST, catch_up
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
    await session.flush()
    await index_record(session, RecordKind.SOLUTION, card.id)
    await session.commit()
    assert await encoded(database, WordEncoder()) == (1, [(1, 1)])
    assert await kinds(database) == ["challenge", "solution"]


async def test_another_encoder_encodes_everything_again(database: Database, published: Any) -> None:
    await encoded(database, WordEncoder())
    assert await encoded(database, WordEncoder("other words")) == (2, [(2, 2)])


async def test_a_worker_that_starts_with_another_encoder_encodes_and_matches_anew(
    database: Database, published: Any
) -> None:
    """Otherwise a release with another model would compare by words until each text is saved."""
    challenge, _ = published

    async def suggestions() -> list[Any]:
        waiting = text(
            "SELECT args->>'challenge_id' FROM procrastinate_jobs WHERE task_name = :task"
        )
        async with database.reading() as reader:
            return list((await reader.execute(waiting, {"task": SUGGEST})).scalars())

    assert await catch_up(database, Keeper(weights=load_weights(), encoder=None)) == 0
    keeper = Keeper(weights=load_weights(), encoder=WordEncoder("newer"))
    assert await suggestions() == []
    assert await catch_up(database, keeper) == 2
    assert await suggestions() == [str(challenge.id)]
    assert await catch_up(database, keeper) == 0
