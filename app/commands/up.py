"""`eme up`: the whole portal from one command, and one process that keeps it going.

This process holds the database, the listening socket and the children, and nothing else: it
never loads the application, so it stays small.
"""

import argparse
import http.client
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import structlog

from app.accounts.demonstration_accounts import DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD
from app.commands.child import Child
from app.commands.database import start, with_urls
from app.commands.once import Once
from app.commands.terminal import Refused, complain, say
from app.platform.embedded_postgres import EmbeddedPostgres
from app.settings import PROJECT_DIR, Settings

_BACKLOG = 2048
# What migrations and the demonstration are made from; when it changes they are due again.
_SCHEMA = ("migrations/versions/*.py", "migrations/sql/*", "app/*/data/*", "app/platform/roles.py")
_DEMONSTRATION = ("app/demonstration/**/*.py", "app/demonstration/data/*")
_READY_SECONDS = 90.0
_LEAVING_SECONDS = 3.0
_TICK = 0.2
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Start database, migrations, demonstration, web and jobs; stop all of it when told to."""
    told = threading.Event()
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN or number != signal.SIGHUP:  # nohup
            signal.signal(number, lambda *_: told.set())
    logs = None if arguments.verbose else settings.state_dir / "logs"
    with ExitStack() as stack:
        if logs:
            stack.enter_context(_own_log(logs / "up.log"))
        listener = stack.enter_context(_listen(settings))
        there = stack.enter_context(_database(settings))
        parts = _Parts(there, listener, logs, told)
        stack.callback(parts.stop)
        if not parts.start():
            say("Stopped before it was ready.")
            return 0
        say(_welcome(settings, logs))
        parts.watch()
        say("\nStopping: requests and jobs under way are finished first.")
    say("Stopped. Nothing is lost; `make run` starts it again.")
    return 0


class _Parts:
    """The processes of one portal."""

    def __init__(
        self,
        settings: Settings,
        listener: socket.socket,
        logs: Path | None,
        told: threading.Event,
    ) -> None:
        self._settings = settings
        self._logs = logs
        self._told = told
        self._children: list[Child] = []
        self._socket = listener.fileno()

    def start(self) -> bool:
        """Bring everything up; whether that was finished before somebody said stop."""
        if not self._prepare():
            return False
        for number in range(1, self._settings.web_workers + 1):
            web = ("serve", "--with-parent", "--socket", str(self._socket))
            self._start(f"web-{number}", *web, sockets=(self._socket,))
        if not self._wait_until_ready():
            return False
        # Jobs can wait for the moment in which somebody waits for the first page.
        self._start("worker", "worker", "--with-parent")
        return True

    def watch(self) -> None:
        """Replace what dies, until told to stop."""
        while not self._told.wait(_TICK):
            for child in self._children:
                code = child.keep_alive()
                if code is not None:
                    complain(f"Part “{child.name}” ended ({code}) and is started again.")

    def stop(self) -> None:
        """Stop web first, so that nothing new comes in, then jobs."""
        for child in self._children:
            child.stop()

    def _child(self, name: str, *arguments: str, sockets: tuple[int, ...] = ()) -> Child:
        log = self._logs / f"{name}.log" if self._logs else None
        environment = _environment(self._settings)
        return Child(name, *arguments, environment=environment, log=log, sockets=sockets)

    def _start(self, name: str, *arguments: str, sockets: tuple[int, ...] = ()) -> None:
        child = self._child(name, *arguments, sockets=sockets)
        self._children.append(child)
        child.start()

    def _finish(self, name: str, *arguments: str) -> bool:
        """Run one command to its end; Refused with its last words when it fails."""
        child = self._child(name, *arguments)
        child.start()
        try:
            while (code := child.finished()) is None:
                if self._told.wait(0.02):
                    return False
        finally:
            child.stop()
        if code:
            raise Refused(child.last_words() or f"`eme {' '.join(arguments)}` failed ({code}).")
        return True

    def _prepare(self) -> bool:
        """Migrate and load what this database has not had yet; whether it came to an end."""
        once = Once(self._settings.state_dir / "done.json", self._settings.database_url or "")
        if not once.is_done("migrate", *_SCHEMA):
            if not self._finish("migrate", "migrate"):
                return False
            once.note("migrate", *_SCHEMA)
        if self._settings.demonstration and not once.is_done("demonstration", *_DEMONSTRATION):
            say("Loading the demonstration; this happens once.")
            if not self._finish("demonstration", "demo", "load"):
                return False
            once.note("demonstration", *_DEMONSTRATION)
        return True

    def _wait_until_ready(self) -> bool:
        deadline = time.monotonic() + _READY_SECONDS
        while time.monotonic() < deadline:
            if self._told.wait(0.05):
                return False
            if _is_ready(self._settings):
                return True
            for child in self._children:
                if child.keep_alive() is not None and child.deaths > 1:
                    raise Refused(f"Part “{child.name}” does not start.\n{child.last_words()}")
        raise Refused("The portal started but does not answer; its logs say why.")


@contextmanager
def _database(settings: Settings) -> Iterator[Settings]:
    """The configured database, or the portal's own for as long as the portal runs."""
    if settings.database_url:
        yield settings
        return
    server = EmbeddedPostgres(settings.state_dir)
    start(server)
    try:
        yield with_urls(settings, server.owner_url, server.application_url)
    finally:
        server.stop()


@contextmanager
def _listen(settings: Settings) -> Iterator[socket.socket]:
    """Hold the address while web processes come and go: callers wait instead of being refused."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        _bind(listener, settings)
        listener.listen(_BACKLOG)
        yield listener
    finally:
        listener.close()


def _bind(listener: socket.socket, settings: Settings) -> None:
    """Take the address; wait a moment for parts of a portal that was killed to leave it."""
    deadline = time.monotonic() + _LEAVING_SECONDS
    while True:
        try:
            listener.bind((settings.host, settings.port))
        except OSError as error:
            if time.monotonic() > deadline:
                raise Refused(
                    f"{settings.host}:{settings.port} cannot be used ({error.strerror}). Perhaps "
                    "the portal is running already; otherwise choose another port with EME_PORT."
                ) from None
            time.sleep(_TICK)
        else:
            return


@contextmanager
def _own_log(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        structlog.configure(
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.JSONRenderer(),
            ],
            logger_factory=structlog.PrintLoggerFactory(file),
        )
        yield
        structlog.reset_defaults()


def _environment(settings: Settings) -> dict[str, str]:
    """What the children read: the environment as it is, with the database that was found."""
    return {
        # The memory of large arrays goes back to the machine when they are done with.
        "MALLOC_MMAP_THRESHOLD_": str(2**20),
        **os.environ,
        "DATABASE_URL": settings.database_url or "",
        "EME_DATABASE_OWNER_URL": settings.database_owner_url or "",
        "EME_ENVIRONMENT": settings.environment,
        "EME_STATE_DIR": str(settings.state_dir.resolve()),
        "PYTHONPATH": os.pathsep.join(
            part for part in (str(PROJECT_DIR), os.environ.get("PYTHONPATH")) if part
        ),
    }


def _is_ready(settings: Settings) -> bool:
    connection = http.client.HTTPConnection(settings.host, settings.port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _welcome(settings: Settings, logs: Path | None) -> str:
    lines = ["", f"  {settings.service_name} is ready: {settings.public_origin}"]
    if settings.demonstration:
        lines += ["", f"  Sign in with the password {DEMONSTRATION_PASSWORD} as"]
        lines += [f"    {account}" for account in _accounts()]
    if logs:
        lines += ["", f"  Logs: {logs}"]
    return "\n".join([*lines, "  Stop with Ctrl-C.", ""])


def _accounts() -> list[str]:
    width = max(len(account.email) for account in DEMONSTRATION_ACCOUNTS)
    return [
        f"{account.email:<{width}}  {account.role.replace('_', ' ')}"
        for account in DEMONSTRATION_ACCOUNTS
    ]
