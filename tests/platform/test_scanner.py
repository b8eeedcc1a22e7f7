"""Scanners: what they say, and that ClamAV is believed only about what it looked at."""

from __future__ import annotations

import asyncio
import io
import zipfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.commands.worker import scanner_of
from app.files.archives import LARGEST_PART, MOST_UNPACKED
from app.platform.scanner import BuiltInCheck, Clamd, NoScanner, ScannerDown, Verdict, open_scanner
from app.platform.scanner_proof import TEST_MARK, TEST_VIRUS, Depth, hidden_virus
from app.settings import Settings
from tests.support.clamd import CLEAN, FOUND, NOT_WHOLE, TOO_LONG, fake_clamd

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

MIB = 1024**2
DEPTH = Depth(part=MIB, whole=3 * MIB)


async def long_content() -> AsyncIterator[bytes]:
    for _ in range(400):
        yield bytes(64 * 1024)


async def short_content() -> AsyncIterator[bytes]:
    yield b"short"


async def pieces(*given: bytes) -> AsyncIterator[bytes]:
    for piece in given:
        yield piece


@asynccontextmanager
async def nobody() -> AsyncIterator[str]:
    """An address at which nobody listens."""
    async with fake_clamd() as fake:
        address = fake.address
    yield address


async def test_clamd_gets_the_content_whole_and_says_clean() -> None:
    async with fake_clamd() as fake:
        verdict = await Clamd(fake.address).scan(pieces(b"one", b"", b"two" * 100_000))
    assert verdict is Verdict.CLEAN
    assert fake.received == [b"one" + b"two" * 100_000]


async def test_clamd_says_infected() -> None:
    async with fake_clamd(b"stream: Win.Test.EICAR_HDB-1 FOUND\0") as fake:
        assert await Clamd(fake.address).scan(pieces(b"x")) is Verdict.INFECTED


@pytest.mark.parametrize(
    "said", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK", b"", b"x\0", b"a" * 2**17]
)
async def test_anything_else_is_no_verdict(said: bytes) -> None:
    async with fake_clamd(said) as fake:
        with pytest.raises(ScannerDown):
            await Clamd(fake.address).scan(pieces(b"x"))


async def test_a_slow_scanner_gives_no_verdict() -> None:
    async with fake_clamd(waits=1) as fake:
        with pytest.raises(ScannerDown):
            await Clamd(fake.address, seconds=0.05).scan(pieces(b"x"))


async def test_a_scanner_that_is_down_gives_no_verdict() -> None:
    async with nobody() as address:
        with pytest.raises(ScannerDown):
            await Clamd(address).scan(pieces(b"x"))
    with pytest.raises(ScannerDown):
        await Clamd("unix:///nowhere/clamd.sock").scan(pieces(b"x"))


async def test_the_stand_in_knows_the_test_virus_across_pieces() -> None:
    check = BuiltInCheck()
    assert await check.scan(pieces(TEST_MARK[:9], TEST_MARK[9:])) is Verdict.INFECTED
    assert await check.scan(pieces(b"harmless")) is Verdict.CLEAN


def test_without_a_setting_there_is_no_scanner() -> None:
    assert isinstance(open_scanner(None, built_in=False), NoScanner)
    assert isinstance(open_scanner(None, built_in=True), BuiltInCheck)
    assert isinstance(open_scanner("tcp://scanner:3310", built_in=True), Clamd)


async def test_clamd_listens_on_a_socket_too(tmp_path: Path) -> None:
    async with fake_clamd() as fake:
        path = str(tmp_path / "clamd.sock")
        async with await asyncio.start_unix_server(fake.serve, path):
            assert await Clamd(f"unix://{path}").scan(pieces(b"x")) is Verdict.CLEAN


async def test_what_clamd_says_before_it_closes_is_heard() -> None:
    async with fake_clamd(TOO_LONG, limit=MIB, lingers=0.1) as fake:
        with pytest.raises(ScannerDown, match="INSTREAM size limit exceeded"):
            await Clamd(fake.address).scan(long_content())


async def test_a_clamd_that_closes_before_it_is_heard_points_at_its_limit() -> None:
    async with fake_clamd(b"", limit=MIB) as fake:
        with pytest.raises(ScannerDown, match="StreamMaxLength may be below EME_UPLOAD_LIMIT"):
            await Clamd(fake.address).scan(long_content())


async def test_a_wrong_address_is_named_by_its_fault() -> None:
    with pytest.raises(ScannerDown, match="FileNotFoundError: No such file"):
        await Clamd("unix:///nowhere/clamd.sock").scan(short_content())


@pytest.mark.parametrize("said", [CLEAN, FOUND])
async def test_what_is_said_before_the_end_is_no_verdict(said: bytes) -> None:
    async with fake_clamd(said, limit=MIB, lingers=0.1) as fake:
        with pytest.raises(ScannerDown, match="did not take the whole"):
            await Clamd(fake.address).scan(long_content())


async def test_a_content_beyond_the_limits_of_clamd_is_neither_clean_nor_harmful() -> None:
    async with fake_clamd(NOT_WHOLE) as fake:
        with pytest.raises(ScannerDown, match="MaxFileSize"):
            await Clamd(fake.address).scan(short_content())


@pytest.mark.parametrize("said", [CLEAN, NOT_WHOLE])
async def test_a_scanner_that_overlooks_a_hidden_virus_is_given_nothing(said: bytes) -> None:
    async with fake_clamd(said) as fake:
        clamd = Clamd(fake.address, depth=DEPTH)
        with pytest.raises(ScannerDown, match="MaxFileSize"):
            await clamd.scan(short_content())
    assert b"short" not in fake.received


async def test_a_scanner_that_overlooked_it_is_not_asked_again_for_each_file() -> None:
    async with fake_clamd(CLEAN) as fake:
        clamd = Clamd(fake.address, depth=DEPTH)
        for _ in range(3):
            with pytest.raises(ScannerDown, match="MaxFileSize"):
                await clamd.scan(short_content())
    assert len(fake.received) == 1


async def test_a_scanner_that_finds_it_is_believed_for_a_while() -> None:
    async with fake_clamd(FOUND, CLEAN) as fake:
        clamd = Clamd(fake.address, depth=DEPTH)
        assert [await clamd.scan(short_content()) for _ in range(2)] == [Verdict.CLEAN] * 2
    hidden, *contents = fake.received
    assert contents == [b"short"] * 2
    assert hidden == hidden_virus(DEPTH)


async def test_a_scanner_that_was_away_proves_itself_again() -> None:
    async with fake_clamd(FOUND, CLEAN, b"", FOUND, CLEAN) as fake:
        clamd = Clamd(fake.address, depth=DEPTH)
        await clamd.scan(short_content())
        with pytest.raises(ScannerDown):
            await clamd.scan(short_content())
        await clamd.scan(short_content())
    assert [content == b"short" for content in fake.received] == [False, True, True, False, True]


async def test_the_worker_asks_for_as_much_as_documents_may_unpack_to() -> None:
    async with fake_clamd(CLEAN) as fake:
        settings = Settings(environment="demonstration", clamd_address=fake.address)
        with pytest.raises(ScannerDown, match="MaxFileSize 65M"):
            await scanner_of(settings).scan(short_content())


def test_the_virus_is_hidden_at_the_end_of_as_much_as_a_document_may_unpack_to() -> None:
    with zipfile.ZipFile(io.BytesIO(hidden_virus(DEPTH))) as archive:
        parts = archive.infolist()
        assert sum(part.file_size for part in parts) >= DEPTH.whole
        last = archive.read(parts[-1])
    assert DEPTH.part <= len(last) < DEPTH.part + 1024
    assert last.index(TEST_VIRUS) > DEPTH.part
    with zipfile.ZipFile(io.BytesIO(last)) as inner:
        assert inner.read("virus.txt") == TEST_VIRUS


def test_the_remedy_names_what_to_set() -> None:
    remedy = Depth(part=LARGEST_PART, whole=MOST_UNPACKED).remedy
    assert "MaxFileSize 65M, MaxScanSize 379M or more" in remedy
