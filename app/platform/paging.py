"""One page of a list and its total in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, literal, select, true, tuple_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, RowMapping, Select

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
    """Read one page of what `found` selects, sorted by the columns named in `keys`.

    The last key is the id, so that the order is total. `beside` names single values to read along.
    Raises Invalid for a cursor that was not given out for this purpose.
    """
    extras = beside or {}
    everything = found.cte("everything")
    columns = [everything.c[key] for key in keys]
    rows = select(everything)
    if asked.cursor is not None:
        place = _place(cursors.open(asked.cursor, purpose=purpose), columns)
        rows = rows.where(tuple_(*columns) < place if newest_first else tuple_(*columns) > place)
    order = [column.desc() if newest_first else column for column in columns]
    page = rows.order_by(*order).limit(asked.limit + 1).subquery("page")
    counted = select(func.count().label("total_of_list")).select_from(everything).subquery()
    sorted_keys = [page.c[key].desc() if newest_first else page.c[key] for key in keys]
    answer = await reader.execute(
        select(
            counted.c.total_of_list,
            page,
            *(extras[name].label(f"beside_{name}") for name in extras),
        )
        .select_from(counted.outerjoin(page, true()))
        .order_by(*sorted_keys)
    )
    read = answer.mappings().all()
    total = int(read[0]["total_of_list"])
    present = [row for row in read if row[keys[-1]] is not None]
    shown = present[: asked.limit]
    more = len(present) > asked.limit
    following = [shown[-1][key] for key in keys] if more else None
    return PageRows(
        rows=shown,
        next_cursor=cursors.seal(following, purpose=purpose) if following else None,
        total=total,
        beside={name: read[0][f"beside_{name}"] for name in extras},
    )


def _place(values: list[Any], columns: Sequence[ColumnElement[Any]]) -> ColumnElement[Any]:
    typed = [
        literal(_as_python(value, column.type.python_type), column.type)
        for value, column in zip(values, columns, strict=True)
    ]
    return tuple_(*typed)


def _as_python(value: Any, kind: type[Any]) -> Any:
    """Give back the type that JSON has no word for."""
    if kind is UUID:
        return UUID(value)
    if kind is datetime:  # lists sorted by a time, such as the newest challenges
        return datetime.fromisoformat(value)
    return value
