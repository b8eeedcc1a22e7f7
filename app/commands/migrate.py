"""`eme migrate`: schema, rights and reference data."""

import argparse
import asyncio

from app.commands.database import reachable
from app.commands.terminal import Refused, say
from app.organisations import service as organisations
from app.platform.database import Database
from app.platform.migrate import upgrade
from app.platform.roles import DatabaseNotPrepared, DatabaseTooOld
from app.settings import Settings
from app.taxonomy import service as taxonomy


def run(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Bring the database to this version; again is harmless."""
    with reachable(settings) as there:
        owner_url, application_url = there.owner_url or "", there.database_url or ""
        try:
            applied = upgrade(owner_url, application_url)
        except DatabaseNotPrepared as error:
            raise Refused(
                "The owner of the database may not do this. Have a superuser run, in this "
                f"database:\n\n{error}\n\nand start again."
            ) from None
        except DatabaseTooOld as error:
            raise Refused(str(error)) from None
        asyncio.run(_load_reference(application_url))
    say(f"Applied {', '.join(applied)}." if applied else "The database is up to date.")
    return 0


async def _load_reference(url: str) -> None:
    database = Database(url.replace("postgresql://", "postgresql+asyncpg://", 1), pool_size=2)
    try:
        async with database.unit_of_work() as session:
            await organisations.load_reference(session)
            await taxonomy.load_reference(session)
    finally:
        await database.dispose()
