"""A list as a CSV file: every row the list would show, sent batch by batch.

A batch is a page of the list itself, so a file can hold nothing that the list does not show, and a
database connection is held for one statement at a time, however slowly the reader takes the file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Final, Generic, Protocol, TypeVar

from fastapi import Depends, Request
from starlette.responses import Response, StreamingResponse

from app.kernel.actor import Role
from app.kernel.errors import Problem
from app.kernel.paging import ListFilter
from app.web.problems import documented
from app.web.session import database_of, identify

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

MOST_ROWS: Final = 10_000
BATCH: Final = 500
EXAMPLE: Final = "Invented example"
OGL: Final = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
# With the mark, spreadsheets read the file as UTF-8; without it "£" and Welsh letters break.
MARK: Final = "\ufeff"
# What a spreadsheet would take for a formula (OWASP), the wide forms of the same signs included.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

ItemT = TypeVar("ItemT")
ItemT_co = TypeVar("ItemT_co", covariant=True)
FilterT = TypeVar("FilterT", bound=ListFilter)


class TooManyRows(Problem):
    """The file would be longer than one file may be. Members: total, most."""

    status = 409
    type = "too-many-rows"
    title = "Narrow the list before you download it"


class Terms(Enum):
    """On what terms a list may be used when anybody can read it."""

    OPEN = f"Public sector information, Open Government Licence v3.0, {OGL}"
    SUPPLIERS = "Text of suppliers, who keep their copyright: shown here, not licensed for reuse"
    INTERNAL = "For the person who downloaded it: may hold what is not public"


class Listed(Protocol[ItemT_co]):
    """One page of any list."""

    @property
    def items(self) -> Sequence[ItemT_co]:
        """The rows."""

    @property
    def next_cursor(self) -> str | None:
        """Where the next page starts."""

    @property
    def total(self) -> int:
        """How many rows there are."""


@dataclass(frozen=True)
class CsvTable(Generic[ItemT]):
    """The columns of a list's file: a heading, and how its cell is taken from a row of the list.

    `page` is the screen of a row, for the column `url`; `example` tells which rows are invented.
    A file that is meant to be sent back has its own columns only.
    """

    name: str
    terms: Terms
    columns: Mapping[str, Callable[[ItemT], object]]
    example: Callable[[ItemT], bool] | None = None
    page: Callable[[ItemT], str] | None = None
    comes_back: bool = False

    def headings(self) -> list[str]:
        """The first line."""
        return [
            *self.columns,
            *(["is_example"] if self.example else []),
            *(["url"] if self.page else []),
            *([] if self.comes_back else ["terms_of_use"]),
        ]

    def cells(self, item: ItemT, *, origin: str, terms: Terms) -> list[str]:
        """One row as safe texts."""
        return [
            *(cell(value(item)) for value in self.columns.values()),
            *([EXAMPLE if self.example(item) else ""] if self.example else []),
            *([origin + self.page(item)] if self.page else []),
            *([] if self.comes_back else [terms.value]),
        ]


class CsvFile(StreamingResponse):
    """A CSV file for the reader to keep."""

    media_type = "text/csv"


class _Export:
    """Sends a list as a file; see `Export`."""

    def __init__(self, request: Request) -> None:
        self._request = request

    async def __call__(
        self,
        table: CsvTable[ItemT],
        asked: FilterT,
        read: Callable[[AsyncConnection, FilterT], Awaitable[Listed[ItemT]]],
    ) -> CsvFile:
        """Read the first batch, so that refusals are problems, and the others while sending.

        Raises TooManyRows rather than leave rows out.
        """
        database = database_of(self._request)
        origin: str = self._request.app.state.public_origin
        actor = await identify(self._request)
        terms = table.terms if actor.role is Role.PUBLIC else Terms.INTERNAL

        async def batch(cursor: str | None) -> Listed[ItemT]:
            part = asked.model_copy(update={"limit": BATCH, "cursor": cursor})
            async with database.reading() as connection:
                return await read(connection, part)

        first = await batch(None)
        if first.total > MOST_ROWS:
            detail = f"The list has {first.total:,} rows, a file holds {MOST_ROWS:,}. Use filters."
            raise TooManyRows(detail, total=first.total, most=MOST_ROWS)

        async def lines() -> AsyncIterator[bytes]:
            yield (MARK + written([table.headings()])).encode()
            shown = first
            while True:
                rows = [table.cells(item, origin=origin, terms=terms) for item in shown.items]
                yield written(rows).encode()
                if shown.next_cursor is None:
                    return
                shown = await batch(shown.next_cursor)

        return CsvFile(lines(), headers=_headers(table.name, terms))


Export = Annotated[_Export, Depends()]
"""Call it with the table, what was asked, and how the list is read: `(connection, asked)`."""


def whole_file(name: str, rows: Iterable[Sequence[str]]) -> Response:
    """A short file that is no list: its rows as they are."""
    headers = _headers(name, Terms.INTERNAL)
    return Response((MARK + written(rows)).encode(), headers=headers)


def csv_documented(*problems: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """OpenAPI entries of a file's route: the file, or a problem."""
    return {
        200: {
            "description": "The whole list, one row a line; `limit` and `cursor` are not looked at",
            "content": {"text/csv": {"schema": {"type": "string"}}},
        },
        **documented(*problems, TooManyRows),
    }


def cell(value: object) -> str:
    """Write a value as the API does, texts made safe; several are parted by semicolons."""
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, Iterable):
        return safe("; ".join(str(one) for one in value))
    return str(value)


def safe(text: str) -> str:
    """Keep a spreadsheet from reading a text as a formula: an apostrophe goes before it.

    One that has apostrophes before its sign gets one more, so that `as_typed` is exact.
    """
    return f"'{text}" if _reads_as_formula(text) else text


def as_typed(cell: str) -> str:
    """Give back the text that `safe` wrote: its apostrophe is no part of the text."""
    return cell[1:] if cell.startswith("'") and _reads_as_formula(cell) else cell


def _reads_as_formula(text: str) -> bool:
    return text.lstrip("'").lstrip(" ").startswith(_FORMULA)


def written(rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180: every cell in quotes, lines end in CRLF."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _headers(name: str, terms: Terms) -> dict[str, str]:
    licence = {"Link": f'<{OGL}>; rel="license"'} if terms is Terms.OPEN else {}
    return {
        "Content-Disposition": f'attachment; filename="{name}.csv"',
        "Content-Type": "text/csv; charset=utf-8; header=present",
        **licence,
    }
