"""What the CPV codes beside capabilities stand for, from the list that ships with the project."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

_DATA: Final = Path(__file__).parent / "data" / "cpv.json"
DESCRIPTIONS: Final[dict[str, str]] = json.loads(_DATA.read_text(encoding="utf-8"))


def described(codes: Iterable[str]) -> list[dict[str, Any]]:
    """Codes with what they stand for, in the order given."""
    return [{"code": code, "description": DESCRIPTIONS.get(code)} for code in codes]
