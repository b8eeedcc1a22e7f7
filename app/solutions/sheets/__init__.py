"""Product cards and deployments as tables of a spreadsheet: columns, and what stands in a cell."""

from app.solutions.sheets.columns import CARDS, DEPLOYMENTS, MOST_ROWS, SHEETS, Column, SheetTable

__all__ = ["CARDS", "DEPLOYMENTS", "MOST_ROWS", "SHEETS", "Column", "SheetTable"]
