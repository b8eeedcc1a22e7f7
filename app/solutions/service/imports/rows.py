"""A row of a sheet: what it says, what of that is new, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from app.kernel.screening import MESSAGES, FindingKind, findings, markings, texts
from app.solutions.enums import RowOutcome
from app.solutions.schemas import CellNote
from app.solutions.sheets.cells import LIST, RESULTS, CellRefused
from app.solutions.sheets.columns import EXAMPLE_KEY
from app.web.csv_reading import nearest
from app.web.problems import field_error

if TYPE_CHECKING:
    from app.kernel.errors import FieldError
    from app.solutions.models import Deployment, Solution
    from app.solutions.sheets import Column, SheetTable
    from app.web.csv_reading import CsvRow

Resolver = Callable[[Any], Any]
"""Turns what a person wrote into what is stored; raises CellRefused."""

MOST_HINTS: Final = 5
_SHOWN: Final = 60
NOT_YOURS: Final = "This is not one of yours. Take it from your own file, or leave it empty"
_MISSING: Final = "Fill this in"
_WORDS: Final = {
    "string_too_short": _MISSING,
    "too_short": _MISSING,
    "string_pattern_mismatch": "Write this on one line",
}
_NEVER_NONE: Final = frozenset({"status"})
_NO_TEXTS: Final = frozenset({"documents", "organisation_id"})
_TOO_LONG: Final = frozenset({"too_long", "string_too_long"})
_LINK: Final = "Give an address that starts with https://"


@dataclass(slots=True)
class PlannedRow:
    """A row with what would become of it. `given` are the checked words that would be written."""

    row: CsvRow
    outcome: RowOutcome = RowOutcome.UNCHANGED
    name: str = ""
    card: Solution | None = None
    deployment: Deployment | None = None
    reference: str | None = None
    given: dict[str, Any] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)
    waits: bool = False
    problems: list[CellNote] = field(default_factory=list)
    hints: list[CellNote] = field(default_factory=list)

    def refuse(self, column: str | None, code: str, message: str, value: str | None = None) -> None:
        """Say what is wrong; of one column, the first thing only."""
        if column is None or all(note.column != column for note in self.problems):
            shown = shortened(value or self.row.cells.get(column or "", ""))
            if markings(shown) and code != FindingKind.MARKING:
                shown = ""  # not repeated beyond the marking itself
            note = CellNote(column=column, value=shown, code=code, message=message)
            self.problems.append(note)
        self.outcome = RowOutcome.REFUSED


def shortened(text: str, most: int = _SHOWN) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def plan_of(table: SheetTable, row: CsvRow, *, width: int) -> PlannedRow:
    """Begin the plan of a row; refused are one of another width, and the template's example."""
    planned = PlannedRow(row)
    if row.width != width:
        message = f"This row has {row.width} cells, and there are {width} columns"
        planned.refuse(None, "width", f"{message}. Look for a missing quotation mark")
    elif row.cells.get(table.key, "").strip().upper() == EXAMPLE_KEY:
        message = "This is the template’s example. Remove the row, or empty this cell to take it"
        planned.refuse(table.key, "example", message)
    return planned


def refuse_repeated(table: SheetTable, plans: Sequence[PlannedRow]) -> None:
    """Refuse all rows about the same record: none says which of them is meant."""
    lines: dict[str, list[PlannedRow]] = {}
    for planned in plans:
        key = planned.row.cells.get(table.key, "").strip().upper()
        if key and not planned.problems:
            lines.setdefault(key, []).append(planned)
    for same in lines.values():
        if len(same) > 1:
            where = ", ".join(str(planned.row.line) for planned in same)
            for planned in same:
                message = f"Lines {where} are about the same one. Keep one of them"
                planned.refuse(table.key, "repeated", message)


def read_fields(
    table: SheetTable,
    planned: PlannedRow,
    *,
    before: Mapping[str, Any] | None,
    resolvers: Mapping[str, Resolver],
) -> None:
    """Read into the plan what a row says that is not so already, and what is wrong with that.

    A cell that says what the sheet itself would say is never looked at: it changes nothing.
    """
    values: dict[str, Any] = {}
    for column in table.fields:
        cell = planned.row.cells.get(column.name)
        if cell is None or (before is not None and cell.strip() == column.write(before).strip()):
            continue
        try:
            value = _read(column, cell.strip(), resolvers)
        except CellRefused as refusal:
            planned.refuse(column.name, "cell", str(refusal))
            continue
        if before is not None and value == column.value(before):
            continue
        planned.changed.append(column.name)
        _put(values, column, value)
    cells = planned.row.cells
    planned.emptied = [name for name in planned.changed if not cells[name].strip()]
    for name in table.new if before is None else ():
        if not cells.get(name, "").strip():
            planned.refuse(name, "missing", _MISSING)
    _validate(table, planned, values, before=before)


def _read(column: Column, cell: str, resolvers: Mapping[str, Resolver]) -> Any:
    value = column.form.read(cell)
    if column.choices and value is not None and str(value) not in column.choices:
        message = f"Write one of: {', '.join(column.choices)}{nearest(str(value), column.choices)}"
        raise CellRefused(message)
    resolve = resolvers.get(column.name)
    return resolve(value) if resolve and value else value


def _put(values: dict[str, Any], column: Column, value: Any) -> None:
    *home, name = column.place
    if column.stored_as:
        value = value or None
    elif value is None and name in _NEVER_NONE:
        value = ""
    inner = values.setdefault(home[0], {}) if home else values
    inner[name] = value


def _validate(
    table: SheetTable,
    planned: PlannedRow,
    values: dict[str, Any],
    *,
    before: Mapping[str, Any] | None,
) -> None:
    try:
        read = table.edit.model_validate(values)
    except ValidationError as error:
        for entry in error.errors(include_url=False, include_input=False):
            _refuse_field(table, planned, field_error(entry))
        return
    included = read.model_fields_set if before is not None else None
    given = read.model_dump(mode="json", include=included)
    for name in {column.part_of for column in table.fields if column.part_of}:
        if before is not None and name in given:
            given[name] = {**before[name], **{key: given[name][key] for key in values[name]}}
    planned.given = given
    _refuse_markings(planned, values)


def _refuse_field(table: SheetTable, planned: PlannedRow, error: FieldError) -> None:
    column = column_at(table, error.pointer)
    if column is None:
        planned.refuse(None, error.code, error.message)
    elif error.code in _TOO_LONG:
        planned.refuse(column.name, error.code, _shorten(table, column, error))
    elif column.name == "evidence_link" and error.code == "string_pattern_mismatch":
        planned.refuse(column.name, error.code, _LINK)
    else:
        planned.refuse(column.name, error.code, _WORDS.get(error.code, error.message))


def _shorten(table: SheetTable, column: Column, error: FieldError) -> str:
    if error.pointer.count("/") > len(column.place):
        return "One of these is too long. Shorten it"
    most = table.longest(column)
    if column.form in {LIST, RESULTS}:
        return f"Give {most} at most"
    return f"Shorten this to at most {most} characters"


def column_at(table: SheetTable, pointer: str) -> Column | None:
    """The column a pointer into the record is about."""
    steps = tuple(pointer.split("/")[1:])
    return next((c for c in table.columns if steps[: len(c.place)] == c.place), None)


def _refuse_markings(planned: PlannedRow, values: Mapping[str, Any]) -> None:
    for name, text in _texts(values):
        marked = markings(text)
        if marked:
            words = text[marked[0].start : marked[0].end]
            planned.refuse(name, FindingKind.MARKING, MESSAGES[FindingKind.MARKING], words)


def give_hints(planned: PlannedRow, values: Mapping[str, Any]) -> None:
    """Name what looks like personal data, for a person to look at; the first few of a row."""
    if planned.problems:
        return
    for name, text in _texts(values):
        for finding in findings(text):
            if finding.kind is not FindingKind.MARKING and len(planned.hints) < MOST_HINTS:
                words = shortened(text[finding.start : finding.end])
                note = CellNote(
                    column=name, value=words, code=finding.kind, message=finding.message
                )
                planned.hints.append(note)


def _texts(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every text with the column it stands in."""
    named = []
    for pointer, text in texts(dict(values)):
        steps = pointer.split("/")[1:]
        if steps[0] not in _NO_TEXTS:
            named.append((steps[1] if steps[0] == "safeguards" else steps[0], text))
    return named
