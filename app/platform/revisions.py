"""Which revision this version of the portal needs, read without loading Alembic.

Every web process asks at its start; Alembic would cost it a quarter of a second and 15 MB.
"""

import re
from pathlib import Path

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
_OWN = re.compile(r'^revision(?:: str)? = "(\w+)"', re.MULTILINE)
_EARLIER = re.compile(r'^down_revision(?:: .+?)? = "(\w+)"', re.MULTILINE)


def migration_head() -> str:
    """The newest revision; there is exactly one, or ValueError."""
    texts = [path.read_text(encoding="utf-8") for path in MIGRATIONS.glob("versions/*.py")]
    every = {match[1] for text in texts if (match := _OWN.search(text))}
    earlier = {match[1] for text in texts if (match := _EARLIER.search(text))}
    (head,) = every - earlier
    return head
