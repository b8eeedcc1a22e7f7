"""The storage: a folder, or a bucket by configuration."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import obstore
import pytest
from obstore.exceptions import GenericError
from obstore.store import LocalStore, S3Store
from pydantic import ValidationError

from app.main import storage_of
from app.platform.storage import StorageDown, open_storage
from app.settings import Settings

PRODUCTION: dict[str, Any] = {
    "environment": "production",
    "database_url": "postgresql://portal@db.example/portal",
    "secret_key": "x" * 40,
    "public_origin": "https://portal.example",
}


async def test_a_content_is_kept_whole_under_a_key_nobody_can_guess(tmp_path: Path) -> None:
    storage = open_storage(None, folder=tmp_path / "some folder")
    assert not (tmp_path / "some folder").exists()
    keys = {await storage.keep(io.BytesIO(b"same")) for _ in range(3)}
    assert len(keys) == 3
    assert all(len(key) > 40 for key in keys)
    body = io.BytesIO(bytes(range(256)) * 10_000)
    read = await storage.read(await storage.keep(body))
    assert b"".join([piece async for piece in read]) == body.getvalue()


async def test_what_is_gone_is_told_apart_from_a_storage_that_is_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = open_storage((tmp_path / "files").as_uri(), folder=tmp_path)
    key = await storage.keep(io.BytesIO(b"x"))
    await storage.remove(key)
    with pytest.raises(FileNotFoundError):
        await storage.read(key)

    async def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(obstore, "get_async", fail)
    monkeypatch.setattr(obstore, "put_async", fail)
    with pytest.raises(StorageDown):
        await storage.read(key)
    with pytest.raises(StorageDown):
        await storage.keep(io.BytesIO(b"x"))


async def refuse(*_: object) -> None:
    """What obstore 0.12 raised when the bucket did not exist, shortened."""
    raise FileNotFoundError(
        "Object at location of/aa/bb not found: Error performing GET http://s3.example/portal"
        "/of/aa/bb in 7.3ms - Server returned non-2xx status code: 404 Not Found: <?xml version="
        '"1.0"?><Error><Code>NoSuchBucket</Code><BucketName>portal</BucketName></Error>'
    )


async def test_without_its_bucket_nothing_counts_as_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = open_storage(None, folder=tmp_path)
    for name in ("get_async", "put_async", "delete_async"):
        monkeypatch.setattr(obstore, name, refuse)
    for call in (storage.read("aa/bb"), storage.remove("aa/bb"), storage.keep(io.BytesIO(b"x"))):
        with pytest.raises(StorageDown) as down:
            await call
        assert str(down.value) == "FileNotFoundError: NoSuchBucket"
        assert down.value.__suppress_context__


async def test_a_storage_that_fails_while_it_is_read_or_listed_is_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def stream(self, **_: object) -> AsyncIterator[bytes]:
            return broken()

    async def found(*_: object) -> Broken:
        return Broken()

    async def broken(*_: object, **__: object) -> AsyncIterator[Any]:
        yield b"one"
        raise GenericError("Generic S3 error: HTTP error: error sending request")

    def listed(*_: object, **__: object) -> AsyncIterator[Any]:
        return entries()

    async def entries() -> AsyncIterator[Any]:
        yield []
        raise GenericError("Generic S3 error: <Code>AccessDenied</Code>")

    storage = open_storage(None, folder=tmp_path)
    monkeypatch.setattr(obstore, "get_async", found)
    monkeypatch.setattr(obstore, "list", listed)
    pieces = await storage.read("aa/bb")
    with pytest.raises(StorageDown, match="GenericError: no answer"):
        [piece async for piece in pieces]
    with pytest.raises(StorageDown, match="GenericError: AccessDenied"):
        [keys async for keys in storage.keys_before(datetime.now(UTC))]


def test_a_bucket_that_does_not_answer_is_given_up_on_within_seconds() -> None:
    store = open_storage("s3://portal", folder=Path("/nowhere"))._store
    assert isinstance(store, S3Store)
    assert store.retry_config is not None
    assert store.retry_config["retry_timeout"] <= timedelta(seconds=10)
    assert store.client_options is not None
    assert {store.client_options[name] for name in ("connect_timeout", "read_timeout")} == {
        "3s",
        "10s",
    }


def test_a_bucket_is_opened_by_configuration() -> None:
    settings = Settings(
        **PRODUCTION,
        storage_url="s3://portal-files/of/suppliers",
        storage_endpoint="https://s3.example",
        storage_region="eu-west-2",
        storage_access_key_id="an id",
        storage_secret_access_key="not a secret",
    )
    store = storage_of(settings)._store
    assert isinstance(store, S3Store)
    assert store.prefix == "of/suppliers"
    config: dict[str, Any] = dict(store.config)
    assert config["bucket"] == "portal-files"
    assert config["endpoint"] == "https://s3.example"
    assert config["region"] == "eu-west-2"
    assert config["secret_access_key"] == "not a secret"


def test_a_folder_is_opened_by_configuration(tmp_path: Path) -> None:
    opened = open_storage(f"file://{tmp_path}/kept%20here", folder=Path("/nowhere"))
    assert isinstance(opened._store, LocalStore)
    assert (tmp_path / "kept here").is_dir()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("built_in_scanner", True),
        ("storage_endpoint", "http://s3.example"),
        ("storage_url", "ftp://files.example/x"),
        ("clamd_address", "scanner"),
    ],
)
def test_unsafe_settings_are_refused_in_production(setting: str, value: object) -> None:
    assert Settings(**PRODUCTION).built_in_scanner is False
    unsafe = {**PRODUCTION, setting: value}
    with pytest.raises(ValidationError):
        Settings(**unsafe)


def test_the_stand_in_gives_way_to_a_scanner() -> None:
    assert Settings(environment="demonstration").built_in_scanner is True
    there = Settings(environment="demonstration", clamd_address="tcp://127.0.0.1:3310")
    assert there.built_in_scanner is False
    assert Settings(environment="development").built_in_scanner is False
