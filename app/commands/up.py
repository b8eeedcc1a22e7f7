"""`eme up`: the whole portal from one command, and one process that keeps it going.

This process holds the database, the listening socket and the children, and nothing else: it
never loads the application, so it stays small.
"""

import argparse
import http.client
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psycopg
import structlog

from app.commands.child import Child
from app.commands.database import start, with_urls
from app.commands.terminal import Refused, complain, say
from app.platform.embedded_postgres import EmbeddedPostgres
from app.settings import PROJECT_DIR, Settings

DEMONSTRATION_PASSWORD = "demonstration-only-1"  # noqa: S105 printed for everybody to read
_BACKLOG = 2048
_READY_SECONDS = 90.0
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
        if not self._finish("migrate", "migrate"):
            return False
        if self._settings.demonstration and not self._load_demonstration():
            return False
        for number in range(1, self._settings.web_workers + 1):
            web = ("serve", "--with-parent", "--socket", str(self._socket))
            self._start(f"web-{number}", *web, sockets=(self._socket,))
        self._start("worker", "worker", "--with-parent")
        return self._wait_until_ready()

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

    def _load_demonstration(self) -> bool:
        """Load the practice data once for each database; an interrupted load is taken up again."""
        loaded = self._settings.state_dir / "demonstration.loaded"
        database = _identity(self._settings)
        if loaded.exists() and loaded.read_text(encoding="utf-8") == database:
            return True
        say("Loading the demonstration; this happens once.")
        if not self._finish("demonstration", "demo", "load"):
            return False
        loaded.write_text(database, encoding="utf-8")
        return True

    def _wait_until_ready(self) -> bool:
        deadline = time.monotonic() + _READY_SECONDS
        while time.monotonic() < deadline:
            if self._told.wait(0.05):
                return False
            if _get(self._settings, "/readyz") is not None:
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
        try:
            listener.bind((settings.host, settings.port))
        except OSError as error:
            raise Refused(
                f"{settings.host}:{settings.port} cannot be used ({error.strerror}). Perhaps the "
                "portal is running already; otherwise choose another port with EME_PORT."
            ) from None
        listener.listen(_BACKLOG)
        yield listener
    finally:
        listener.close()


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
        **os.environ,
        "DATABASE_URL": settings.database_url or "",
        "EME_DATABASE_OWNER_URL": settings.database_owner_url or "",
        "EME_ENVIRONMENT": settings.environment,
        "EME_STATE_DIR": str(settings.state_dir.resolve()),
        "PYTHONPATH": os.pathsep.join(
            part for part in (str(PROJECT_DIR), os.environ.get("PYTHONPATH")) if part
        ),
    }


def _identity(settings: Settings) -> str:
    with psycopg.connect(settings.database_url or "", connect_timeout=10) as connection:
        row = connection.execute(
            "SELECT system_identifier, current_database() FROM pg_control_system()"
        ).fetchone()
    return json.dumps(row)


def _get(settings: Settings, path: str) -> bytes | None:
    """Body of a successful answer of the portal, or nothing."""
    connection = http.client.HTTPConnection(settings.host, settings.port, timeout=5)
    with suppress(OSError, http.client.HTTPException):
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status == http.client.OK:
                return body
        finally:
            connection.close()
    return None


def _welcome(settings: Settings, logs: Path | None) -> str:
    lines = ["", f"  {settings.service_name} is ready: {settings.public_origin}"]
    if settings.demonstration:
        lines += ["", f"  Sign in with the password {DEMONSTRATION_PASSWORD} as"]
        lines += [f"    {account}" for account in _accounts(settings)]
    if logs:
        lines += ["", f"  Logs: {logs}"]
    return "\n".join([*lines, "  Stop with Ctrl-C.", ""])


def _accounts(settings: Settings) -> list[str]:
    """The demonstration's accounts, as the sign-in page lists them."""
    session = json.loads(_get(settings, "/api/v1/auth/session") or b"{}")
    accounts = session.get("service", {}).get("demonstration_accounts") or []
    width = max((len(account["email"]) for account in accounts), default=0)
    return [
        f"{account['email']:<{width}}  {account['role'].replace('_', ' ')}, "
        f"{account['organisation']}"
        for account in accounts
    ]
