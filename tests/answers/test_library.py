"""The library: whose answers it shows, in which order, and what it says of each."""

from typing import Any

import pytest

from app.kernel.actor import Role
from tests.factories.answers import KEPT_WORDS, make_kept_answer, make_use
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_supplier
from tests.factories.responses import (
    COMPLETE,
    FEEDBACK,
    OPEN_WORDS,
    SECRET_OUTCOME,
    SECRET_PART,
    make_response,
)

ANSWERS = "/api/v1/answers"
REDACTION: dict[str, Any] = {
    "outcomes": [
        {"index": 0, "answer": "partly", "text": "Faces and number plates are blurred at once."},
        {"index": 1, "answer": "not", "text": ""},
    ],
    "safeguards": "An officer looks at each blurred picture.",
}


async def _items(reader: Any, **asked: Any) -> list[dict[str, Any]]:
    answer = await reader.get(ANSWERS, params=asked)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def test_it_shows_what_was_sent_with_when_and_how_it_fared(
    session: Any, as_role: Any
) -> None:
    home = await make_supplier(session)
    sent = await make_response(session, supplier=home, status="shortlisted")
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    items = {item["id"]: item for item in await _items(member)}
    own = sent.reference
    assert set(items) == {
        f"{own}/{place}"
        for place in (
            *("outcomes/0", "outcomes/1", "proven_elsewhere", "transfer_gaps"),
            *("safeguards", "what_to_know"),
        )
    }
    first = items[f"{own}/outcomes/0"]
    assert (first["part"], first["text"], first["confidential"]) == ("outcomes", OPEN_WORDS, False)
    origin = first["origin"]
    assert (origin["response"], origin["answer"], origin["status"]) == (
        *(own, "met_now", "shortlisted"),
    )
    assert (origin["feedback_reason"], origin["feedback_text"]) == (
        *(FEEDBACK["reason"], FEEDBACK["text"]),
    )
    assert origin["question"]
    assert origin["challenge"]["reference"].startswith("CH-")
    assert first["uses"] == {
        "responses": 1,
        "decided": 1,
        "shortlisted": 1,
        "last": own,
        "last_challenge": origin["challenge"],
        "last_at": origin["sent_at"],
    }


async def test_the_own_people_read_their_confidential_answers_marked_as_such(
    session: Any, as_role: Any
) -> None:
    home = await make_supplier(session)
    await make_response(session, supplier=home, status="submitted")
    items = await _items(await as_role(Role.SUPPLIER_ADMIN, home))
    assert {item["text"] for item in items if item["confidential"]} == {
        *(SECRET_OUTCOME, SECRET_PART),
    }


async def test_drafts_and_other_suppliers_answers_are_not_in_it(session: Any, as_role: Any) -> None:
    home, other = await make_supplier(session), await make_supplier(session)
    await make_response(session, supplier=home)
    await make_response(session, supplier=other, status="submitted")
    await make_kept_answer(session, supplier=other)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    answer = await member.get(ANSWERS)
    assert answer.json() == {"items": [], "next_cursor": None, "total": 0}
    found = await member.get(ANSWERS, params={"q": "Marigold"})
    assert found.json()["total"] == 0


async def test_feedback_that_was_not_shown_yet_is_not_told(session: Any, as_role: Any) -> None:
    home = await make_supplier(session)
    await make_response(session, supplier=home, status="under_review", feedback=True)
    items = await _items(await as_role(Role.SUPPLIER_MEMBER, home))
    assert {item["origin"]["feedback_text"] for item in items} == {None}
    assert {item["uses"]["decided"] for item in items} == {0}


async def test_a_challenge_one_may_no_longer_know_is_not_named(session: Any, as_role: Any) -> None:
    home = await make_supplier(session)
    hidden = await make_challenge(session, stage="open", visibility="policing_only")
    await make_response(session, supplier=home, status="submitted", challenge=hidden)
    answer = await (await as_role(Role.SUPPLIER_MEMBER, home)).get(ANSWERS)
    assert answer.json()["total"] > 0
    assert hidden.title not in answer.text
    assert hidden.reference not in answer.text
    assert hidden.outcomes[0]["title"] not in answer.text


async def test_one_text_is_one_answer_however_often_it_was_sent(session: Any, as_role: Any) -> None:
    home = await make_supplier(session)
    for status in ("shortlisted", "not_taken_forward", "submitted", "draft"):
        await make_response(session, supplier=home, status=status)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    items = await _items(member, part="safeguards")
    assert [item["text"] for item in items] == [COMPLETE["safeguards"]]
    uses = items[0]["uses"]
    assert (uses["responses"], uses["decided"], uses["shortlisted"]) == (3, 2, 1)


async def test_a_kept_text_and_the_same_text_sent_are_one_answer(
    session: Any, as_role: Any
) -> None:
    home = await make_supplier(session)
    sent = await make_response(session, supplier=home, status="submitted")
    kept = await make_kept_answer(session, supplier=home, text=COMPLETE["safeguards"])
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    [item] = await _items(member, part="safeguards")
    assert item["id"] == str(kept.id)
    assert item["kept"]["title"] == kept.title
    assert item["origin"]["response"] == sent.reference
    assert item["uses"]["responses"] == 1


async def test_an_answer_that_was_the_beginning_of_another_counts_as_used(
    session: Any, as_role: Any
) -> None:
    home = await make_supplier(session)
    first = await make_response(session, supplier=home, status="submitted")
    kept = await make_kept_answer(session, supplier=home)
    second = await make_response(session, supplier=home, status="shortlisted", words=REDACTION)
    draft = await make_response(session, supplier=home, words=REDACTION)
    for response in (second, draft):
        await make_use(session, response, source=(first, "outcomes/0"))
        await make_use(session, response, place="safeguards", kept=kept)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    items = {item["id"]: item["uses"] for item in await _items(member)}
    reused = items[f"{first.reference}/outcomes/0"]
    assert (reused["responses"], reused["decided"], reused["shortlisted"]) == (2, 1, 1)
    assert items[f"{first.reference}/outcomes/1"]["responses"] == 1
    assert (items[str(kept.id)]["responses"], items[str(kept.id)]["last"]) == (1, second.reference)


async def test_the_most_alike_come_first_and_nothing_of_the_response_one_writes(
    session: Any, as_role: Any
) -> None:
    home = await make_supplier(session)
    redaction = await make_challenge(
        session,
        outcomes=[
            {"title": "Faces are blurred before disclosure", "measure": "In one hour"},
            {"title": "Nothing else changes", "measure": ""},
        ],
    )
    sent = await make_response(session, supplier=home, status="submitted", challenge=redaction)
    other = await make_response(session, supplier=home, status="submitted", words=REDACTION)
    wanted = await make_challenge(
        session, outcomes=[{"title": "Blur faces and plates", "measure": "Blurred within a day"}]
    )
    draft = await make_response(session, supplier=home, challenge=wanted, words=REDACTION)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    asked = {"response": draft.reference, "place": "outcomes/0", "part": "outcomes"}
    texts = [item["text"] for item in await _items(member, **asked)]
    assert texts[0] == REDACTION["outcomes"][0]["text"]
    assert texts[1] == OPEN_WORDS  # asked for with the same words, answered with others
    assert texts[2:] == [SECRET_OUTCOME]
    asked = {"response": sent.reference, "part": "outcomes"}
    assert {item["origin"]["response"] for item in await _items(member, **asked)} == {
        other.reference
    }


async def test_words_find_answers_kept_and_sent_whichever_form_they_have(
    session: Any, as_role: Any
) -> None:
    home = await make_supplier(session)
    await make_response(session, supplier=home, status="submitted", words=REDACTION)
    await make_kept_answer(session, supplier=home)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    assert [item["text"] for item in await _items(member, q="blurring plate")] == [
        REDACTION["outcomes"][0]["text"]
    ]
    assert [item["text"] for item in await _items(member, q="certificates")] == [KEPT_WORDS]
    assert await _items(member, q="blurring certificates") == []
    assert await _items(member, q="the '\" & | !") == []


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({"source": "kept"}, {"kept"}),
        ({"source": "sent"}, {"outcomes/0", "safeguards"}),
        ({"fared": "kept_on_file"}, {"outcomes/0", "safeguards"}),
        ({"fared": "shortlisted"}, set()),
        ({"part": ["outcomes", "what_to_know"]}, {"outcomes/0"}),
    ],
)
async def test_it_is_narrowed_by_part_source_and_how_it_fared(
    session: Any, as_role: Any, asked: dict[str, Any], places: set[str]
) -> None:
    home = await make_supplier(session)
    await make_response(session, supplier=home, status="kept_on_file", words=REDACTION)
    await make_kept_answer(session, supplier=home)
    items = await _items(await as_role(Role.SUPPLIER_MEMBER, home), **asked)
    assert {item["origin"]["place"] if item["origin"] else "kept" for item in items} == places


async def test_one_answer_is_found_by_its_id(session: Any, as_role: Any) -> None:
    home = await make_supplier(session)
    sent = await make_response(session, supplier=home, status="submitted")
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    wanted = f"{sent.reference}/safeguards"
    assert [item["id"] for item in await _items(member, answer=wanted)] == [wanted]
    assert await _items(member, answer="none") == []


async def test_pages_lead_through_all_of_it_once(session: Any, as_role: Any) -> None:
    home = await make_supplier(session)
    draft = await make_response(session, supplier=home)
    await make_response(session, supplier=home, status="submitted")
    await make_kept_answer(session, supplier=home)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    asked = {"limit": 3, "response": draft.reference, "place": "safeguards"}
    seen: list[str] = []
    cursor: str | None = None
    while True:
        more = {"cursor": cursor} if cursor else {}
        read = (await member.get(ANSWERS, params={**asked, **more})).json()
        assert read["total"] == 7
        seen += [item["id"] for item in read["items"]]
        cursor = read["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 7


async def test_it_is_wanted_for_ones_own_response_only(session: Any, as_role: Any) -> None:
    home = await make_supplier(session)
    foreign = await make_response(session)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    for reference in (foreign.reference, "RE-2026-9999", "nothing"):
        asked = {"response": reference, "place": "outcomes/0"}
        assert (await member.get(ANSWERS, params=asked)).status_code == 404


@pytest.mark.parametrize(
    "asked",
    [{"place": "../x"}, {"q": "x" * 201}, {"part": "cost_band"}, {"cursor": "abc"}, {"q": "\x00"}],
)
async def test_what_cannot_be_asked_is_refused(
    session: Any, as_role: Any, asked: dict[str, str]
) -> None:
    member = await as_role(Role.SUPPLIER_MEMBER, await make_supplier(session))
    assert (await member.get(ANSWERS, params=asked)).status_code == 422


async def test_a_list_is_one_statement_beside_the_session(
    session: Any, as_role: Any, statements: Any
) -> None:
    home = await make_supplier(session)
    draft = await make_response(session, supplier=home)
    for _ in range(3):
        await make_response(session, supplier=home, status="submitted")
    await make_kept_answer(session, supplier=home)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    for asked in ({}, {"q": "people"}, {"response": draft.reference, "place": "outcomes/1"}):
        await member.get(ANSWERS, params=asked)
        with statements:
            assert (await member.get(ANSWERS, params=asked)).status_code == 200
        assert len(statements) <= 2, list(statements)
