"""Alembic's entry: runs on the owner's connection that `eme migrate` hands over."""

from alembic import context
from sqlalchemy import Connection, create_engine, text

config = context.config


def _run(connection: Connection) -> None:
    # Short lock waits: a migration gives up rather than hold up a running portal.
    connection.execute(text("SET lock_timeout = '4s'"))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=config.attributes.get("metadata"),
        compare_type=True,
        compare_server_default=False,
        include_object=config.attributes.get("include_object"),
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


connection = config.attributes.get("connection")
if connection is not None:
    _run(connection)
else:
    engine = create_engine(config.get_main_option("sqlalchemy.url", ""))
    with engine.connect() as own:
        _run(own)
    engine.dispose()
