"""The columns of the catalogue's file, and a supplier's own sheets on their way out."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from app.solutions.enums import Sheet
from app.solutions.schemas import (
    ColumnView,
    OwnCard,
    OwnDeployment,
    SheetView,
    SolutionCard,
)
from app.solutions.sheets import CARDS, DEPLOYMENTS, MOST_ROWS
from app.web.csv_files import CsvTable, Terms, safe, whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.responses import Response

    from app.solutions.sheets import Column, SheetTable

SOLUTIONS: Final = CsvTable[SolutionCard](
    "solutions",
    Terms.SUPPLIERS,
    {
        "reference": attrgetter("reference"),
        "name": attrgetter("name"),
        "summary": attrgetter("summary"),
        "supplier": attrgetter("supplier.name"),
        "status": attrgetter("status"),
        "horizon": attrgetter("horizon"),
        "capabilities": lambda row: (each.slug for each in row.capabilities),
        "maturity": attrgetter("maturity"),
        "hosting": attrgetter("hosting"),
        "proven_in": lambda row: (
            f"{each.sector.name} ({each.evidence})" for each in row.proven_in
        ),
        "first_listed_at": attrgetter("first_listed_at"),
        "listed_at": attrgetter("listed_at"),
        "id": attrgetter("id"),
    },
    example=attrgetter("is_example"),
    page=lambda row: f"/solutions/{row.reference}",
)


def _cell_of(column: Column, record: Callable[[Any], Mapping[str, Any]]) -> Callable[[Any], str]:
    return lambda item: column.write(record(item))


def _own(table: SheetTable, record: Callable[[Any], Mapping[str, Any]]) -> CsvTable[Any]:
    columns = {column.name: _cell_of(column, record) for column in table.columns}
    return CsvTable(f"our-{table.sheet}", Terms.INTERNAL, columns, comes_back=True)


def _card(item: OwnCard) -> dict[str, Any]:
    own = {"reference": item.reference, "status": item.status}
    return {**item.card.model_dump(mode="json"), **own}


def _deployment(item: OwnDeployment) -> dict[str, Any]:
    keys = {"deployment": str(item.id), "card": item.card, "card_name": item.card_name}
    return {**item.text.model_dump(mode="json"), **keys, "organisation": item.organisation}


OWN_SHEETS: Final[Mapping[Sheet, CsvTable[Any]]] = {
    Sheet.SOLUTIONS: _own(CARDS, _card),
    Sheet.DEPLOYMENTS: _own(DEPLOYMENTS, _deployment),
}


def template(table: SheetTable) -> Response:
    """The headings with the example row."""
    example = [safe(column.example) for column in table.columns]
    return whole_file(f"template-{table.sheet}", [table.names, example])


def described(table: SheetTable, *, most_bytes: int) -> SheetView:
    """The sheet for whoever fills it in."""
    return SheetView(
        sheet=table.sheet,
        columns=[
            ColumnView(
                name=column.name,
                about=column.about,
                form=column.form.about,
                choices=list(column.choices),
                longest=table.longest(column),
                needed=column.name in table.new or column.name == table.home,
                read_only=column.read_only,
            )
            for column in table.columns
        ],
        most_rows=MOST_ROWS,
        most_bytes=most_bytes,
    )
