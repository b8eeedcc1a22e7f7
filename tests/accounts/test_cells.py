"""Every route of people's access × every role, and people × every relation: cell by cell."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import pytest

from app.accounts.policy import ROLES_OF
from app.kernel.actor import SIGNED_IN, OrganisationKind, Role
from app.kernel.ids import new_id
from app.organisations.enums import Status
from tests.factories.accounts import KIND_OF, make_account, make_membership
from tests.factories.organisations import make_organisation

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole

ROLES: Final = (Role.PUBLIC, *sorted(SIGNED_IN))
RUN_THE_PORTAL: Final = {Role.MODERATOR, Role.ADMINISTRATOR}
# (method, path) → answer for the public, answer for everybody who is signed in
ROUTES: Final = {
    ("GET", "auth/session"): (200, 200),
    ("DELETE", "auth/session"): (204, 204),
    ("PUT", "auth/session/acting-as"): (401, 404),
    ("GET", "auth/sessions"): (401, 200),
    ("DELETE", f"auth/sessions/{new_id()}"): (401, 404),
    ("GET", "memberships"): (401, 200),
    ("GET", "organisations/nowhere/people"): (401, 404),
}


@pytest.mark.parametrize("role", ROLES)
async def test_every_route_answers_every_role_as_declared(
    client: httpx.AsyncClient, as_role: AsRole, role: Role
) -> None:
    wrong = {}
    for (method, path), (public, known) in ROUTES.items():
        body = {"membership_id": str(new_id())} if method == "PUT" else None
        reader = client if role is Role.PUBLIC else await as_role(role)
        answer = await reader.request(method, f"/api/v1/{path}", json=body)
        expected = public if role is Role.PUBLIC else known
        if answer.status_code != expected:
            wrong[method, path] = (answer.status_code, expected)
    assert not wrong


def expected_for_people(role: Role, relation: str, status: Status) -> int:
    """What the table of DOMAIN sections 3 and 5 says about an organisation's people."""
    if role is Role.PUBLIC:
        return 401
    if relation == "own" or role in RUN_THE_PORTAL:
        return 200
    return 403 if status is Status.VERIFIED else 404


CELLS: Final = [
    (role, relation, status)
    for role, relation, status in product(ROLES, ("own", "other"), Status)
    if not (role is Role.PUBLIC and relation == "own")
]


@pytest.mark.parametrize(("role", "relation", "status"), CELLS)
async def test_the_people_of_an_organisation_are_shown_to_whom_they_may_be(
    client: httpx.AsyncClient,
    as_role: AsRole,
    session: AsyncSession,
    *,
    role: Role,
    relation: str,
    status: Status,
) -> None:
    kind = KIND_OF.get(role, OrganisationKind.SUPPLIER)
    organisation = await make_organisation(session, kind=kind, status=status)
    colleague = await make_account(session, display_name="A Colleague")
    await make_membership(session, colleague, role=min(ROLES_OF[kind]), organisation=organisation)
    await session.commit()
    home = organisation if relation == "own" else None
    reader = client if role is Role.PUBLIC else await as_role(role, home)

    for ref in (organisation.id, organisation.slug):
        answer = await reader.get(f"/api/v1/organisations/{ref}/people")
        expected = expected_for_people(role, relation, status)
        assert answer.status_code == expected
        assert ("A Colleague" in answer.text) is (expected == 200)
        assert (colleague.email in answer.text) is (expected == 200)


async def test_people_are_listed_by_name_without_those_who_have_left(
    as_role: AsRole, session: AsyncSession
) -> None:
    home = await make_organisation(session, kind=OrganisationKind.FORCE)
    for name, status in (("C", "active"), ("B", "active"), ("A", "ended")):
        person = await make_account(session, display_name=f"{name} Person")
        await make_membership(
            session, person, role=Role.FORCE_CONTRIBUTOR, organisation=home, status=status
        )
    await session.commit()
    reader = await as_role(Role.MODERATOR)

    url = f"/api/v1/organisations/{home.slug}/people"
    first = await reader.get(url, params={"limit": 1})
    second = await reader.get(url, params={"cursor": first.json()["next_cursor"]})

    assert first.json()["total"] == 2
    people = [entry["display_name"] for page in (first, second) for entry in page.json()["items"]]
    assert people == ["B Person", "C Person"]
    assert 'rel="next"' in first.headers["link"]


async def test_an_organisation_without_people_has_an_empty_list(
    as_role: AsRole, session: AsyncSession
) -> None:
    home = await make_organisation(session)
    reader = await as_role(Role.ADMINISTRATOR)

    answer = await reader.get(f"/api/v1/organisations/{home.id}/people")

    assert answer.json() == {"items": [], "next_cursor": None, "total": 0}


async def test_no_public_answer_names_a_person(
    client: httpx.AsyncClient, as_role: AsRole, session: AsyncSession
) -> None:
    home = await make_organisation(session)
    person = await make_account(session, display_name="Named Nowhere")
    await make_membership(session, person, role=Role.SUPPLIER_ADMIN, organisation=home)
    await session.commit()

    for path in (f"organisations/{home.slug}", "organisations", "auth/session"):
        answer = await client.get(f"/api/v1/{path}")
        assert answer.status_code == 200
        assert "Named Nowhere" not in answer.text
        assert person.email not in answer.text
