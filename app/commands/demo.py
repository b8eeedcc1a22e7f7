"""`eme demo load`: the practice data."""

import argparse
import asyncio

from app import demonstration
from app.commands.database import migrated
from app.commands.terminal import Refused, say
from app.settings import Settings


def run(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Load what is missing of the demonstration; refused outside a demonstration."""
    if not settings.demonstration:
        raise Refused("The demonstration is loaded only when EME_ENVIRONMENT is demonstration.")
    with migrated(settings) as there:
        asyncio.run(demonstration.load(there))
    say("The demonstration is loaded.")
    return 0
