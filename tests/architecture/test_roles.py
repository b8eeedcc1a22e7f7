"""Every route × every role: the coarse half of authorisation, generated from the declarations.

The fine half (relation × state) is generated from each domain's lifecycle table in its own tests.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from app.kernel.actor import EVERYONE, SIGNED_IN, Role
from app.kernel.ids import new_id
from tests.architecture.test_structure import api_routes

if TYPE_CHECKING:
    from tests.conftest import AsRole

NOT_OF_THE_API: Final = ("/healthz", "/readyz", "/metrics", "/{path:path}")
REFUSED: Final = {401, 403}


def allowed(route: APIRoute) -> frozenset[Role]:
    """The roles a route declares."""
    for dependency in route.dependencies:
        roles: frozenset[Role] | None = getattr(dependency.dependency, "allowed", None)
        if roles is not None:
            return roles
    raise AssertionError(route.path)


def calls(app: FastAPI) -> list[tuple[str, str, frozenset[Role]]]:
    """Method, address of a record nobody has, and the roles, for every route of the API."""
    return [
        (method, re.sub(r"\{[^}]+\}", str(new_id()), route.path), allowed(route))
        for route in api_routes(app)
        if route.path not in NOT_OF_THE_API
        for method in sorted(route.methods or ())
    ]


async def call(reader: httpx.AsyncClient, method: str, path: str) -> int:
    """Send an empty wish; roles are decided before it is read."""
    json: dict[str, object] | None = {} if method in {"POST", "PUT", "PATCH"} else None
    return (await reader.request(method, path, json=json)).status_code


@pytest.mark.parametrize("role", sorted(EVERYONE))
async def test_a_role_that_is_not_declared_is_refused_and_no_other(
    app: FastAPI, as_role: AsRole, client: httpx.AsyncClient, role: Role
) -> None:
    reader = client if role is Role.PUBLIC else await as_role(role)
    tried = 0
    for method, path, roles in calls(app):
        if method == "DELETE" and path.endswith("/auth/session"):
            continue  # signs out, and has tests of its own
        status = await call(reader, method, path)
        assert status < 500, (method, path, status)
        if role in roles:
            assert status not in REFUSED or path.startswith("/api/v1/auth/"), (method, path, status)
        else:
            expected = 401 if role is Role.PUBLIC else 403
            assert status == expected, (method, path, status)
            tried += 1
    assert tried > 0 or role in SIGNED_IN


def test_a_declared_rule_is_not_empty(app: FastAPI) -> None:
    assert all(roles for _, _, roles in calls(app))
