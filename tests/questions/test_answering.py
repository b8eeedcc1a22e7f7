"""Answering, merging, declining: what each needs, what becomes of the question, what is recorded."""

from typing import Any, Final
from uuid import UUID

import pytest
from sqlalchemy import select

from app.platform.tables import fact, fact_reason
from app.questions.enums import Because
from tests.challenges.calls import pointers
from tests.factories.challenges import make_challenge
from tests.factories.questions import ANSWER, AS_ASKED, WORDING, make_question
from tests.questions.scene import Asked, make_asked

NOWHERE: Final = "00000000-0000-7000-8000-000000000000"


async def _facts(session: Any, question: str) -> list[tuple[str, str, dict[str, Any]]]:
    """The facts of a question: kind, role, and everything they hold beside the challenge."""
    found = await session.execute(
        select(fact.c.kind, fact.c.role, fact.c.payload)
        .where(fact.c.stream_id == UUID(question))
        .order_by(fact.c.position)
    )
    return [
        (row.kind, row.role, {k: v for k, v in row.payload.items() if k != "challenge_id"})
        for row in found
    ]


async def _another(session: Any, asked: Asked, **more: Any) -> str:
    made = await make_question(session, **{"challenge": asked.scene.challenge, **more})
    await session.commit()
    return str(made.id)


async def _take(client: Any, question: str, action: str, **more: Any) -> Any:
    url = f"/api/v1/questions/{question}/transitions"
    return await client.post(url, json={"action": action, **more})


async def test_an_answer_is_published_with_the_words_the_force_chose(
    client: Any, session: Any, as_role: Any
) -> None:
    asked = await make_asked(session, as_role)
    answered = await asked.answer(await asked.scene.enter("approver"))
    view = answered.json()
    assert (view["status"], view["wording"], view["answer"]) == ("published", WORDING, ANSWER)
    assert (view["text"], view["available_actions"]) == (AS_ASKED, ["correct"])
    assert answered.headers["etag"] == f'"v{view["version"]}"'
    read = (await client.get(asked.url)).json()
    shown = ("wording", "answer", "published_at", "version")
    assert [read[name] for name in shown] == [view[name] for name in shown]
    assert (read["changed_at"], read["what_changed"], read["earlier"]) == (None, None, [])
    assert await _facts(session, asked.id) == [
        ("QuestionAsked", "supplier_member", {}),
        ("QuestionAnswered", "force_approver", {"edited": True}),
    ]


async def test_the_wording_is_as_it_was_asked_unless_the_force_gives_another(
    client: Any, session: Any, as_role: Any
) -> None:
    asked = await make_asked(session, as_role)
    await asked.answer(await asked.scene.enter("contributor"), wording=None)
    assert (await client.get(asked.url)).json()["wording"] == AS_ASKED
    assert (await _facts(session, asked.id))[1] == (
        *("QuestionAnswered", "force_contributor"),
        {"edited": False},
    )


@pytest.mark.parametrize(
    ("wish", "pointer", "code"),
    [
        ({"action": "answer"}, "/answer", "missing"),
        ({"action": "answer", "answer": None, "wording": "What?"}, "/answer", "missing"),
        ({"action": "answer", "answer": " \n"}, "/answer", "too_short"),
        ({"action": "answer", "answer": "x" * 4001}, "/answer", "too_long"),
        ({"action": "answer", "answer": "So.", "wording": ""}, "/wording", "too_short"),
        ({"action": "answer", "answer": "So.", "wording": "x" * 1001}, "/wording", "too_long"),
        ({"action": "answer", "answer": "It is OFFICIAL-SENSITIVE."}, "/answer", "marking"),
        ({"action": "answer", "answer": "So.", "wording": "UK SECRET?"}, "/wording", "marking"),
        ({"action": "decline"}, "/because", "missing"),
        ({"action": "decline", "because": "we_would_rather_not"}, "/because", "enum"),
        ({"action": "merge"}, "/into", "unknown"),
        ({"action": "merge", "into": NOWHERE}, "/into", "unknown"),
        ({"action": "merge", "into": "x"}, "/into", "uuid_parsing"),
        ({"action": "close"}, "/action", "enum"),
        ({"action": "answer", "answer": "So.", "asker": "me"}, "/asker", "extra_forbidden"),
    ],
)
async def test_what_a_step_lacks_is_pointed_to_and_nothing_happens(
    session: Any, as_role: Any, wish: dict[str, Any], pointer: str, code: str
) -> None:
    asked = await make_asked(session, as_role)
    force = await asked.scene.enter("contributor")
    before = (await force.get(asked.url)).json()
    refused = await force.post(f"{asked.url}/transitions", json={"checked": True, **wish})
    assert (refused.status_code, pointers(refused)) == (422, [pointer]), refused.text
    assert refused.json()["errors"][0]["code"] == code
    assert (await force.get(asked.url)).json() == before
    assert len(await _facts(session, asked.id)) == 1


async def test_what_looks_like_a_person_is_shown_where_it_stands_and_may_be_checked(
    session: Any, as_role: Any
) -> None:
    asked = await make_asked(session, as_role)
    force = await asked.scene.enter("contributor")
    wish = {"answer": "Ask Sergeant Sample on 020 7946 0123.", "wording": "Whom at a@b.example?"}
    refused = await _take(force, asked.id, "answer", **wish)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/check-failed")
    assert [(e["pointer"], e["code"]) for e in refused.json()["errors"]] == [
        ("/wording", "email"),
        ("/answer", "person"),
        ("/answer", "phone"),
    ]
    assert (await force.get(asked.url)).json()["status"] == "asked"
    passed = await _take(force, asked.id, "answer", checked=True, **wish)
    assert (passed.status_code, passed.json()["answer"]) == (200, wish["answer"])


async def test_a_text_of_the_longest_length_is_published(session: Any, as_role: Any) -> None:
    asked = await make_asked(session, as_role)
    force = await asked.scene.enter("contributor")
    answered = await asked.answer(force, answer="ä" * 4000, wording="ö" * 1000)
    assert (len(answered.json()["answer"]), len(answered.json()["wording"])) == (4000, 1000)


@pytest.mark.parametrize("case", ["itself", "elsewhere", "merged", "declined", "of another force"])
async def test_one_merges_into_another_question_here_that_waits_or_is_answered(
    session: Any, as_role: Any, case: str
) -> None:
    asked = await make_asked(session, as_role)
    scene = asked.scene
    target = await _another(session, asked)
    if case == "itself":
        target = asked.id
    elif case == "elsewhere":
        beside = await make_challenge(session, force=scene.force)
        target = await _another(session, asked, challenge=beside)
    elif case == "of another force":
        target = await _another(session, asked, challenge=await make_challenge(session))
    elif case == "merged":
        target = await _another(session, asked, status="merged", merged_into_id=UUID(target))
    else:
        target = await _another(session, asked, status="declined")
    for who in ("contributor", "moderator"):
        refused = await _take(await scene.enter(who), asked.id, "merge", into=target)
        assert (refused.status_code, pointers(refused)) == (422, ["/into"])
        code = "decided" if case in {"merged", "declined"} else "unknown"
        assert refused.json()["errors"][0]["code"] == code
    assert (await asked.supplier.get(asked.url)).json()["status"] == "asked"


@pytest.mark.parametrize("who", ["contributor", "approver", "moderator"])
@pytest.mark.parametrize("status", ["asked", "published"])
async def test_a_merged_question_is_answered_with_the_other_one(
    session: Any, as_role: Any, who: str, status: str
) -> None:
    asked = await make_asked(session, as_role)
    target = await _another(session, asked, status=status)
    taker = await asked.scene.enter(who)
    merged = await _take(taker, asked.id, "merge", into=target)
    assert merged.status_code == 200, merged.text
    view = merged.json()
    assert (view["status"], view["available_actions"]) == ("merged", [])
    words = WORDING if status == "published" else AS_ASKED
    assert (view["merged_into"]["id"], view["merged_into"]["text"]) == (target, words)
    role = str(taker.person.membership.role)
    assert (await _facts(session, asked.id))[1] == ("QuestionMerged", role, {"into_id": target})
    mine = (await asked.supplier.get(asked.url)).json()
    told = {"id": target, "text": WORDING, "answer": ANSWER} if status == "published" else None
    if told:
        told["published_at"] = mine["merged_into"]["published_at"]
    assert (mine["status"], mine["merged_into"]) == ("merged", told)


async def test_what_was_merged_before_goes_along(session: Any, as_role: Any) -> None:
    asked = await make_asked(session, as_role)
    second, third = await _another(session, asked), await _another(session, asked)
    force = await asked.scene.enter("contributor")
    assert (await _take(force, asked.id, "merge", into=second)).status_code == 200
    assert (await _take(force, second, "merge", into=third)).status_code == 200
    for each in (asked.id, second):
        seen = (await force.get(f"/api/v1/questions/{each}")).json()
        assert (seen["status"], seen["merged_into"]["id"]) == ("merged", third)
        assert (await _facts(session, each))[-1] == (
            *("QuestionMerged", "force_contributor"),
            {"into_id": third},
        )
    # Nothing is merged into what was merged, so the way to the answer is always one step long.
    fourth = await _another(session, asked)
    assert (await _take(force, fourth, "merge", into=second)).status_code == 422
    assert (await _take(force, third, "answer", answer=ANSWER)).status_code == 200
    mine = (await asked.supplier.get(asked.url)).json()
    assert (mine["merged_into"]["id"], mine["merged_into"]["answer"]) == (third, ANSWER)


@pytest.mark.parametrize("because", Because)
@pytest.mark.parametrize("who", ["approver", "moderator"])
async def test_a_question_is_left_unanswered_for_a_reason_from_the_list(
    session: Any, as_role: Any, who: str, because: Because
) -> None:
    asked = await make_asked(session, as_role)
    taker = await asked.scene.enter(who)
    declined = await _take(taker, asked.id, "decline", because=because)
    assert declined.status_code == 200, declined.text
    mine = (await asked.supplier.get(asked.url)).json()
    assert (mine["status"], mine["because"], mine["answer"]) == ("declined", because, None)
    role = str(taker.person.membership.role)
    assert (await _facts(session, asked.id))[1:] == [
        ("QuestionDeclined", role, {"because": because})
    ]


async def test_declining_a_question_declines_what_was_merged_into_it(
    session: Any, as_role: Any
) -> None:
    asked = await make_asked(session, as_role)
    target, beside = await _another(session, asked), await _another(session, asked)
    force, moderator = await asked.scene.enter("contributor"), await asked.scene.enter("moderator")
    assert (await _take(force, asked.id, "merge", into=target)).status_code == 200
    because = "for_the_procurement"
    assert (await _take(moderator, target, "decline", because=because)).status_code == 200
    for each in (asked.id, target):
        seen = (await force.get(f"/api/v1/questions/{each}")).json()
        assert (seen["status"], seen["because"], seen["merged_into"]) == (
            *("declined", because),
            None,
        )
        assert (await _facts(session, each))[-1] == (
            *("QuestionDeclined", "moderator"),
            {"because": because},
        )
    assert (await asked.supplier.get(asked.url)).json()["because"] == because
    assert (await force.get(f"/api/v1/questions/{beside}")).json()["status"] == "asked"


async def test_facts_of_questions_hold_no_words(session: Any, as_role: Any) -> None:
    asked = await make_asked(session, as_role)
    force = await asked.scene.enter("contributor")
    answered = await asked.answer(force)
    wish = {"action": "correct", "answer": "Yes, supervised.", "reason": "Supervision added."}
    read = {"If-Match": answered.headers["etag"]}
    assert (
        await force.post(f"{asked.url}/transitions", json=wish, headers=read)
    ).status_code == 200
    kept = await session.execute(select(fact.c.payload).where(fact.c.stream_id == UUID(asked.id)))
    texts = [str(row.payload) for row in kept]
    assert len(texts) == 3
    for words in (AS_ASKED, WORDING, ANSWER, wish["answer"], wish["reason"]):
        assert not [text for text in texts if words in text]
    reasons = select(fact_reason.c.reason).join(fact, fact.c.id == fact_reason.c.fact_id)
    told = reasons.where(fact.c.stream_id == UUID(asked.id))
    assert (await session.execute(told)).all() == []
