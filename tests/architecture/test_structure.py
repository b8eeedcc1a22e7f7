"""What STYLE promises about the tree, held by tests."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import orjson
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import create_engine, make_url

from app.kernel.actor import EVERYONE
from app.platform.database import Base
from app.platform.migrate import belongs_to_the_models, migration_config

ROOT = Path(__file__).parents[2]
TEXT = (".py", ".ts", ".tsx", ".md", ".txt", ".json", ".toml", ".yaml", ".yml", ".sh", ".scss", "")
# Put together so that this file does not name them itself.
HOSTS = re.compile(
    "|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs"))
)
MACHINE = re.compile(r"(^|[^A-Za-z0-9_.])/(?:wo" + r"rk|fa" + r"rm)/")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.split("\n") if name and (ROOT / name).is_file()]


def api_routes(app: FastAPI) -> list[APIRoute]:
    found: list[APIRoute] = []

    def walk(routes: list[object]) -> None:
        for route in routes:
            if isinstance(route, APIRoute):
                found.append(route)
            else:
                inner = getattr(route, "original_router", None)
                walk(list(getattr(inner, "routes", [])))

    walk(list(app.router.routes))
    return found


@pytest.mark.parametrize(
    ("pattern", "most"), [("*.py", 300), ("frontend/*.ts", 250), ("frontend/*.tsx", 250)]
)
def test_no_room_has_outgrown_its_walls(pattern: str, most: int) -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked(pattern)
        if ".gen." not in path.name
        and (lines := path.read_text(encoding="utf-8").count("\n")) > most
    }
    assert not long


def test_no_registry_host_and_no_path_of_a_machine_is_written_down() -> None:
    guilty = []
    for path in tracked():
        if path.suffix not in TEXT:
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        if HOSTS.search(text) or MACHINE.search(text):
            guilty.append(str(path.relative_to(ROOT)))
    assert not guilty


def test_lock_files_carry_hashes_and_no_addresses() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "--index" not in text
    lock = (ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity"' in lock
    assert '"resolved"' not in lock
    assert not (ROOT / "uv.lock").exists()


def test_every_route_declares_who_may_call_it(app: FastAPI) -> None:
    routes = api_routes(app)
    assert len(routes) > 40
    for route in routes:
        rules = [
            dependency.dependency.allowed  # type: ignore[union-attr]
            for dependency in route.dependencies
            if hasattr(dependency.dependency, "allowed")
        ]
        assert len(rules) == 1, f"{route.methods} {route.path} declares {len(rules)} rules"
        assert rules[0] <= EVERYONE


def test_every_operation_is_named_once_and_described(app: FastAPI) -> None:
    names: set[str] = set()
    for path, operations in app.openapi()["paths"].items():
        for method, operation in operations.items():
            name = operation["operationId"]
            assert name not in names, name
            names.add(name)
            assert re.fullmatch(r"[a-z][a-z_]+", name), name
            assert operation.get("summary") or operation.get("description"), (method, path)


def test_the_migrations_have_one_head() -> None:
    assert len(ScriptDirectory.from_config(migration_config()).get_heads()) == 1


def test_models_and_migrations_agree(worker_database: tuple[str, str]) -> None:
    engine = create_engine(make_url(worker_database[0]).set(drivername="postgresql+psycopg"))

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": belongs_to_the_models, "compare_type": True}
        )
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert not differences


def test_migrations_import_nothing_of_the_application() -> None:
    for path in (ROOT / "migrations" / "versions").glob("*.py"):
        assert not re.search(
            r"^\s*(from|import) app\b", path.read_text(encoding="utf-8"), re.MULTILINE
        )


def test_the_written_api_description_is_fresh(app: FastAPI) -> None:
    written = orjson.loads((ROOT / "docs" / "openapi.json").read_bytes())
    assert written["paths"] == orjson.loads(orjson.dumps(app.openapi()))["paths"], "make types"
    assert written["components"] == app.openapi()["components"], "make types"
