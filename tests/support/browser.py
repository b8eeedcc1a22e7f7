"""A Chromium for the browser journeys: the machine's own, or one that is fetched."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PATH = "import('playwright-core').then(p => console.log(p.chromium.executablePath()))"
_UPDATE = "apt-get update -q"
_INSTALL = "DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium"
_FETCH_SECONDS = 900


def find() -> str | None:
    """Path of a browser that runs, or None."""
    return next((path for path in _candidates() if _runs(path)), None)


def fetch() -> str | None:
    """Get a browser where this machine allows it: Debian's as root, else Playwright's own."""
    for command in _ways():
        try:
            done = subprocess.run(command, check=False, cwd=FRONTEND, timeout=_FETCH_SECONDS)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0 and (path := find()):
            return path
    return None


def _candidates() -> Iterator[str]:
    if named := os.environ.get("EME_CHROMIUM"):
        yield named
    yield from filter(None, map(shutil.which, _NAMES))
    asked = subprocess.run(
        ["node", "-e", _PATH], check=False, capture_output=True, text=True, cwd=FRONTEND
    )
    if asked.returncode == 0:
        yield asked.stdout.strip()


def _ways() -> Iterator[list[str]]:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        yield ["sh", "-c", f"{_UPDATE} && {_INSTALL}"]
    yield ["npx", "playwright", "install", "chromium"]


def _runs(path: str) -> bool:
    try:
        done = subprocess.run([path, "--version"], check=False, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
