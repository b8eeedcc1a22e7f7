"""Search over HTTP: what is found, how it is shown, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from app.main import create_app
from app.matching.documents import challenge_document
from app.matching.engine.weights import load_weights
from app.matching.enums import RecordKind
from app.matching.keeper import Keeper
from app.matching.repository import corpus
from app.matching.service import index_record
from app.matching.service.encoding import encode_record
from app.platform.database import Database, moment_now
from app.search.shelves import Shelves
from app.settings import Settings
from tests.conftest import open_client
from tests.factories.challenges import make_challenge, make_outcome
from tests.factories.solutions import make_solution
from tests.matching.engine_support import WordEncoder
from tests.search.scene import DRONES, PHONES, Found, bold, search, text, titles


async def test_words_find_records_of_every_kind(scene: Found, client: httpx.AsyncClient) -> None:
    page = await search(client, "phone extraction")
    assert {(item["kind"], item["reference"]) for item in page["items"]} == {
        ("challenge", scene.phones.reference),
        ("solution", scene.kiosk.reference),
    }
    outcomes = await search(client, "phone", kind="outcome")
    assert [(item["kind"], item["reference"]) for item in outcomes["items"]] == [
        ("outcome", scene.concluded.reference)
    ]
    assert page["semantic"] is False
    assert page["did_you_mean"] is None


async def test_matched_words_are_marked_in_title_and_snippet(
    scene: Found, client: httpx.AsyncClient
) -> None:
    [hit] = (await search(client, "phones organize", kind="challenge"))["items"]
    assert text(hit["title"]) == PHONES["title"]
    assert bold(hit["title"]) == ["phone"]
    assert bold(hit["snippet"]) == ["organise"]
    assert len(text(hit["snippet"])) <= 240
    assert hit["terms"] == ["phones", "organize"]
    assert hit["organisation"]["slug"] == scene.force.slug
    assert hit["status"] == "open"
    assert hit["is_example"] is True


async def test_a_hit_names_the_telling_words_that_it_does_not_hold(
    scene: Found, client: httpx.AsyncClient
) -> None:
    page = await search(client, "the phone and the moorland patrols", kind="challenge")
    assert [(text(hit["title"]), hit["terms"], hit["missing"]) for hit in page["items"]] == [
        (title, ["moorland", "patrols"], ["phone"])
        for title in (DRONES["title"], "Rosters without tired people")
    ]
    # A word with a minus is not missing, and a reference is no word.
    [hit] = (await search(client, "moorland -roster", kind="challenge"))["items"]
    assert (hit["terms"], hit["missing"]) == (["moorland"], [])
    [hit] = (await search(client, scene.phones.reference))["items"]
    assert (hit["terms"], hit["missing"]) == ([], [])


async def test_words_that_only_boilerplate_holds_are_not_missing(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    await make_solution(
        session,
        name="Badger Extraction",
        summary="Extraction in the field.",
        what_it_does="Certified to ISO 27001.",
    )
    await session.commit()
    [hit] = (await search(client, "certified extraction field badger"))["items"]
    assert text(hit["title"]) == "Badger Extraction"
    assert hit["missing"] == []


async def test_an_outcome_is_found_by_its_own_words_under_its_challenge(
    scene: Found, client: httpx.AsyncClient
) -> None:
    [hit] = (await search(client, "two approaches with made-up phones"))["items"]
    assert (hit["kind"], hit["status"]) == ("outcome", "concluded")
    assert text(hit["title"]) == "Rosters without tired people"
    assert "made-up phones" in text(hit["snippet"])


async def test_phrases_occur_as_written_whatever_the_case_and_spelling(
    scene: Found, client: httpx.AsyncClient
) -> None:
    assert titles(await search(client, '"officers ORGANIZE transport"')) == [PHONES["title"]]
    assert titles(await search(client, "“Officers organise”")) == [PHONES["title"]]
    assert titles(await search(client, '"organise officers"')) == []
    # A stem is not enough, and a phrase does not run over the end of a field.
    assert titles(await search(client, '"officer organise"')) == []
    assert titles(await search(client, '"for weeks extraction"')) == []
    assert (await search(client, '"organise officers"'))["total"] == 0


async def test_words_with_a_minus_must_not_occur(scene: Found, client: httpx.AsyncClient) -> None:
    assert len((await search(client, "extraction phone"))["items"]) == 2
    assert titles(await search(client, "extraction phone -kiosks")) == [PHONES["title"]]
    assert titles(await search(client, 'extraction phone -"whole telephones"')) == ["Otter Kiosk"]
    assert (await search(client, "-kiosk"))["items"] == []


async def test_an_excluded_word_is_seen_in_sentences_that_are_not_indexed(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    await make_solution(
        session,
        name="Badger Extraction",
        summary="Extraction in the field.",
        what_it_does="Certified to ISO 27001.",
    )
    await session.commit()
    assert "Badger Extraction" in titles(await search(client, "extraction"))
    assert "Badger Extraction" not in titles(await search(client, "extraction -certified"))
    assert titles(await search(client, 'extraction "iso 27001"')) == ["Badger Extraction"]


@pytest.mark.parametrize("spelled", [str.upper, str.lower, "  {}  ".format])
async def test_a_reference_leads_to_its_record_and_nothing_else(
    scene: Found, client: httpx.AsyncClient, spelled: Any
) -> None:
    page = await search(client, spelled(scene.phones.reference))
    assert [item["reference"] for item in page["items"]] == [scene.phones.reference]
    page = await search(client, spelled(scene.kiosk.reference))
    assert titles(page) == ["Otter Kiosk"]
    both = await search(client, spelled(scene.concluded.reference))
    assert [item["kind"] for item in both["items"]] == ["challenge", "outcome"]


async def test_filters_narrow_and_count_beside_each_other(
    scene: Found, client: httpx.AsyncClient
) -> None:
    page = await search(client, "drone patrol")
    assert {each["value"]: each["count"] for each in page["facets"]["kind"]} == {
        "challenge": 2,
        "solution": 0,
        "outcome": 0,
        "question": 0,
        "use": 0,
    }
    assert {each["value"]: each["count"] for each in page["facets"]["status"]} == {
        "closed": 1,
        "concluded": 1,
    }
    closed = await search(client, "drone patrol", status="closed")
    assert titles(closed) == [DRONES["title"]]
    assert {each["value"]: each["count"] for each in closed["facets"]["status"]} == {
        "closed": 1,
        "concluded": 1,
    }
    assert (await search(client, "drone patrol", kind="solution"))["total"] == 0
    for value in ("selective-extraction", "devices"):
        narrowed = await search(client, "phone", capability=value)
        assert {item["kind"] for item in narrowed["items"]} == {"challenge", "solution"}
    assert (await search(client, "drone", capability="devices"))["total"] == 0
    assert (await search(client, "phone"))["facets"]["capability"] == [
        {"value": "selective-extraction", "name": "Selective copying", "count": 2}
    ]


async def test_unknown_filter_values_are_dropped_and_said(
    scene: Found, client: httpx.AsyncClient
) -> None:
    page = await search(client, "drone", kind="poem", status="draft", capability="alchemy")
    assert page["total"] == 2
    assert page["dropped_filters"] == [
        {"filter": "kind", "value": "poem"},
        {"filter": "status", "value": "draft"},
        {"filter": "capability", "value": "alchemy"},
    ]


async def test_capabilities_of_the_vocabulary_are_suggested(
    scene: Found, client: httpx.AsyncClient
) -> None:
    expected = [{"slug": "selective-extraction", "name": "Selective copying", "theme": "Devices"}]
    assert (await search(client, "targeted downloads"))["capabilities"] == expected
    assert (await search(client, "drone"))["capabilities"] == []


async def test_what_was_saved_a_moment_ago_is_found(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    assert (await search(client, "hedgehog"))["total"] == 0
    fresh = await make_challenge(session, title="Hedgehog tunnels", stage="open")
    await index_record(session, RecordKind.CHALLENGE, fresh.id)
    await make_outcome(
        session,
        (await make_challenge(session, stage="closed", title="Concluded")).id,
        what_market_said="Hedgehog passages exist.",
    )
    await session.commit()
    assert titles(await search(client, "hedgehog")) == ["Hedgehog tunnels"]


async def test_an_outcome_is_found_from_its_publication_on(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    closed = scene.drones
    outcome = await make_outcome(session, closed.id, what_market_said="Falcons were offered.")
    await session.commit()
    assert (await search(client, "falcons"))["total"] == 0
    closed.status = "concluded"
    outcome.published_at = await moment_now(session)
    session.add_all([closed, outcome])
    await session.commit()
    assert [item["kind"] for item in (await search(client, "falcons"))["items"]] == ["outcome"]
    outcome.what_market_said = "Kestrels were offered."
    outcome.published_at += timedelta(seconds=1)
    await session.commit()
    assert (await search(client, "falcons"))["total"] == 0
    assert (await search(client, "kestrels"))["total"] == 1


async def test_a_card_that_was_suspended_is_not_found_any_more(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    assert titles(await search(client, "otter")) == ["Otter Kiosk"]
    scene.kiosk.status = "suspended"
    session.add(scene.kiosk)
    await index_record(session, RecordKind.SOLUTION, scene.kiosk.id)
    await session.commit()
    assert (await search(client, "otter"))["total"] == 0
    assert (await search(client, scene.kiosk.reference))["total"] == 0


async def test_meaning_finds_what_words_alone_do_not(
    scene: Found, settings: Settings, database: Database, session: AsyncSession
) -> None:
    encoder = Synonyms()
    app = create_app(settings, database=database)
    app.state.shelves = Shelves(Keeper(weights=load_weights(), encoder=encoder))
    for row in await corpus.published_challenges(session, [scene.drones.id]):
        await encode_record(session, encoder, RecordKind.CHALLENGE, challenge_document(row, {}))
    await session.commit()
    async with open_client(app) as client:
        page = await search(client, "quadcopter")
        assert page["semantic"] is True
        [hit] = page["items"]
        assert hit["reference"] == scene.drones.reference
        assert (hit["terms"], hit["missing"]) == ([], ["quadcopter"])
        assert bold(hit["snippet"]) == []
        assert text(hit["snippet"]).startswith("A drone shows")
        assert (await search(client, "marzipan"))["items"] == []


class Synonyms(WordEncoder):
    """An encoder that knows what a quadcopter is."""

    def __init__(self) -> None:
        super().__init__(dimensions=384)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return super().encode(
            ["drone" if "rone" in each or "quadcopter" in each else each for each in texts]
        )
