"""Virus scanners: ClamAV's daemon over its INSTREAM protocol, and a stand-in for demonstrations."""

from __future__ import annotations

import asyncio
import struct
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import AsyncIterator

LONGEST_SCAN: Final = 60.0
# Put together so that a scanner does not find it in here.
_TEST_VIRUS: Final = b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!"


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
    """ClamAV's daemon, at `tcp://host:port` or `unix:///path`."""

    def __init__(self, address: str, *, seconds: float = LONGEST_SCAN) -> None:
        self._address = urlsplit(address)
        self._seconds = seconds

    async def scan(self, content: AsyncIterator[bytes]) -> Verdict:
        """Send the content and read the verdict."""
        try:
            async with asyncio.timeout(self._seconds):
                return _verdict(await self._ask(content))
        except (OSError, EOFError, asyncio.LimitOverrunError) as error:
            raise ScannerDown(type(error).__name__) from error

    async def _ask(self, content: AsyncIterator[bytes]) -> bytes:
        reader, writer = await self._connect()
        try:
            writer.write(b"zINSTREAM\0")
            async for piece in content:
                if piece:  # an empty one would end the stream
                    writer.write(struct.pack("!L", len(piece)) + piece)
                    await writer.drain()
            writer.write(struct.pack("!L", 0))
            await writer.drain()
            return await reader.readuntil(b"\0")
        finally:
            writer.close()

    async def _connect(self) -> tuple[StreamReader, StreamWriter]:
        if self._address.scheme == "unix":
            return await asyncio.open_unix_connection(self._address.path)
        return await asyncio.open_connection(self._address.hostname, self._address.port)


def _verdict(answer: bytes) -> Verdict:
    said = answer.rstrip(b"\0\n").decode("utf-8", "replace")
    if said == "stream: OK":
        return Verdict.CLEAN
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return Verdict.INFECTED
    raise ScannerDown("the scanner gave no verdict")


class BuiltInCheck:
    """Stands in for a scanner where everything is invented: knows the test virus and no other."""

    async def scan(self, content: AsyncIterator[bytes]) -> Verdict:
        """Look for the test string."""
        seen = b""
        async for piece in content:
            seen = seen[-len(_TEST_VIRUS) :] + piece
            if _TEST_VIRUS in seen:
                return Verdict.INFECTED
        return Verdict.CLEAN


class NoScanner:
    """No scanner is set up: nothing is ever found clean."""

    async def scan(self, content: AsyncIterator[bytes]) -> Verdict:  # noqa: ARG002  (it cannot look)
        """Refuse to say."""
        raise ScannerDown("no scanner is set up")


def open_scanner(address: str | None, *, built_in: bool) -> Scanner:
    """The scanner that the settings name; without one, files stay in quarantine."""
    if address:
        return Clamd(address)
    return BuiltInCheck() if built_in else NoScanner()
