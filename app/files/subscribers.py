"""What a worker does with files: scan them, erase contents, sweep up what nobody owns."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

import structlog

from app.files import repository, service
from app.files.enums import Status
from app.kernel.facts import Periodic, Task
from app.platform.database import moment_now
from app.platform.scanner import ScannerDown
from app.platform.storage import StorageDown

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.platform.scanner import Scanner
    from app.platform.storage import Storage

# An upload is over long before; a content older than this without a row was never committed.
_NEVER_COMMITTED: Final = timedelta(days=1)
_log: Final = structlog.get_logger("files")


class Custodian:
    """The work that needs the storage and the scanner."""

    def __init__(self, storage: Storage, scanner: Scanner) -> None:
        self._storage = storage
        self._scanner = scanner

    async def on_scan(self, session: AsyncSession, *, file_id: str, key: str) -> None:
        """Scan a file. Without a verdict the job fails and is tried again: the file stays put.

        The session is not touched before the verdict, so a slow scanner keeps no transaction.
        """
        try:
            verdict = await self._scanner.scan(await self._storage.read(key))
        except (ScannerDown, StorageDown, FileNotFoundError) as error:
            _log.warning("files.not_scanned", file=file_id, reason=_reason(error))
            gone = isinstance(error, FileNotFoundError)
            if gone and await service.settle_lost(session, UUID(file_id)):
                return
            raise
        await service.settle_scan(session, UUID(file_id), Status(verdict))

    async def on_erase(self, session: AsyncSession, *, key: str) -> None:  # noqa: ARG002  (every task has one)
        """Erase a content that no row names any more."""
        await self._storage.remove(key)

    async def sweep(self, session: AsyncSession) -> None:
        """Erase contents that were stored while their upload was never committed."""
        before = await moment_now(session) - _NEVER_COMMITTED
        async for keys in self._storage.keys_before(before):
            known = await repository.known_keys(session, keys)
            for key in keys:
                if key not in known:
                    await self._storage.remove(key)


def _reason(error: Exception) -> str:
    """Why a file has no verdict, without the place where it is kept."""
    if isinstance(error, ScannerDown):
        return f"scanner: {error}"
    return f"storage: {error}" if isinstance(error, StorageDown) else "storage: content is gone"


def tasks(custodian: Custodian) -> tuple[Task, ...]:
    """Work that is queued by name."""
    return (Task(service.SCAN, custodian.on_scan), Task(service.ERASE, custodian.on_erase))


def schedule(custodian: Custodian) -> tuple[Periodic, ...]:
    """Work that recurs."""
    return (
        Periodic("files.purge", "*/5 * * * *", service.purge),
        Periodic("files.sweep", "41 3 * * *", custodian.sweep),
    )
