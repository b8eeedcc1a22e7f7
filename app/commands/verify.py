"""`eme verify`: whether the record of facts is whole and the data keeps its rules."""

import argparse
import asyncio

from app.audit import service as audit
from app.commands.database import migrated
from app.commands.terminal import complain, say
from app.main import open_database
from app.settings import Settings

_BROKEN = 1


def run(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Check everything and change nothing; 1 when something is wrong."""
    with migrated(settings) as there:
        report = asyncio.run(_verify(there))
    say(
        f"Looked at {report.facts} facts in {report.streams} streams, "
        f"{report.checkpoints} checkpoints and {report.invariants} rules."
    )
    if report.clean:
        say("Everything holds.")
        return 0
    for finding in report.findings:
        complain(finding)
    return _BROKEN


async def _verify(settings: Settings) -> audit.Report:
    database = open_database(settings)
    try:
        return await audit.verify(database)
    finally:
        await database.dispose()
