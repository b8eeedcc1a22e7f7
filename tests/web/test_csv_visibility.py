"""A file holds the rows of its list and no others, whoever asks."""

from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Role
from app.web.csv_files import EXAMPLE, Terms
from tests.factories.challenges import STAGES, make_challenge
from tests.factories.moderation import make_case
from tests.factories.organisations import make_force, make_supplier
from tests.factories.responses import OPEN_WORDS, SECRET_OUTCOME, SECRET_PART, make_response
from tests.factories.solutions import make_solution
from tests.responses.scene import READERS, ROLE_OF, make_scene
from tests.support.files import rows_of

API = "/api/v1"
VISIBILITIES = ("public", "registered_suppliers", "policing_only")


async def _shown(reader: httpx.AsyncClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    page = (await reader.get(f"{API}/{path}", params={"limit": 100, **asked})).json()
    assert page["next_cursor"] is None
    items: list[dict[str, Any]] = page["items"]
    return items


async def _same(reader: httpx.AsyncClient, path: str, *, key: str, **asked: Any) -> list[str]:
    """Check that the file has the rows of the list in its order; return what they are named by."""
    listed = [str(row[key]) for row in await _shown(reader, path, **asked)]
    answer = await reader.get(f"{API}/{path}.csv", params=asked)
    assert answer.status_code == 200, answer.text
    assert [row[key] for row in rows_of(answer)] == listed
    return listed


@pytest.mark.parametrize(
    "role", [None, Role.SUPPLIER_MEMBER, Role.FORCE_CONTRIBUTOR, Role.MODERATOR, Role.AUDITOR]
)
async def test_the_file_of_challenges_shows_what_the_list_shows_to_each_role(
    session: AsyncSession, client: httpx.AsyncClient, as_role: Any, role: Role | None
) -> None:
    force = await make_force(session)
    for stage in STAGES:
        await make_challenge(session, force=force, stage=stage)
    made = {v: await make_challenge(session, visibility=v) for v in VISIBILITIES}
    await session.commit()
    own = force if role is Role.FORCE_CONTRIBUTOR else None
    reader = await as_role(role, own) if role else client
    for asked in ({}, {"sort": "newest"}, {"status": "open"}, {"scope": "own"}):
        await _same(reader, "challenges", key="reference", **asked)
    shown = await _same(reader, "challenges", key="reference")
    policing = made["policing_only"].reference in shown
    assert policing is (role in {Role.FORCE_CONTRIBUTOR, Role.MODERATOR})


async def test_a_hidden_challenge_leaves_no_trace_in_the_public_file(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    await make_challenge(session, title="Marigold draft", stage="draft")
    await make_challenge(session, title="Marigold inside", visibility="policing_only")
    await session.commit()
    answer = await client.get(f"{API}/challenges.csv", params={"status": ["draft", "open"]})
    assert b"Marigold" not in answer.content
    assert rows_of(answer) == []


async def test_terms_are_open_for_everybody_and_internal_for_who_is_signed_in(
    session: AsyncSession, client: httpx.AsyncClient, as_role: Any
) -> None:
    await make_challenge(session, is_example=False)
    await make_solution(session)
    await session.commit()
    [public] = rows_of(await client.get(f"{API}/challenges.csv"))
    assert public["terms_of_use"] == Terms.OPEN.value
    assert public["is_example"] == ""
    reader = await as_role(Role.FORCE_CONTRIBUTOR)
    inside = await reader.get(f"{API}/challenges.csv")
    assert rows_of(inside)[0]["terms_of_use"] == Terms.INTERNAL.value
    assert "link" not in inside.headers
    [card] = rows_of(await client.get(f"{API}/solutions.csv"))
    assert card["terms_of_use"] == Terms.SUPPLIERS.value


async def test_the_file_of_solutions_shows_what_the_catalogue_shows(
    session: AsyncSession, client: httpx.AsyncClient, as_role: Any
) -> None:
    supplier = await make_supplier(session)
    for stage in ("listed", "draft", "suspended"):
        await make_solution(session, supplier=supplier, stage=stage)
    await make_solution(session)
    await session.commit()
    assert len(await _same(client, "solutions", key="reference")) == 2
    assert len(await _same(client, "solutions", key="reference", sort="name")) == 2
    member = await as_role(Role.SUPPLIER_MEMBER, supplier)
    assert len(await _same(member, "solutions", key="reference", supplier="own")) == 3


async def test_outcomes_and_organisations_have_files(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    concluded = await make_challenge(session, stage="concluded")
    await make_challenge(session, stage="closed")
    await session.commit()
    [row] = rows_of(await client.get(f"{API}/outcomes.csv"))
    assert row["challenge_reference"] == concluded.reference
    assert row["is_example"] == EXAMPLE
    assert len(await _same(client, "organisations", key="slug", kind="force")) == 2


@pytest.mark.parametrize("who", [*ROLE_OF, "public"])
async def test_opened_responses_are_for_those_who_may_read_them_and_say_nothing_confidential(
    session: AsyncSession, client: httpx.AsyncClient, as_role: Any, who: str
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    await scene.respond(status="submitted")
    await make_response(session, challenge=scene.challenge, status="withdrawn")
    await session.commit()
    reader = client if who == "public" else await scene.enter(who)
    listed = await reader.get(f"{scene.challenge_url}/responses")
    answer = await reader.get(f"{scene.challenge_url}/responses.csv")
    assert answer.status_code == listed.status_code
    assert (answer.status_code == 200) is (who in READERS)
    if who in READERS:
        references = [row["reference"] for row in listed.json()["items"]]
        assert [row["reference"] for row in rows_of(answer)] == references
        assert {row["is_example"] for row in rows_of(answer)} == {EXAMPLE}
    for words in (OPEN_WORDS, SECRET_OUTCOME, SECRET_PART):
        assert words not in answer.text


async def test_sealed_responses_have_no_file(session: AsyncSession, as_role: Any) -> None:
    scene = await make_scene(session, as_role, stage="open")
    await scene.respond(status="submitted")
    answer = await (await scene.enter("approver")).get(f"{scene.challenge_url}/responses.csv")
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/wrong-moment"
    assert scene.supplier.name not in answer.text


async def test_a_supplier_downloads_its_own_responses_only(
    session: AsyncSession, client: httpx.AsyncClient, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    mine = await scene.respond(status="submitted")
    await make_response(session, challenge=scene.challenge, status="submitted")
    await session.commit()
    member = await scene.enter("member")
    assert await _same(member, "responses", key="reference") == [mine.reference]
    assert (await client.get(f"{API}/responses.csv")).status_code == 401
    assert (await (await scene.enter("approver")).get(f"{API}/responses.csv")).status_code == 403


async def test_cases_are_for_moderators_and_facts_for_auditors(
    session: AsyncSession, client: httpx.AsyncClient, as_role: Any
) -> None:
    challenge = await make_challenge(session, stage="in_moderation", title="-Case")
    case = await make_case(session, subject_id=challenge.id)
    await session.commit()
    moderator, auditor = await as_role(Role.MODERATOR), await as_role(Role.AUDITOR)
    cases, facts = f"{API}/moderation/cases.csv", f"{API}/audit/facts.csv"
    [row] = rows_of(await moderator.get(cases))
    assert row["id"] == str(case.id)
    assert row["subject_title"] == "'-Case"
    assert (await auditor.get(cases)).status_code == 403
    assert (await client.get(cases)).status_code == 401
    taken = {"action": "assign"}
    await moderator.post(f"{API}/moderation/cases/{case.id}/transitions", json=taken)
    assert await _same(auditor, "audit/facts", key="id")
    assert (await moderator.get(facts)).status_code == 403
    assert (await client.get(facts)).status_code == 401
