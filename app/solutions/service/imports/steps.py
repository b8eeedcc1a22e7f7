"""The two steps of an import: checking, which writes nothing, and applying what was checked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, NamedTuple

from app.kernel.errors import NotAllowed, PreconditionFailed, PreconditionRequired
from app.solutions import repository
from app.solutions.enums import Sheet
from app.solutions.service.imports.cards import plan_cards, write_cards
from app.solutions.service.imports.deployments import plan_deployments, write_deployments
from app.solutions.service.imports.report import mark_of_file, mark_of_plan, report_on
from app.solutions.sheets import MOST_ROWS
from app.web.csv_reading import CsvSheet, missing_columns, read_csv

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.solutions.schemas import ImportReport
    from app.solutions.sheets import SheetTable

_PLAN: Final = {Sheet.SOLUTIONS: plan_cards, Sheet.DEPLOYMENTS: plan_deployments}
_WRITE: Final = {Sheet.SOLUTIONS: write_cards, Sheet.DEPLOYMENTS: write_deployments}


class Mark(NamedTuple):
    """What was checked: this file, with this outcome, on cards of these versions."""

    file: str
    plan: str


async def check(
    session: AsyncSession, actor: Actor, table: SheetTable, content: bytes
) -> tuple[ImportReport, Mark]:
    """Tell what an import would do, row by row, and do nothing of it.

    Raises Invalid for a file that cannot be read as this sheet, and NotAllowed for anybody but a
    supplier.
    """
    _require_supplier(actor)
    sheet = await asyncio.to_thread(_read, table, content)
    plans, cards = await _PLAN[table.sheet](session, actor, sheet, lock=False)
    mark = Mark(mark_of_file(content), mark_of_plan(actor, table, plans, cards))
    return report_on(table, plans, applied=False), mark


async def apply(
    session: AsyncSession,
    actor: Actor,
    table: SheetTable,
    content: bytes,
    *,
    checked: Mark | None,
) -> ImportReport:
    """Take all rows that can be taken, as they were checked; the others stay out.

    Raises what `check` raises; PreconditionRequired when nothing was checked, PreconditionFailed
    when it was another file, or when a card of the rows has changed since. Then nothing is written.
    """
    _require_supplier(actor)
    if checked is None:
        raise PreconditionRequired("Check the file first, and send If-Match with the check’s ETag.")
    if checked.file != mark_of_file(content):
        raise PreconditionFailed("This is not the file that was checked. Check it again.")
    sheet = await asyncio.to_thread(_read, table, content)
    await repository.queue_imports(session, actor)
    plans, cards = await _PLAN[table.sheet](session, actor, sheet, lock=True)
    if checked.plan != mark_of_plan(actor, table, plans, cards):
        raise PreconditionFailed("Your cards have changed since the check. Check the file again.")
    await _WRITE[table.sheet](session, actor, plans)
    return report_on(table, plans, applied=True)


def _require_supplier(actor: Actor) -> None:
    if not actor.is_supplier or actor.organisation_id is None:
        raise NotAllowed


def _read(table: SheetTable, content: bytes) -> CsvSheet:
    """Read the file; a column it cannot do without is one that some row needs to be new."""
    sheet = read_csv(content, known=table.names, most=MOST_ROWS)
    needed = [table.home] if table.home else []
    if any(not row.cells.get(table.key, "").strip() for row in sheet.rows):
        needed += table.new
    absent = [name for name in needed if name not in sheet.columns]
    if absent:
        raise missing_columns(absent)
    return sheet
