"""One page of a list and its total in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Integer, bindparam, func, select, true, tuple_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import ColumnElement, FromClause, RowMapping, Select

    from app.kernel.paging import CursorSigner, ListFilter
    from app.platform.database import Reader


@dataclass(frozen=True)
class PageRows:
    """The rows of one page, the cursor to the next, how many rows the list has.

    `beside` is what else the statement was asked for, also when there are no rows.
    """

    rows: Sequence[RowMapping]
    next_cursor: str | None
    total: int
    beside: Mapping[str, Any]


@dataclass(frozen=True)
class PageStatement:
    """A list's statement, which can be kept and run again for other pages of the same list."""

    select: Select[*tuple[Any, ...]]
    keys: tuple[str, ...]
    key_types: tuple[type[Any], ...]
    beside: tuple[str, ...]


def page_statement(
    found: Select[*tuple[Any, ...]],
    *,
    keys: Sequence[str],
    newest_first: bool = False,
    continued: bool = False,
    beside: Mapping[str, ColumnElement[Any]] | None = None,
    along: Callable[[FromClause], Mapping[str, ColumnElement[Any]]] | None = None,
) -> PageStatement:
    """Make the statement for a page of what `found` selects, sorted by the columns named in `keys`.

    The last key is the id, so that the order is total. `continued` makes it start after a cursor.
    `beside` names single values to read along; `along` adds columns to the page's own rows, so
    that they are not worked out for the whole list.
    """
    extras = beside or {}
    everything = found.cte("everything")
    columns = [everything.c[key] for key in keys]
    rows = select(everything)
    if continued:
        after = tuple_(*(bindparam(f"after_{key}", type_=everything.c[key].type) for key in keys))
        rows = rows.where(tuple_(*columns) < after if newest_first else tuple_(*columns) > after)
    order = [column.desc() if newest_first else column for column in columns]
    size = bindparam("page_size", type_=Integer)
    page = rows.order_by(*order).limit(size).subquery("page")
    details = along(page) if along else {}
    counted = select(func.count().label("total_of_list")).select_from(everything).subquery()
    statement = (
        select(
            counted.c.total_of_list,
            page,
            *(details[name].label(name) for name in details),
            *(extras[name].label(f"beside_{name}") for name in extras),
        )
        .select_from(counted.outerjoin(page, true()))
        .order_by(*(page.c[key].desc() if newest_first else page.c[key] for key in keys))
    )
    types = tuple(column.type.python_type for column in columns)
    return PageStatement(statement, tuple(keys), types, tuple(extras))


async def run_page(
    reader: Reader,
    statement: PageStatement,
    *,
    asked: ListFilter,
    cursors: CursorSigner,
    purpose: str,
) -> PageRows:
    """Read the page that was asked for.

    Raises Invalid for a cursor that was not given out for this purpose.
    """
    parameters: dict[str, Any] = {"page_size": asked.limit + 1}
    if asked.cursor is not None:
        place = cursors.open(asked.cursor, purpose=purpose)
        for key, kind, value in zip(statement.keys, statement.key_types, place, strict=True):
            parameters[f"after_{key}"] = _as_python(value, kind)
    read = (await reader.execute(statement.select, parameters)).mappings().all()
    present = [row for row in read if row[statement.keys[-1]] is not None]
    shown = present[: asked.limit]
    more = len(present) > asked.limit
    following = [shown[-1][key] for key in statement.keys] if more else None
    return PageRows(
        rows=shown,
        next_cursor=cursors.seal(following, purpose=purpose) if following else None,
        total=int(read[0]["total_of_list"]),
        beside={name: read[0][f"beside_{name}"] for name in statement.beside},
    )


async def read_page(
    reader: Reader,
    found: Select[*tuple[Any, ...]],
    *,
    asked: ListFilter,
    cursors: CursorSigner,
    purpose: str,
    keys: Sequence[str],
    newest_first: bool = False,
    beside: Mapping[str, ColumnElement[Any]] | None = None,
) -> PageRows:
    """Make the statement for a page and read it; for lists that are not read all the time.

    Raises Invalid for a cursor that was not given out for this purpose.
    """
    statement = page_statement(
        found,
        keys=keys,
        newest_first=newest_first,
        continued=asked.cursor is not None,
        beside=beside,
    )
    return await run_page(reader, statement, asked=asked, cursors=cursors, purpose=purpose)


def _as_python(value: Any, kind: type[Any]) -> Any:
    """Give back the type that JSON has no word for."""
    if kind is UUID:
        return UUID(value)
    if kind is datetime:  # lists sorted by a time, such as the newest challenges
        return datetime.fromisoformat(value)
    return value
