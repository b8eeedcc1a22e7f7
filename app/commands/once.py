"""Work that a database needs only once for each state of the files it is made from."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import psycopg

from app.settings import PROJECT_DIR

_IDENTITY = (
    "SELECT system_identifier, oid FROM pg_control_system(), pg_database "
    "WHERE datname = current_database()"
)


class Once:
    """Remembers in a file what was done to which database; forgets when either changed."""

    def __init__(self, file: Path, database_url: str) -> None:
        self._file = file
        with psycopg.connect(database_url, connect_timeout=10) as connection:
            self._identity = str(connection.execute(_IDENTITY).fetchone())

    def is_done(self, name: str, *sources: str) -> bool:
        """Whether `name` was done here with the files of these patterns as they are now."""
        return self._done().get(name) == self._key(sources)

    def note(self, name: str, *sources: str) -> None:
        """Remember that it was done."""
        done = {**self._done(), name: self._key(sources)}
        self._file.write_text(json.dumps(done, indent=1), encoding="utf-8")

    def _done(self) -> dict[str, str]:
        try:
            done: dict[str, str] = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return done

    def _key(self, sources: Iterable[str]) -> str:
        digest = hashlib.sha256(self._identity.encode())
        for source in sources:
            for path in sorted(PROJECT_DIR.glob(source)):
                digest.update(path.read_bytes())
        return digest.hexdigest()
