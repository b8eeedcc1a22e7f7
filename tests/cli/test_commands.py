"""What the smaller commands say and refuse."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.cli import main
from app.commands import docs, openapi
from app.commands.once import Once
from app.settings import PROJECT_DIR
from app.solutions.sheets import SHEETS
from tests.support.server import clone

Run = Callable[..., tuple[int, str, str]]
PASSWORD = "a long enough phrase, really"


class Terminal(io.StringIO):
    """Standard input of somebody who sits in front of it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def addresses(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """A migrated database of its own: addresses of owner and application."""
    yield from clone(f"cli_{abs(hash(request.node.nodeid))}")


@pytest.fixture
def eme(
    addresses: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Run:
    """Run a command on that database: its exit code, what it said, what it complained about."""
    monkeypatch.setenv("EME_DATABASE_OWNER_URL", addresses[0])
    monkeypatch.setenv("DATABASE_URL", addresses[1])
    monkeypatch.setenv("EME_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("EME_LOG_LEVEL", "error")

    def run(
        *words: str, entered: str = "", at: type[io.StringIO] = io.StringIO
    ) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", at(entered))
        capfd.readouterr()
        code = main(words)
        return code, *capfd.readouterr()

    return run


def test_the_first_administrator_is_made_once(eme: Run) -> None:
    words = ("account", "create-admin", "first@portal.example", "--name", "First")
    code, said, _ = eme(*words, entered=f"{PASSWORD}\n")
    assert (code, said) == (0, "first@portal.example administers the portal now.\n")
    code, _, complained = eme(*words, entered=f"{PASSWORD}\n")
    assert (code, complained) == (2, "There is already an account with this address.\n")


def test_a_weak_password_is_refused_in_plain_words(eme: Run) -> None:
    words = ("account", "create-admin", "first@portal.example", "--name", "First")
    code, _, complained = eme(*words, entered="short\n")
    assert code == 2
    assert "password: Use 8 to 128 characters" in complained


@pytest.mark.parametrize(
    ("second", "code", "heard"), [(PASSWORD, 0, ""), ("another", 2, "The two passwords differ.\n")]
)
def test_at_a_terminal_the_password_is_asked_for_twice(
    eme: Run, monkeypatch: pytest.MonkeyPatch, second: str, code: int, heard: str
) -> None:
    entered = iter([PASSWORD, second])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(entered))
    words = ("account", "create-admin", "first@portal.example", "--name", "First")
    found, _, complained = eme(*words, at=Terminal)
    assert (found, complained) == (code, heard)


def test_an_untouched_record_is_verified(eme: Run) -> None:
    eme("account", "create-admin", "first@portal.example", "--name", "F", entered=f"{PASSWORD}\n")
    code, said, complained = eme("verify")
    assert (code, complained) == (0, "")
    assert "Looked at 2 facts" in said


def test_a_tampered_record_is_found(eme: Run, addresses: tuple[str, str]) -> None:
    eme("account", "create-admin", "first@portal.example", "--name", "F", entered=f"{PASSWORD}\n")
    with psycopg.connect(addresses[0], autocommit=True) as owner:
        owner.execute("ALTER TABLE fact DISABLE TRIGGER USER")
        owner.execute("UPDATE fact SET role = 'moderator' WHERE position = 1")
    code, _, complained = eme("verify")
    assert code == 1
    assert "was changed" in complained


def test_migrating_again_changes_nothing(eme: Run) -> None:
    assert eme("migrate") == (0, "The database is up to date.\n", "")


def test_a_draft_migration_is_numbered_and_named_by_what_it_does(
    eme: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted: dict[str, Any] = {}
    monkeypatch.setattr(
        "alembic.command.revision",
        lambda config, **asked: drafted.update(asked, compares=config.attributes["include_object"]),
    )
    code, said, _ = eme("migration", "Add a column, please")
    assert code == 0
    assert drafted["autogenerate"]
    assert re.fullmatch(r"\d{4}_add_a_column_please", drafted["rev_id"])
    assert drafted["rev_id"] in said
    # The queue's tables have no models here; a draft that drops them would lose every job.
    assert not drafted["compares"](None, "procrastinate_jobs", "table")
    assert drafted["compares"](None, "challenge", "table")


def test_a_database_of_another_revision_is_refused(eme: Run, addresses: tuple[str, str]) -> None:
    with psycopg.connect(addresses[0], autocommit=True) as owner:
        owner.execute("UPDATE alembic_version SET version_num = 'older'")
    code, _, complained = eme("verify")
    assert code == 2
    assert "Run `eme migrate`" in complained


def test_an_empty_database_is_refused(eme: Run, addresses: tuple[str, str]) -> None:
    with psycopg.connect(addresses[0], autocommit=True) as owner:
        owner.execute("DROP TABLE alembic_version")
    assert eme("verify")[0] == 2


def test_the_demonstration_is_refused_outside_a_demonstration(
    eme: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EME_ENVIRONMENT", "development")
    code, _, complained = eme("demo", "load")
    assert code == 2
    assert "only when EME_ENVIRONMENT is demonstration" in complained


def test_a_missing_encoder_is_said_to_be_missing(eme: Run) -> None:
    code, said, _ = eme("model", "status")
    assert code == 1
    assert "words only" in said


def test_a_folder_without_judgements_is_refused(eme: Run, tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_text("")
    code, _, complained = eme("evaluate", str(tmp_path))
    assert code == 2
    assert complained.endswith("lacks queries.jsonl, qrels.tsv.\n")


def test_without_a_database_a_server_says_what_is_missing(
    eme: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    code, _, complained = eme("serve")
    assert code == 2
    assert "No database is running" in complained


def test_an_unsafe_setting_is_refused_by_every_command(
    eme: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EME_ENVIRONMENT", "production")
    code, _, complained = eme("model", "status")
    assert code == 2
    assert "EME_SECRET_KEY must have" in complained


def test_the_description_of_the_api_is_the_same_in_every_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = openapi.description()
    monkeypatch.setenv("EME_SERVICE_NAME", "Another name")
    monkeypatch.setenv("EME_PORT", "9999")
    assert openapi.description() == before


def test_a_stale_file_is_named_and_then_written(eme: Run, tmp_path: Path) -> None:
    output = tmp_path / "openapi.json"
    words = ("openapi", "--output", str(output))
    code, _, complained = eme(*words, "--check")
    assert (code, complained) == (
        1,
        "openapi.json is not fresh: run `make types` and commit what changes.\n",
    )
    assert not output.exists()
    assert eme(*words)[1] == "Wrote openapi.json.\n"
    assert eme(*words, "--check")[0] == 0


def test_every_action_of_every_record_stands_in_the_page_of_lifecycles() -> None:
    page = docs.lifecycles()
    names = [domain for domain, _ in docs.all_lifecycles()]
    assert {"challenges", "responses", "solutions"} <= set(names)
    for _, table in docs.all_lifecycles():
        for step in table.steps:
            assert f"| `{step.action}` | " in page


def test_the_page_of_lifecycles_is_fresh() -> None:
    page = (PROJECT_DIR / "docs" / "lifecycles.md").read_text()
    assert page == docs.lifecycles(), "run `make docs`"


def test_every_column_of_an_import_stands_in_the_page_of_imports_which_is_fresh() -> None:
    page = (PROJECT_DIR / "docs" / "imports.md").read_text()
    assert page == docs.with_columns(page), "run `make docs`"
    for table in SHEETS.values():
        for column in table.columns:
            assert f"| `{column.name}` | {column.about} | " in page


def test_work_is_done_once_for_each_database_and_state_of_its_sources(
    addresses: tuple[str, str], worker_database: tuple[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "done.json"
    once = Once(file, addresses[1])
    assert not once.is_done("migrate", "Makefile")
    once.note("migrate", "Makefile")
    assert Once(file, addresses[1]).is_done("migrate", "Makefile")
    assert not once.is_done("migrate", "Makefile", "pyproject.toml"), "the sources changed"
    assert not once.is_done("demonstration", "Makefile")
    assert not Once(file, worker_database[1]).is_done("migrate", "Makefile"), "another database"
    file.write_text("not json")
    assert not once.is_done("migrate", "Makefile")
