"""`eme migration`: a draft migration from what the models say and the database lacks."""

import argparse
import re
from importlib import import_module

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url

from app.commands.database import reachable
from app.commands.terminal import say
from app.platform.database import Base
from app.platform.migrate import migration_config, upgrade
from app.settings import Settings


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write migrations/versions/<date>_<slug>.py; read it before it is applied."""
    import_module("app.main")  # brings every model into Base.metadata
    slug = re.sub(r"[^a-z0-9]+", "_", arguments.message.lower()).strip("_")
    with reachable(settings) as there:
        upgrade(there.owner_url or "", there.database_url or "")
        address = make_url(there.owner_url or "").set(drivername="postgresql+psycopg")
        engine = create_engine(address)
        with engine.connect() as connection:
            config = migration_config()
            config.attributes["connection"] = connection
            config.attributes["metadata"] = Base.metadata
            number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
            command.revision(config, message=slug, autogenerate=True, rev_id=f"{number:04}_{slug}")
        engine.dispose()
    say(f"Drafted revision {number:04}_{slug}. Read it, then `make migrate`.")
    return 0
