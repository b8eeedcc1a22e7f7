"""One PostgreSQL for a test run: migrated once, cloned for each worker."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from app.platform.embedded_postgres import EmbeddedPostgres
from app.platform.migrate import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNER: Final = "EME_TEST_OWNER_URL"
APPLICATION: Final = "EME_TEST_APPLICATION_URL"


class TestServer:
    """The run's server. Another one can be named in EME_TEST_OWNER_URL and …_APPLICATION_URL."""

    __test__ = False

    def __init__(self) -> None:
        self._own: EmbeddedPostgres | None = None
        self._folder: Path | None = None

    def start(self) -> None:
        """Start, migrate, and tell the workers where."""
        if OWNER not in os.environ:
            self._folder = Path(tempfile.mkdtemp(prefix="eme-test-"))
            self._folder.chmod(0o755)  # as root the server runs as another user, who must enter
            self._own = EmbeddedPostgres(self._folder, durable=False)
            self._own.start()
            os.environ[OWNER] = self._own.owner_url
            os.environ[APPLICATION] = self._own.application_url
        upgrade(os.environ[OWNER], os.environ[APPLICATION])

    def stop(self) -> None:
        """Stop an own server and remove its folder."""
        if self._own and self._folder:
            self._own.stop()
            os.environ.pop(OWNER)
            os.environ.pop(APPLICATION)
            shutil.rmtree(self._folder, ignore_errors=True)


def named(url: str, database: str) -> str:
    """The address of another database on the same server."""
    return make_url(url).set(database=database).render_as_string(hide_password=False)


def clone(name: str) -> Iterator[tuple[str, str]]:
    """Make a copy of the migrated database for as long as it is used: (owner, application)."""
    owner, application = os.environ[OWNER], os.environ[APPLICATION]
    template = make_url(owner).database or "eme"
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(named(owner, "postgres"), autocommit=True) as connection:
        connection.execute(drop)
        # Two workers may not copy the same template at once.
        connection.execute("SELECT pg_advisory_lock(7)")
        connection.execute(make.format(sql.Identifier(name), sql.Identifier(template)))
    try:
        yield named(owner, name), named(application, name)
    finally:
        with psycopg.connect(named(owner, "postgres"), autocommit=True) as connection:
            connection.execute(drop)
