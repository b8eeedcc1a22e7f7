"""`eme demo load-texts`: real long texts in a scratch database, to try and measure things with."""

import argparse
import asyncio
from collections.abc import Callable
from pathlib import Path

from app.commands.database import migrated
from app.commands.terminal import Refused, say
from app.demonstration import texts
from app.main import open_database
from app.matching import service as matching
from app.platform.database import Database
from app.platform.encoder import Encoder, load_encoder
from app.settings import Settings

_TOLD_EVERY = 100


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Load each folder, then encode what is new; refused where there may be real records."""
    if settings.environment == "production":
        raise Refused("Texts are loaded only when EME_ENVIRONMENT is not production.")
    for folder in arguments.folders:
        if not any((folder / name).is_file() for name in (texts.CHALLENGES, texts.CARDS)):
            raise Refused(f"{folder} has neither {texts.CHALLENGES} nor {texts.CARDS}.")
    with migrated(settings) as there:
        asyncio.run(_load(there, arguments.folders))
    return 0


async def _load(settings: Settings, folders: list[Path]) -> None:
    database = open_database(settings)
    try:
        if await texts.holds_real_records(database):
            raise Refused("This database holds records that are no examples. Use a scratch one.")
        for folder in folders:
            added = await texts.load(database, folder)
            say(f"{folder.name}: {added.challenges} challenges and {added.cards} cards are new.")
        await matching.index_missing(database)
        await _encode(database, load_encoder(settings.model_dir))
        await texts.queue_suggestions(database)
    finally:
        await database.dispose()


async def _encode(database: Database, encoder: Encoder | None) -> None:
    if encoder is None:
        say("There is no sentence encoder (`make model`): the texts are matched by words only.")
        return
    say("Encoding what is new. This takes minutes; an interruption loses nothing.")
    count = await matching.encode_missing(database, encoder, told=_teller())
    say(f"Encoded {count} texts.")


def _teller() -> Callable[[int, int], None]:
    last = 0

    def tell(done: int, total: int) -> None:
        nonlocal last
        if done - last >= _TOLD_EVERY:
            last = done
            say(f"  {done} of {total}")

    return tell
