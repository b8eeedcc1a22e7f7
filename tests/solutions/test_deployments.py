"""Deployments: claims that wait for review, names that stay hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.kernel.actor import Role
from tests.factories.organisations import make_force, make_supplier
from tests.factories.solutions import make_deployment, make_solution
from tests.solutions.calls import URL, edit, listed, take

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.solutions.conftest import People

HOSPITAL = {
    "sector": "health",
    "organisation_label": "A hospital trust",
    "use": "Patients share pictures of a wound",
    "status": "in_use",
    "started_on": "2024-03-01",
    "scale": "3 sites",
}
SECRET = "Hushworthy Constabulary"


async def add(people: People, ref: str, **overrides: Any) -> dict[str, Any]:
    """Add a deployment through the API; the card afterwards."""
    answer = await people.supplier.post(f"{URL}/{ref}/deployments", json={**HOSPITAL, **overrides})
    assert answer.status_code == 201, answer.text
    card: dict[str, Any] = answer.json()
    return card


async def change(people: People, ref: str, deployment_id: str, **changes: Any) -> httpx.Response:
    """Change a deployment with the card's ETag."""
    etag = (await people.supplier.get(f"{URL}/{ref}")).headers["etag"]
    return await people.supplier.patch(
        f"{URL}/{ref}/deployments/{deployment_id}", json=changes, headers={"If-Match": etag}
    )


async def test_a_deployment_of_a_draft_is_part_of_the_draft(people: People) -> None:
    ref = (await people.supplier.post(URL, json={"name": "Otter"})).json()["reference"]
    card = await add(people, ref)
    (deployment,) = card["deployments"]
    assert deployment["evidence"] == "claimed"
    assert deployment["pending"] == "new"
    assert card["revision"] is None
    assert card["horizon"] == "other_sector"
    edited = await change(people, ref, deployment["id"], scale="4 sites")
    assert edited.json()["deployments"][0]["scale"] == "4 sites"
    assert edited.json()["deployments"][0]["proposed"] is None


async def test_a_new_deployment_of_a_listed_card_waits_for_review(
    people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    before = await client.get(f"{URL}/{ref}")
    card = await add(people, ref)
    assert card["revision"]["state"] == "draft"
    assert card["revision"]["changed"] == ["deployments"]
    during = await client.get(f"{URL}/{ref}")
    assert during.json() == before.json()
    assert (await client.get(f"{URL}?sector=health")).json()["total"] == 0

    await take(people.supplier, ref, "request_revision_review")
    refused = await people.supplier.post(f"{URL}/{ref}/deployments", json=HOSPITAL)
    assert refused.status_code == 409
    await take(people.moderator, ref, "list_revision")
    public = (await client.get(f"{URL}/{ref}")).json()
    assert [d["use"] for d in public["deployments"]] == [HOSPITAL["use"]]
    assert public["deployments"][0]["pending"] is None
    assert public["horizon"] == "other_sector"
    assert public["sector_names"]["health"] == "Health"
    version = (await client.get(f"{URL}/{ref}/versions")).json()["items"][0]
    assert version["changed"] == ["deployments"]
    assert version["deployments"] == public["deployments"]


async def test_a_changed_deployment_waits_beside_the_public_one(
    people: People, client: httpx.AsyncClient, session: AsyncSession
) -> None:
    solution = await make_solution(session, supplier=people.organisation)
    deployment = await make_deployment(
        session, solution, evidence="verified", evidence_on=None, scale="3 sites"
    )
    await session.commit()
    ref, key = solution.reference, str(deployment.id)
    changed = (await change(people, ref, key, learned="Start with one ward.")).json()
    assert changed["deployments"][0]["pending"] == "changed"
    assert changed["deployments"][0]["proposed"]["learned"] == "Start with one ward."
    assert changed["deployments"][0]["learned"] == ""
    assert "Start with" not in (await client.get(f"{URL}/{ref}")).text
    taken_back = (await change(people, ref, key, learned="")).json()
    assert taken_back["revision"] is None

    await change(people, ref, key, learned="Start with one ward.")
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "list_revision")
    public = (await client.get(f"{URL}/{ref}")).json()["deployments"][0]
    assert (public["learned"], public["evidence"]) == ("Start with one ward.", "verified")

    await change(people, ref, key, scale="300 sites")
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "list_revision")
    public = (await client.get(f"{URL}/{ref}")).json()["deployments"][0]
    assert (public["scale"], public["evidence"]) == ("300 sites", "claimed")


async def test_to_claim_less_needs_no_review(
    people: People, client: httpx.AsyncClient, session: AsyncSession
) -> None:
    solution = await make_solution(session, supplier=people.organisation, deployments=[{}])
    await session.commit()
    ref = solution.reference
    key = (await client.get(f"{URL}/{ref}")).json()["deployments"][0]["id"]
    answer = await people.supplier.delete(f"{URL}/{ref}/deployments/{key}")
    assert answer.status_code == 200
    assert answer.json()["revision"] is None
    public = (await client.get(f"{URL}/{ref}")).json()
    assert public["deployments"] == []
    assert public["listed_number"] == 2
    again = await people.supplier.delete(f"{URL}/{ref}/deployments/{key}")
    assert again.status_code == 404


async def test_discarding_takes_new_deployments_and_changes_away(
    people: People, session: AsyncSession
) -> None:
    solution = await make_solution(session, supplier=people.organisation, deployments=[{}])
    await session.commit()
    ref = solution.reference
    card = await add(people, ref, use="A new one")
    await change(people, ref, card["deployments"][0]["id"], use="Other words")
    await edit(people.supplier, ref, summary="Other words")
    answer = (await take(people.supplier, ref, "discard_revision")).json()
    assert [d["use"] for d in answer["deployments"]] == [HOSPITAL["use"]]
    assert answer["deployments"][0]["proposed"] is None
    assert answer["revision"] is None


@pytest.mark.parametrize(
    ("overrides", "pointer"),
    [
        ({"sector": "no-such"}, "/sector"),
        ({"capabilities": ["no-such"]}, "/capabilities/0"),
        ({"organisation_label": ""}, "/"),
        ({"organisation_id": "01890000-0000-7000-8000-000000000000"}, "/organisation_id"),
        ({"use": ""}, "/use"),
        ({"learned": "UK SECRET"}, "/learned"),
        ({"ended_on": "2024-02-01"}, "/ended_on"),
        ({"evidence_on": "2999-01-01"}, "/evidence_on"),
        ({"evidence": "verified"}, "/evidence"),
        ({"evidence_link": "javascript:alert(1)"}, "/evidence_link"),
        ({"status": "planned"}, "/status"),
        ({"started_on": "2024-13-01"}, "/started_on"),
    ],
)
async def test_a_deployment_with_something_wrong_is_refused_where_it_stands(
    people: People, overrides: dict[str, Any], pointer: str
) -> None:
    ref = (await people.supplier.post(URL, json={"name": "Otter"})).json()["reference"]
    answer = await people.supplier.post(f"{URL}/{ref}/deployments", json={**HOSPITAL, **overrides})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


async def test_an_edit_may_not_leave_a_deployment_without_its_user(people: People) -> None:
    ref = (await people.supplier.post(URL, json={"name": "Otter"})).json()["reference"]
    card = await add(people, ref)
    answer = await change(people, ref, card["deployments"][0]["id"], organisation_label="")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/organisation_label"
    empty = await change(people, ref, card["deployments"][0]["id"], sector="")
    assert empty.status_code == 422


async def test_a_deployment_edited_to_what_it_was_keeps_the_etag(people: People) -> None:
    ref = (await people.supplier.post(URL, json={"name": "Otter"})).json()["reference"]
    card = await add(people, ref)
    same = await change(people, ref, card["deployments"][0]["id"], scale="3 sites")
    assert same.json()["version"] == card["version"]


async def test_a_card_has_only_so_many_deployments(people: People, session: AsyncSession) -> None:
    solution = await make_solution(
        session, supplier=people.organisation, stage="draft", deployments=[{}] * 60
    )
    await session.commit()
    answer = await people.supplier.post(f"{URL}/{solution.id}/deployments", json=HOSPITAL)
    assert answer.status_code == 422
    assert "60" in answer.json()["errors"][0]["message"]


async def test_nobody_else_touches_deployments(people: People, session: AsyncSession) -> None:
    solution = await make_solution(session, supplier=people.organisation, deployments=[{}])
    await session.commit()
    card = (await people.supplier.get(f"{URL}/{solution.id}")).json()
    url = f"{URL}/{solution.id}/deployments"
    key = card["deployments"][0]["id"]
    match = {"If-Match": '"v1"'}
    for who in (people.other_supplier, people.moderator, people.force):
        assert (await who.post(url, json=HOSPITAL)).status_code == 403
        answer = await who.patch(f"{url}/{key}", json={"scale": "9"}, headers=match)
        assert answer.status_code == 403
        assert (await who.delete(f"{url}/{key}")).status_code == 403
    bare = await people.supplier.patch(f"{url}/{key}", json={"scale": "9"})
    assert bare.status_code == 428
    stale = await people.supplier.patch(
        f"{url}/{key}", json={"scale": "9"}, headers={"If-Match": '"v9"'}
    )
    assert stale.status_code == 412
    other = await make_solution(session, supplier=people.organisation)
    await session.commit()
    strange = await people.supplier.delete(f"{URL}/{other.id}/deployments/{key}")
    assert strange.status_code == 404


async def test_an_anonymous_user_is_named_in_no_answer(
    people: People, as_role: AsRole, client: httpx.AsyncClient, session: AsyncSession
) -> None:
    force = await make_force(session, name=SECRET, slug="hushworthy-constabulary")
    await session.commit()
    hidden = {
        "sector": "policing",
        "organisation_id": str(force.id),
        "organisation_label": "Hushworthy",
        "anonymous": True,
        "evidence_link": "https://hushworthy.example/case-study",
    }
    ref = await listed(people)
    card = await add(people, ref, **hidden)
    assert card["deployments"][0]["organisation"]["name"] == SECRET
    await take(people.supplier, ref, "request_revision_review")
    moderator = (await people.moderator.get(f"{URL}/{ref}")).json()
    assert moderator["deployments"][0]["organisation"]["name"] == SECRET
    await take(people.moderator, ref, "list_revision")

    readers = {"nobody": client, "other supplier": people.other_supplier, "force": people.force}
    for role in set(Role) - {Role.PUBLIC, Role.SYSTEM, Role.MODERATOR}:
        readers[role] = await as_role(role)
    readers["the force itself"] = await as_role(Role.FORCE_APPROVER, organisation=force)
    paths = ("", f"/{ref}", f"/{ref}/versions", f"/{ref}/timeline", "/facets", "?sector=policing")
    for who, reader in readers.items():
        for path in paths:
            answer = await reader.get(f"{URL}{path}")
            assert answer.status_code == 200, (who, path)
            assert "hushworthy" not in answer.text.lower(), (who, path)
            assert str(force.id) not in answer.text, (who, path)
    public = (await client.get(f"{URL}/{ref}")).json()["deployments"][0]
    assert public["anonymous"] is True
    assert public["organisation"] is None
    assert public["organisation_label"] == ""
    found = (await client.get(f"{URL}?sector=policing")).json()
    assert found["total"] == 1


async def test_a_named_user_is_named(
    people: People, client: httpx.AsyncClient, session: AsyncSession
) -> None:
    force = await make_force(session, name="Open Constabulary")
    hidden = await make_supplier(session, status="registered")
    await session.commit()
    ref = await listed(people)
    await add(people, ref, sector="policing", organisation_id=str(force.id))
    unknown = await people.supplier.post(
        f"{URL}/{ref}/deployments", json={**HOSPITAL, "organisation_id": str(hidden.id)}
    )
    assert unknown.status_code == 422
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "list_revision")
    public = (await client.get(f"{URL}/{ref}")).json()
    assert public["deployments"][0]["organisation"]["name"] == "Open Constabulary"
    assert public["horizon"] == "in_use_policing"


async def test_a_label_that_is_a_name_is_hidden_once_the_user_wants_no_name(
    people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    card = await add(people, ref, organisation_label=SECRET)
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "list_revision")
    for part in ("", "/versions"):
        assert SECRET in (await client.get(f"{URL}/{ref}{part}")).text
    await change(people, ref, card["deployments"][0]["id"], anonymous=True)
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "list_revision")
    for part in ("", "/versions"):
        assert SECRET not in (await client.get(f"{URL}/{ref}{part}")).text
        assert SECRET not in (await people.force.get(f"{URL}/{ref}{part}")).text
    assert SECRET in (await people.supplier.get(f"{URL}/{ref}")).text
    assert SECRET in (await people.supplier.get(f"{URL}/{ref}/versions")).text
