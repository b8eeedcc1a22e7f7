"""`eme account create-admin`: the first administrator, outside the demonstration."""

import argparse
import asyncio
import getpass
import sys

from app.accounts.provision import create_admin
from app.commands.database import migrated
from app.commands.terminal import Refused, say
from app.kernel.errors import Problem
from app.main import open_database
from app.settings import Settings


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Make the account; the password is asked for, or read from standard input."""
    with migrated(settings) as there:
        try:
            asyncio.run(_create(there, arguments.email, arguments.name, _password()))
        except Problem as problem:
            raise Refused("\n".join([str(problem), *_findings(problem)])) from None
    say(f"{arguments.email} administers the portal now.")
    return 0


async def _create(settings: Settings, email: str, name: str, password: str) -> None:
    database = open_database(settings)
    try:
        await create_admin(database, email=email, display_name=name, password=password)
    finally:
        await database.dispose()


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise Refused("The two passwords differ.")
    return password


def _findings(problem: Problem) -> list[str]:
    return [f"{error.pointer.lstrip('/')}: {error.message}" for error in problem.errors]
