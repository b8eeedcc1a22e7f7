"""Identifiers: time-ordered UUIDs and references people can read aloud."""

import re
import secrets
from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils import compat

REFERENCE: Final = re.compile(r"^(CH|SO|RE|TU)-(\d{4})-(\d{4,8})$")
LONDON: Final = ZoneInfo("Europe/London")


def new_id() -> UUID:
    """Return a new UUIDv7 (RFC 9562), ordered by the time of its making."""
    return compat.uuid7()


def draw_reference(prefix: str, moment: datetime, *, digits: int = 4) -> str:
    """Draw a reference such as CH-2026-0042 at random within its year.

    Drawn and not counted, because gaps in a sequence would show that hidden records exist
    (DOMAIN section 10). The caller tries again with more digits when it is taken.
    """
    number = secrets.randbelow(10**digits - 1) + 1
    return f"{prefix}-{moment.astimezone(LONDON).year}-{number:0{digits}d}"


def is_reference(text: str) -> bool:
    """Tell whether the text has the form of a reference."""
    return REFERENCE.fullmatch(text) is not None
