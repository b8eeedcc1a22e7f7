"""Where the content of files is kept: a folder or an S3 bucket, through one library (obstore)."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self, cast
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime
    from pathlib import Path
    from typing import IO

    from obstore.store import ClientConfig, ObjectStore, RetryConfig

_CHUNK: Final = 256 * 1024
_LISTED: Final = 500
_FAILED: Final = (BaseError, OSError)
# A bucket that does not answer is given up on within seconds: whoever asked is still waiting. The
# whole of a request has long, since a content is read no faster than its reader takes it.
_PATIENCE: Final = {"connect_timeout": "3s", "read_timeout": "10s", "timeout": "10m"}
_TRIES: Final[RetryConfig] = {
    "max_retries": 4,
    "retry_timeout": timedelta(seconds=8),
    "backoff": {"init_backoff": timedelta(milliseconds=100), "max_backoff": timedelta(seconds=2)},
}
_NO_BUCKET: Final = "NoSuchBucket"
_CODE: Final = re.compile(r"<Code>(\w{1,60})</Code>")
_NO_ANSWER: Final = "HTTP error"


class StorageDown(Exception):
    """The storage did not do what was asked; the message names the kind of failure.

    Never an address or a key: what an S3 service says holds both.
    """

    @classmethod
    def because(cls, error: Exception) -> Self:
        """Name a failure by its kind, and by the code of the service that refused."""
        said = str(error)
        code = _CODE.search(said)
        reason = code[1] if code else "no answer" if _NO_ANSWER in said else ""
        return cls(": ".join(part for part in (type(error).__name__, reason) if part))


class Storage:
    """Keeps contents under keys that are drawn at random and never leave the portal."""

    def __init__(self, opened: Callable[[], ObjectStore]) -> None:
        self._open = opened

    @cached_property
    def _store(self) -> ObjectStore:
        """Opened at first use, so that commands without files need no folder."""
        return self._open()

    async def keep(self, content: IO[bytes]) -> str:
        """Store a content, whole, and return its key."""
        drawn = secrets.token_hex(24)
        key = f"{drawn[:2]}/{drawn}"
        content.seek(0)
        try:
            await obstore.put_async(self._store, key, content)
        except _FAILED as error:
            raise StorageDown.because(error) from None
        return key

    async def read(self, key: str) -> AsyncIterator[bytes]:
        """Read a content piece by piece; FileNotFoundError, before the first, when it is gone."""
        try:
            found = await obstore.get_async(self._store, key)
        except _FAILED as error:
            if _is_gone(error):
                raise
            raise StorageDown.because(error) from None
        return _pieces(found)

    async def remove(self, key: str) -> None:
        """Remove a content; one that is gone already is no mistake."""
        try:
            await obstore.delete_async(self._store, key)
        except _FAILED as error:
            if not _is_gone(error):
                raise StorageDown.because(error) from None

    async def keys_before(self, moment: datetime) -> AsyncIterator[list[str]]:
        """The keys of contents that were stored before a moment, in portions."""
        try:
            async for portion in obstore.list(self._store, chunk_size=_LISTED):
                old = [entry["path"] for entry in portion if entry["last_modified"] < moment]
                if old:
                    yield old
        except _FAILED as error:
            raise StorageDown.because(error) from None


async def _pieces(found: Any) -> AsyncIterator[bytes]:
    try:
        async for piece in found.stream(min_chunk_size=_CHUNK):
            yield bytes(piece)
    except _FAILED as error:
        raise StorageDown.because(error) from None


def _is_gone(error: Exception) -> bool:
    """Whether a content is not there. Without its bucket nobody can say so."""
    return isinstance(error, FileNotFoundError) and _NO_BUCKET not in str(error)


def open_storage(
    url: str | None, *, folder: Path, options: dict[str, str] | None = None
) -> Storage:
    """Open what the settings name: `file:///folder`, `s3://bucket/prefix`, or else the folder."""
    parts = urlsplit(url or folder.absolute().as_uri())
    if parts.scheme == "s3":
        prefix = parts.path.strip("/") or None
        given = dict(options or {})
        return Storage(lambda: _bucket(parts.netloc, prefix, given))
    return Storage(lambda: LocalStore(unquote(parts.path), mkdir=True))


def _bucket(name: str, prefix: str | None, options: dict[str, str]) -> ObjectStore:
    # Plain HTTP is for a service on this machine; the settings refuse it in production.
    plain = options.get("endpoint", "").startswith("http://")
    client = cast("ClientConfig", {"allow_http": plain, **_PATIENCE})
    return S3Store(
        name,
        prefix=prefix,
        config=cast("Any", options),
        client_options=client,
        retry_config=_TRIES,
    )
