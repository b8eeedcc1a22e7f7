"""Every route of the domain and every role: who is let in, who is told to sign in, who refused."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.router import ROUTERS
from app.kernel.actor import EVERYONE, FORCE_ROLES, SIGNED_IN, Role
from tests.factories.challenges import make_challenge
from tests.factories.taxonomy import make_capability

AsRole = Callable[..., Awaitable[httpx.AsyncClient]]
WATCHING: Final = FORCE_ROLES | {Role.MODERATOR, Role.OVERSIGHT, Role.AUDITOR}
PREFIX: Final = "/api/v1"

# Method, address, body, and the roles that are let in at the door.
ROUTES: Final[list[tuple[str, str, Any, frozenset[Role]]]] = [
    ("GET", "/challenges", None, EVERYONE),
    ("GET", "/challenges.csv", None, EVERYONE),
    ("GET", "/challenges/facets", None, EVERYONE),
    ("GET", "/challenges/safeguards-questions", None, EVERYONE),
    ("POST", "/challenges/safeguards-preview", {}, EVERYONE),
    ("GET", "/challenges/{challenge_ref}", None, EVERYONE),
    ("GET", "/challenges/{challenge_ref}/versions", None, EVERYONE),
    ("GET", "/challenges/{challenge_ref}/outcome", None, EVERYONE),
    ("GET", "/outcomes", None, EVERYONE),
    ("GET", "/outcomes.csv", None, EVERYONE),
    ("GET", "/capabilities/{slug}/unmet-needs", None, EVERYONE),
    ("GET", "/challenges/{challenge_ref}/timeline", None, WATCHING),
    ("GET", "/challenges/{challenge_ref}/readiness", None, WATCHING),
    ("POST", "/challenges", {"title": "T", "problem_today": "P"}, FORCE_ROLES),
    ("PATCH", "/challenges/{challenge_ref}", {}, FORCE_ROLES),
    ("POST", "/challenges/{challenge_ref}/similar-reviewed", {}, FORCE_ROLES),
    ("PUT", "/challenges/{challenge_ref}/outcome", {"next_step": "pilot"}, FORCE_ROLES),
    (
        "POST",
        "/challenges/{challenge_ref}/transitions",
        {"action": "withdraw", "reason": "x"},
        FORCE_ROLES | {Role.MODERATOR},
    ),
    (
        "POST",
        "/ethics/opinions",
        {"challenge": "{challenge_ref}", "position": "supported", "text": "Fine."},
        frozenset({Role.ETHICS_ADVISER}),
    ),
]
# What a role that is let in may be told about a concluded challenge of a force not its own.
LET_IN: Final = {200, 201, 403, 409, 428}


def test_every_route_of_the_domain_is_in_the_table() -> None:
    served = {
        (method, route.path.removeprefix(PREFIX))  # type: ignore[attr-defined]
        for router in ROUTERS
        for route in router.routes
        for method in route.methods  # type: ignore[attr-defined]
    }
    assert served == {(method, path) for method, path, _, _ in ROUTES}


@pytest.mark.parametrize(
    ("method", "path", "body", "roles"), ROUTES, ids=[f"{r[0]} {r[1]}" for r in ROUTES]
)
async def test_a_route_lets_in_exactly_its_roles(
    session: AsyncSession,
    client: httpx.AsyncClient,
    as_role: AsRole,
    method: str,
    path: str,
    body: Any,
    roles: frozenset[Role],
) -> None:
    challenge = await make_challenge(session, stage="concluded")
    capability = await make_capability(session)
    await session.commit()
    url = PREFIX + path.format(challenge_ref=challenge.reference, slug=capability.slug)
    if body and "challenge" in body:
        body = {**body, "challenge": challenge.reference}
    public = await client.request(method, url, json=body)
    assert (public.status_code != 401) is (Role.PUBLIC in roles)
    for role in sorted(SIGNED_IN):
        reader = await as_role(role)
        answer = await reader.request(method, url, json=body)
        if role in roles:
            assert answer.status_code in LET_IN, role
            assert '"roles"' not in answer.text, role
        else:
            assert answer.status_code == 403, role
            assert answer.json()["roles"] == sorted(roles), role
