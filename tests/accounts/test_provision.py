"""Accounts made by commands: the first administrator and the practice people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from app.accounts import policy
from app.accounts.demonstration_accounts import DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD
from app.accounts.models import Account, Membership
from app.accounts.provision import create_admin, ensure_account
from app.kernel.actor import SIGNED_IN, OrganisationKind, Role
from app.kernel.errors import Conflict, Invalid
from app.main import create_app
from tests.conftest import open_client
from tests.factories.organisations import make_force, make_organisation

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.platform.database import Database
    from app.settings import Settings

SESSION = "/api/v1/auth/session"
ADMIN = {"email": "First@Portal.example", "display_name": "The First", "password": "nine otters"}


async def test_the_first_administrator_can_sign_in(
    client: httpx.AsyncClient, database: Database
) -> None:
    await create_admin(database, **ADMIN)

    wish = {"email": "first@portal.example", "password": "nine otters"}
    entered = (await client.post(SESSION, json=wish)).json()

    assert entered["acting_as"]["role"] == "administrator"
    assert entered["acting_as"]["organisation"]["kind"] == "operator"


async def test_an_address_is_used_once(database: Database) -> None:
    await create_admin(database, **ADMIN)

    with pytest.raises(Conflict):
        await create_admin(database, **{**ADMIN, "email": "FIRST@portal.example"})


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"email": "nowhere"}, "/email"),
        ({"display_name": " "}, "/display_name"),
        ({"password": "password"}, "/password"),
        ({"password": DEMONSTRATION_PASSWORD}, "/password"),
    ],
)
async def test_an_administrator_is_entered_with_care(
    database: Database, change: dict[str, str], pointer: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await create_admin(database, **{**ADMIN, **change})

    assert [error.pointer for error in refused.value.errors] == [pointer]


async def test_an_account_is_ensured_once_and_gains_the_roles_it_lacks(
    session: AsyncSession,
) -> None:
    force = await make_force(session)
    person = {"email": "p@force.example", "display_name": "P", "password": DEMONSTRATION_PASSWORD}

    first = await ensure_account(
        session, **person, memberships=[(force.slug, Role.FORCE_CONTRIBUTOR)]
    )
    kept = first.password_hash
    roles = [(force.slug, Role.FORCE_CONTRIBUTOR), (force.slug, Role.FORCE_APPROVER)]
    again = await ensure_account(session, **person, memberships=roles)

    assert (again.id, again.password_hash) == (first.id, kept)
    memberships = select(func.count()).where(Membership.account_id == first.id)
    assert await session.scalar(memberships) == 2
    await session.commit()


async def test_what_was_given_is_recorded(database: Database, session: AsyncSession) -> None:
    account_id = await create_admin(database, **ADMIN)

    facts = text("SELECT kind, role FROM fact WHERE stream_id = :id ORDER BY position")
    recorded = (await session.execute(facts, {"id": account_id})).all()

    assert [tuple(row) for row in recorded] == [
        ("AccountMade", "system"),
        ("MembershipGiven", "system"),
    ]


async def test_a_role_needs_an_organisation_that_has_it(session: AsyncSession) -> None:
    supplier = await make_organisation(session)
    person = {"email": "p@force.example", "display_name": "P", "password": "nine otters"}

    with pytest.raises(LookupError):
        await ensure_account(session, **person, memberships=[("nowhere", Role.MODERATOR)])
    with pytest.raises(ValueError, match="has no moderator"):
        await ensure_account(session, **person, memberships=[(supplier.slug, Role.MODERATOR)])


def test_every_role_belongs_to_one_kind_of_organisation() -> None:
    given = [role for roles in policy.ROLES_OF.values() for role in roles]

    assert sorted(given) == sorted(SIGNED_IN)
    assert set(policy.ROLES_OF) == set(OrganisationKind)


async def _practice_people(session: AsyncSession) -> None:
    kinds = {role: kind for kind, roles in policy.ROLES_OF.items() for role in roles}
    known = set(await session.scalars(text("SELECT slug FROM organisation")))
    for person in DEMONSTRATION_ACCOUNTS:
        if person.organisation not in known:
            known.add(person.organisation)
            await make_organisation(session, slug=person.organisation, kind=kinds[person.role])
        await ensure_account(
            session,
            email=person.email,
            display_name=person.display_name,
            password=DEMONSTRATION_PASSWORD,
            memberships=[(person.organisation, person.role)],
        )
    await session.commit()


async def test_the_sign_in_page_of_the_demonstration_lists_the_practice_people(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    before = (await client.get(SESSION)).json()["service"]["demonstration_accounts"]
    await _practice_people(session)

    listed = (await client.get(SESSION)).json()["service"]["demonstration_accounts"]

    assert before == []
    assert [entry["email"] for entry in listed] == [p.email for p in DEMONSTRATION_ACCOUNTS]
    assert [entry["role"] for entry in listed] == [p.role for p in DEMONSTRATION_ACCOUNTS]
    assert all(entry["organisation"] for entry in listed)
    for entry in listed:
        wish = {"email": entry["email"], "password": DEMONSTRATION_PASSWORD}
        entered = await client.post(SESSION, json=wish)
        assert entered.json()["acting_as"]["role"] == entry["role"]


async def test_outside_the_demonstration_nobody_is_told_of_practice_people(
    settings: Settings, database: Database, session: AsyncSession
) -> None:
    await _practice_people(session)
    serious = settings.model_copy(update={"environment": "production"})
    async with open_client(create_app(serious, database=database)) as reader:
        service = (await reader.get(SESSION)).json()["service"]

    assert service["demonstration_accounts"] is None
    assert service["practice_area"] is False
    assert await session.scalar(select(func.count()).select_from(Account)) == len(
        DEMONSTRATION_ACCOUNTS
    )
