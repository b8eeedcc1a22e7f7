"""`eme labels export`: what moderators and readers said of matches, as a judged set."""

import argparse
import asyncio
from pathlib import Path

from app.commands.database import migrated
from app.commands.terminal import Refused, say
from app.main import open_database, open_keeper
from app.matching.learning.judged import write_set
from app.matching.service.labels import Labels, read_labels
from app.settings import Settings


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write the files of a judged set into a folder that holds nothing else."""
    folder: Path = arguments.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is there already and is not an empty folder.")
    with migrated(settings) as there:
        labels = asyncio.run(_read(there))
    write_set(folder, labels.files)
    say(
        f"{folder}: {labels.judgements} judgements of {labels.queries} challenges, "
        f"{labels.documents} product cards. Public and listed records only."
    )
    return 0


async def _read(settings: Settings) -> Labels:
    database = open_database(settings)
    try:
        async with database.reading() as reader:
            return await read_labels(reader, open_keeper(settings))
    finally:
        await database.dispose()
