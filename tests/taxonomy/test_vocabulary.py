"""The vocabulary through HTTP and as other domains read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, update

from app.kernel.actor import SIGNED_IN, Role
from app.taxonomy import repository, service
from app.taxonomy.cpv import described
from app.taxonomy.models import Capability, Vocabulary
from tests.factories.taxonomy import make_capability, make_sector, make_theme

if TYPE_CHECKING:
    from pathlib import Path

    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.support.database import Statements

TREE = "/api/v1/capabilities"
_CLOSENESS = ("sector", "closeness", "why")
SECTORS = "/api/v1/sectors"
KNOWN = "mobile-device-acquisition"


@pytest.fixture(autouse=True)
async def _loaded(session: AsyncSession) -> None:
    await service.load_reference(session)
    await session.commit()


@pytest.mark.parametrize("role", [Role.PUBLIC, *sorted(SIGNED_IN)])
@pytest.mark.parametrize("url", [TREE, f"{TREE}/{KNOWN}", SECTORS])
async def test_everybody_may_read_the_vocabulary(
    client: httpx.AsyncClient, as_role: AsRole, role: Role, url: str
) -> None:
    reader = client if role is Role.PUBLIC else await as_role(role)

    assert (await reader.get(url)).status_code == 200


async def test_the_tree_stands_in_the_order_of_the_shipped_file(client: httpx.AsyncClient) -> None:
    shipped = json.loads(service.DATA.read_text(encoding="utf-8"))["themes"]

    themes = (await client.get(TREE)).json()["themes"]

    assert [theme["slug"] for theme in themes] == [theme["slug"] for theme in shipped]
    for theme, expected in zip(themes, shipped, strict=True):
        assert theme["capabilities"] == expected["capabilities"]
        close = [{key: each[key] for key in _CLOSENESS} for each in theme["closeness"]]
        assert close == expected["closeness"]


async def test_who_has_the_tree_is_told_so_until_it_changes(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    tag = (await client.get(TREE)).headers["etag"]

    known = await client.get(TREE, headers={"If-None-Match": f'"v0", {tag}'})
    await session.execute(update(Vocabulary).values(version=Vocabulary.version + 1))
    await session.commit()
    changed = await client.get(TREE, headers={"If-None-Match": tag})

    assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", tag)
    assert known.headers["cache-control"] == "no-cache"
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


async def test_without_a_vocabulary_the_tree_is_empty(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    await session.execute(delete(Vocabulary))
    await session.commit()

    assert (await client.get(TREE)).json() == {"version": 0, "themes": []}


async def test_a_capability_names_its_theme(client: httpx.AsyncClient) -> None:
    found = (await client.get(f"{TREE}/{KNOWN}")).json()

    assert found["theme"]["slug"] == "digital-forensics"
    assert found["theme"]["closeness"][0]["sector"] == "policing"
    assert found["theme"]["closeness"][0]["sector_name"] == "Policing"
    assert "phone extraction" in found["synonyms"]
    assert found["cpv"][0] == {"code": "48614000", "description": "Data-acquisition system"}


def test_a_code_that_is_not_a_shipped_one_stays_without_description() -> None:
    assert described(["00000000"]) == [{"code": "00000000", "description": None}]


async def test_an_unknown_capability_is_not_found(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"{TREE}/time-travel")).status_code == 404


async def test_all_sectors_fit_on_a_page_and_pages_can_be_smaller(
    client: httpx.AsyncClient,
) -> None:
    every = (await client.get(SECTORS)).json()
    first = await client.get(SECTORS, params={"limit": 5})
    second = await client.get(SECTORS, params={"limit": 5, "cursor": first.json()["next_cursor"]})

    assert every["items"][0]["slug"] == "policing"
    assert every["total"] == len(every["items"]) == 22
    assert first.json()["items"] + second.json()["items"] == every["items"][:10]
    assert 'rel="next"' in first.headers["link"]


async def test_every_read_takes_one_statement(
    client: httpx.AsyncClient, statements: Statements
) -> None:
    for url in (TREE, f"{TREE}/{KNOWN}", SECTORS):
        with statements:
            await client.get(url)
        assert len(statements) == 1


async def test_slugs_outside_the_vocabulary_are_named_in_their_order(
    session: AsyncSession,
) -> None:
    unknown = await repository.unknown_slugs(
        session, capabilities=["zebra", KNOWN, "aardvark"], sectors=["policing", "moon"]
    )

    assert unknown == (["zebra", "aardvark"], ["moon"])
    assert await repository.unknown_slugs(session) == ([], [])


async def test_closeness_and_themes_are_read_by_slug(session: AsyncSession) -> None:
    closeness = await repository.closeness_map(session)
    themes = await repository.capability_themes(session)

    assert closeness["digital-forensics", "policing"].closeness == 1.0
    assert closeness["digital-forensics", "health-research"].why.startswith("People choose")
    assert themes[KNOWN] == "digital-forensics"


async def test_loading_again_keeps_edits_until_the_shipped_file_changes(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await session.execute(
        update(Capability).where(Capability.slug == KNOWN).values(synonyms=["edited"])
    )
    assert await service.load_reference(session) is False
    assert (await repository.capability(session, KNOWN)).synonyms == ["edited"]
    version, _ = await repository.tree(session)

    changed = tmp_path / "vocabulary.json"
    changed.write_text(service.DATA.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    monkeypatch.setattr(service, "DATA", changed)

    assert await service.load_reference(session) is True
    assert "edited" not in (await repository.capability(session, KNOWN)).synonyms
    assert (await repository.tree(session))[0] == version + 1


async def test_added_nodes_appear_in_the_tree(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    theme = await make_theme(session)
    node = await make_capability(session, theme=theme, synonyms=["other word"])
    sector = await make_sector(session)
    await session.commit()

    last = (await client.get(TREE)).json()["themes"][-1]

    assert last["slug"] == theme.slug
    assert last["capabilities"][0]["synonyms"] == node.synonyms
    assert last["closeness"] == []
    assert (await client.get(SECTORS)).json()["items"][-1]["slug"] == sector.slug
