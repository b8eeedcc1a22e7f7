"""PostgreSQL 15 is enough: the package brings 16 and 18, not 15 itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import PROJECT_DIR

# What came with 16 and could be written by mistake: SQL/JSON constructors and tests, aggregates and
# functions. (What came later fails in the tests that run migrations on 16.)
_NEW_IN_16 = re.compile(
    r"\b(json_arrayagg|json_objectagg|any_value|array_sample|array_shuffle|date_add|date_subtract"
    r"|random_normal|erfc?|pg_input_is_valid|pg_input_error_info|system_user)\b"
    r"|\b(json_array|json_object)\s*\([^()]*\b(null|absent)\s+on\s+null\b"
    r"|\bis\s+(not\s+)?json\b"
    r"|\bwith\s+(inherit|set)\s+(true|false|option)\b"
    r"|\bpg_stat_io\b",
    re.IGNORECASE,
)


def _sources() -> Iterator[Path]:
    for folder in ("app", "migrations"):
        yield from (PROJECT_DIR / folder).rglob("*.py")
        yield from (PROJECT_DIR / folder).rglob("*.sql")


def test_no_statement_uses_what_postgresql_15_does_not_know() -> None:
    found = {
        f"{path.relative_to(PROJECT_DIR)}: {used[0]}"
        for path in _sources()
        for used in _NEW_IN_16.finditer(path.read_text())
    }
    assert found == set()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT any_value(name) FROM challenge",
        "CHECK (payload IS JSON OBJECT)",
        "SELECT json_array(1, 2 ABSENT ON NULL)",
        "GRANT eme_app TO portal_app WITH INHERIT TRUE",
    ],
)
def test_what_is_newer_would_be_found(statement: str) -> None:
    assert _NEW_IN_16.search(statement)
