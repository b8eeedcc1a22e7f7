"""`eme demo load`: the practice data."""

import argparse
import asyncio
from typing import Final

from app import demonstration
from app.commands.database import migrated
from app.commands.terminal import Refused, say
from app.demonstration import Result
from app.main import SUBSCRIPTIONS, storage_of
from app.settings import Settings

_SAID: Final = {
    Result.LOADED: "The demonstration is loaded.",
    Result.THERE_ALREADY: "The demonstration is there already.",
    Result.EARLIER_EDITION: "An earlier edition of the demonstration is there and stays. "
    "To get the present one, start with an empty database (without DATABASE_URL: remove the "
    "state folder, .eme unless EME_STATE_DIR names another).",
}


def run(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Load the demonstration unless it is there; refused outside a demonstration."""
    if not settings.demonstration:
        raise Refused("The demonstration is loaded only when EME_ENVIRONMENT is demonstration.")
    with migrated(settings) as there:
        loading = demonstration.load(there.owner_url or "", SUBSCRIPTIONS, storage_of(there))
        result = asyncio.run(loading)
    say(_SAID[result])
    return 0
