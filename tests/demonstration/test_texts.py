"""Real long texts in a scratch database."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, text

from app.challenges.models import Challenge, status_now
from app.commands import demo_texts
from app.commands.terminal import Refused
from app.demonstration import texts
from app.organisations import service as organisations
from app.settings import Settings
from app.solutions.models import Solution
from tests.factories.solutions import make_solution

if TYPE_CHECKING:
    from pathlib import Path

    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.support.database import RolledBackDatabase

LONG = "A sensor that warns of fentanyl in the air.\nIt is worn on the chest. " + "word " * 2000
STATEMENTS = [
    {"id": "dhs-1", "title": "Wearable sensor", "text": LONG, "released": "December 15, 2017"},
    {"id": "dhs-2", "title": "", "text": "Short, and without a title."},
]
ABSTRACTS = [{"id": f"sbir-{each}", "text": f"{each} {LONG}", "firm": "x"} for each in range(3)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, lines in ((texts.CHALLENGES, STATEMENTS), (texts.CARDS, ABSTRACTS)):
        (tmp_path / name).write_text("\n".join(map(json.dumps, lines)))
    return tmp_path


@pytest.fixture
async def scratch(database: RolledBackDatabase) -> RolledBackDatabase:
    async with database.unit_of_work() as session:
        await organisations.load_reference(session)
    return database


async def found(database: RolledBackDatabase, statement: Any) -> list[Any]:
    async with database.reading() as reader:
        return list((await reader.execute(statement)).all())


async def test_statements_become_open_challenges_that_say_where_they_come_from(
    scratch: RolledBackDatabase, folder: Path
) -> None:
    assert await texts.load(scratch, folder) == texts.Counted(challenges=2, cards=3)

    columns = (
        Challenge.title,
        Challenge.is_example,
        Challenge.keywords,
        Challenge.summary,
        Challenge.problem_today,
        Challenge.outcomes,
        status_now.label("status_now"),
    )
    rows = await found(scratch, select(*columns).order_by(Challenge.reference))
    assert [row.title for row in rows] == ["Wearable sensor", "Short, and without a title."]
    for row in rows:
        assert row.status_now == "open"
        assert row.is_example
        assert row.keywords == ["loaded text"]
        assert row.summary.startswith("(Loaded text.) ")
        assert len(row.summary) <= 300
        assert len(row.problem_today) <= 6000
        assert len(row.outcomes) == 1


async def test_abstracts_become_listed_cards_named_by_their_beginning(
    scratch: RolledBackDatabase, folder: Path
) -> None:
    await texts.load(scratch, folder)

    cards = await found(scratch, select(Solution.name, Solution.status, Solution.is_example))
    assert len(cards) == 3
    for name, status, is_example in cards:
        assert (status, is_example) == ("listed", True)
        assert 70 < len(name) <= 80
        assert "\n" not in name


async def test_they_can_be_read_like_any_other(
    scratch: RolledBackDatabase, folder: Path, client: httpx.AsyncClient
) -> None:
    await texts.load(scratch, folder)

    for path in ("challenges", "solutions"):
        listed = (await client.get(f"/api/v1/{path}")).json()
        assert listed["total"] in {2, 3}
        for item in listed["items"]:
            answer = await client.get(f"/api/v1/{path}/{item['reference']}")
            assert answer.status_code == 200
            assert answer.json()["is_example"] is True


async def test_loading_again_adds_only_what_is_new(
    scratch: RolledBackDatabase, folder: Path
) -> None:
    await texts.load(scratch, folder)
    with (folder / texts.CARDS).open("a") as file:
        file.write("\n" + json.dumps({"id": "sbir-new", "text": LONG}))

    assert await texts.load(scratch, folder) == texts.Counted(challenges=0, cards=1)
    changes = await found(scratch, text("SELECT count(*) FROM corpus_change"))
    assert changes == [(6,)]


async def test_every_open_challenge_is_matched_anew_once(
    scratch: RolledBackDatabase, folder: Path
) -> None:
    await texts.load(scratch, folder)
    await texts.queue_suggestions(scratch)
    await texts.queue_suggestions(scratch)

    queued = await found(scratch, text("SELECT task_name FROM procrastinate_jobs"))
    assert queued == [("matching.suggest",)] * 2


async def test_real_records_are_noticed(
    scratch: RolledBackDatabase, folder: Path, session: AsyncSession
) -> None:
    await texts.load(scratch, folder)
    assert not await texts.holds_real_records(scratch)
    await make_solution(session, is_example=False)
    await session.commit()
    assert await texts.holds_real_records(scratch)


def test_a_folder_without_texts_is_refused(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(Refused, match=r"neither challenges\.jsonl nor docs\.jsonl"):
        demo_texts.run(settings, argparse.Namespace(folders=[tmp_path]))


def test_texts_are_not_loaded_in_production(folder: Path) -> None:
    production = Settings(
        environment="production",
        database_url="postgresql://nobody@nowhere/nothing",
        secret_key="not a secret, only for tests, 32+",
        public_origin="https://portal.example",
        minimum_open_days=10,
    )
    with pytest.raises(Refused, match="not production"):
        demo_texts.run(production, argparse.Namespace(folders=[folder]))
