"""`make bench`: list, detail, write and matching against their raw limits, start-up, memory."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from app.platform.embedded_postgres import EmbeddedPostgres
from app.platform.migrate import upgrade
from tests.bench import growth, matching
from tests.bench.load import Measured, Worker, drive
from tests.bench.memory import measure_tree
from tests.bench.report import write
from tests.bench.serving import Rows, first_etags, make_rows, serving

if TYPE_CHECKING:
    from collections.abc import Callable

OURS, LIMIT = 8771, 8772
ROUNDS, COUNT, CONCURRENCY = 5, 400, 4


def requests(rows: Rows, port: int) -> dict[str, Callable[[Worker], bytes]]:
    """The three shapes, as bytes to send."""

    def get(path: str) -> bytes:
        return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()

    def patch(worker: Worker) -> bytes:
        # The limit writes drafts of its own: it knows no versions.
        draft = rows.drafts[worker.number + (0 if port == OURS else CONCURRENCY)]
        body = b'{"geography": "Area of worker %d, after %s"}' % (
            worker.number,
            worker.etag.strip('"').encode(),
        )
        return (
            f"PATCH /api/v1/challenges/{draft} HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{OURS}\r\nCookie: {rows.cookie}\r\n"
            f"If-Match: {worker.etag}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body

    return {
        "list": lambda _: get("/api/v1/challenges"),
        "detail": lambda _: get(f"/api/v1/challenges/{rows.published}"),
        "write": patch,
    }


async def compare(rows: Rows, ours: int, limit: int) -> dict[str, tuple[Measured, Measured]]:
    """Measure both servers in turns, so that a busy machine troubles both alike."""
    results: dict[str, tuple[Measured, Measured]] = {}
    writers = first_etags(OURS, rows)
    for shape in ("list", "detail", "write"):
        rounds: list[tuple[Measured, Measured]] = []
        for _ in range(ROUNDS):
            pair = []
            for port, pid in ((OURS, ours), (LIMIT, limit)):
                request = requests(rows, port)[shape]
                readers = [Worker(number) for number in range(CONCURRENCY)]
                workers = writers if port == OURS and shape == "write" else readers
                pair.append(
                    await drive(
                        port, pid, request, count=COUNT, concurrency=CONCURRENCY, workers=workers
                    )
                )
            rounds.append((pair[0], pair[1]))
        results[shape] = (_middle([r[0] for r in rounds]), _middle([r[1] for r in rounds]))
    return results


def _middle(rounds: list[Measured]) -> Measured:
    return Measured(
        *(
            median(getattr(each, name) for each in rounds)
            for name in ("per_second", "cpu_microseconds", "p50_milliseconds", "p95_milliseconds")
        )
    )


def main() -> int:
    """Measure what is asked for (`web`, `matching`; both by default) and write it into docs/."""
    wanted = sys.argv[1:] or ["web", "matching"]
    if "matching" in wanted:
        model = Path(os.environ.get("EME_MODEL_DIR", ".eme/model")).resolve()
        sys.stdout.write(growth.write([matching.measure(size, model) for size in matching.SIZES]))
    if "web" in wanted:
        sys.stdout.write(_web())
    return 0


def _web() -> str:
    with tempfile.TemporaryDirectory(prefix="eme-bench-") as folder:
        with EmbeddedPostgres(Path(folder)) as server:
            upgrade(server.owner_url, server.application_url)
            rows = asyncio.run(make_rows(server.application_url))
            environment = {
                "DATABASE_URL": server.application_url,
                "EME_STATE_DIR": folder,
                "EME_PORT": str(OURS),
                "EME_LOG_LEVEL": "warning",
                "EME_ANONYMOUS_REQUESTS_PER_MINUTE": "1000000000",
                "EME_SESSION_REQUESTS_PER_MINUTE": "1000000000",
            }
            raw = (
                f"uvicorn tests.bench.limit:app --port {LIMIT} --log-level warning --no-access-log"
            )
            with (
                serving("app.cli serve", OURS, environment) as (ours, start_up),
                serving(raw, LIMIT, environment) as (limit, _),
            ):
                results = asyncio.run(compare(rows, ours, limit))
        tree = measure_tree()
    return write(results, start_up=start_up, tree=tree)


if __name__ == "__main__":
    raise SystemExit(main())
