"""One part of the portal as a process of its own, started again when it dies."""

import subprocess
import sys
import time
from pathlib import Path
from typing import IO

_LARGEST_LOG = 10 * 1024 * 1024
_SHORTEST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_LONG_ENOUGH = 60.0
_STOP_SECONDS = 15.0


class Child:
    """A subcommand of `eme` that is kept running until `stop`.

    Its standard input is a pipe from here, so that it ends when this process is killed; its
    output goes to `log`, or to the terminal without one.
    """

    def __init__(
        self,
        name: str,
        *arguments: str,
        environment: dict[str, str],
        log: Path | None,
        sockets: tuple[int, ...] = (),
    ) -> None:
        self.name = name
        self.deaths = 0
        self._arguments = arguments
        self._environment = environment
        self._log = log
        self._sockets = sockets
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._again_at = 0.0
        self._pause = _SHORTEST_PAUSE

    def start(self) -> None:
        """Start the process, in a session of its own so that Ctrl-C reaches the parent only."""
        output = _open_log(self._log) if self._log else None
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "app.cli", *self._arguments],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT if output else None,
                env=self._environment,
                pass_fds=self._sockets,
                start_new_session=True,
            )
        finally:
            if output:
                output.close()
        self._started = time.monotonic()

    def finished(self) -> int | None:
        """Exit code once the process has ended."""
        return self._process.poll() if self._process else None

    def keep_alive(self) -> int | None:
        """Start the process again if it died, later each time; its exit code when it just died."""
        if self._process is None:
            if time.monotonic() >= self._again_at:
                self.start()
            return None
        code = self._process.poll()
        if code is None:
            return None
        self._forget()
        lived = time.monotonic() - self._started
        self._pause = (
            _SHORTEST_PAUSE if lived > _LONG_ENOUGH else min(self._pause * 2, _LONGEST_PAUSE)
        )
        self._again_at = time.monotonic() + self._pause
        self.deaths += 1
        return code

    def stop(self) -> None:
        """Ask the process to end, wait for its work under way, and insist after a while."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._forget()

    def last_words(self) -> str:
        """The end of its log."""
        if self._log is None or not self._log.exists():
            return ""
        text = self._log.read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.splitlines()[-15:])

    def _forget(self) -> None:
        if self._process and self._process.stdin:
            self._process.stdin.close()
        self._process = None


def _open_log(path: Path) -> IO[bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > _LARGEST_LOG:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab")
