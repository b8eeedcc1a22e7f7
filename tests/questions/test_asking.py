"""Asking: when, by whom, in which words, and how often."""

from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from sqlalchemy import func, select

from app.kernel.ids import LONDON
from app.kernel.working_days import close_of_business
from app.organisations.enums import Status as OrganisationStatus
from app.questions import service
from app.questions.models import Question
from tests.challenges.calls import pointers
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_supplier
from tests.factories.questions import AS_ASKED, make_question
from tests.factories.solutions import make_solution
from tests.questions.scene import ask
from tests.responses.scene import make_scene

TAKEN: Final = "Your organisation has asked this already and waits for the answer"


async def _kept(session: Any) -> int:
    return int((await session.execute(select(func.count(Question.id)))).scalar_one())


async def test_a_question_is_due_at_five_after_five_working_days(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    asked = await ask(await scene.enter("member"), scene)
    assert asked.status_code == 201, asked.text
    view = asked.json()
    due = datetime.fromisoformat(view["due_at"])
    assert due == close_of_business(datetime.fromisoformat(view["asked_at"]), days=5)
    assert due.astimezone(LONDON).hour == 17
    assert asked.headers["location"] == f"/api/v1/questions/{view['id']}"
    assert asked.headers["etag"] == '"v1"'
    assert (view["status"], view["version"], view["available_actions"]) == ("asked", 1, [])


@pytest.mark.parametrize(
    ("moved", "answer", "kind"),
    [
        (timedelta(days=-8), 409, "wrong-moment"),  # scheduled
        (timedelta(), 201, ""),
        (timedelta(days=26, minutes=-5), 201, ""),
        (timedelta(days=26), 409, "questions-closed"),
        (timedelta(days=31), 409, "wrong-moment"),  # closed
    ],
)
async def test_questions_are_taken_until_their_own_time_by_the_databases_clock(
    session: Any, as_role: Any, clock: Any, moved: timedelta, answer: int, kind: str
) -> None:
    scene = await make_scene(session, as_role)
    closes_at = scene.challenge.questions_close_at
    assert closes_at
    await clock.shift(moved)
    asked = await ask(await scene.enter("member"), scene)
    assert asked.status_code == answer, asked.text
    if kind:
        told = asked.json()
        assert told["type"] == f"/problems/{kind}"
        assert "ask" not in told["available_actions"]
    if kind == "questions-closed":
        assert (told["state"], told["closed_at"][:19]) == ("open", closes_at.isoformat()[:19])
        assert "respond" in told["available_actions"]
    assert await _kept(session) == (answer == 201)


@pytest.mark.parametrize(("moved", "answer"), [(29, 201), (30, 409)])
async def test_without_a_time_of_their_own_they_are_taken_until_responses_close(
    session: Any, as_role: Any, clock: Any, moved: int, answer: int
) -> None:
    scene = await make_scene(session, as_role, questions_close_at=None)
    await clock.shift(timedelta(days=moved))
    asked = await ask(await scene.enter("member"), scene)
    assert asked.status_code == answer
    if answer == 409:
        assert asked.json()["state"] == "closed"


@pytest.mark.parametrize("stage", ["scheduled", "closed", "concluded", "withdrawn"])
async def test_only_an_open_challenge_takes_questions(
    session: Any, as_role: Any, stage: str
) -> None:
    scene = await make_scene(session, as_role, stage=stage)
    asked = await ask(await scene.enter("member"), scene)
    assert (asked.status_code, asked.json()["state"]) == (409, stage)


async def test_a_challenge_for_policing_only_is_not_there_for_suppliers(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role, visibility="policing_only")
    assert (await ask(await scene.enter("member"), scene)).status_code == 404


async def test_a_supplier_asks_once_it_is_verified(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    scene.supplier = await make_supplier(session, status=OrganisationStatus.REGISTERED)
    asked = await ask(await scene.enter("member"), scene, checked=True)
    assert asked.status_code == 409
    assert [(e["pointer"], e["code"]) for e in asked.json()["errors"]] == [
        ("/supplier", "unverified")
    ]
    assert await _kept(session) == 0


async def test_one_waits_for_an_answer_before_one_asks_the_same_again(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    member, admin = await scene.enter("member"), await scene.enter("admin")
    first = await ask(member, scene)
    again = await ask(admin, scene, text=f"  {AS_ASKED}\n")
    assert again.status_code == 422
    assert again.json()["errors"] == [{"pointer": "/text", "code": "taken", "message": TAKEN}]
    # Neither another supplier's question nor one about something else stands in the way.
    assert (await ask(await scene.enter("other_supplier"), scene)).status_code == 201
    other = await make_challenge(session)
    await session.commit()
    elsewhere = f"/api/v1/challenges/{other.reference}/questions"
    assert (await member.post(elsewhere, json={"text": AS_ASKED})).status_code == 201
    force = await scene.enter("contributor")
    url = f"/api/v1/questions/{first.json()['id']}/transitions"
    answered = await force.post(url, json={"action": "answer", "answer": "Yes."})
    assert answered.status_code == 200
    assert (await ask(member, scene)).status_code == 201


@pytest.mark.parametrize("whose", ["one", "all"])
async def test_there_are_as_many_as_there_may_be(
    session: Any, as_role: Any, monkeypatch: Any, whose: str
) -> None:
    assert (service.MOST_OF_ONE, service.MOST_OF_ALL) == (20, 500)
    monkeypatch.setattr(service, "MOST_OF_ONE", 3 if whose == "one" else 9)
    monkeypatch.setattr(service, "MOST_OF_ALL", 3 if whose == "all" else 9)
    scene = await make_scene(session, as_role)
    for status in ("published", "declined"):  # what was decided counts, too
        await make_question(
            session, challenge=scene.challenge, supplier=scene.supplier, status=status
        )
    elsewhere = await make_challenge(session)
    await make_question(session, challenge=elsewhere, supplier=scene.supplier)
    await session.commit()
    member = await scene.enter("member")
    assert (await ask(member, scene, text="The third?")).status_code == 201
    refused = await ask(member, scene, text="The fourth?")
    assert (refused.status_code, refused.json()["type"], refused.json()["most"]) == (
        409,
        "/problems/questions-full",
        3,
    )
    other = await ask(await scene.enter("other_supplier"), scene, text="Mine?")
    assert other.status_code == (201 if whose == "one" else 409)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("May we ring 020 7946 0123?", "phone", "020 7946 0123"),
        ("May we write to a.sample@force.example?", "email", "a.sample@force.example"),
        ("Has Sergeant Sample seen it?", "person", "Sergeant Sample"),
        ("Would it run on what FOXGLOVE SYSTEMS sells?", "asker", "FOXGLOVE SYSTEMS"),
        ("Would the Larkspur kiosk do?", "asker", "Larkspur"),
    ],
)
async def test_what_looks_like_a_person_or_the_asker_is_shown_and_may_be_checked(
    session: Any, as_role: Any, text: str, code: str, words: str
) -> None:
    scene = await make_scene(session, as_role)
    scene.supplier = await make_supplier(session, name="Foxglove Systems Ltd.")
    await make_solution(session, supplier=scene.supplier, name="Larkspur")
    await session.commit()
    member = await scene.enter("member")
    refused = await ask(member, scene, text=text)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/check-failed")
    [error] = refused.json()["errors"]
    assert (error["pointer"], error["code"]) == ("/text", code)
    assert f"“{words}”" in error["message"]
    assert await _kept(session) == 0
    passed = await ask(member, scene, text=text, checked=True)
    assert (passed.status_code, passed.json()["text"]) == (201, text)


@pytest.mark.parametrize(
    "legal", [*[" Ltd", " Ltd.", " Limited", ", plc", " PLC", " LLP", " Inc.", " GmbH"], ""]
)
async def test_a_name_is_found_without_its_legal_form(
    session: Any, as_role: Any, legal: str
) -> None:
    scene = await make_scene(session, as_role)
    scene.supplier = await make_supplier(session, name=f"Foxglove{legal}")
    member = await scene.enter("member")
    refused = await ask(member, scene, text="Would foxglove’s kiosk do?")
    assert [e["code"] for e in refused.json()["errors"]] == ["asker"]


async def test_neither_others_names_nor_parts_of_words_are_the_askers(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    scene.supplier = await make_supplier(session, name="Fox Ltd")
    await make_solution(session, supplier=scene.other_supplier, name="Larkspur")
    await session.commit()
    text = f"Do foxes, Larkspur or {scene.other_supplier.name} matter? Limited to one?"
    assert (await ask(await scene.enter("member"), scene, text=text)).status_code == 201


async def test_a_marking_never_passes(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    text = "May it hold what is OFFICIAL-SENSITIVE?"
    refused = await ask(await scene.enter("member"), scene, text=text, checked=True)
    assert refused.status_code == 422
    assert [(e["pointer"], e["code"]) for e in refused.json()["errors"]] == [("/text", "marking")]
    assert await _kept(session) == 0


@pytest.mark.parametrize(
    ("wish", "pointer"),
    [
        ({}, "/text"),
        ({"text": ""}, "/text"),
        ({"text": " \n "}, "/text"),
        ({"text": "x" * 1001}, "/text"),
        ({"text": "a\u0000b"}, "/text"),
        ({"text": 7}, "/text"),
        ({"text": "Why?", "checked": "perhaps"}, "/checked"),
        ({"text": "Why?", "supplier": "me"}, "/supplier"),
    ],
)
async def test_what_is_no_question_is_refused_at_its_field(
    session: Any, as_role: Any, wish: dict[str, Any], pointer: str
) -> None:
    scene = await make_scene(session, as_role)
    member = await scene.enter("member")
    refused = await member.post(f"{scene.challenge_url}/questions", json=wish)
    assert (refused.status_code, pointers(refused)) == (422, [pointer])
    if "checked" not in wish:
        similar = await member.post(f"{scene.challenge_url}/questions/similar", json=wish)
        assert (similar.status_code, pointers(similar)) == (422, [pointer])


async def test_a_question_may_be_a_thousand_characters_long(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    text = "ä" * 999 + "?"
    asked = await ask(await scene.enter("member"), scene, text=text)
    assert (asked.status_code, asked.json()["text"]) == (201, text)


async def test_the_same_key_asks_once(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    member = await scene.enter("member")
    key = {"Idempotency-Key": "ask-once"}
    address = f"{scene.challenge_url}/questions"
    first = await member.post(address, json={"text": AS_ASKED}, headers=key)
    again = await member.post(address, json={"text": AS_ASKED}, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["etag"] == first.headers["etag"]
    assert await _kept(session) == 1
    other = await member.post(address, json={"text": "Another?"}, headers=key)
    assert 400 <= other.status_code < 500
    assert await _kept(session) == 1
