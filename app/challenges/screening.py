"""What in a challenge's words looks as if it should not be published (DOMAIN rule 8)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from app.challenges.schemas.content import TEXT_FIELDS
from app.kernel import screening
from app.kernel.errors import FieldError, Invalid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.challenges.models import Challenge

AROUND: Final = 40  # characters of an excerpt on either side


@dataclass(frozen=True, slots=True)
class Located:
    """A finding, the field it stands in, and why it may stay if its author said so."""

    pointer: str
    kind: str
    start: int
    end: int
    excerpt: str
    message: str
    sha: str
    explanation: str | None

    def fields(self) -> dict[str, Any]:
        """Return the parts by name."""
        return {name: getattr(self, name) for name in self.__slots__}


def texts(value: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Walk through every text of a value, each with its JSON pointer."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, BaseModel):
        yield from texts({name: getattr(value, name) for name in value.model_fields_set}, pointer)
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from texts(entry, f"{pointer}/{key}")
    elif isinstance(value, list | tuple):
        for index, entry in enumerate(value):
            yield from texts(entry, f"{pointer}/{index}")


def refuse_markings(value: object, pointer: str = "") -> None:
    """Raise Invalid, naming each field, when a text carries a protective marking."""
    marked = [
        FieldError(where, "marking", found.message)
        for where, text in texts(value, pointer)
        for found in screening.markings(text)[:1]
    ]
    if marked:
        raise Invalid(errors=marked)


def located(challenge: Challenge) -> list[Located]:
    """Find everything in a challenge's words, in the order in which they are read."""
    words: dict[str, Any] = {name: getattr(challenge, name) for name in TEXT_FIELDS}
    return located_in(words, explained=_explanations(challenge.explained_findings))


def located_in(
    words: Mapping[str, Any], *, explained: Mapping[tuple[str, str], str] | None = None
) -> list[Located]:
    """Find everything in named texts, in their order."""
    return [
        _locate(pointer, text, found, explained or {})
        for pointer, text in texts(dict(words))
        for found in screening.findings(text)
    ]


def _locate(
    pointer: str,
    text: str,
    found: screening.Finding,
    explained: Mapping[tuple[str, str], str],
) -> Located:
    # An explanation holds for these words in this field, wherever they move within it.
    sha = hashlib.sha256(text[found.start : found.end].encode()).hexdigest()
    return Located(
        pointer=pointer,
        kind=found.kind,
        start=found.start,
        end=found.end,
        excerpt=screening.excerpt(text, found, around=AROUND),
        message=found.message,
        sha=sha,
        explanation=explained.get((pointer, sha)),
    )


def _explanations(entries: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    return {(entry["pointer"], entry["excerpt_sha"]): entry["explanation"] for entry in entries}
