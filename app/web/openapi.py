"""The API's description: OpenAPI 3.1 with the one form of refusal."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from fastapi.openapi.utils import get_openapi
from pydantic import Field

from app.kernel.schemas import View

if TYPE_CHECKING:
    from fastapi import FastAPI


class ProblemEntry(View):
    """One thing that is wrong: where (JSON pointer), what kind, and the remedy."""

    pointer: str
    code: str
    message: str


class ProblemDocument(View):
    """A refusal (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str | None = None
    request_id: str
    errors: list[ProblemEntry] | None = None
    saved_by: str | None = Field(None, description="412: the role that saved last, if known.")
    saved_at: datetime | None = Field(None, description="412: when that was.")
    state: str | None = Field(None, description="409: the state the record is in.")
    since: datetime | None = Field(None, description="409: since when, if known.")
    by_role: str | None = Field(
        None, description="409: the role that brought it there; absent when the clock did."
    )
    available_actions: list[str] | None = Field(
        None, description="409: what the caller can do instead."
    )


def install_openapi(app: FastAPI) -> None:
    """Describe the API with ProblemDocument in place of FastAPI's own validation error."""

    def describe() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _describe(app)
        return app.openapi_schema

    app.openapi = describe  # type: ignore[method-assign]  # FastAPI's documented way


def _describe(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(title=app.title, version=app.version, routes=app.routes)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    for model in (ProblemEntry, ProblemDocument):
        schemas[model.__name__] = model.model_json_schema(
            ref_template="#/components/schemas/{model}", mode="serialization"
        )
        schemas[model.__name__].pop("$defs", None)
    problem = {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}
    for path in document["paths"].values():
        for operation in path.values():
            invalid = operation["responses"].get("422")
            if invalid is not None:
                invalid["content"] = {"application/problem+json": problem}
                invalid["description"] = "Some of what was sent is not valid"
    return document
