"""Organisations through HTTP: who sees which, filters, pages, dates, and what belongs together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from app.kernel.actor import ANONYMOUS, SIGNED_IN, SYSTEM, OrganisationKind, Role
from app.kernel.errors import NotFound
from app.kernel.ids import new_id
from app.organisations import repository
from app.organisations.enums import Status
from app.organisations.service import load_reference
from tests.factories.organisations import make_force, make_organisation, make_supplier, oversee

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.support.database import Statements

LIST = "/api/v1/organisations"


@pytest.mark.parametrize("status", [Status.REGISTERED, Status.SUSPENDED])
@pytest.mark.parametrize("role", [Role.PUBLIC, *sorted(SIGNED_IN)])
async def test_an_unverified_organisation_is_known_to_moderators_and_administrators_only(
    client: httpx.AsyncClient, as_role: AsRole, session: AsyncSession, role: Role, status: Status
) -> None:
    hidden = await make_supplier(session, status=status)
    await session.commit()
    reader = client if role is Role.PUBLIC else await as_role(role)
    sees = role in {Role.MODERATOR, Role.ADMINISTRATOR}

    found = await reader.get(f"{LIST}/{hidden.slug}")
    listed = await reader.get(LIST, params={"q": hidden.name})

    assert found.status_code == (200 if sees else 404)
    assert listed.json()["total"] == (1 if sees else 0)


async def test_an_unverified_organisation_is_known_to_its_own_people(
    as_role: AsRole, session: AsyncSession
) -> None:
    own = await make_supplier(session, status=Status.REGISTERED)
    reader = await as_role(Role.SUPPLIER_ADMIN, own)

    assert (await reader.get(f"{LIST}/{own.id}")).json()["status"] == "registered"


@pytest.mark.parametrize("role", [Role.PUBLIC, *sorted(SIGNED_IN)])
async def test_everybody_may_read_verified_organisations(
    client: httpx.AsyncClient, as_role: AsRole, session: AsyncSession, role: Role
) -> None:
    force = await make_force(session)
    await session.commit()
    reader = client if role is Role.PUBLIC else await as_role(role)

    assert (await reader.get(f"{LIST}/{force.slug}")).status_code == 200
    assert (await reader.get(LIST)).status_code == 200


@pytest.mark.parametrize("ref", ["nowhere", "%00", "9" * 300, str(UUID(int=7)), "CH-2026-0042"])
async def test_an_unknown_organisation_is_not_found(client: httpx.AsyncClient, ref: str) -> None:
    assert (await client.get(f"{LIST}/{ref}")).status_code in {404, 422}


async def test_an_organisation_is_found_by_id_and_by_slug_and_carries_its_version(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    force = await make_force(session, website="https://force.example")
    await session.commit()

    by_id = await client.get(f"{LIST}/{force.id}")
    by_slug = await client.get(f"{LIST}/{force.slug}")

    assert by_id.json() == by_slug.json()
    assert by_id.json()["website"] == "https://force.example"
    assert by_slug.headers["etag"] == '"v1"'


async def test_the_list_is_narrowed_by_kind_and_by_name_or_alias(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    mark = new_id().hex
    force = await make_force(session, aliases=[f"{mark} Constabulary"])
    supplier = await make_supplier(session, name=f"{mark} 100% Ltd")
    await session.commit()

    async def slugs(**params: str) -> list[str]:
        found = await client.get(LIST, params=params)
        return [item["slug"] for item in found.json()["items"]]

    assert set(await slugs(q=mark.upper())) == {force.slug, supplier.slug}
    assert await slugs(q=mark, kind="force") == [force.slug]
    assert await slugs(q=f"{mark} 100%") == [supplier.slug]
    assert await slugs(q=f"{mark}%Ltd") == []


async def test_a_body_of_the_past_or_the_future_is_listed_on_request_only(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    mark, today = new_id().hex, date.today()  # noqa: DTZ011  (days around it are left free)
    gone = await make_force(session, name=f"{mark} gone", valid_to=today - timedelta(days=2))
    coming = await make_force(session, name=f"{mark} next", valid_from=today + timedelta(days=2))
    there = await make_force(
        session,
        name=f"{mark} there",
        valid_from=today - timedelta(days=2),
        valid_to=today + timedelta(days=2),
    )
    await session.commit()

    now = await client.get(LIST, params={"q": mark})
    ever = await client.get(LIST, params={"q": mark, "former": "true"})

    assert [item["slug"] for item in now.json()["items"]] == [there.slug]
    assert {item["slug"] for item in ever.json()["items"]} == {gone.slug, coming.slug, there.slug}


async def test_pages_follow_each_other_without_gap_or_repetition(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    mark = new_id().hex
    for name in ("b", "a", "a", "c", "d"):
        await make_supplier(session, name=f"{mark} {name}")
    await session.commit()

    seen, url = [], f"{LIST}?q={mark}&limit=2"
    while url:
        page = await client.get(url)
        assert page.json()["total"] == 5
        seen += [item["name"][-1] for item in page.json()["items"]]
        url = page.headers.get("link", "").partition(">")[0].removeprefix("<")

    assert seen == ["a", "a", "b", "c", "d"]


async def test_a_cursor_of_another_list_is_refused(client: httpx.AsyncClient) -> None:
    other = await client.get("/api/v1/sectors?limit=1")

    refused = await client.get(LIST, params={"cursor": other.json()["next_cursor"]})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/cursor"


async def test_a_force_names_its_buyers_and_a_verified_overseer(
    client: httpx.AsyncClient, as_role: AsRole, session: AsyncSession
) -> None:
    overseer = await make_organisation(session, kind=OrganisationKind.OVERSIGHT)
    unknown = await make_organisation(
        session, kind=OrganisationKind.OVERSIGHT, status=Status.REGISTERED
    )
    await load_reference(session)
    await session.commit()
    kent = (await client.get(f"{LIST}/kent")).json()
    for body in (overseer, unknown):
        await oversee(session, oversight_id=body.id, force_id=kent["id"])
    await session.commit()

    public = (await client.get(f"{LIST}/kent")).json()
    moderator = (await (await as_role(Role.MODERATOR)).get(f"{LIST}/kent")).json()
    backwards = (await client.get(f"{LIST}/{overseer.slug}")).json()

    assert "Kent" in public["contracting_authorities"][0]["name"]
    assert [body["id"] for body in public["overseen_by"]] == [str(overseer.id)]
    assert {body["id"] for body in moderator["overseen_by"]} == {str(overseer.id), str(unknown.id)}
    assert [force["slug"] for force in backwards["oversees"]] == ["kent"]


async def test_a_successor_and_its_predecessors_name_each_other(
    client: httpx.AsyncClient, session: AsyncSession
) -> None:
    new = await make_force(session)
    old = await make_force(session, successor_id=new.id, valid_to=date(2025, 4, 1))
    await session.commit()

    assert (await client.get(f"{LIST}/{old.slug}")).json()["successor"]["slug"] == new.slug
    predecessors = (await client.get(f"{LIST}/{new.slug}")).json()["predecessors"]
    assert [body["slug"] for body in predecessors] == [old.slug]


async def test_list_and_detail_take_one_statement_each(
    client: httpx.AsyncClient, session: AsyncSession, statements: Statements
) -> None:
    force = await make_force(session)
    await session.commit()
    for url in (LIST, f"{LIST}/{force.slug}"):
        with statements:
            assert (await client.get(url)).status_code == 200
        assert len(statements) == 1


async def test_other_domains_load_only_what_the_actor_may_know_of(session: AsyncSession) -> None:
    known = await make_supplier(session)
    hidden = await make_supplier(session, status=Status.REGISTERED)

    assert (await repository.get(session, ANONYMOUS, known.slug)).id == known.id
    assert (await repository.get(session, SYSTEM, str(hidden.id))).id == hidden.id
    with pytest.raises(NotFound):
        await repository.get(session, ANONYMOUS, str(hidden.id))
