"""Bring a database to the newest revision, one process at a time."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, make_url, text

from app.platform.revisions import MIGRATIONS
from app.platform.roles import prepare_database, rights
from app.platform.tables import FOREIGN_TABLES

_LOCK = 0x656D65  # "eme"; any number will do that nothing else in the database uses


def upgrade(owner_url: str, application_url: str) -> list[str]:
    """Prepare, migrate and give the application its rights; return what was applied, in order.

    Raises DatabaseNotPrepared when the owner may not create what is needed.
    """
    prepare_database(owner_url, application_url)
    engine = create_engine(make_url(owner_url).set(drivername="postgresql+psycopg"))
    try:
        with engine.connect() as connection:
            connection.execute(text("SET statement_timeout = 0"))
            connection.execute(text("SET idle_in_transaction_session_timeout = 0"))
            connection.execute(text("SET lock_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _LOCK})
            connection.commit()
            config = migration_config()
            config.attributes["connection"] = connection
            before = _applied(connection)
            command.upgrade(config, "head")
            for statement in rights():
                connection.execute(text(statement))
            connection.commit()
            return _between(before, _applied(connection))
    finally:
        engine.dispose()


def migration_config() -> Config:
    """Alembic's configuration; the connection is added by who uses it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["include_object"] = belongs_to_the_models
    config.set_main_option(
        "file_template", "%%(year)d%%(month).2d%%(day).2d_%%(hour).2d%%(minute).2d_%%(slug)s"
    )
    return config


def belongs_to_the_models(_object: object, name: str | None, kind: str, *_: object) -> bool:
    """Tell Alembic what to compare: not the tables of the job queue, which has no models here."""
    return not (kind == "table" and (name or "").startswith(FOREIGN_TABLES))


def _applied(connection: Connection) -> str | None:
    revision = MigrationContext.configure(connection).get_current_revision()
    connection.commit()
    return revision


def _between(before: str | None, after: str | None) -> list[str]:
    if before == after:
        return []
    script = ScriptDirectory.from_config(migration_config())
    steps = script.iterate_revisions(after or "base", before or "base")
    return [step.revision for step in steps if step.revision != before][::-1]
