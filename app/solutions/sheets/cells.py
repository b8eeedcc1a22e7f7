"""What stands in a cell: each form writes a value as a text and reads it back.

Writing and reading are exact opposites, so that a file that comes back as it went out changes
nothing. Reading is more generous than writing: people type, and spreadsheets turn dates about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

_YES: Final = frozenset({"yes", "y", "true", "1"})
_NO: Final = frozenset({"no", "n", "false", "0", ""})
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_IN_WORDS: Final = re.compile(r"(\d{1,2}) ([a-z]{3,9}) (\d{4})")
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_LINE_BREAK: Final = "n"


class CellRefused(ValueError):
    """The cell cannot be read; the message is the remedy."""


@dataclass(frozen=True, slots=True)
class Form:
    """How values of a kind stand in a cell; `about` says so to whoever fills it in."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    about: str


def _parts(cell: str, separators: str) -> list[str]:
    """Part a cell at its separators, those after a backslash left out; entries are trimmed."""
    found, entry, signs = [], "", iter(cell)
    for sign in signs:
        if sign == "\\":
            entry += sign + next(signs, "")
        elif sign in separators:
            found.append(entry.strip())
            entry = ""
        else:
            entry += sign
    return [*found, entry.strip()]


def _escape(text: str, signs: str) -> str:
    for sign in ("\\", *signs):
        text = text.replace(sign, f"\\{sign}")
    return text


def _unescape(text: str, signs: str, *, line_breaks: bool = False) -> str:
    """Take off the backslash before what it keeps; before anything else it stands for itself."""

    def plain(found: re.Match[str]) -> str:
        if line_breaks and found[1] == _LINE_BREAK:
            return "\n"
        return found[1] if found[1] in f"\\{signs}" else found[0]

    return _ESCAPED.sub(plain, text)


def _write_list(values: Sequence[str]) -> str:
    return "; ".join(_escape(value, ";") for value in values)


def _read_list(cell: str) -> list[str]:
    return [_unescape(entry, ";") for entry in _parts(cell, ";\n") if entry]


def _write_results(results: Sequence[Mapping[str, str]]) -> str:
    return "\n".join(
        " | ".join(
            _escape(text, "|").replace("\n", "\\n")
            for text in (result["text"], result.get("source", ""))
            if text
        )
        for result in results
    )


def _read_results(cell: str) -> list[dict[str, str]]:
    results = []
    for line in _parts(cell, "\n"):
        if not line:
            continue
        text, *rest = _parts(line, "|")
        if len(rest) > 1:
            message = "Put one | between a result and its source, and \\| for one in a text"
            raise CellRefused(message)
        words = [_unescape(part, "|", line_breaks=True) for part in (text, *rest)]
        results.append(dict(zip(("text", "source"), words, strict=False)))
    return results


def _read_number(cell: str) -> int | None:
    if not cell:
        return None
    whole = cell.removesuffix(".0")  # spreadsheets
    if not re.fullmatch(r"[0-9]{1,4}", whole):
        message = "Give a whole number"
        raise CellRefused(message)
    return int(whole)


def _read_code(cell: str) -> str | None:
    return "_".join(re.split(r"[\s_-]+", cell.lower())) or None


def _write_yes(value: object) -> str:
    return "yes" if value else "no"


def _read_yes(cell: str) -> bool:
    if cell.lower() not in _YES | _NO:
        message = "Write yes or no"
        raise CellRefused(message)
    return cell.lower() in _YES


def _read_date(cell: str) -> str | None:
    """An ISO date; 27/3/2024 is read with the day first, as spreadsheets here write it."""
    if not cell:
        return None
    try:
        return _day(cell).isoformat()
    except ValueError:
        message = "Give a day of the calendar, such as 2024-03-27 or 27/03/2024"
        raise CellRefused(message) from None


def _day(cell: str) -> date:
    numbers = _DAY_FIRST.fullmatch(cell)
    if numbers:
        return date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    words = _IN_WORDS.fullmatch(cell.lower())
    if words:
        months = [name for name in _MONTHS if name.startswith(words[2])]
        if len(months) == 1:
            return date(int(words[3]), _MONTHS.index(months[0]) + 1, int(words[1]))
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell):
        raise ValueError
    return date.fromisoformat(cell)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


LINE: Final = Form(_plain, str, "one line")
TEXT: Final = Form(_plain, str, "text; line breaks are kept")
NUMBER: Final = Form(_plain, _read_number, "a whole number")
CODE: Final = Form(_plain, _read_code, "one of the words listed")
DATE: Final = Form(_plain, _read_date, "a day: 2024-03-27 or 27/03/2024, the day first")
YES_NO: Final = Form(_write_yes, _read_yes, "yes or no")
LIST: Final = Form(
    _write_list,
    _read_list,
    "several, parted by semicolons or line breaks; write \\; for a semicolon inside one",
)
RESULTS: Final = Form(
    _write_results,
    _read_results,
    "one result a line; its source behind | on the same line; write \\| for one in a text, "
    "\\n for a line break",
)
