"""Writing a draft over HTTP."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.models import Challenge
from app.kernel.actor import Role
from app.organisations.models import Organisation
from tests.challenges.calls import BASE, at, pointers, version
from tests.factories.challenges import NO_TO_ALL, make_challenge
from tests.factories.organisations import make_force, make_supplier
from tests.factories.taxonomy import make_sector

AsRole = Callable[..., Awaitable[httpx.AsyncClient]]
SOON = timedelta(seconds=5)
THREE_ANSWERS = {"title": "Phones kept for weeks", "problem_today": "They queue in a lab."}


@pytest.fixture
async def force(session: AsyncSession) -> Organisation:
    return await make_force(session)


@pytest.fixture
async def draft(session: AsyncSession, force: Organisation) -> Challenge:
    made = await make_challenge(session, force=force, stage="draft")
    await session.commit()
    return made


@pytest.fixture
async def contributor(as_role: AsRole, force: Organisation) -> httpx.AsyncClient:
    return await as_role(Role.FORCE_CONTRIBUTOR, force)


async def test_an_edit_changes_what_was_sent_and_leaves_the_rest(
    contributor: httpx.AsyncClient, draft: Challenge
) -> None:
    change = {
        "summary": "Shorter.",
        "constraints": {"hosting": "on_premises"},
        "outcomes": [{"title": "One", "measure": "Counted"}],
        "responses_close_at": "2027-03-14T17:00:00Z",
    }
    answer = await contributor.patch(at(draft), json=change, headers=version(1))
    assert answer.status_code == 200
    assert answer.headers["etag"] == '"v2"'
    body = answer.json()
    assert body["summary"] == "Shorter."
    assert body["title"] == draft.title
    assert body["constraints"]["hosting"] == "on_premises"
    assert body["constraints"]["vetting"] == "nppv3"
    assert body["outcomes"] == change["outcomes"]
    assert body["responses_close_at"] == "2027-03-14T17:00:00.000Z"
    assert (await contributor.get(at(draft))).json() == body


async def test_an_edit_that_changes_nothing_leaves_version_and_authors(
    contributor: httpx.AsyncClient, draft: Challenge
) -> None:
    answer = await contributor.patch(at(draft), json={"title": draft.title}, headers=version(1))
    assert answer.json()["version"] == 1
    assert answer.json()["inside"]["authorship"]["you_are_author"] is False


async def test_whoever_edits_becomes_an_author(
    contributor: httpx.AsyncClient, draft: Challenge
) -> None:
    before = (await contributor.get(at(draft))).json()["inside"]["authorship"]
    assert (before["authors"], before["you_are_author"]) == (1, False)
    answer = await contributor.patch(at(draft), json={"title": "Mine"}, headers=version(1))
    after = answer.json()["inside"]["authorship"]
    assert (after["authors"], after["you_are_author"]) == (2, True)


async def test_safeguards_answers_give_the_level_with_its_reasons_at_once(
    contributor: httpx.AsyncClient, draft: Challenge
) -> None:
    answer = await contributor.patch(
        at(draft),
        json={"safeguards": {"victim_devices": True, "data_matching": True}},
        headers=version(1),
    )
    safeguards = answer.json()["safeguards"]
    assert (safeguards["level"], safeguards["decided"]) == ("enhanced", True)
    assert safeguards["because"] == ["victim_devices", "data_matching"]
    assert "equality_impact" in safeguards["detail_asked"]
    cards = (await contributor.get(BASE, params={"scope": "own"})).json()["items"]
    assert [card["safeguards_level"] for card in cards] == ["enhanced"]


async def test_a_preview_says_the_level_and_saves_nothing(client: httpx.AsyncClient) -> None:
    questions = (await client.get(f"{BASE}/safeguards-questions")).json()
    assert len(questions["questions"]) == 12
    panel = {entry["key"] for entry in questions["questions"] if entry["level"] == "panel"}
    answers = {**NO_TO_ALL, min(panel): True}
    preview = await client.post(f"{BASE}/safeguards-preview", json=answers)
    assert preview.json()["level"] == "panel"
    assert preview.json()["detail_asked"] == questions["detail_asked"]["panel"]


async def test_an_edit_without_the_version_read_is_refused(
    contributor: httpx.AsyncClient, draft: Challenge
) -> None:
    answer = await contributor.patch(at(draft), json={"title": "X"})
    assert answer.status_code == 428


async def test_the_second_of_two_edits_of_one_version_is_refused_and_changes_nothing(
    as_role: AsRole, contributor: httpx.AsyncClient, draft: Challenge, force: Organisation
) -> None:
    colleague = await as_role(Role.FORCE_CONTRIBUTOR, force)
    first = await contributor.patch(at(draft), json={"title": "First"}, headers=version(1))
    second = await colleague.patch(at(draft), json={"title": "Second"}, headers=version(1))
    assert (first.status_code, second.status_code) == (200, 412)
    assert second.headers["etag"] == '"v2"'
    stored = (await colleague.get(at(draft))).json()
    assert stored["title"] == "First"
    assert second.json()["saved_by"] == "force_contributor"
    # Recorded in the same transaction, a moment after the row.
    saved_at = datetime.fromisoformat(second.json()["saved_at"])
    assert timedelta(0) <= saved_at - datetime.fromisoformat(stored["updated_at"]) < SOON


async def test_who_was_first_is_told_only_to_those_who_may_edit(
    as_role: AsRole, contributor: httpx.AsyncClient, draft: Challenge, session: AsyncSession
) -> None:
    await contributor.patch(at(draft), json={"title": "First"}, headers=version(1))
    stranger = await as_role(Role.FORCE_CONTRIBUTOR, await make_force(session))
    refused = await stranger.patch(at(draft), json={"title": "Second"}, headers=version(1))
    assert refused.status_code == 404
    assert "saved_by" not in refused.json()


async def test_a_marking_blocks_saving_and_a_phone_number_does_not(
    contributor: httpx.AsyncClient, draft: Challenge
) -> None:
    marked = await contributor.patch(
        at(draft), json={"outcomes": [{"title": "A", "measure": "OFFICIAL-SENSITIVE"}]}, headers=version(1)
    )  # fmt: skip
    assert marked.status_code == 422
    assert pointers(marked) == ["/outcomes/0/measure"]
    assert "SENSITIVE" not in marked.text
    phoned = await contributor.patch(
        at(draft), json={"summary": "Ring 01632 960417."}, headers=version(1)
    )
    assert phoned.status_code == 200
    found = (await contributor.get(at(draft, "/readiness"))).json()
    assert [(each["pointer"], each["kind"]) for each in found["findings"]] == [
        ("/summary", "phone")
    ]
    explained = await contributor.patch(
        at(draft),
        json={
            "explained_findings": [
                {
                    "pointer": "/summary",
                    "excerpt_sha": found["findings"][0]["sha"],
                    "explanation": "A number reserved for drama.",
                }
            ]
        },
        headers=version(2),
    )
    assert explained.status_code == 200
    assert (await contributor.get(at(draft, "/readiness"))).json()["ready"] is True


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"maturity_from": 8, "maturity_to": 3}, "/maturity_to"),
        ({"maturity_from": 10}, "/maturity_from"),
        ({"sectors_welcome": ["nowhere"]}, "/sectors_welcome/0"),
        ({"capabilities": [f"c{n}" for n in range(9)]}, "/capabilities"),
        ({"outcomes": [{"title": "x"}] * 11}, "/outcomes"),
        ({"summary": "x" * 301}, "/summary"),
        ({"constraints": {"hosting": "moon"}}, "/constraints/hosting"),
        ({"purposes": ["fun"]}, "/purposes/0"),
        ({"title": "a\nb"}, "/title"),
        ({"status": "published"}, "/status"),
        ({"co_sponsors": [{"force": "atlantis"}]}, "/co_sponsors/0/force"),
    ],
)
async def test_an_edit_that_is_not_valid_is_refused_at_the_field(
    contributor: httpx.AsyncClient, draft: Challenge, change: dict[str, Any], pointer: str
) -> None:
    answer = await contributor.patch(at(draft), json=change, headers=version(1))
    assert answer.status_code == 422
    assert pointers(answer) == [pointer]
    assert (await contributor.get(at(draft))).json()["version"] == 1


async def test_sectors_are_named_in_the_order_given(
    session: AsyncSession, contributor: httpx.AsyncClient, draft: Challenge
) -> None:
    later = await make_sector(session, name="Zoos")
    sooner = await make_sector(session, name="Airlines")
    await session.commit()
    answer = await contributor.patch(
        at(draft),
        json={"sectors_welcome": [later.slug, sooner.slug, later.slug]},
        headers=version(1),
    )
    assert [each["name"] for each in answer.json()["sectors_welcome"]] == ["Zoos", "Airlines"]


async def test_forces_are_put_beside_the_lead_and_taken_away_again(
    session: AsyncSession, contributor: httpx.AsyncClient, draft: Challenge, force: Organisation
) -> None:
    other = await make_force(session, name="Other Force")
    supplier = await make_supplier(session)
    await session.commit()
    wanted = [{"force": other.slug, "local_context": "Two islands."}]
    added = await contributor.patch(at(draft), json={"co_sponsors": wanted}, headers=version(1))
    assert [(each["name"], each["local_context"]) for each in added.json()["co_sponsors"]] == [
        ("Other Force", "Two islands.")
    ]
    again = await contributor.patch(at(draft), json={"co_sponsors": wanted}, headers=version(2))
    assert again.json()["version"] == 2
    for wrong in (force, supplier):
        refused = await contributor.patch(
            at(draft), json={"co_sponsors": [{"force": wrong.slug}]}, headers=version(2)
        )
        assert pointers(refused) == ["/co_sponsors/0/force"]
    removed = await contributor.patch(at(draft), json={"co_sponsors": []}, headers=version(2))
    assert removed.json()["co_sponsors"] == []


async def test_a_co_sponsor_reads_the_draft_and_cannot_write_it(
    session: AsyncSession, as_role: AsRole, force: Organisation
) -> None:
    beside = await make_force(session)
    draft = await make_challenge(session, force=force, co_sponsors=(beside,), stage="draft")
    reader = await as_role(Role.FORCE_CONTRIBUTOR, beside)
    assert (await reader.get(at(draft))).json()["available_actions"] == []
    refused = await reader.patch(at(draft), json={"title": "X"}, headers=version(1))
    assert refused.status_code == 403


async def test_what_is_no_longer_a_draft_cannot_be_edited(
    session: AsyncSession, contributor: httpx.AsyncClient, force: Organisation
) -> None:
    challenge = await make_challenge(session, force=force, stage="open")
    await session.commit()
    refused = await contributor.patch(at(challenge), json={"title": "X"}, headers=version(1))
    assert refused.status_code == 409
    assert refused.json()["type"] == "/problems/wrong-moment"
    assert refused.json()["state"] == "open"
    opened = (await contributor.get(at(challenge))).json()["opens_at"]
    assert (refused.json()["since"], refused.json().get("by_role")) == (opened, None)


async def test_who_is_late_is_told_since_when_and_by_which_role(
    session: AsyncSession, contributor: httpx.AsyncClient, as_role: AsRole, force: Organisation
) -> None:
    draft = await make_challenge(session, force=force, stage="awaiting_sign_off")
    approver = await as_role(Role.FORCE_APPROVER, force)
    path, wish = at(draft, "/transitions"), {"action": "return", "reason": "Say more"}
    assert (await approver.post(path, json=wish)).status_code == 200
    late = await approver.post(path, json=wish)
    assert (late.status_code, late.json()["state"]) == (409, "draft")
    assert late.json()["by_role"] == "force_approver"
    since = (await contributor.get(at(draft))).json()["status_since"]
    assert late.json()["since"] >= since


async def test_looking_at_similar_challenges_is_recorded(
    session: AsyncSession, contributor: httpx.AsyncClient, force: Organisation
) -> None:
    draft = await make_challenge(
        session, force=force, stage="draft", similar_reviewed_at=None, similar_choice=None
    )
    similar = await make_challenge(session, stage="open")
    await session.commit()
    answer = await contributor.post(
        at(draft, "/similar-reviewed"), json={"seen": [str(similar.id)], "choice": "follow"}
    )
    review = answer.json()["inside"]["similar_review"]
    assert review["choice"] == "follow"
    assert [each["reference"] for each in review["seen"]] == [similar.reference]
    assert answer.json()["version"] == 1


async def test_a_draft_is_written_in_few_statements(
    contributor: httpx.AsyncClient, draft: Challenge, statements: Any
) -> None:
    with statements:
        await contributor.patch(at(draft), json={"title": "New"}, headers=version(1))
    # Session; lock and read; author and text; the fact; the answer.
    assert len(statements) <= 8
