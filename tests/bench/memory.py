"""What the whole portal takes at rest, with the demonstration loaded."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import psutil

PORT = 8773
_SETTLE_SECONDS = 90


@dataclass(frozen=True)
class Tree:
    """Proportional memory of the process tree in MiB by part, and seconds to start."""

    parts: dict[str, float]
    first_start: float
    second_start: float

    @property
    def total(self) -> float:
        """MiB of all parts."""
        return sum(self.parts.values())


def measure_tree() -> Tree:
    """Start the portal twice in a folder of its own; measure the second one when it is quiet."""
    with tempfile.TemporaryDirectory(prefix="eme-bench-") as folder:
        model = Path(os.environ.get("EME_MODEL_DIR", ".eme/model")).resolve()
        environment = {
            **os.environ,
            "EME_STATE_DIR": folder,
            "EME_PORT": str(PORT),
            "EME_MODEL_DIR": str(model),
        }
        first, process = _start(environment)
        time.sleep(_SETTLE_SECONDS)  # the worker encodes and suggests
        _stop(process)
        second, process = _start(environment)
        time.sleep(15)
        parts = _parts(psutil.Process(process.pid))
        _stop(process)
    return Tree(parts, first, second)


def _start(environment: dict[str, str]) -> tuple[float, subprocess.Popen[bytes]]:
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "up"], env=environment, stdout=subprocess.DEVNULL
    )
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/readyz", timeout=2).read()
        except (urllib.error.URLError, OSError):
            if process.poll() is not None or time.perf_counter() - started > 300:
                raise RuntimeError from None
            time.sleep(0.05)
        else:
            return time.perf_counter() - started, process


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(30)


def _parts(root: psutil.Process) -> dict[str, float]:
    parts = {"parent": _mebibytes(root)}
    for child in root.children(recursive=True):
        name = _name(child)
        parts[name] = parts.get(name, 0.0) + _mebibytes(child)
    return parts


def _name(process: psutil.Process) -> str:
    command = " ".join(process.cmdline())
    if "postgres" in process.name() or "postgres" in command[:30]:
        return "PostgreSQL"
    return "worker" if " worker" in command else "web"


def _mebibytes(process: psutil.Process) -> float:
    return float(process.memory_full_info().pss) / 2**20
