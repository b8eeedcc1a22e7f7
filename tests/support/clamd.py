"""A stand-in for ClamAV's daemon on this machine: it speaks INSTREAM and says what it is told.

The words it is told to say were recorded from clamd 1.4.6.
"""

from __future__ import annotations

import asyncio
import struct
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import AsyncIterator

CLEAN: Final = b"stream: OK\0"
FOUND: Final = b"stream: Win.Test.EICAR_HDB-1 FOUND\0"
TOO_LONG: Final = b"INSTREAM size limit exceeded. ERROR\0"  # its StreamMaxLength
NOT_WHOLE: Final = b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0"  # AlertExceedsMax


class FakeClamd:
    """Keeps what it received; answers each of `says` and then the last, after `waits` seconds.

    Beyond `limit` bytes it answers at once and closes, `lingers` seconds later, with the rest
    unread, as clamd does.
    """

    def __init__(
        self, says: tuple[bytes, ...], waits: float, limit: int | None, lingers: float
    ) -> None:
        self.says = list(says)
        self.waits = waits
        self.limit = limit
        self.lingers = lingers
        self.address = ""
        self.received: list[bytes] = []

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        assert await reader.readuntil(b"\0") == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", await reader.readexactly(4))[0]:
            content += await reader.readexactly(size)
            if self.limit is not None and len(content) > self.limit:
                break
        self.received.append(content)
        await asyncio.sleep(self.waits)
        writer.write(self.says.pop(0) if len(self.says) > 1 else self.says[0])
        await writer.drain()
        await asyncio.sleep(self.lingers)
        writer.close()


@asynccontextmanager
async def fake_clamd(
    *says: bytes, waits: float = 0, limit: int | None = None, lingers: float = 0
) -> AsyncIterator[FakeClamd]:
    """Run one on a free port."""
    fake = FakeClamd(says or (CLEAN,), waits, limit, lingers)
    server = await asyncio.start_server(fake.serve, "127.0.0.1", 0)
    fake.address = f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield fake
