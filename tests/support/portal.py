"""A whole portal for a while: `eme up` on a port and in a state folder of its own."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from app.settings import PROJECT_DIR
from tests.support.places import free_port, open_folder

_READY_SECONDS = 300
_PARTS = 3


class Portal:
    """One portal; it can be killed and started again on the same state."""

    def __init__(self, state: Path, **environment: str) -> None:
        self.state = state
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **{name: value for name, value in os.environ.items() if not _ours(name)},
            "EME_STATE_DIR": str(state),
            "EME_MODEL_DIR": str(PROJECT_DIR / ".eme" / "model"),
            "EME_PORT": str(self.port),
            **environment,
        }
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> float:
        """Start it and return the seconds until it was ready."""
        began = time.monotonic()
        with self._terminal.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "app.cli", "up"],
                cwd=PROJECT_DIR,
                env=self._environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
            )
        while " is ready: " not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < began + _READY_SECONDS, self.said()
            time.sleep(0.05)
        taken = time.monotonic() - began
        wait_for(lambda: len(parts(self)) == _PARTS)
        return taken

    def ready(self) -> bool:
        """Whether it takes requests and its database fits."""
        try:
            with urllib.request.urlopen(f"{self.origin}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def said(self) -> str:
        """What it wrote to its terminal so far."""
        return self._terminal.read_text()

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and wait for the end; its exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(60)

    @property
    def pid(self) -> int:
        """Process id of `eme up`."""
        assert self.process is not None
        return self.process.pid

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run another `eme` command on the same state."""
        return subprocess.run(
            [sys.executable, "-m", "app.cli", *command],
            check=False,
            cwd=PROJECT_DIR,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=120,
        )

    @property
    def _terminal(self) -> Path:
        return self.state / "terminal.txt"


def parts(running: Portal) -> dict[str, psutil.Process]:
    """The processes started by `eme up`, by what they are."""
    found: dict[str, psutil.Process] = {}
    for child in psutil.Process(running.pid).children():
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            words = [Path(word).name for word in child.cmdline()]
            found |= {name: child for name in ("serve", "worker", "postgres") if name in words}
    return found


def wait_for(true: Callable[[], object], *, seconds: float = 40) -> None:
    """Return as soon as it is true; fail when it does not become so."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"it did not happen within {seconds} seconds"
        time.sleep(0.05)


def _ours(name: str) -> bool:
    return name.startswith("EME_") or name == "DATABASE_URL"


@contextmanager
def portal(**environment: str) -> Iterator[Portal]:
    """A portal with its own state, stopped and removed at the end; not started yet."""
    with open_folder() as state:
        made = Portal(state, **environment)
        try:
            yield made
        finally:
            if made.process and made.process.poll() is None:
                made.stop()
