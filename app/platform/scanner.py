"""Virus scanners: ClamAV's daemon over its INSTREAM protocol, and a stand-in for demonstrations."""

from __future__ import annotations

import asyncio
import struct
import time
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from app.platform.scanner_proof import TEST_MARK, Depth, hidden_virus

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import AsyncIterator

LONGEST_SCAN: Final = 60.0
_PROVEN_FOR: Final = 3600.0
_ASKED_AGAIN_AFTER: Final = 60.0
_LONGEST_WORDS: Final = 200
_CLOSED: Final = (BrokenPipeError, ConnectionResetError)
_CUT_OFF: Final = "it closed the connection. Its StreamMaxLength may be below EME_UPLOAD_LIMIT"
_NOT_WHOLE: Final = "Heuristics.Limits.Exceeded"


class Verdict(StrEnum):
    """What a scanner found."""

    CLEAN = "clean"
    INFECTED = "infected"


class ScannerDown(Exception):
    """No verdict: the scanner is out of reach, too slow, or could not look at the content."""


class Scanner(Protocol):
    """Looks at a content piece by piece. ScannerDown when it cannot say: never a guess."""

    async def scan(self, content: AsyncIterator[bytes]) -> Verdict:
        """Say whether a content is clean."""


class Clamd:
    """ClamAV's daemon, at `tcp://host:port` or `unix:///path`.

    It calls clean what lies beyond its limits and was not looked at. So with a `depth`, it is
    believed only after it found a virus hidden that deep, and asked again every hour.
    """

    def __init__(
        self, address: str, *, seconds: float = LONGEST_SCAN, depth: Depth | None = None
    ) -> None:
        self._address = urlsplit(address)
        self._seconds = seconds
        self._depth = depth
        self._proven_until = 0.0
        self._overlooked_until = 0.0
        self._proving = asyncio.Lock()

    async def scan(self, content: AsyncIterator[bytes]) -> Verdict:
        """Send the content and read the verdict."""
        await self._prove()
        return await self._verdict(content)

    async def _prove(self) -> None:
        if self._depth is None:
            return
        async with self._proving:
            now = time.monotonic()
            if now < self._proven_until:
                return
            if now < self._overlooked_until:
                raise ScannerDown(self._depth.remedy)
            hidden = await asyncio.to_thread(hidden_virus, self._depth)
            if await self._verdict(_whole(hidden)) is not Verdict.INFECTED:
                self._overlooked_until = time.monotonic() + _ASKED_AGAIN_AFTER
                raise ScannerDown(self._depth.remedy)
            self._proven_until = time.monotonic() + _PROVEN_FOR

    async def _verdict(self, content: AsyncIterator[bytes]) -> Verdict:
        try:
            async with asyncio.timeout(self._seconds):
                return _understood(await self._ask(content))
        except (OSError, EOFError, asyncio.LimitOverrunError) as error:
            self._proven_until = 0.0  # it may come back with other limits
            raise ScannerDown(_why(error)) from None

    async def _ask(self, content: AsyncIterator[bytes]) -> bytes:
        """Send a content and return what was said of it, whole or not.

        It is listened to meanwhile: what is too long for it, it says while there is more to come,
        and then closes the connection.
        """
        reader, writer = await self._connect()
        saying = asyncio.ensure_future(reader.readuntil(b"\0"))
        sent = False
        try:
            with suppress(ConnectionError):
                sent = await _send(content, writer, saying)
            said = await saying
        finally:
            saying.cancel()
            writer.close()
        if not sent:
            raise ScannerDown(f"it did not take the whole of it: {_words(said)}")
        return said

    async def _connect(self) -> tuple[StreamReader, StreamWriter]:
        if self._address.scheme == "unix":
            return await asyncio.open_unix_connection(self._address.path)
        return await asyncio.open_connection(self._address.hostname, self._address.port)


async def _send(
    content: AsyncIterator[bytes], writer: StreamWriter, saying: asyncio.Future[bytes]
) -> bool:
    """Send a content; whether it was sent to its end before anything was said of it."""
    writer.write(b"zINSTREAM\0")
    async for piece in content:
        if saying.done():
            return False
        if piece:  # an empty one would end the stream
            writer.write(struct.pack("!L", len(piece)) + piece)
            await writer.drain()
    early = saying.done()
    writer.write(struct.pack("!L", 0))
    await writer.drain()
    return not early


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content


def _why(error: Exception) -> str:
    more = _CUT_OFF if isinstance(error, _CLOSED) else getattr(error, "strerror", None)
    return f"{type(error).__name__}: {more}" if more else type(error).__name__


def _words(said: bytes) -> str:
    return said.rstrip(b"\0\n").decode("utf-8", "replace")[:_LONGEST_WORDS]


def _understood(answer: bytes) -> Verdict:
    said = _words(answer)
    if said == "stream: OK":
        return Verdict.CLEAN
    # Nothing was found then; it says that it did not look at everything (`AlertExceedsMax`).
    if _NOT_WHOLE not in said and said.startswith("stream: ") and said.endswith(" FOUND"):
        return Verdict.INFECTED
    raise ScannerDown(f"no verdict: {said}")


class BuiltInCheck:
    """Stands in for a scanner where everything is invented: knows the test virus and no other."""

    async def scan(self, content: AsyncIterator[bytes]) -> Verdict:
        """Look for the test string."""
        seen = b""
        async for piece in content:
            seen = seen[-len(TEST_MARK) :] + piece
            if TEST_MARK in seen:
                return Verdict.INFECTED
        return Verdict.CLEAN


class NoScanner:
    """No scanner is set up: nothing is ever found clean."""

    async def scan(self, content: AsyncIterator[bytes]) -> Verdict:  # noqa: ARG002  (it cannot look)
        """Refuse to say."""
        raise ScannerDown("no scanner is set up")


def open_scanner(address: str | None, *, built_in: bool, depth: Depth | None = None) -> Scanner:
    """The scanner that the settings name; without one, files stay in quarantine."""
    if address:
        return Clamd(address, depth=depth)
    return BuiltInCheck() if built_in else NoScanner()
