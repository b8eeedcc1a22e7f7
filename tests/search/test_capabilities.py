"""Cards and challenges are found by what their capabilities are called, though no text says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from tests.factories.challenges import make_challenge
from tests.factories.solutions import make_solution
from tests.factories.taxonomy import make_capability, make_theme
from tests.search.scene import PLAIN, Found, bold, search, text

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.solutions.models import Solution

QUIET: dict[str, Any] = {"outcomes_seen": [], "integration": ""}


@pytest_asyncio.fixture
async def veil(scene: Found, session: AsyncSession) -> Solution:
    """A card whose own words do not say what its capability is called."""
    theme = await make_theme(session, slug="papers", name="Papers")
    await make_capability(
        session,
        theme=theme,
        slug="redacting",
        name="Badger redaction",
        synonyms=["blacking out"],
        scope_note="Walruses are left readable.",
    )
    card = await make_solution(
        session,
        name="Otter Veil",
        summary="Hides names in papers.",
        what_it_does="Hides names.",
        capabilities=["redacting"],
        **QUIET,
    )
    await session.commit()
    return card


async def found(reader: httpx.AsyncClient, q: str) -> list[str]:
    return [text(item["title"]) for item in (await search(reader, q))["items"]]


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("redaction", ["Otter Veil"]),
        ("blacking out", ["Otter Veil"]),
        ("redacted papers", ["Otter Veil"]),
        ('"badger redaction"', ["Otter Veil"]),
        ('"redaction badger"', []),
        ("papers -redaction", []),
        ('papers -"blacking out"', []),
        ("walruses", []),  # a scope note explains the word, and is no name
    ],
)
async def test_a_card_is_found_by_the_name_and_the_synonyms_of_its_capability(
    veil: Solution, client: httpx.AsyncClient, q: str, expected: list[str]
) -> None:
    assert await found(client, q) == expected


async def test_a_hit_says_by_which_capability_it_holds_a_word(
    veil: Solution, client: httpx.AsyncClient
) -> None:
    [hit] = (await search(client, "redaction papers hamster"))["items"]
    assert (hit["terms"], hit["missing"]) == (["redaction", "papers"], ["hamster"])
    [called] = hit["by_capability"]
    assert (text(called), bold(called)) == ("Badger redaction", ["redaction"])
    [by_synonym] = (await search(client, "blacking"))["items"]
    assert [text(each) for each in by_synonym["by_capability"]] == ["Badger redaction"]
    [by_text] = (await search(client, "hides papers"))["items"]
    assert by_text["by_capability"] == []


async def test_a_challenge_is_found_so_as_well_and_a_draft_never(
    veil: Solution, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    asked = {**PLAIN, "problem_today": "Names have to go.", "capabilities": ["redacting"]}
    for stage in ("open", "draft", "in_moderation"):
        await make_challenge(session, stage=stage, **asked, title=f"Files sent {stage}")
    await session.commit()
    assert set(await found(client, "redaction")) == {"Otter Veil", "Files sent open"}


async def test_who_says_it_in_words_stands_before_who_only_names_the_capability(
    veil: Solution, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    await make_solution(
        session, name="Vole Pen", summary="Redaction of papers.", what_it_does="", **QUIET
    )
    await session.commit()
    assert await found(client, "redaction") == ["Vole Pen", "Otter Veil"]
