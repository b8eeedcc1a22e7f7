"""A CSV file that somebody sends: its encoding, its separator, its columns and its rows.

What is wrong with the file as a whole is refused here, in words that name the remedy; what is
wrong in a row is left to whoever knows the columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NoReturn

from app.kernel.errors import FieldError, Invalid
from app.web.csv_files import as_typed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

SEPARATORS: Final = (",", ";", "\t")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_HEAD: Final = 400
_MOSTLY: Final = 4  # a text in UTF-16 has a zero in every other byte; one in four tells
_LONGEST_NAME: Final = 40
_DECLARED: Final = re.compile(r"sep=([,;\t])(?:\r\n|\r|\n)")
_SAVE: Final = "In Excel, choose Save As and the type “CSV UTF-8 (Comma delimited)”"


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: the line of the file it starts on, its number in a spreadsheet, and its cells.

    `width` is how many cells it has; a row of another width than the headings has no cells.
    """

    line: int
    number: int
    width: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CsvSheet:
    """What a file holds: the names of its columns, and its rows that are not empty."""

    columns: tuple[str, ...]
    rows: tuple[CsvRow, ...]


def read_csv(content: bytes, *, known: Collection[str], most: int) -> CsvSheet:
    """Read a file whose first line names columns out of `known`, with 1 to `most` rows.

    Raises Invalid, at `/file`, with everything that is wrong with the headings at once.
    """
    text = _text(content)
    declared = _DECLARED.match(text)
    skipped = declared.end() if declared else 0
    body = text[skipped:]
    separator = declared[1] if declared else _separator(body, known)
    records = _records(body, separator, skipped=1 if declared else 0)
    heading = next(records, None)
    if heading is None:
        _refuse("empty", "The file is empty. Choose one with the column names in its first line")
    columns = [_column(cell) for cell in heading.cells]
    _refuse_headings(columns, known)
    rows: list[CsvRow] = []
    for record in records:
        rows.append(_row(columns, record))
        if len(rows) > most:
            count = len(rows) + sum(1 for _ in records)
            _refuse("too_many_rows", f"The file has {count:,} rows. Send at most {most:,} at once")
    if not rows:
        _refuse("no_rows", "The file has column names and no rows. Fill in at least one row")
    return CsvSheet(tuple(name for name in columns if name), tuple(rows))


def nearest(word: str, known: Collection[str]) -> str:
    """Say which known word is meant, as the end of a sentence, or nothing."""
    found = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f". Did you mean {found[0]}?" if found else ""


def _text(content: bytes) -> str:
    if content.startswith(_WORKBOOKS):
        _refuse("workbook", f"This is a workbook, not a CSV file. {_SAVE}")
    head = content[:_HEAD]
    if content.startswith(_WIDE_MARKS) or head.count(b"\0") * _MOSTLY > len(head):
        _refuse("encoding", f"This file is in UTF-16 (“Unicode text”). {_SAVE}")
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        _refuse("encoding", f"Line {line} holds characters that are no text. {_SAVE}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"The letters of line {line} are not in UTF-8, but probably in Windows-1252"
        _refuse("encoding", f"{message} or Latin-1. {_SAVE}")
    return text


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    number: int
    cells: Sequence[str]


def _separator(text: str, known: Collection[str]) -> str:
    """The separator by which the first line has most of the known names."""

    def names(separator: str) -> int:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            first = next((cells for cells in lines if any(map(str.strip, cells))), [])
        except csv.Error:
            return 0
        return sum(_column(cell) in known for cell in first)

    return max(SEPARATORS, key=names)


def _records(text: str, separator: str, *, skipped: int) -> Iterator[_Record]:
    """The records that are not empty; empty ones count, as they do in a spreadsheet."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number, line = skipped, skipped
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            message = f"The row that starts on line {line + 1} cannot be read"
            remedy = "Put quotation marks around the whole cell, and write each one inside it twice"
            _refuse("quotes", f"{message}: a quotation mark stands alone. {remedy}")
        if cells is None:
            return
        number += 1
        if any(cell.strip() for cell in cells):
            yield _Record(line + 1, number, cells)
        line = skipped + reader.line_num


def _column(cell: str) -> str:
    """A heading as the name of a column, however it is spaced."""
    return "_".join(re.split(r"[\s_-]+", cell.strip().lower()))


def _row(columns: Sequence[str], record: _Record) -> CsvRow:
    cells = list(record.cells)
    while len(cells) > len(columns) and not cells[-1].strip():
        cells.pop()  # spreadsheets add empty cells where another row is longer
    named = {}
    if len(cells) == len(columns):
        pairs = zip(columns, cells, strict=True)
        named = {name: as_typed(_lines(cell)) for name, cell in pairs if name}
    return CsvRow(record.line, record.number, len(cells), named)


def _lines(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_headings(columns: list[str], known: Collection[str]) -> None:
    """Refuse columns that nobody knows and those named twice; empty ones at the end may stay."""
    while columns and not columns[-1]:
        columns.pop()
    if not set(known) & set(columns):
        message = "The first line has none of the column names. Begin with the template"
        _refuse("headings", f"{message}, and part cells by commas, semicolons or tabs")
    errors = [
        _error("no_name", f"Column {place} has no name. Give it one of the names, or remove it")
        for place, name in enumerate(columns, start=1)
        if not name
    ]
    for name, times in Counter(filter(None, columns)).items():
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        if name not in known:
            errors.append(
                _error("unknown_column", f"“{shown}” is not a column{nearest(name, known)}")
            )
        elif times > 1:
            errors.append(_error("repeated_column", f"The column {shown} is there {times} times"))
    if errors:
        raise Invalid(errors=errors)


def missing_columns(names: Sequence[str]) -> Invalid:
    """The refusal of a file that lacks columns it needs."""
    return Invalid(
        errors=[_error("missing_column", f"The column {name} is missing. Add it") for name in names]
    )


def _error(code: str, message: str) -> FieldError:
    return FieldError("/file", code, message)


def _refuse(code: str, message: str) -> NoReturn:
    raise Invalid(errors=[_error(code, message)])
