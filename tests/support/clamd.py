"""A stand-in for ClamAV's daemon on this machine: it speaks INSTREAM and says what it is told."""

from __future__ import annotations

import asyncio
import struct
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import AsyncIterator


class FakeClamd:
    """Keeps what it received; answers `says`, after `waits` seconds."""

    def __init__(self, says: bytes, waits: float) -> None:
        self.says = says
        self.waits = waits
        self.address = ""
        self.received: list[bytes] = []

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        assert await reader.readuntil(b"\0") == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", await reader.readexactly(4))[0]:
            content += await reader.readexactly(size)
        self.received.append(content)
        await asyncio.sleep(self.waits)
        writer.write(self.says)
        await writer.drain()
        writer.close()


@asynccontextmanager
async def fake_clamd(
    says: bytes = b"stream: OK\0", *, waits: float = 0
) -> AsyncIterator[FakeClamd]:
    """Run one on a free port."""
    fake = FakeClamd(says, waits)
    server = await asyncio.start_server(fake.serve, "127.0.0.1", 0)
    fake.address = f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield fake
