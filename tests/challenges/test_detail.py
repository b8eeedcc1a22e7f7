"""One challenge, as each reader may see it."""

from collections.abc import Awaitable, Callable
from uuid import uuid4

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Role
from tests.challenges.calls import BASE, at, move, references
from tests.factories.accounts import sign_in
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force, oversee

AsRole = Callable[..., Awaitable[httpx.AsyncClient]]


async def test_the_whole_record_comes_back_to_the_public(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    challenge = await make_challenge(session, responses_submitted=7)
    await session.commit()
    answer = await client.get(at(challenge))
    body = answer.json()
    assert answer.headers["etag"] == f'"v{challenge.version}"'
    assert body["problem_today"] == challenge.problem_today
    assert body["outcomes"] == challenge.outcomes
    assert body["data_involved"]["victims"] is True
    assert body["responses_submitted"] == 7
    assert body["safeguards"]["level"] == "standard"
    assert body["safeguards"]["detail"]["legal_basis"] == "Agreement of the device user."
    assert body["responses_close_at"].endswith("Z")
    assert body["available_actions"] == []


async def test_the_public_reads_nothing_from_the_inside(
    session: AsyncSession, client: httpx.AsyncClient, as_role: AsRole
) -> None:
    challenge = await make_challenge(
        session,
        explained_findings=[
            {"pointer": "/summary", "excerpt_sha": "0" * 64, "explanation": "A hidden reason"}
        ],
        status_reason="Another hidden reason",
    )
    await session.commit()
    supplier = await as_role(Role.SUPPLIER_ADMIN)
    stranger = await as_role(Role.FORCE_APPROVER)
    for reader in (client, supplier, stranger):
        answer = await reader.get(at(challenge))
        assert answer.json()["inside"] is None
        assert "hidden reason" not in answer.text


async def test_forces_moderators_overseers_and_auditors_read_the_inside(
    session: AsyncSession, as_role: AsRole
) -> None:
    force, beside = await make_force(session), await make_force(session)
    challenge = await make_challenge(
        session,
        force=force,
        co_sponsors=(beside,),
        stage="closed",
        responses_submitted=2,
        feedback_owed=1,
    )
    commissioner = await sign_in(session, role=Role.OVERSIGHT)
    await oversee(session, oversight_id=commissioner.organisation.id, force_id=force.id)
    await session.commit()
    for role, home in (
        (Role.FORCE_CONTRIBUTOR, force),
        (Role.FORCE_APPROVER, beside),
        (Role.MODERATOR, None),
        (Role.OVERSIGHT, commissioner.organisation),
        (Role.AUDITOR, None),
    ):
        inside = (await (await as_role(role, home)).get(at(challenge))).json()["inside"]
        assert inside["feedback_owed"] == 1, role
        assert inside["authorship"]["authors"] == 1, role


async def test_ids_and_references_lead_to_the_same_and_anything_else_nowhere(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    challenge = await make_challenge(session)
    hidden = await make_challenge(session, stage="draft")
    await session.commit()
    by_id = await client.get(f"{BASE}/{challenge.id}")
    assert by_id.json() == (await client.get(at(challenge))).json()
    missing = [
        str(hidden.id),
        hidden.reference,
        str(uuid4()),
        "CH-2026-1",
        "SO-2026-1234",
        "99999999999999999999",
        "%F0%9F%92%A5",
    ]
    answers = [await client.get(f"{BASE}/{ref}") for ref in missing]
    assert {answer.status_code for answer in answers} == {404}
    bodies = [{**answer.json(), "request_id": ""} for answer in answers]
    assert all(body == bodies[0] for body in bodies)


async def test_what_names_no_challenge_cannot_be_moved(as_role: AsRole) -> None:
    approver = await as_role(Role.FORCE_APPROVER)
    for ref in ("nonsense", str(uuid4()), "CH-2026-0000"):
        answer = await approver.post(
            f"{BASE}/{ref}/transitions", json={"action": "withdraw", "reason": "x"}
        )
        assert answer.status_code == 404


@pytest.mark.parametrize(
    ("more", "method"),
    [
        ("", "GET"),
        ("", "PATCH"),
        ("/transitions", "POST"),
        ("/readiness", "GET"),
        ("/similar-reviewed", "POST"),
        ("/timeline", "GET"),
        ("/versions", "GET"),
        ("/outcome", "GET"),
        ("/outcome", "PUT"),
    ],
)
async def test_a_hidden_challenge_is_not_found_whatever_one_tries(
    session: AsyncSession, as_role: AsRole, more: str, method: str
) -> None:
    hidden = await make_challenge(session, stage="draft")
    await session.commit()
    stranger = await as_role(Role.FORCE_APPROVER)
    bodies = {
        "/transitions": {"action": "withdraw", "reason": "x"},
        "/outcome": {"next_step": "pilot"},
    }
    body = None if method == "GET" else bodies.get(more, {})
    answer = await stranger.request(
        method, at(hidden, more), json=body, headers={"If-Match": '"v1"'}
    )
    assert answer.status_code == 404
    assert hidden.title not in answer.text


async def test_suppliers_see_what_is_for_registered_ones_once_they_are_verified(
    session: AsyncSession, as_role: AsRole, client: httpx.AsyncClient
) -> None:
    closed_circle = await make_challenge(session, visibility="registered_suppliers")
    policing = await make_challenge(session, visibility="policing_only")
    await session.commit()
    verified = await as_role(Role.SUPPLIER_MEMBER)
    assert (await verified.get(at(closed_circle))).json()["available_actions"] == [
        "respond",
        "ask",
    ]
    assert references(await verified.get(BASE)) == [closed_circle.reference]
    assert (await verified.get(at(policing))).status_code == 404
    assert (await client.get(at(closed_circle))).status_code == 404


async def test_the_timeline_tells_what_who_by_role_and_why(
    session: AsyncSession, as_role: AsRole
) -> None:
    force = await make_force(session)
    contributor = await as_role(Role.FORCE_CONTRIBUTOR, force)
    approver = await as_role(Role.FORCE_APPROVER, force)
    started = await contributor.post(BASE, json={"title": "T", "problem_today": "P"})
    reference = started.json()["reference"]
    url = f"{BASE}/{reference}"
    await contributor.patch(url, json={"summary": "S"}, headers={"If-Match": '"v1"'})
    await approver.post(
        f"{url}/transitions", json={"action": "withdraw", "reason": "No longer needed."}
    )
    body = (await contributor.get(f"{url}/timeline")).json()
    told = [(entry["kind"], entry["role"], entry["by_you"]) for entry in body["items"]]
    assert told == [
        ("ChallengeMoved", "force_approver", False),
        ("ChallengeEdited", "force_contributor", True),
        ("ChallengeStarted", "force_contributor", True),
    ]
    withdrawn, edited, _ = body["items"]
    assert (withdrawn["action"], withdrawn["from_status"], withdrawn["to_status"]) == (
        "withdraw",
        "draft",
        "withdrawn",
    )
    assert withdrawn["reason"] == "No longer needed."
    assert edited["details"]["fields"] == ["summary"]
    only = await contributor.get(f"{url}/timeline", params={"kind": "ChallengeMoved", "limit": 1})
    assert only.json()["total"] == 1


async def test_the_timeline_is_not_for_strangers(
    session: AsyncSession, as_role: AsRole, client: httpx.AsyncClient
) -> None:
    challenge = await make_challenge(session)
    await session.commit()
    assert (await client.get(at(challenge, "/timeline"))).status_code == 401
    for role in (Role.FORCE_CONTRIBUTOR, Role.OVERSIGHT, Role.SUPPLIER_ADMIN):
        reader = await as_role(role)
        assert (await reader.get(at(challenge, "/timeline"))).status_code == 403
    for role in (Role.FORCE_CONTRIBUTOR, Role.OVERSIGHT):
        reader = await as_role(role)
        assert (await reader.get(at(challenge, "/readiness"))).status_code == 403


async def test_a_moderator_reads_readiness_with_what_was_explained(
    session: AsyncSession, as_role: AsRole
) -> None:
    challenge = await make_challenge(session, stage="in_moderation", summary="Ring 01632 960417.")
    await session.commit()
    moderator = await as_role(Role.MODERATOR)
    found = (await moderator.get(at(challenge, "/readiness"))).json()["findings"]
    assert [(each["kind"], each["explanation"]) for each in found] == [("phone", None)]


async def test_facts_of_a_step_hold_codes_and_never_the_reason(
    session: AsyncSession, as_role: AsRole
) -> None:
    force = await make_force(session)
    challenge = await make_challenge(session, force=force)
    await session.commit()
    approver = await as_role(Role.FORCE_APPROVER, force)
    await move(approver, challenge, "withdraw", reason="Words of a person.")
    auditor = await as_role(Role.AUDITOR)
    facts = (await auditor.get("/api/v1/audit/facts")).json()["items"]
    [moved] = [fact for fact in facts if fact["kind"] == "ChallengeMoved"]
    assert moved["payload"]["action"] == "withdraw"
    assert moved["payload"]["from_status"] == "open"
    assert "Words of a person." not in str(moved["payload"])
