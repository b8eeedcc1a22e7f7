"""The practice data as it is written down: read once, never changed here."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent / "data"
_FILES: Final = (
    "organisations",
    "solutions",
    "challenges",
    "questions",
    "responses",
    "answers",
    "documents",
)

Item = dict[str, Any]


@dataclass(frozen=True)
class Content:
    """Everything of the demonstration. Dates in it are days or months from today."""

    organisations: list[Item]
    solutions: list[Item]
    challenges: list[Item]
    questions: list[Item]
    responses: list[Item]
    answers: dict[str, list[Item]]
    documents: list[Item]
    edition: str

    @classmethod
    def read(cls) -> Content:
        """Read the shipped files; `edition` names them as they are now."""
        raw = {name: (DATA / f"{name}.json").read_bytes() for name in _FILES}
        digest = hashlib.sha256(b"\0".join(raw[name] for name in _FILES)).hexdigest()
        return cls(**{name: json.loads(text) for name, text in raw.items()}, edition=digest[:16])
