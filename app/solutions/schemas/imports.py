"""A supplier's sheets: their columns, the rows that go out, and the report on what comes in."""

from uuid import UUID

from app.kernel.schemas import View
from app.solutions.enums import RowOutcome, Sheet
from app.solutions.schemas.reading import DeploymentText, ProductCard


class ColumnView(View):
    """A column of a sheet: what to write into it, and how much.

    `longest` counts characters, or entries of a list.
    """

    name: str
    about: str
    form: str
    choices: list[str]
    longest: int | None
    needed: bool
    read_only: bool


class SheetView(View):
    """A sheet as whoever fills it in has to know it."""

    sheet: Sheet
    columns: list[ColumnView]
    most_rows: int
    most_bytes: int


class SheetList(View):
    """Both sheets."""

    items: list[SheetView]


class OwnCard(View):
    """A card of the supplier's own as its sheet has it: the text that is being worked on."""

    reference: str
    status: str
    card: ProductCard


class OwnDeployment(View):
    """A deployment of the supplier's own, as its sheet has it."""

    id: UUID
    card: str
    card_name: str
    organisation: str | None
    text: DeploymentText


class CellNote(View):
    """Something about a cell, or about the row when `column` is null, and what to do about it.

    `value` is the beginning of what stands there; of a protective marking, the marking only.
    """

    column: str | None
    value: str
    code: str
    message: str


class ImportRow(View):
    """What becomes of one row: `changed` names columns, `problems` are why it is refused.

    `emptied` are those of the changed columns whose answer goes, since their cell is empty.

    `hints` do not stop it: they are what looks like personal data. `line` is the row's first line
    in the file, `number` its number in a spreadsheet. `waits_for_review` says that the listed card
    stays as it is until a moderator has read the change.
    """

    line: int
    number: int
    outcome: RowOutcome
    reference: str | None
    name: str
    changed: list[str]
    emptied: list[str]
    waits_for_review: bool
    problems: list[CellNote]
    hints: list[CellNote]


class ImportCounts(View):
    """How many rows there are of each outcome."""

    new: int
    changed: int
    unchanged: int
    refused: int


class ImportReport(View):
    """What an import would do (`applied` is false), or did. `file` is the report as CSV."""

    sheet: Sheet
    applied: bool
    counts: ImportCounts
    rows: list[ImportRow]
    file: str
