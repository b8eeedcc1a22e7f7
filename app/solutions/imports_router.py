"""A supplier's cards and deployments as CSV files: out, checked, and in."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Any, Final

from fastapi import Depends, Header, Request, Response
from sqlalchemy.ext.asyncio import AsyncConnection

from app.kernel.actor import SUPPLIER_ROLES, Actor
from app.kernel.errors import (
    NotAllowed,
    PreconditionFailed,
    PreconditionRequired,
    SignInNeeded,
    TooLarge,
    UnsupportedMedia,
)
from app.kernel.paging import CursorSigner, ListFilter, Page
from app.solutions import repository, service
from app.solutions.enums import Sheet
from app.solutions.exports import OWN_SHEETS, described, template
from app.solutions.schemas import ImportReport, OwnCard, OwnDeployment, SheetList
from app.solutions.service.imports import Mark
from app.solutions.sheets import SHEETS
from app.web.csv_files import CsvFile, Export, csv_documented
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, Cursors, WriteSession, allow

router = api_router("/imports", "imports")

Read = Callable[
    [AsyncConnection, Actor, ListFilter, CursorSigner],
    Awaitable[Page[OwnCard] | Page[OwnDeployment]],
]
_MARK: Final = re.compile(r'"([0-9a-f]{32})\.([0-9a-f]{32})"')
_READ: Final[Mapping[Sheet, Read]] = {
    Sheet.SOLUTIONS: repository.own_cards,
    Sheet.DEPLOYMENTS: repository.own_deployments,
}
_BODY: Final[dict[str, Any]] = {
    "requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string"}}}}
}
_REFUSED: Final = (SignInNeeded, NotAllowed, TooLarge, UnsupportedMedia)


class NotCsv(UnsupportedMedia):
    """The body is no CSV file."""

    title = "Send a CSV file"


async def _content(request: Request) -> bytes:
    """The file; whatever it is, its sender says that it is CSV."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "text/csv":
        raise NotCsv("Send the file itself as the body, as text/csv.")
    return await request.body()


def _checked(if_match: Annotated[str | None, Header(max_length=100)] = None) -> Mark | None:
    """Read If-Match as the mark of a check; 412 for anything that is none."""
    if if_match is None:
        return None
    found = _MARK.fullmatch(if_match.strip())
    if found is None:
        raise PreconditionFailed("This is not the ETag of a check.")
    return Mark(found[1], found[2])


Content = Annotated[bytes, Depends(_content)]
Checked = Annotated[Mark | None, Depends(_checked)]


@router.get(
    "", dependencies=[allow(SUPPLIER_ROLES)], responses=documented(SignInNeeded, NotAllowed)
)
async def describe_imports(request: Request) -> SheetList:
    """Describe the columns of both sheets, and how much is taken at once."""
    most_bytes: int = request.app.state.settings.json_body_limit
    return SheetList(items=[described(each, most_bytes=most_bytes) for each in SHEETS.values()])


@router.get(
    "/{sheet}.csv",
    dependencies=[allow(SUPPLIER_ROLES)],
    response_class=CsvFile,
    responses=csv_documented(SignInNeeded, NotAllowed),
)
async def export_sheet(
    sheet: Sheet, actor: CurrentActor, cursors: Cursors, export: Export
) -> CsvFile:
    """Download the supplier's own cards or deployments in the columns of the import."""
    read = _READ[sheet]
    return await export(
        OWN_SHEETS[sheet], ListFilter(), lambda reader, part: read(reader, actor, part, cursors)
    )


@router.get(
    "/{sheet}/template.csv",
    dependencies=[allow(SUPPLIER_ROLES)],
    response_class=CsvFile,
    responses=csv_documented(SignInNeeded, NotAllowed),
)
async def download_template(sheet: Sheet) -> Response:
    """Download the columns of a sheet with one example row, which is never taken."""
    return template(SHEETS[sheet])


@router.post(
    "/{sheet}/checks",
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(*_REFUSED),
    openapi_extra=_BODY,
)
async def check_import(
    sheet: Sheet, content: Content, session: WriteSession, actor: CurrentActor, response: Response
) -> ImportReport:
    """Say row by row what a file would do; nothing is written. The ETag is for applying it."""
    report, mark = await service.imports.check(session, actor, SHEETS[sheet], content)
    response.headers["ETag"] = f'"{mark.file}.{mark.plan}"'
    return report


@router.post(
    "/{sheet}",
    dependencies=[allow(SUPPLIER_ROLES)],
    responses=documented(*_REFUSED, PreconditionFailed, PreconditionRequired),
    openapi_extra=_BODY,
)
async def apply_import(
    sheet: Sheet, content: Content, checked: Checked, session: WriteSession, actor: CurrentActor
) -> ImportReport:
    """Take the rows of a file that was checked; If-Match is the check's ETag."""
    return await service.imports.apply(session, actor, SHEETS[sheet], content, checked=checked)
