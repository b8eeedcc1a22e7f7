"""The vocabulary that ships with the project holds together before anything loads it."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.taxonomy.cpv import DESCRIPTIONS

DATA = Path(__file__).parents[2] / "app" / "taxonomy" / "data" / "vocabulary.json"

# Divisions of CPV 2008 that police technology falls under. A code outside them is a slip.
CPV_DIVISIONS = {"30", "32", "33", "34", "35", "38", "48", "50", "60", "64", "71", "72", "73"}
CPV_DIVISIONS |= {"79", "80", "85", "90"}


@pytest.fixture(scope="module")
def vocabulary() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def capabilities(vocabulary: dict[str, Any]) -> list[dict[str, Any]]:
    return [node for theme in vocabulary["themes"] for node in theme["capabilities"]]


def test_the_vocabulary_has_the_promised_size(
    vocabulary: dict[str, Any], capabilities: list[dict[str, Any]]
) -> None:
    assert 18 <= len(vocabulary["sectors"]) <= 24
    assert 10 <= len(vocabulary["themes"]) <= 14
    assert 80 <= len(capabilities) <= 120


def test_every_slug_and_every_name_is_used_once(
    vocabulary: dict[str, Any], capabilities: list[dict[str, Any]]
) -> None:
    for nodes in (vocabulary["sectors"], vocabulary["themes"], capabilities):
        for key in ("slug", "name"):
            counted = Counter(node[key].casefold() for node in nodes)
            assert [value for value, times in counted.items() if times > 1] == []


def test_slugs_are_plain_and_names_are_short(
    vocabulary: dict[str, Any], capabilities: list[dict[str, Any]]
) -> None:
    for node in [*vocabulary["sectors"], *vocabulary["themes"], *capabilities]:
        assert node["slug"].replace("-", "").isalnum(), node["slug"]
        assert node["slug"] == node["slug"].lower()
        assert 2 < len(node["name"]) <= 80, node["slug"]
        assert node["scope_note"].endswith("."), node["slug"]


def test_every_theme_says_how_close_every_sector_is(vocabulary: dict[str, Any]) -> None:
    sectors = [sector["slug"] for sector in vocabulary["sectors"]]
    for theme in vocabulary["themes"]:
        rated = {entry["sector"]: entry for entry in theme["closeness"]}
        assert list(rated) == sectors, theme["slug"]
        assert rated["policing"]["closeness"] == 1.0
        for entry in theme["closeness"]:
            assert 0.0 <= entry["closeness"] <= 1.0
            assert 10 < len(entry["why"]) <= 120


def test_no_theme_treats_every_other_sector_alike(vocabulary: dict[str, Any]) -> None:
    for theme in vocabulary["themes"]:
        others = [e["closeness"] for e in theme["closeness"] if e["sector"] != "policing"]
        assert max(others) - min(others) >= 0.4, theme["slug"]
        assert max(others) < 1.0, theme["slug"]


def test_a_synonym_never_repeats_a_name(capabilities: list[dict[str, Any]]) -> None:
    names = {node["name"].casefold() for node in capabilities}
    for node in capabilities:
        synonyms = [synonym.casefold() for synonym in node["synonyms"]]
        assert 2 <= len(synonyms) <= 6, node["slug"]
        assert len(set(synonyms)) == len(synonyms), node["slug"]
        assert names.isdisjoint(synonyms), node["slug"]


def test_cpv_codes_have_eight_digits_and_a_fitting_division(
    capabilities: list[dict[str, Any]],
) -> None:
    for node in capabilities:
        assert 1 <= len(node["cpv"]) <= 3, node["slug"]
        for code in node["cpv"]:
            assert len(code) == 8, code
            assert code.isdigit(), code
            assert code[:2] in CPV_DIVISIONS, code


def test_every_cpv_code_is_described_and_no_other(capabilities: list[dict[str, Any]]) -> None:
    used = {code for node in capabilities for code in node["cpv"]}
    assert set(DESCRIPTIONS) == used
