"""One PostgreSQL cluster on disk and the process that serves it: made, found, ended."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import IO, Any

import psutil
import structlog

from app.platform.postgres_place import Account, NoPlaceForPostgres, Place

OWNER = "eme_owner"
_STOP_SECONDS = 20.0
_LARGEST_LOG = 10 * 1024 * 1024
_log = structlog.get_logger(__name__)


class PostgresFailed(Exception):
    """The server could not be started; the message ends with its own last words."""


def run_as(account: Account | None) -> dict[str, Any]:
    """Keyword arguments for starting a program: its user, a neutral folder, a fixed locale."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    options: dict[str, Any] = {"cwd": "/", "env": {**kept, "LC_ALL": "C"}}
    if account:
        options |= {"user": account.uid, "group": account.gid, "extra_groups": []}
    return options


def initialise(place: Place, *, durable: bool) -> None:
    """Make the cluster once; a folder appears under its name only when it is complete."""
    made_by = place.data / "PG_VERSION"
    if made_by.exists():
        release = _release(place)
        if made_by.read_text(encoding="ascii").strip() != release:
            raise NoPlaceForPostgres(
                f"The database in {place.data} was made by PostgreSQL "
                f"{made_by.read_text(encoding='ascii').strip()}; this is {release}. "
                "docs/operations.md says how to carry it over."
            )
        return
    fresh = place.home / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    if place.account:
        os.chown(fresh, place.account.uid, place.account.gid)
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    options = ["-D", str(fresh), "-U", OWNER, "-E", "UTF8", "-A", "trust", *locale]
    if not durable:
        options.append("--no-sync")
    done = subprocess.run(
        place.command("initdb", *options),
        check=False,
        capture_output=True,
        text=True,
        **run_as(place.account),
    )
    if done.returncode:
        raise PostgresFailed(f"PostgreSQL could not make its database.\n{done.stderr.strip()}")
    fresh.rename(place.data)


def _release(place: Place) -> str:
    done = subprocess.run(
        place.command("postgres", "--version"), check=True, capture_output=True, text=True
    )
    return done.stdout.split()[2].split(".")[0]


def end_orphan(place: Place) -> None:
    """Stop a server whose owner was killed, and forget a process id that is somebody else's."""
    file = place.data / "postmaster.pid"
    try:
        pid = int(file.read_text(encoding="ascii").split("\n", 1)[0])
        process = psutil.Process(pid)
        ours = _is_postgres_of(place, process)
    except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
        return
    if ours:
        _log.warning("postgres_orphan_stopped", pid=pid)
        shut_down(process)
    file.unlink(missing_ok=True)


def _is_postgres_of(place: Place, process: psutil.Process) -> bool:
    """Process ids are used again, and a dead child may stay as a zombie: look at all of it."""
    try:
        with process.oneshot():
            return (
                process.status() != psutil.STATUS_ZOMBIE
                and process.name().startswith("postgres")
                and str(place.data) in process.cmdline()
            )
    except (psutil.AccessDenied, psutil.ZombieProcess):
        return False


def shut_down(process: subprocess.Popen[bytes] | psutil.Process) -> None:
    """Fast shutdown, then an immediate one, then the end; recovery mends the last two."""
    for wish in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        try:
            process.send_signal(wish)
            process.wait(timeout=_STOP_SECONDS)
        except (subprocess.TimeoutExpired, psutil.TimeoutExpired):
            continue
        except psutil.NoSuchProcess:
            return
        else:
            return


def log_file(path: Path) -> IO[bytes]:
    """The server's log, opened for adding; a long one is put aside first."""
    if path.exists() and path.stat().st_size > _LARGEST_LOG:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab")


def last_words(path: Path) -> str:
    """The end of the server's log."""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])
