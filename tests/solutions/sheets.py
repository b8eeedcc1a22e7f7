"""Calls that tests of imports make, and files as spreadsheets write them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import httpx

IMPORTS: Final = "/api/v1/imports"
CARDS: Final = f"{IMPORTS}/solutions"
DEPLOYMENTS: Final = f"{IMPORTS}/deployments"
CSV: Final = {"Content-Type": "text/csv"}


def sheet(*rows: Mapping[str, str], separator: str = ",", line_end: str = "\r\n") -> bytes:
    """Rows of the same columns as a file."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(
        out, fieldnames=list(rows[0]), delimiter=separator, lineterminator=line_end
    )
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


async def check(who: httpx.AsyncClient, url: str, content: bytes) -> httpx.Response:
    """Check a file."""
    return await who.post(f"{url}/checks", content=content, headers=CSV)


async def apply(
    who: httpx.AsyncClient, url: str, content: bytes, etag: str | None, **headers: str
) -> httpx.Response:
    """Apply a file with the mark of a check."""
    mark = {} if etag is None else {"If-Match": etag}
    return await who.post(url, content=content, headers={**CSV, **mark, **headers})


async def bring_in(who: httpx.AsyncClient, url: str, content: bytes) -> dict[str, Any]:
    """Check a file and apply it; the report."""
    checked = await check(who, url, content)
    assert checked.status_code == 200, checked.text
    done = await apply(who, url, content, checked.headers["etag"])
    assert done.status_code == 200, done.text
    report: dict[str, Any] = done.json()
    assert report["applied"] is True
    return report


def outcomes(report: Mapping[str, Any]) -> list[str]:
    """What became of each row."""
    return [row["outcome"] for row in report["rows"]]


def problems(row: Mapping[str, Any]) -> list[tuple[str | None, str]]:
    """The columns and codes of what is wrong with a row."""
    return [(note["column"], note["code"]) for note in row["problems"]]


async def rows_out(who: httpx.AsyncClient, url: str) -> list[dict[str, str]]:
    """The supplier's own rows, as a program reads them."""
    answer = await who.get(f"{url}.csv")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


async def file_out(who: httpx.AsyncClient, url: str) -> bytes:
    """The supplier's own file, as it is downloaded."""
    return (await who.get(f"{url}.csv")).content


def errors(answer: httpx.Response) -> Sequence[tuple[str, str]]:
    """Codes and words of a refused file."""
    assert answer.status_code == 422, answer.text
    return [(error["code"], error["message"]) for error in answer.json()["errors"]]
