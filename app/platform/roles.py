"""What the database needs before migrations: the vector extension and the application's role."""

from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

APPLICATION_ROLE = "eme_app"
# A request never waits longer than this for a statement, a lock, or its own next statement.
TIMEOUTS = {
    "statement_timeout": "5s",
    "lock_timeout": "2s",
    "idle_in_transaction_session_timeout": "10s",
}
# Tables the application may read and add to, and tables it may only read (DOMAIN rules 7 and 12).
_APPEND_ONLY = ("fact", "fact_checkpoint", "neutrality_quarter")
_READ_ONLY = ("alembic_version", "eme_clock")
_OLDEST_SERVER = 15


class DatabaseNotPrepared(Exception):
    """The owner may not do what is needed; the message is the SQL somebody else has to run."""

    def __init__(self, statements: list[str]) -> None:
        super().__init__("\n".join(f"{statement};" for statement in statements))
        self.statements = statements


class DatabaseTooOld(Exception):
    """The server, or its vector extension, lacks what the portal needs; the message says what."""


def prepare_database(owner_url: str, application_url: str) -> None:
    """Make extension, role, membership and timeouts; repeatable.

    Rights go to one role, `eme_app`, without a password. An application that signs in under
    another name becomes its member. Raises DatabaseNotPrepared with every statement left to do,
    DatabaseTooOld when no statement helps.
    """
    user = str(conninfo_to_dict(application_url).get("user") or "")
    missing: list[str] = []
    with psycopg.connect(owner_url, autocommit=True, connect_timeout=10) as connection:
        user = user or connection.info.user
        refuse_old_server(connection.info.server_version)
        for statement in _needed(connection, user):
            try:
                connection.execute(statement)
            except (
                psycopg.errors.InsufficientPrivilege,
                psycopg.errors.FeatureNotSupported,
                psycopg.errors.UndefinedFile,
                psycopg.errors.UndefinedObject,
            ):
                missing.append(statement.as_string(connection))
        if not missing and not _any(connection, "SELECT WHERE to_regtype('halfvec') IS NOT NULL"):
            raise DatabaseTooOld(
                "pgvector 0.7 or newer is needed. Install it beside the server, then have a "
                'superuser run, in this database: ALTER EXTENSION "vector" UPDATE;'
            )
    if missing:
        raise DatabaseNotPrepared(missing)


def refuse_old_server(version: int) -> None:
    """Raise DatabaseTooOld for a release (as `server_version_num` says it) before the oldest."""
    if version < _OLDEST_SERVER * 10_000:
        raise DatabaseTooOld(f"PostgreSQL {_OLDEST_SERVER} or newer is needed.")


def rights() -> list[str]:
    """What the application's role may do after every migration; repeatable, for one transaction."""
    role = APPLICATION_ROLE
    return [
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"REVOKE UPDATE, DELETE ON {', '.join(_APPEND_ONLY)} FROM {role}",
        f"REVOKE INSERT, UPDATE, DELETE ON {', '.join(_READ_ONLY)} FROM {role}",
    ]


def _needed(connection: psycopg.Connection[Any], user: str) -> list[sql.Composed]:
    role, login = sql.Identifier(APPLICATION_ROLE), sql.Identifier(user)
    needed = []
    if not _any(connection, "SELECT FROM pg_extension WHERE extname = 'vector'"):
        needed.append(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier("vector")))
    if not _any(connection, "SELECT FROM pg_roles WHERE rolname = %s", APPLICATION_ROLE):
        needed.append(sql.SQL("CREATE ROLE {} NOLOGIN").format(role))
    if user != APPLICATION_ROLE and not _is_member(connection, user):
        needed.append(sql.SQL("GRANT {} TO {}").format(role, login))
    settings = _role_settings(connection, user)
    needed += [
        sql.SQL("ALTER ROLE {} SET {} = {}").format(login, sql.Identifier(name), sql.Literal(limit))
        for name, limit in TIMEOUTS.items()
        if f"{name}={limit}" not in settings
    ]
    return needed


def _is_member(connection: psycopg.Connection[Any], user: str) -> bool:
    return _any(
        connection,
        "SELECT FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid "
        "JOIN pg_roles u ON u.oid = m.member WHERE r.rolname = %s AND u.rolname = %s",
        APPLICATION_ROLE,
        user,
    )


def _role_settings(connection: psycopg.Connection[Any], user: str) -> set[str]:
    rows = connection.execute("SELECT unnest(rolconfig) FROM pg_roles WHERE rolname = %s", [user])
    return {row[0] for row in rows}


def _any(connection: psycopg.Connection[Any], query: str, *values: str) -> bool:
    return bool(connection.execute(query.encode(), values).fetchall())
