"""`eme worker`: one process that carries out jobs."""

import argparse
import asyncio
import logging
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from app.commands.database import running
from app.commands.parent import leave_with_parent
from app.files import subscribers as files
from app.files.archives import LARGEST_PART, MOST_UNPACKED
from app.main import SCHEDULE, open_database, open_keeper, storage_of, subscriptions
from app.matching import subscribers as matching
from app.matching.keeper import Keeper
from app.matching.service import index_missing
from app.platform.database import Database
from app.platform.jobs import build_worker_app
from app.platform.logging import configure_logging
from app.platform.scanner import Scanner, open_scanner
from app.platform.scanner_proof import Depth
from app.settings import Settings

log = logging.getLogger(__name__)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Work until told to stop; jobs under way are finished first."""
    if arguments.with_parent:
        leave_with_parent()
    asyncio.run(_work(running(settings)))
    return 0


async def _work(settings: Settings) -> None:
    """Carry out jobs until cancelled."""
    configure_logging(level=settings.log_level.upper(), as_json=settings.log_json)
    database = open_database(settings)
    keeper = open_keeper(settings)
    custodian = _custodian(settings)
    worker = build_worker_app(
        settings.database_url or "",
        database,
        subscriptions=subscriptions(keeper),
        schedule=(*SCHEDULE, *files.schedule(custodian)),
        tasks=(*matching.tasks(keeper), *files.tasks(custodian)),
    )
    await index_missing(database)
    encoding = asyncio.create_task(_encode_missing(database, keeper))
    try:
        async with worker.open_async():
            await worker.run_worker_async(concurrency=4, delete_jobs="successful")
    finally:
        encoding.cancel()
        with suppress(asyncio.CancelledError):
            await encoding
        await database.dispose()


async def _encode_missing(database: Database, keeper: Keeper) -> None:
    """Encode what another model or other code left without vectors, beside the jobs."""
    try:
        await matching.catch_up(database, keeper)
    except (SQLAlchemyError, OSError) as fault:
        log.warning("encoding.stopped", exc_info=fault)


def _custodian(settings: Settings) -> files.Custodian:
    """Who scans and erases files, in the worker."""
    return files.Custodian(storage_of(settings), scanner_of(settings))


def scanner_of(settings: Settings) -> Scanner:
    """The scanner that the settings name, held to look as far as documents are taken."""
    deepest = Depth(part=max(LARGEST_PART, settings.upload_limit), whole=MOST_UNPACKED)
    return open_scanner(settings.clamd_address, built_in=settings.built_in_scanner, depth=deepest)
