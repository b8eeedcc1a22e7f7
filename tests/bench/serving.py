"""The two servers that are compared, and the rows they serve."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.kernel.actor import Role
from app.platform.database import Database
from tests.bench.load import Worker
from tests.factories.accounts import sign_in
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force

if TYPE_CHECKING:
    from collections.abc import Iterator

PUBLISHED = 400
WRITERS = 8


@dataclass(frozen=True)
class Rows:
    """What is served: a published challenge to read, drafts to write, and who writes."""

    published: str
    drafts: list[str]
    cookie: str


async def make_rows(url: str) -> Rows:
    """Fill a database with challenges."""
    database = Database(url.replace("postgresql://", "postgresql+asyncpg://", 1), pool_size=4)
    async with database.unit_of_work() as session:
        force = await make_force(session)
        published = [
            await make_challenge(session, force=force, stage="open") for _ in range(PUBLISHED)
        ]
        drafts = [await make_challenge(session, force=force, stage="draft") for _ in range(WRITERS)]
        person = await sign_in(session, role=Role.FORCE_CONTRIBUTOR, organisation=force)
        rows = Rows(
            published[PUBLISHED // 2].reference,
            [draft.reference for draft in drafts],
            f"{person.cookie_name}={person.token}",
        )
    await database.dispose()
    return rows


@contextmanager
def serving(target: str, port: int, environment: dict[str, str]) -> Iterator[tuple[int, float]]:
    """Run one server process; give its pid and the seconds until its first answer."""
    command = [sys.executable, "-m", *target.split()]
    started = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        _wait(port)
        yield process.pid, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/challenges", timeout=2).read()
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
        else:
            return
    message = "the server did not start"
    raise RuntimeError(message)


def first_etags(port: int, rows: Rows) -> list[Worker]:
    """Workers that know the version of the draft they will write."""
    workers = []
    for number, draft in enumerate(rows.drafts):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/api/v1/challenges/{draft}", headers={"Cookie": rows.cookie}
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            workers.append(Worker(number, answer.headers["ETag"]))
    return workers
