"""The columns of the catalogue's file."""

from operator import attrgetter
from typing import Final

from app.solutions.schemas import SolutionCard
from app.web.csv_files import CsvTable, Terms

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
