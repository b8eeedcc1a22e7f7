"""The `eme` command. What a subcommand needs is loaded only when it is chosen.

`eme up` stays small that way: it starts the other parts as processes of their own.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from app.commands.terminal import Refused, complain
from app.settings import PROJECT_DIR, Settings, SettingsRefused

_REFUSED = 2
_INTERRUPTED = 130

_Group = Any  # argparse keeps the type of a group of subcommands to itself


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; 0 if it did what was asked, 2 if something must be changed first."""
    chosen = _parser().parse_args(arguments)
    try:
        run: Callable[[Settings, argparse.Namespace], int] = import_module(chosen.module).run
        return run(Settings.from_environment(), chosen)
    except (SettingsRefused, Refused) as error:
        complain(str(error))
        return _REFUSED
    except KeyboardInterrupt:
        return _INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eme", description="The early market engagement portal.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_processes(commands)
    _add_data(commands)
    _add_matching(commands)
    _add_documents(commands)
    return parser


def _add(group: _Group, name: str, module: str, what: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = group.add_parser(name, help=what, description=what)
    command.set_defaults(module=f"app.commands.{module}")
    return command


def _add_processes(commands: _Group) -> None:
    up = _add(commands, "up", "up", "Start everything: database, pages and API, jobs.")
    up.add_argument("--verbose", action="store_true", help="show the log here, not in files")
    serve = _add(commands, "serve", "serve", "Serve pages and API.")
    serve.add_argument("--socket", type=int, help=argparse.SUPPRESS)
    worker = _add(commands, "worker", "worker", "Carry out jobs.")
    for child in (serve, worker):
        child.add_argument("--with-parent", action="store_true", help=argparse.SUPPRESS)


def _add_data(commands: _Group) -> None:
    _add(commands, "migrate", "migrate", "Bring the database to this version's revision.")
    migration = _add(commands, "migration", "migration", "Draft a migration from the models.")
    migration.add_argument("message")
    demo = commands.add_parser("demo", help="Load practice data.").add_subparsers(
        required=True, metavar="WHAT"
    )
    _add(demo, "load", "demo", "Load the demonstration; again is harmless.")
    texts = _add(demo, "load-texts", "demo_texts", "Load long real texts into a scratch database.")
    texts.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    account = commands.add_parser("account", help="Manage accounts.").add_subparsers(
        required=True, metavar="WHAT"
    )
    admin = _add(account, "create-admin", "account", "Make the first administrator.")
    admin.add_argument("email")
    admin.add_argument("--name", required=True, help="name shown to other people")
    _add(commands, "verify", "verify", "Check the record of facts and the rules of the data.")


def _add_matching(commands: _Group) -> None:
    evaluate = _add(commands, "evaluate", "evaluate", "Score the matching on judged queries.")
    evaluate.add_argument("folder", type=Path, metavar="DIR")
    evaluate.add_argument("--learn", action="store_true", help="learn weights; adopts nothing")
    evaluate.add_argument("--seed", type=int, default=0, help="of folds and draws (default 0)")
    evaluate.add_argument("--propose", type=Path, metavar="FILE", help="write them if better")
    labels = commands.add_parser("labels", help="Use what was said of matches.").add_subparsers(
        required=True, metavar="WHAT"
    )
    export = _add(labels, "export", "labels_export", "Write decisions as a judged set.")
    export.add_argument("folder", type=Path, metavar="DIR")
    model = commands.add_parser("model", help="Manage the sentence encoder.").add_subparsers(
        required=True, metavar="WHAT"
    )
    _add(model, "build", "model_build", "Make the encoder from its packaged weights.")
    _add(model, "status", "model_status", "Say whether the encoder is there.")


def _add_documents(commands: _Group) -> None:
    openapi = _add(commands, "openapi", "openapi", "Write the description of the API.")
    openapi.add_argument("--output", type=Path, default=PROJECT_DIR / "docs" / "openapi.json")
    docs = _add(commands, "docs", "docs", "Write the generated pages of docs/.")
    docs.add_argument("--check", action="store_true", help="only say whether they are fresh")
    openapi.add_argument("--check", action="store_true", help="only say whether it is fresh")


if __name__ == "__main__":
    sys.exit(main())
