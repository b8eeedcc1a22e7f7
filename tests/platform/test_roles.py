"""Migrations belong to the owner; the application may read and write rows, within limits."""

from collections.abc import Iterator

import psycopg
import pytest
from alembic.script import ScriptDirectory

from app.platform.migrate import migration_config, upgrade
from app.platform.revisions import migration_head
from app.platform.roles import (
    DatabaseNotPrepared,
    DatabaseTooOld,
    prepare_database,
    refuse_old_server,
)
from tests.support.places import ExternalServer, external_server


@pytest.fixture(params=[16, 18])
def external(request: pytest.FixtureRequest) -> Iterator[ExternalServer]:
    with external_server(request.param) as server:
        yield server


def test_an_owner_without_privileges_is_told_the_exact_sql_and_it_is_enough(
    external: ExternalServer,
) -> None:
    owner, application = external.url("portal_owner"), external.url("portal_app")
    with pytest.raises(DatabaseNotPrepared) as refused:
        upgrade(owner, application)
    assert refused.value.statements == [
        'CREATE EXTENSION "vector"',
        'CREATE ROLE "eme_app" NOLOGIN',
        'GRANT "eme_app" TO "portal_app"',
        'ALTER ROLE "portal_app" SET "statement_timeout" = \'5s\'',
        'ALTER ROLE "portal_app" SET "lock_timeout" = \'2s\'',
        'ALTER ROLE "portal_app" SET "idle_in_transaction_session_timeout" = \'10s\'',
    ]
    external.run_as_superuser(str(refused.value))

    assert upgrade(owner, application)[-1] == migration_head()
    assert upgrade(owner, application) == []
    with psycopg.connect(application, autocommit=True) as connection:
        assert connection.execute("SHOW statement_timeout").fetchone() == ("5s",)
        assert connection.execute("SELECT count(*) FROM fact").fetchone() == (0,)


def test_one_address_for_both_is_enough_when_it_may_do_everything(
    external: ExternalServer,
) -> None:
    everything = external.url("postgres")
    assert upgrade(everything, everything)[-1] == migration_head()
    prepare_database(everything, everything)


@pytest.fixture
def as_application(worker_database: tuple[str, str]) -> Iterator[psycopg.Connection]:
    with psycopg.connect(worker_database[1], autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE extra ()",
        "ALTER TABLE organisation ADD COLUMN extra text",
        "DROP TABLE organisation",
        "TRUNCATE organisation",
        "CREATE ROLE extra",
        "UPDATE fact SET kind = 'Invented'",
        "DELETE FROM fact",
        "UPDATE fact_checkpoint SET streams = 0",
        "UPDATE eme_clock SET clock_offset = '1 day'",
        "UPDATE alembic_version SET version_num = 'older'",
    ],
)
def test_the_application_may_not(as_application: psycopg.Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_application.execute(statement.encode())


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("statement_timeout", "5s"),
        ("lock_timeout", "2s"),
        ("idle_in_transaction_session_timeout", "10s"),
    ],
)
def test_the_application_never_waits_for_long(
    as_application: psycopg.Connection, limit: str, value: str
) -> None:
    assert as_application.execute(f"SHOW {limit}".encode()).fetchone() == (value,)


def test_the_newest_revision_is_found_without_alembic() -> None:
    script = ScriptDirectory.from_config(migration_config())
    assert script.get_heads() == [migration_head()]


def test_a_server_from_before_15_is_refused_and_15_is_not() -> None:
    with pytest.raises(DatabaseTooOld, match="PostgreSQL 15 or newer"):
        refuse_old_server(140_019)
    refuse_old_server(150_000)


def test_a_vector_extension_without_half_precision_is_refused_with_what_to_do(
    external: ExternalServer,
) -> None:
    owner, application = external.url("portal_owner"), external.url("portal_app")
    with pytest.raises(DatabaseNotPrepared) as refused:
        prepare_database(owner, application)
    external.run_as_superuser(str(refused.value))
    # What pgvector was before 0.7.
    external.run_as_superuser("ALTER TYPE halfvec RENAME TO not_there")
    with pytest.raises(DatabaseTooOld, match=r"pgvector 0\.7 or newer"):
        prepare_database(owner, application)
