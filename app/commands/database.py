"""Which database a command works on: the configured one, a running one, or its own for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from app.commands.terminal import Refused
from app.platform.embedded_postgres import (
    AlreadyOwned,
    EmbeddedPostgres,
    find_running,
)
from app.platform.postgres_cluster import PostgresFailed
from app.platform.postgres_place import NoPlaceForPostgres
from app.platform.revisions import migration_head
from app.settings import Settings


@contextmanager
def reachable(settings: Settings) -> Iterator[Settings]:
    """Yield settings whose database answers; starts the portal's own server if nobody has.

    Raises Refused with a plain message when there is none and none can be started.
    """
    if settings.database_url:
        yield settings
        return
    if urls := find_running(settings.state_dir):
        yield with_urls(settings, *urls)
        return
    server = EmbeddedPostgres(settings.state_dir)
    start(server)
    try:
        yield with_urls(settings, server.owner_url, server.application_url)
    finally:
        server.stop()


@contextmanager
def migrated(settings: Settings) -> Iterator[Settings]:
    """As `reachable`, for commands that need this version's tables; Refused without them."""
    with reachable(settings) as there:
        if _applied(there.database_url or "") != migration_head():
            raise Refused("The database is not at this version's revision. Run `eme migrate`.")
        yield there


def _applied(url: str) -> str | None:
    with psycopg.connect(url, connect_timeout=10) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege):
            return None
    return None if row is None else row[0]


def start(server: EmbeddedPostgres) -> None:
    """Start the portal's own server, or refuse in plain words."""
    try:
        server.start()
    except (AlreadyOwned, NoPlaceForPostgres, PostgresFailed) as error:
        raise Refused(str(error)) from None


def running(settings: Settings) -> Settings:
    """Settings with the address of a database that is there already; Refused without one."""
    if settings.database_url:
        return settings
    urls = find_running(settings.state_dir)
    if not urls:
        raise Refused("No database is running. Start the portal with `eme up` or set DATABASE_URL.")
    return with_urls(settings, *urls)


def with_urls(settings: Settings, owner_url: str, application_url: str) -> Settings:
    """The same settings pointed at a database."""
    return settings.model_copy(
        update={"database_owner_url": owner_url, "database_url": application_url}
    )
