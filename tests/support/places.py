"""Folders that an unprivileged server can enter, and a PostgreSQL that is not the portal's own."""

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from app.platform.postgres_cluster import run_as
from app.platform.postgres_place import Place, settle

_PASSWORD = "only for tests"


@contextmanager
def open_folder() -> Iterator[Path]:
    """A short path that everybody may enter, unlike pytest's own temporary folders."""
    folder = Path(tempfile.mkdtemp(prefix="eme-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True)
class ExternalServer:
    """A PostgreSQL that somebody else runs: passwords, network, and an owner without privileges."""

    port: int
    password: str = _PASSWORD

    def url(self, user: str, database: str = "portal") -> str:
        return f"postgresql://{user}:{quote(self.password)}@127.0.0.1:{self.port}/{database}"

    def run_as_superuser(self, sql: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.encode())


@contextmanager
def external_server(release: int, *, prepared: bool = True) -> Iterator[ExternalServer]:
    """Run a server of this release; prepared with two roles without privileges and a database."""
    with open_folder() as folder:
        place = settle(folder, release=release)
        password = folder / "password"
        password.write_text(_PASSWORD)
        _make_cluster(place, password)
        server = ExternalServer(free_port())
        process = subprocess.Popen(
            place.command(
                *("postgres", "-D", str(place.data), "-k", str(place.sockets)),
                *("-h", "127.0.0.1", "-p", str(server.port), "-c", "fsync=off"),
            ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **run_as(place.account),
        )
        try:
            _wait_for(server)
            if prepared:
                _prepare(server)
            yield server
        finally:
            process.terminate()
            process.wait()


def _make_cluster(place: Place, password: Path) -> None:
    fresh = place.home / "data"
    fresh.mkdir()
    if place.account:
        shutil.chown(fresh, place.account.uid, place.account.gid)
    options = ["-U", "postgres", "-A", "scram-sha-256", f"--pwfile={password}", "--no-sync"]
    subprocess.run(
        place.command("initdb", "-D", str(fresh), "-E", "UTF8", "--locale=C", *options),
        check=True,
        capture_output=True,
        **run_as(place.account),
    )


def _wait_for(server: ExternalServer) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(server.url("postgres", "postgres")).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _prepare(server: ExternalServer) -> None:
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as connection:
        for role in ("portal_owner", "portal_app"):
            make = f"CREATE ROLE {role} LOGIN PASSWORD '{server.password}'"
            connection.execute(make.encode())
        connection.execute("CREATE DATABASE portal OWNER portal_owner")
