"""`eme openapi`: the description of the API, as a file under version control."""

import argparse
import json

from app.commands.fresh import keep
from app.main import create_app
from app.settings import Settings


def run(_settings: Settings, arguments: argparse.Namespace) -> int:
    """Write docs/openapi.json, or with --check say whether it is fresh."""
    return keep({arguments.output: description()}, check=arguments.check, command="make types")


def description() -> str:
    """The API described as JSON, the same on every machine and in every environment."""
    # Nothing connects: the address only has to look like one.
    settings = Settings.model_construct(database_url="postgresql://nobody@localhost/nothing")
    return json.dumps(create_app(settings).openapi(), indent=1, ensure_ascii=False) + "\n"
