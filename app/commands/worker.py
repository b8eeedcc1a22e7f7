"""`eme worker`: one process that carries out jobs."""

import argparse
import asyncio

from app.commands.database import running
from app.commands.parent import leave_with_parent
from app.main import run_worker
from app.settings import Settings


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Work until told to stop; jobs under way are finished first."""
    if arguments.with_parent:
        leave_with_parent()
    asyncio.run(run_worker(running(settings)))
    return 0
