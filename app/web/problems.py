"""Every refusal leaves as application/problem+json (RFC 9457), and nothing else leaves with it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import orjson
import structlog
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.kernel.errors import (
    Conflict,
    FieldError,
    Invalid,
    NotFound,
    Problem,
    SignInNeeded,
    TooLarge,
    TooMany,
    Unavailable,
    UnsupportedMedia,
)

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

MEDIA_TYPE: Final = "application/problem+json"
_REMEDIES: Final = {
    "missing": "Give a value",
    "extra_forbidden": "Remove this: it is not a field",
    "string_too_long": "Shorten this to at most {max_length} characters",
    "string_too_short": "Give at least {min_length} characters",
    "too_long": "Give at most {max_length}",
    "too_short": "Give at least {min_length}",
    "enum": "Choose one of: {expected}",
    "literal_error": "Choose one of: {expected}",
    "uuid_parsing": "Give an id",
    "int_parsing": "Give a whole number",
    "bool_parsing": "Give true or false",
    "datetime_from_date_parsing": "Give a time such as 2027-03-14T17:00:00Z",
    "datetime_parsing": "Give a time such as 2027-03-14T17:00:00Z",
    "json_invalid": "Send valid JSON",
}
# SQLSTATE → what the caller is told. Anything else of a data class is the caller's input too.
_SQLSTATES: Final[dict[str, type[Problem]]] = {
    "23505": Conflict,  # unique
    "23503": Invalid,  # foreign key
    "23514": Invalid,  # check
    "23502": Invalid,  # not null
    "40001": Unavailable,  # serialization
    "40P01": Unavailable,  # deadlock
    "55P03": Unavailable,  # lock not available
    "57014": Unavailable,  # statement timeout
    "53300": Unavailable,  # too many connections
    "57P01": Unavailable,  # shutting down
    "57P02": Unavailable,
    "57P03": Unavailable,
}
_NOT_JSON: Final = FieldError("/", "json_invalid", _REMEDIES["json_invalid"])
_PARTS: Final = frozenset({"body", "query", "path", "header"})
_log = structlog.get_logger("problems")


class _Fault(Problem):
    status = 500
    type = "server-problem"
    title = "Sorry, there is a problem with the service"


class _MethodNotAllowed(Problem):
    status = 405
    type = "method-not-allowed"
    title = "This address does not take that method"


_BY_STATUS: Final[dict[int, type[Problem]]] = {
    401: SignInNeeded,
    404: NotFound,
    405: _MethodNotAllowed,
    413: TooLarge,
    415: UnsupportedMedia,
}


def problem_response(problem: Problem, *, request_id: str) -> Response:
    """Render a problem."""
    body: dict[str, Any] = {
        "type": f"/problems/{problem.type}",
        "title": problem.title,
        "status": problem.status,
        "request_id": request_id,
        **problem.members,
    }
    if problem.detail:
        body["detail"] = problem.detail
    if problem.errors:
        body["errors"] = [
            {"pointer": e.pointer, "code": e.code, "message": e.message} for e in problem.errors
        ]
    return Response(
        orjson.dumps(body, default=str),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=problem.headers,
    )


def install_problem_handlers(app: FastAPI) -> None:
    """Let every exception leave as a problem document."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(DBAPIError, _on_database)
    app.add_exception_handler(Exception, _on_fault)


def _answer(request: Request, problem: Problem) -> Response:
    return problem_response(problem, request_id=getattr(request.state, "request_id", ""))


async def _on_problem(request: Request, problem: Exception) -> Response:
    if not isinstance(problem, Problem):  # pragma: no cover  (registered for Problem only)
        raise problem
    return _answer(request, problem)


async def _on_invalid(request: Request, error: Exception) -> Response:
    entries = error.errors() if isinstance(error, RequestValidationError) else []
    return _answer(request, Invalid(errors=[field_error(entry) for entry in entries]))


def field_error(entry: Any) -> FieldError:
    """Turn a validation entry into a pointer and a remedy; what was sent is never repeated."""
    location = [str(part) for part in entry["loc"]]
    # A body's pointer starts below the body; a query parameter's is its own name.
    path = location[1:] if location[:1] and location[0] in _PARTS else location
    if entry["type"] == "json_invalid":
        path = []
    pointer = "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in path)
    return FieldError(_safe(pointer) or "/", entry["type"], _remedy(entry))


def _safe(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")[:200]


def _remedy(entry: Any) -> str:
    pattern = _REMEDIES.get(entry["type"])
    if pattern:
        return pattern.format_map(defaultdict(str, entry.get("ctx") or {}))
    message = str(entry["msg"])
    return _safe(message.removeprefix("Value error, "))


async def _on_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 400:  # noqa: PLR2004  (FastAPI: not UTF-8, or nested too deeply)
        return _answer(request, Invalid(errors=[_NOT_JSON]))
    return _answer(request, _BY_STATUS.get(status, Problem)())


async def _on_database(request: Request, error: Exception) -> Response:
    sqlstate = str(getattr(getattr(error, "orig", None), "sqlstate", None) or "")
    kind = _SQLSTATES.get(sqlstate)
    if kind is None and sqlstate.startswith("22"):  # data exceptions: out of range, bad text…
        kind = Invalid
    if kind is None and (isinstance(error, OperationalError) or sqlstate.startswith("08")):
        kind = Unavailable
    if kind is None and isinstance(error, DBAPIError) and error.connection_invalidated:
        kind = Unavailable
    if kind is None:
        return await _on_fault(request, error)
    _log.warning("refused by the database", sqlstate=sqlstate)
    return _answer(request, kind())


async def _on_fault(request: Request, error: Exception) -> Response:
    if isinstance(error, ConnectionError | OSError):
        _log.warning("database out of reach", error=type(error).__name__)
        return _answer(request, Unavailable())
    _log.error("fault", exc_info=error)
    return _answer(request, _Fault())


def documented(*problems: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """OpenAPI entries for the problems a route may answer with; every route has 422, 429, 503."""
    kinds: tuple[type[Problem], ...] = (*problems, Invalid, TooMany, Unavailable)
    return {
        kind.status: {
            "description": kind.title,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}},
        }
        for kind in kinds
    }
