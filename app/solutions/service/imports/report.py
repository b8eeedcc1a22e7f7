"""What is told of an import: the report, the same as a file, and the mark of what was checked."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import orjson

from app.kernel.screening import markings
from app.solutions.enums import RowOutcome
from app.solutions.schemas import CellNote, ImportCounts, ImportReport, ImportRow
from app.web.csv_files import MARK, safe, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.kernel.actor import Actor
    from app.solutions.models import Solution
    from app.solutions.service.imports.rows import PlannedRow
    from app.solutions.sheets import SheetTable

_HEADINGS: Final = (
    "line",
    "row",
    "outcome",
    "reference",
    "name",
    "changed",
    "emptied",
    "problems",
    "hints",
)


def report_on(table: SheetTable, plans: Sequence[PlannedRow], *, applied: bool) -> ImportReport:
    """Tell what would become, or became, of each row."""
    rows = [_row(planned, applied=applied) for planned in plans]
    counted = Counter(str(row.outcome) for row in rows)
    return ImportReport(
        sheet=table.sheet,
        applied=applied,
        counts=ImportCounts(**{str(outcome): counted[outcome] for outcome in RowOutcome}),
        rows=rows,
        file=_as_file(rows),
    )


def _row(planned: PlannedRow, *, applied: bool) -> ImportRow:
    is_change = planned.outcome is RowOutcome.CHANGED
    return ImportRow(
        line=planned.row.line,
        number=planned.row.number,
        outcome=planned.outcome,
        reference=planned.reference,
        name="" if markings(planned.name) else planned.name[:200],
        changed=planned.changed if is_change else [],
        emptied=planned.emptied if is_change else [],
        waits_for_review=planned.waits,
        problems=planned.problems,
        # Once it is done, what looked like personal data is no longer repeated.
        hints=[] if applied else planned.hints,
    )


def _as_file(rows: Sequence[ImportRow]) -> str:
    lines = [
        [
            str(row.line),
            str(row.number),
            str(row.outcome),
            row.reference or "",
            safe(row.name),
            "; ".join(row.changed),
            "; ".join(row.emptied),
            safe(_notes(row.problems)),
            safe(_notes(row.hints)),
        ]
        for row in rows
    ]
    return MARK + written([_HEADINGS, *lines])


def _notes(notes: Sequence[CellNote]) -> str:
    return "\n".join(
        f"{note.column}: {note.message}" if note.column else note.message for note in notes
    )


def mark_of_file(content: bytes) -> str:
    """The file's part of the mark."""
    return hashlib.sha256(content).hexdigest()[:32]


def mark_of_plan(
    actor: Actor, table: SheetTable, plans: Sequence[PlannedRow], cards: Sequence[Solution]
) -> str:
    """The part of the mark that moves when a card of the rows, or what would become of it, does."""
    planned: list[Any] = [_row(one, applied=True).model_dump(mode="json") for one in plans]
    versions = [[str(card.id), card.version] for card in cards]
    whole = [str(actor.organisation_id), table.sheet, versions, planned]
    return hashlib.sha256(orjson.dumps(whole)).hexdigest()[:32]
