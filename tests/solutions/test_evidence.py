"""Evidence: who vouches, what the others read of it, and how it ages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select

from app.kernel.actor import Role
from app.platform.tables import fact
from tests.factories.solutions import make_deployment, make_solution
from tests.solutions.calls import URL, by_pages, take
from tests.solutions.evidence import OF, Scene, public

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.solutions.conftest import People
    from tests.support.database import Statements

CHECKED: Final = "Read the evaluation report of the trust."
WHY_NOT: Final = "We only ever saw a demonstration of it."


async def test_a_moderator_verifies_and_says_what_was_checked(
    scene: Scene, client: httpx.AsyncClient, session: AsyncSession
) -> None:
    bare = await scene.judge(scene.people.moderator, "verify")
    assert bare.status_code == 422
    assert bare.json()["errors"][0]["pointer"] == "/reason"
    answer = await scene.judge(scene.people.moderator, "verify", CHECKED)
    assert answer.status_code == 200, answer.text
    read = await public(client, scene)
    assert (read["evidence"], read["evidence_note"]) == ("verified", CHECKED)
    assert read["evidence_role"] == "moderator"
    assert read["evidence_at"] is not None
    assert read["evidence_date"] == read["evidence_at"][:10]
    assert read["is_stale"] is False
    rows = (
        await session.execute(select(fact.c.payload).where(fact.c.kind == "EvidenceMoved"))
    ).all()
    assert [row.payload["to_status"] for row in rows] == ["verified"]
    assert CHECKED not in str(rows)


async def test_the_using_force_confirms_and_is_named_as_organisation_and_role(
    scene: Scene, client: httpx.AsyncClient
) -> None:
    answer = (await scene.judge(scene.user, "confirm")).json()
    assert answer["evidence"] == "confirmed"
    assert answer["available_actions"] == ["confirm", "withdraw_confirmation", "dispute"]
    read = await public(client, scene)
    assert read["evidence_role"] == "force_contributor"
    assert read["organisation"]["name"] == "Open Constabulary"
    card = (await client.get(f"{URL}/{scene.ref}")).json()
    assert card["listed_number"] == 1, "vouching writes no version of the card"
    kinds = [e["kind"] for e in (await client.get(f"{URL}/{scene.ref}/timeline")).json()["items"]]
    assert kinds == ["EvidenceMoved"]


async def test_a_dispute_counts_for_nothing_and_its_reason_is_for_those_concerned(
    scene: Scene, client: httpx.AsyncClient
) -> None:
    before = (await client.get(f"{URL}/{scene.ref}")).json()
    assert before["horizon"] == "in_use_policing"
    answer = await scene.judge(scene.user, "dispute", WHY_NOT)
    assert answer.json()["available_actions"] == ["withdraw_dispute"]
    card = (await client.get(f"{URL}/{scene.ref}")).json()
    assert card["deployments"][0]["evidence"] == "disputed"
    assert card["horizon"] != "in_use_policing"
    found = (await client.get(URL, params={"sector": "policing"})).json()
    assert found["total"] == 0
    assert (await client.get(URL)).json()["items"][0]["proven_in"] == []
    people = scene.people
    for outsider in (client, people.other_supplier, people.force):
        for path in ("", "/timeline", "/versions"):
            assert WHY_NOT not in (await outsider.get(f"{URL}/{scene.ref}{path}")).text
    assert WHY_NOT not in (await people.force.get(f"{OF}/{scene.key}")).text
    for insider in (people.supplier, people.moderator):
        assert WHY_NOT in (await insider.get(f"{URL}/{scene.ref}")).text
        assert WHY_NOT in (await insider.get(f"{OF}/{scene.key}")).text
    assert WHY_NOT in (await scene.user.get(f"{OF}/{scene.key}")).text
    back = await scene.judge(scene.user, "withdraw_dispute")
    assert (back.json()["evidence"], back.json()["evidence_at"]) == ("claimed", None)


async def test_what_nobody_but_the_user_or_a_moderator_may_say(scene: Scene) -> None:
    people = scene.people
    for who in (people.supplier, people.force, people.other_supplier):
        for action in ("verify", "confirm", "dispute"):
            assert (await scene.judge(who, action, "Why")).status_code == 403, action
    assert (await scene.judge(people.moderator, "confirm")).status_code == 403
    assert (await scene.judge(scene.user, "verify", "Why")).status_code == 403
    assert (await scene.judge(scene.user, "withdraw_dispute")).status_code == 409
    verified = (await scene.judge(people.moderator, "verify", "Rang them.")).json()
    late = (await scene.judge(scene.user, "withdraw_dispute")).json()
    assert (late["state"], late["by_role"]) == ("verified", "moderator")
    assert late["since"] == verified["evidence_at"]
    marked = await scene.judge(people.moderator, "verify", "UK SECRET")
    assert marked.status_code == 422


async def test_one_vouches_for_what_one_has_read(scene: Scene) -> None:
    url, wish = f"{OF}/{scene.key}/transitions", {"action": "confirm"}
    assert (await scene.user.post(url, json=wish)).status_code == 428
    first = (await scene.user.get(f"{OF}/{scene.key}")).headers["etag"]
    etag = (await scene.people.supplier.get(f"{URL}/{scene.ref}")).headers["etag"]
    edited = await scene.people.supplier.patch(
        f"{URL}/{scene.ref}/deployments/{scene.key}",
        json={"scale": "300 sites"},
        headers={"If-Match": etag},
    )
    assert edited.status_code == 200
    match = {"If-Match": first}
    assert (await scene.user.post(url, json=wish, headers=match)).status_code == 200, (
        "what the supplier is writing is no conflict for whoever confirms the listed words"
    )
    assert (await scene.user.post(url, json=wish, headers=match)).status_code == 412


async def test_other_words_need_their_evidence_anew_once_they_are_listed(
    scene: Scene, client: httpx.AsyncClient
) -> None:
    await scene.judge(scene.user, "confirm")
    people, at = scene.people, f"{URL}/{scene.ref}/deployments/{scene.key}"

    async def change(**changes: Any) -> None:
        etag = (await people.supplier.get(f"{URL}/{scene.ref}")).headers["etag"]
        answer = await people.supplier.patch(at, json=changes, headers={"If-Match": etag})
        assert answer.status_code == 200

    async def listed() -> dict[str, Any]:
        await take(people.supplier, scene.ref, "request_revision_review")
        await take(people.moderator, scene.ref, "list_revision")
        return await public(client, scene)

    await change(status="ended", ended_on="2025-01-31")
    assert (await public(client, scene))["evidence"] == "confirmed"
    assert (await listed())["evidence"] == "confirmed", "that it ended claims nothing more"
    await change(status="in_use", ended_on=None)
    waiting = await public(client, scene)
    assert (waiting["status"], waiting["evidence"]) == ("ended", "confirmed")
    now = await listed()
    assert (now["status"], now["evidence"], now["evidence_at"]) == ("in_use", "claimed", None)


async def test_words_that_were_checked_in_review_and_changed_then_are_a_claim_again(
    people: People, session: AsyncSession
) -> None:
    solution = await make_solution(session, supplier=people.organisation, stage="in_review")
    deployment = await make_deployment(session, solution)
    await session.commit()
    scene = Scene(solution.reference, str(deployment.id), people.organisation, people.force, people)
    assert (await scene.judge(people.moderator, "verify", CHECKED)).status_code == 200
    await take(people.moderator, scene.ref, "request_changes", reason="Say more")
    etag = (await people.supplier.get(f"{URL}/{scene.ref}")).headers["etag"]
    answer = await people.supplier.patch(
        f"{URL}/{scene.ref}/deployments/{scene.key}",
        json={"use": "Something much larger"},
        headers={"If-Match": etag},
    )
    assert answer.json()["deployments"][0]["evidence"] == "claimed"


async def test_each_reads_the_deployments_they_have_a_say_in(
    scene: Scene, session: AsyncSession, as_role: AsRole, client: httpx.AsyncClient
) -> None:
    hidden = await make_solution(session)
    secret = await make_deployment(
        session, hidden, sector="policing", organisation_id=scene.force.id, anonymous=True
    )
    draft = await make_solution(session, stage="draft")
    await make_deployment(session, draft, organisation_id=scene.force.id)
    await session.commit()

    async def keys(who: httpx.AsyncClient, **query: Any) -> set[str]:
        answer = await who.get(OF, params=query)
        assert answer.status_code == 200, answer.text
        assert answer.json()["total"] == len(answer.json()["items"])
        return {item["id"] for item in answer.json()["items"]}

    both = {scene.key, str(secret.id)}
    people = scene.people
    assert await keys(scene.user) == both
    assert await keys(people.moderator) == both
    assert await keys(people.moderator, waiting=True, evidence="claimed") == both
    assert await keys(people.moderator, evidence="verified") == set()
    assert await keys(people.moderator, stale=True) == set()
    assert await keys(people.moderator, stale=False) == both
    assert await keys(people.supplier) == {scene.key}
    assert await keys(people.other_supplier) == await keys(people.force) == set()
    for stranger in (people.force, people.other_supplier):
        assert (await stranger.get(f"{OF}/{secret.id}")).status_code == 404
        assert (await stranger.get(f"{OF}/{scene.key}")).status_code == 200
    assert (await client.get(OF)).status_code == 401
    assert (await (await as_role(Role.AUDITOR)).get(OF)).status_code == 403
    assert (await people.moderator.get(OF, params={"evidence": "hearsay"})).status_code == 422


async def test_pages_of_deployments_follow_each_other(scene: Scene, session: AsyncSession) -> None:
    solution = await make_solution(session, supplier=scene.people.organisation)
    for _ in range(3):
        await make_deployment(session, solution)
    await session.commit()
    seen = await by_pages(scene.people.supplier, OF, total=4)
    assert len(seen) == len(set(seen)) == 4


async def test_lists_and_records_cost_one_statement_each(
    scene: Scene, statements: Statements
) -> None:
    moderator = scene.people.moderator
    for path in (OF, f"{OF}/{scene.key}", "/api/v1/contact-requests"):
        await moderator.get(path)
        with statements:
            await moderator.get(path)
        assert len(statements) <= (3 if "contact" in path else 2), path  # who calls, and the answer


@pytest.mark.parametrize("key", ["no-such", "01890000-0000-7000-8000-000000000000"])
async def test_what_is_no_deployment_is_refused_as_such(scene: Scene, key: str) -> None:
    answer = await scene.people.moderator.get(f"{OF}/{key}")
    assert answer.status_code in {404, 422}
    assert answer.headers["content-type"] == "application/problem+json"
