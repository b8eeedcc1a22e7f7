"""The portal's own PostgreSQL: started, kept alive and stopped by one owner process.

Only the programs of the package are used. Everybody else connects through the socket folder,
which only the server's user can enter, so that no password is needed inside it.
"""

import fcntl
import os
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from urllib.parse import quote

import psycopg
import structlog
from psycopg import sql

from app.platform.postgres_cluster import (
    OWNER,
    PostgresFailed,
    end_orphan,
    initialise,
    last_words,
    log_file,
    run_as,
    shut_down,
)
from app.platform.postgres_place import Place, possible_sockets, settle
from app.platform.roles import APPLICATION_ROLE

DATABASE = "eme"
_START_SECONDS = 300.0
_SHORTEST_PAUSE = 0.1
_LONGEST_PAUSE = 5.0
_NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_log = structlog.get_logger(__name__)


class AlreadyOwned(Exception):
    """Another process owns the cluster of this state folder."""


class EmbeddedPostgres:
    """One cluster in a state folder, alive from `start` until `stop`, even when it is killed.

    `durable=False` is for tests: it gives up surviving a crash of the machine for speed.
    """

    def __init__(self, state_dir: Path, *, durable: bool = True) -> None:
        self._state_dir = state_dir
        self._durable = durable
        self._place: Place | None = None
        self._lock: IO[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._changing = threading.Lock()
        self._watcher: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def owner_url(self) -> str:
        """Address of the database as its owner, who may do everything."""
        return _url(OWNER, self.place.sockets)

    @property
    def application_url(self) -> str:
        """Address of the database as the application's role, which cannot change tables."""
        return _url(APPLICATION_ROLE, self.place.sockets)

    @property
    def place(self) -> Place:
        """Folders in use; only known while started."""
        if self._place is None:
            raise PostgresFailed("PostgreSQL has not been started.")
        return self._place

    @property
    def pid(self) -> int | None:
        """Process id of the server; another one after it had to be started again."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the server, made on first use, and return once it answers.

        Raises AlreadyOwned, NoPlaceForPostgres or PostgresFailed.
        """
        self._state_dir.mkdir(parents=True, exist_ok=True)
        self._lock = _take_lock(self._state_dir / "postgres.lock")
        try:
            self._place = settle(self._state_dir)
            initialise(self._place, durable=self._durable)
            end_orphan(self._place)
            self._process = self._spawn()
            self._wait_until_ready()
            _create_database(self._place)
        except BaseException:
            self.stop()
            raise
        self._watcher = threading.Thread(target=self._keep_alive, name="postgres", daemon=True)
        self._watcher.start()

    def stop(self) -> None:
        """Shut the server down cleanly and give up ownership."""
        with self._changing:
            self._stopping.set()
        if self._process:
            shut_down(self._process)
        if self._watcher:
            self._watcher.join()
        if self._lock:
            self._lock.close()
        self._process = self._watcher = self._lock = None
        self._stopping.clear()

    def _spawn(self) -> subprocess.Popen[bytes]:
        place = self.place
        options = ["listen_addresses=", "unix_socket_permissions=0700", "max_connections=200"]
        options += ["timezone=UTC", "log_timezone=UTC", *(() if self._durable else _NOT_DURABLE)]
        flags = [part for option in options for part in ("-c", option)]
        command = place.command("postgres", "-D", str(place.data), "-k", str(place.sockets), *flags)
        with log_file(place.log) as log:
            # A session of its own: Ctrl-C in a terminal must reach the owner only.
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **run_as(place.account),
            )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if answers(self.place.sockets):
                return
            if self._process is None or self._process.poll() is not None:
                break
            time.sleep(0.03)
        raise PostgresFailed(f"PostgreSQL did not start.\n{last_words(self.place.log)}")

    def _keep_alive(self) -> None:
        pause = _SHORTEST_PAUSE
        while self._process:
            started = time.monotonic()
            code = self._process.wait()
            if self._stopping.is_set():
                return
            lived = time.monotonic() - started
            pause = _SHORTEST_PAUSE if lived > _LONGEST_PAUSE else min(pause * 2, _LONGEST_PAUSE)
            _log.error("postgres_died", code=code, again_in_seconds=pause)
            self._stopping.wait(pause)
            with self._changing:
                if self._stopping.is_set():
                    return
                end_orphan(self.place)
                self._process = self._spawn()


def find_running(state_dir: Path) -> tuple[str, str] | None:
    """Owner's and application's address of the server another process keeps here, if it answers."""
    for sockets in possible_sockets(state_dir):
        if answers(sockets):
            return _url(OWNER, sockets), _url(APPLICATION_ROLE, sockets)
    return None


def answers(sockets: Path) -> bool:
    """Whether a server behind this socket folder takes connections."""
    try:
        with _connect(sockets) as connection:
            connection.execute("SELECT 1")
    except (psycopg.Error, OSError):
        return False
    return True


def _url(user: str, sockets: Path) -> str:
    return f"postgresql://{user}@/{DATABASE}?host={quote(str(sockets))}"


def _connect(sockets: Path) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(
        host=str(sockets), user=OWNER, dbname="postgres", connect_timeout=5, autocommit=True
    )


def _take_lock(path: Path) -> IO[str]:
    file = path.open("a+", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        owner = file.read().strip()
        file.close()
        raise AlreadyOwned(
            f"The portal's database here is already kept by process {owner}."
        ) from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def _create_database(place: Place) -> None:
    """Make the database and the application's role, which may sign in through the socket."""
    with _connect(place.sockets) as connection:
        roles = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [APPLICATION_ROLE])
        if not roles.fetchall():
            connection.execute(
                sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(APPLICATION_ROLE))
            )
        if not connection.execute(
            "SELECT FROM pg_database WHERE datname = %s", [DATABASE]
        ).fetchall():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
