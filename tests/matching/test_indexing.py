"""Words are kept with what is published, so that a process that starts reads no texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from app.kernel.ids import new_id
from app.matching import keeper as keepers
from app.matching.documents import DIMENSIONS
from app.matching.engine.documents import Direction, Document, Query
from app.matching.engine.ranking import rank
from app.matching.engine.weights import load_weights
from app.matching.enums import RecordKind
from app.matching.keeper import Corpora, Keeper
from app.matching.service import encode_missing, index_missing, index_record
from tests.factories.solutions import make_deployment, make_solution
from tests.matching.engine_support import WordEncoder
from tests.matching.scene import PHONES, World

if TYPE_CHECKING:
    import pytest
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.platform.database import Database

WORDS = WordEncoder(dimensions=DIMENSIONS)
ASKED = new_id()
TODAY = date(2026, 6, 1)


async def read(database: Database, **weights: Any) -> Corpora:
    """The corpus as a process that has just started reads it."""
    ours = load_weights()
    fresh = Keeper(weights=replace(ours, text=replace(ours.text, **weights)), encoder=WORDS)
    async with database.reading() as reader:
        return await fresh.current(reader)


async def kept(database: Database) -> int:
    async with database.reading() as reader:
        counted = await reader.execute(text("SELECT count(*) FROM indexed_text"))
        return int(counted.scalar_one())


def ranked(corpora: Corpora) -> list[tuple[Any, float, bool]]:
    asked = Document(
        id=ASKED,
        title="Copying only messages from a phone",
        capabilities=("selective-extraction",),
    )
    query = Query(asked, Direction.SOLUTIONS, TODAY)
    solutions = corpora.solutions
    found = rank(query, solutions, solutions.alive, weights=load_weights())
    return [(each.id, each.total, each.semantic) for each in found.items]


async def test_kept_words_rank_like_the_texts_they_stand_for(
    database: Database, world: World
) -> None:
    by_text = await read(database)
    assert await index_missing(database) == 3
    by_words = await read(database)
    assert ranked(by_words) == ranked(by_text)
    assert len(ranked(by_words)) == 1
    assert by_words.solutions.get(world.fitting.id) is not None
    assert {each.title for each in by_words.solutions.documents} == {""}
    assert {each.title for each in by_text.solutions.documents} != {""}


async def test_a_card_has_the_same_deployments_however_it_is_read(
    database: Database, world: World, session: AsyncSession
) -> None:
    await make_deployment(session, world.fitting, organisation_label="Trust", evidence_on=TODAY)
    await make_deployment(session, world.fitting, capabilities=["selective-extraction"])
    await make_deployment(session, world.fitting, anonymous=True)
    await make_deployment(session, world.other, evidence="disputed")
    await session.commit()

    def deployments(corpora: Corpora) -> list[list[str]]:
        cards = (corpora.solutions.get(each.id) for each in (world.fitting, world.other))
        return [
            sorted(str(replace(each, id=str(each.id))) for each in card.deployments)
            for card in cards
            if card is not None
        ]

    by_text = deployments(await read(database))
    await index_missing(database)
    assert deployments(await read(database)) == by_text
    assert [len(each) for each in by_text] == [5, 0]
    assert repr(TODAY) in "".join(by_text[0])


async def test_many_changes_are_followed_and_most_of_the_corpus_is_read_anew(
    database: Database, world: World, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    await index_missing(database)
    ours = Keeper(weights=load_weights(), encoder=WORDS)

    async def current() -> Corpora:
        async with database.reading() as reader:
            return await ours.current(reader)

    async def change(number: int) -> list[str]:
        made = [
            await make_solution(session, **{**PHONES, "name": f"Card {n}"}) for n in range(number)
        ]
        for each in made:
            await index_record(session, RecordKind.SOLUTION, each.id)
        await session.commit()
        return [str(each.id) for each in made]

    before = await current()
    monkeypatch.setattr(keepers, "FOLLOWED", 4)
    monkeypatch.setattr(keepers, "PAGE", 3)
    made = await change(4)
    followed = await current()
    assert followed.taxonomy is before.taxonomy
    assert set(made) < {str(each.id) for each in followed.solutions.documents}
    made += await change(5)
    anew = await current()
    assert anew.taxonomy is not before.taxonomy
    assert set(made) < {str(each.id) for each in anew.solutions.documents}
    assert ranked(anew) == ranked(await read(database))
    assert len(ranked(anew)) == 10


async def test_what_is_indexed_is_left_alone(database: Database, world: World) -> None:
    assert await index_missing(database) == 3
    assert await index_missing(database) == 0


async def test_words_kept_by_another_way_of_indexing_are_not_used(
    database: Database, world: World
) -> None:
    await index_missing(database)
    other = await read(database, fields={"title": 5.0, "summary": 1.0, "body": 1.0})
    assert world.fitting.name in {each.title for each in other.solutions.documents}


async def test_vectors_go_with_the_text_that_was_indexed(
    database: Database, world: World, session: AsyncSession
) -> None:
    await encode_missing(database, WORDS, told=lambda *_: None)
    await index_missing(database)
    before = await read(database)
    assert before.solutions.segments[0].vectors is not None
    world.fitting.what_it_does = "Something else entirely, written since then."
    session.add(world.fitting)
    await session.flush()
    await index_record(session, RecordKind.SOLUTION, world.fitting.id)
    await session.commit()
    after = await read(database)
    vectors = after.solutions.segments[0].vectors
    assert vectors is not None
    named = [after.solutions.documents[row].id for row in vectors.documents]
    assert named == [world.other.id]


async def test_what_is_no_longer_public_is_forgotten(
    database: Database, world: World, session: AsyncSession
) -> None:
    await index_missing(database)
    world.fitting.status = "suspended"
    session.add(world.fitting)
    await session.flush()
    await index_record(session, RecordKind.SOLUTION, world.fitting.id)
    await session.commit()
    assert await kept(database) == 2
    assert (await read(database)).solutions.get(world.fitting.id) is None


async def test_a_corpus_is_read_page_by_page(
    database: Database, world: World, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        await make_solution(session, **{**PHONES, "name": f"Card {number}"})
    await session.commit()
    await index_missing(database)
    at_once = await read(database)
    monkeypatch.setattr(keepers, "PAGE", 2)
    paged = await read(database)
    assert len(paged.solutions.documents) == 7
    assert ranked(paged) == ranked(at_once)
