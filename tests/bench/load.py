"""A small keep-alive client, bounded in count and time, and what it measured."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Measured:
    """One round: answers a second, CPU of the server per answer, and how long answers took."""

    per_second: float
    cpu_microseconds: float
    p50_milliseconds: float
    p95_milliseconds: float


@dataclass
class Worker:
    """One connection. `etag` follows what the server answered, for writes."""

    number: int
    etag: str = ""


async def drive(
    port: int,
    pid: int,
    request: Callable[[Worker], bytes],
    *,
    count: int,
    concurrency: int,
    workers: list[Worker],
) -> Measured:
    """Send `count` requests over `concurrency` connections and measure."""
    process = psutil.Process(pid)
    left = count
    took: list[float] = []

    async def run(worker: Worker) -> None:
        nonlocal left
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while left > 0:
            left -= 1
            started = time.perf_counter()
            writer.write(request(worker))
            status, headers, _ = await read_answer(reader)
            took.append(time.perf_counter() - started)
            if status != 200:
                message = f"answered {status}"
                raise RuntimeError(message)
            worker.etag = headers.get("etag", worker.etag)
        writer.close()

    cpu_before = _cpu(process)
    started = time.perf_counter()
    await asyncio.gather(*(run(worker) for worker in workers[:concurrency]))
    seconds = time.perf_counter() - started
    took.sort()
    return Measured(
        per_second=len(took) / seconds,
        cpu_microseconds=(_cpu(process) - cpu_before) / len(took) * 1e6,
        p50_milliseconds=took[len(took) // 2] * 1000,
        p95_milliseconds=took[int(len(took) * 0.95)] * 1000,
    )


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], bytes]:
    """Read one HTTP/1.1 answer, with a length or in chunks."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = [line.split(":", 1) for line in head[1:] if ":" in line]
    headers = {name.strip().lower(): value.strip() for name, value in pairs}
    status = int(head[0].split()[1])
    if "content-length" in headers:
        return status, headers, await reader.readexactly(int(headers["content-length"]))
    body = b""
    while (size := int((await reader.readline()).split(b";")[0], 16)) > 0:
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return status, headers, body


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
