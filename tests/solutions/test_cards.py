"""Starting and editing product cards over HTTP, and what waits for review meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.kernel.actor import Role
from app.organisations.enums import Status as OrganisationStatus
from app.solutions.repository import records
from tests.factories.solutions import complete_card
from tests.solutions.calls import URL, edit, listed, pointers, take
from tests.solutions.conftest import OTHER_CAPABILITY

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.solutions.conftest import People
    from tests.support.database import Statements


async def test_a_card_goes_from_a_name_to_the_catalogue(
    people: People, client: httpx.AsyncClient
) -> None:
    begun = await people.supplier.post(URL, json={"name": "Otter Selective Share"})
    assert begun.status_code == 201
    card = begun.json()
    ref = card["reference"]
    assert begun.headers["location"] == f"{URL}/{ref}"
    assert card["status"] == "draft"
    assert card["is_example"] is True
    assert card["available_actions"] == ["request_review", "retire", "edit"]
    assert {"/summary", "/maturity", "/not_good_for"} <= {m["pointer"] for m in card["missing"]}

    refused = await take(people.supplier, ref, "request_review")
    assert refused.status_code == 409
    assert refused.json()["type"] == "/problems/check-failed"
    assert refused.json()["errors"] == card["missing"]

    edited = await edit(people.supplier, ref, **complete_card())
    assert edited.status_code == 200
    assert edited.json()["missing"] == []
    assert (await client.get(f"{URL}/{ref}")).status_code == 404
    assert (await people.moderator.get(f"{URL}/{ref}")).status_code == 404

    asked = await take(people.supplier, ref, "request_review")
    assert asked.json()["status"] == "in_review"
    assert (await client.get(f"{URL}/{ref}")).status_code == 404
    seen = (await people.moderator.get(f"{URL}/{ref}")).json()
    assert seen["available_actions"] == ["request_changes", "list"]

    answer = await take(people.moderator, ref, "list")
    assert answer.json()["status"] == "listed"
    public = (await client.get(f"{URL}/{ref}")).json()
    assert public["card"] == complete_card()
    assert public["supplier"]["name"] == "Example Otter Ltd"
    assert public["listed_number"] == 1
    assert public["capability_names"] == {"mobile-device-acquisition": "Mobile-Device-Acquisition"}
    assert public["sector_names"] == {"policing": "Policing", "health": "Health"}
    assert public["revision"] is None
    assert public["available_actions"] == []


async def test_changes_are_asked_for_with_a_reason_that_only_insiders_read(people: People) -> None:
    begun = await people.supplier.post(URL, json=complete_card())
    ref = begun.json()["reference"]
    await take(people.supplier, ref, "request_review")
    silent = await take(people.moderator, ref, "request_changes")
    assert silent.status_code == 422
    assert silent.json()["errors"][0]["pointer"] == "/reason"
    back = await take(people.moderator, ref, "request_changes", reason="Name the source")
    assert back.json()["status"] == "draft"
    assert (await people.supplier.get(f"{URL}/{ref}")).json()["status_reason"] == "Name the source"
    assert (await people.force.get(f"{URL}/{ref}")).status_code == 404


async def test_a_claim_of_a_listed_card_is_reviewed_while_the_listed_version_stays(
    people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    before = await client.get(f"{URL}/{ref}")
    edited = (await edit(people.supplier, ref, maturity=9, summary="In use everywhere.")).json()
    assert edited["card"]["maturity"] == 8
    assert edited["revision"]["state"] == "draft"
    assert edited["revision"]["changed"] == ["summary", "maturity"]
    assert edited["revision"]["card"]["maturity"] == 9
    during = await client.get(f"{URL}/{ref}")
    assert during.json() == before.json()
    assert during.headers["etag"] == before.headers["etag"]

    asked = await take(people.supplier, ref, "request_revision_review")
    assert asked.json()["revision"]["state"] == "in_review"
    locked = await edit(people.supplier, ref, maturity=7)
    assert locked.status_code == 409
    assert locked.json()["state"] == "revision_in_review"
    assert locked.json()["by_role"] == "supplier_member"
    assert locked.json()["since"] > before.json()["status_since"]
    back = await take(people.moderator, ref, "request_revision_changes", reason="No proof of 9")
    assert back.json()["revision"]["reason"] == "No proof of 9"
    assert (await client.get(f"{URL}/{ref}")).json() == before.json()

    await take(people.supplier, ref, "request_revision_review")
    assert (await take(people.moderator, ref, "list_revision")).status_code == 200
    after = (await client.get(f"{URL}/{ref}")).json()
    assert after["card"]["maturity"] == 9
    assert after["listed_number"] == 2
    assert after["status_since"] == before.json()["status_since"]
    assert after["first_listed_at"] == before.json()["first_listed_at"]


async def test_what_is_no_claim_changes_at_once_and_stays_changed(
    people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    answer = await edit(people.supplier, ref, price_band="over_1m", maturity=9)
    assert answer.json()["revision"]["changed"] == ["maturity"]
    public = (await client.get(f"{URL}/{ref}")).json()
    assert public["card"]["price_band"] == "over_1m"
    assert public["card"]["maturity"] == 8
    versions = (await client.get(f"{URL}/{ref}/versions")).json()["items"]
    assert (versions[0]["number"], versions[0]["changed"]) == (2, ["price_band"])
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "list_revision")
    assert (await client.get(f"{URL}/{ref}")).json()["card"]["price_band"] == "over_1m"


async def test_an_edit_taken_back_leaves_nothing_to_review(people: People) -> None:
    ref = await listed(people)
    await edit(people.supplier, ref, maturity=9)
    answer = await edit(people.supplier, ref, maturity=8)
    assert answer.json()["revision"] is None
    assert "request_revision_review" not in answer.json()["available_actions"]
    await edit(people.supplier, ref, maturity=9)
    discarded = await take(people.supplier, ref, "discard_revision")
    assert discarded.json()["revision"] is None
    assert discarded.json()["card"]["maturity"] == 8


async def test_an_edit_needs_the_etag_of_what_was_read(people: People) -> None:
    ref = await listed(people)
    bare = await people.supplier.patch(f"{URL}/{ref}", json={"maturity": 9})
    assert bare.status_code == 428
    await edit(people.supplier, ref, maturity=9)
    stale = await people.supplier.patch(
        f"{URL}/{ref}", json={"maturity": 7}, headers={"If-Match": '"v1"'}
    )
    assert (stale.status_code, stale.json()["saved_by"]) == (412, "supplier_member")


async def test_an_edit_that_changes_nothing_keeps_the_etag(people: People) -> None:
    ref = await listed(people)
    before = await people.supplier.get(f"{URL}/{ref}")
    after = await edit(people.supplier, ref, maturity=8)
    assert after.headers["etag"] == before.headers["etag"]


async def test_asking_for_review_signs_what_was_read(people: People) -> None:
    begun = await people.supplier.post(URL, json=complete_card())
    url = f"{URL}/{begun.json()['reference']}/transitions"
    wish = {"action": "request_review"}
    assert (await people.supplier.post(url, json=wish)).status_code == 428
    stale = await people.supplier.post(url, json=wish, headers={"If-Match": '"v77"'})
    assert stale.status_code == 412


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"summary": "Cleared for OFFICIAL-SENSITIVE"}, "/summary"),
        ({"safeguards": {"bias_note": "UK SECRET"}}, "/safeguards/bias_note"),
        ({"outcomes_seen": [{"text": "TOP SECRET"}]}, "/outcomes_seen/0/text"),
        ({"capabilities": [OTHER_CAPABILITY, "no-such"]}, "/capabilities/1"),
        ({"sectors": ["no-such"]}, "/sectors/0"),
        ({"capabilities": [f"c{n}" for n in range(9)]}, "/capabilities"),
        ({"maturity": 10}, "/maturity"),
        ({"hosting": "moon"}, "/hosting"),
        ({"summary": "x" * 301}, "/summary"),
        ({"name": " "}, "/name"),
        ({"name": "a\nb"}, "/name"),
        ({"status": "listed"}, "/status"),
        ({"deployments": []}, "/deployments"),
    ],
)
async def test_a_card_with_something_wrong_is_refused_where_it_stands(
    people: People, changes: dict[str, Any], pointer: str
) -> None:
    begun = await people.supplier.post(URL, json={"name": "Otter"})
    answer = await edit(people.supplier, begun.json()["reference"], **changes)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer
    started = await people.supplier.post(URL, json={"name": "Otter", **changes})
    assert started.status_code == 422


async def test_nobody_but_its_supplier_edits_a_card(people: People) -> None:
    ref = await listed(people)
    for who in (people.other_supplier, people.moderator, people.force):
        answer = await edit(who, ref, maturity=9)
        assert answer.status_code == 403
    draft = (await people.supplier.post(URL, json={"name": "Otter"})).json()["reference"]
    hidden = await people.other_supplier.patch(
        f"{URL}/{draft}", json={"maturity": 9}, headers={"If-Match": '"v1"'}
    )
    assert hidden.status_code == 404


async def test_an_administrator_starts_no_card(as_role: AsRole, client: httpx.AsyncClient) -> None:
    administrator = await as_role(Role.ADMINISTRATOR)
    assert (await administrator.post(URL, json={"name": "Otter"})).status_code == 403
    assert (await client.post(URL, json={"name": "Otter"})).status_code == 401


async def test_a_taken_reference_is_never_given_again(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(["SO-2026-0001"] * 7 + ["SO-2026-00002"] + ["SO-2026-0001"] * 20)
    monkeypatch.setattr(records, "draw_reference", lambda *_, **__: next(drawn))
    first = await people.supplier.post(URL, json={"name": "Otter"})
    assert first.json()["reference"] == "SO-2026-0001"
    second = await people.supplier.post(URL, json={"name": "Otter"})
    assert second.json()["reference"] == "SO-2026-00002"
    third = await people.supplier.post(URL, json={"name": "Otter"})
    assert third.status_code == 409


async def test_a_write_takes_few_statements(people: People, statements: Statements) -> None:
    ref = (await people.supplier.post(URL, json={"name": "Otter"})).json()["reference"]
    with statements:
        await people.supplier.patch(
            f"{URL}/{ref}", json={"maturity": 9}, headers={"If-Match": '"v1"'}
        )
    # The session; the locked row, its change, the answer; the fact.
    assert len(statements) == 5


@pytest.mark.parametrize("status", [OrganisationStatus.REGISTERED, OrganisationStatus.SUSPENDED])
async def test_nothing_of_a_supplier_that_is_not_verified_gets_listed(
    people: People, session: AsyncSession, status: OrganisationStatus
) -> None:
    stopped = await listed(people)
    changed = await listed(people)
    begun = await people.supplier.post(URL, json=complete_card())
    ref = begun.json()["reference"]
    assert (await take(people.supplier, ref, "request_review")).status_code == 200
    assert (await edit(people.supplier, changed, summary="Another summary.")).status_code == 200
    assert (await take(people.supplier, changed, "request_revision_review")).status_code == 200
    assert (await take(people.moderator, stopped, "suspend", reason="Why")).status_code == 200
    moves = {ref: "list", changed: "list_revision", stopped: "reinstate"}

    people.organisation.status = status
    await session.commit()
    for card, action in moves.items():
        refused = await take(people.moderator, card, action)
        assert (refused.status_code, pointers(refused)) == (409, ["/supplier"])
    assert (await people.force.get(f"{URL}/{ref}")).status_code == 404

    people.organisation.status = OrganisationStatus.VERIFIED
    await session.commit()
    for card, action in moves.items():
        assert (await take(people.moderator, card, action)).status_code == 200


async def test_a_supplier_that_nobody_verified_yet_asks_for_a_review(
    people: People, session: AsyncSession
) -> None:
    people.organisation.status = OrganisationStatus.REGISTERED
    await session.commit()
    begun = await people.supplier.post(URL, json=complete_card())
    asked = await take(people.supplier, begun.json()["reference"], "request_review")
    assert asked.json()["status"] == "in_review"
