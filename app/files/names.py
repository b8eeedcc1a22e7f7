"""Names of files: what is left of one once nothing in it can mislead a reader or a disk."""

import re
import unicodedata
from typing import Final

LONGEST_NAME: Final = 120
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')


def clean_name(given: str) -> str:
    """Take off folders, control and direction characters, and what no disk takes; may be empty."""
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    # Categories C* are control, format (text direction among them), surrogates and unassigned.
    kept = "".join(char for char in name if unicodedata.category(char)[0] != "C")
    name = " ".join(_FORBIDDEN.sub("_", kept).split()).strip(". ")
    stem, dot, extension = name.rpartition(".")
    if not dot:
        return name[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(extension) - 1].rstrip('. ')}.{extension}"
