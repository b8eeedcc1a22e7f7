"""Keeping answers, and noting where earlier ones were used."""

from datetime import timedelta
from typing import Any

import pytest

from app.answers import service
from app.kernel.actor import Role
from tests.factories.answers import KEPT_WORDS, make_kept_answer
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_supplier
from tests.factories.responses import make_response

ANSWERS = "/api/v1/answers"
WISH: dict[str, Any] = {
    "part": "safeguards",
    "title": "How we are certified",
    "text": KEPT_WORDS,
    "note": "Ask the quality manager before sending.",
    "confidential": True,
}


async def test_an_answer_is_kept_changed_removed_and_brought_back(
    session: Any, as_role: Any
) -> None:
    member = await as_role(Role.SUPPLIER_MEMBER, await make_supplier(session))
    made = await member.post(ANSWERS, json=WISH)
    assert made.status_code == 201, made.text
    url = made.headers["location"]
    assert {name: made.json()[name] for name in WISH} == WISH
    read = await member.get(url)
    assert read.json() == made.json()
    changed = await member.patch(
        url, json={"title": "Certificates"}, headers={"If-Match": read.headers["etag"]}
    )
    assert (changed.json()["title"], changed.json()["text"]) == ("Certificates", KEPT_WORDS)
    assert [item["kept"]["title"] for item in (await member.get(ANSWERS)).json()["items"]] == [
        "Certificates"
    ]
    gone = await member.patch(
        url, json={"removed": True}, headers={"If-Match": changed.headers["etag"]}
    )
    assert gone.json()["removed_at"]
    assert (await member.get(ANSWERS)).json()["total"] == 0
    back = await member.patch(
        url, json={"removed": False}, headers={"If-Match": gone.headers["etag"]}
    )
    assert back.json()["removed_at"] is None
    assert (await member.get(ANSWERS)).json()["total"] == 1


async def test_a_change_names_what_was_read(session: Any, as_role: Any) -> None:
    home = await make_supplier(session)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    url = (await member.post(ANSWERS, json=WISH)).headers["location"]
    wish = {"title": "Another title"}
    assert (await member.patch(url, json=wish)).status_code == 428
    stale = await member.patch(url, json=wish, headers={"If-Match": '"v9"'})
    assert stale.status_code == 412
    assert (stale.json()["saved_by"], bool(stale.json()["saved_at"])) == ("supplier_member", True)


async def test_the_same_text_is_not_kept_twice(session: Any, as_role: Any) -> None:
    home = await make_supplier(session)
    await make_kept_answer(session, supplier=home)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    refused = await member.post(ANSWERS, json=WISH)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/text"
    other = await member.post(ANSWERS, json={**WISH, "part": "transfer_gaps"})
    assert other.status_code == 201
    clash = await member.patch(
        other.headers["location"], json={"part": "safeguards"}, headers={"If-Match": '"v1"'}
    )
    assert clash.status_code == 422


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"text": "This is OFFICIAL-SENSITIVE."}, "/text"),
        ({"note": "TOP SECRET"}, "/note"),
        ({"title": "OFFICIAL-SENSITIVE texts"}, "/title"),
        ({"text": " "}, "/text"),
        ({"text": "x" * 6001}, "/text"),
        ({"title": "Two\nlines"}, "/title"),
        ({"part": "cost_band"}, "/part"),
    ],
)
async def test_what_may_not_be_kept_is_refused_where_it_stands(
    session: Any, as_role: Any, wrong: dict[str, str], pointer: str
) -> None:
    home = await make_supplier(session)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    kept = await make_kept_answer(session, supplier=home, text="Another text")
    url = f"{ANSWERS}/{kept.id}"
    for refused in (
        await member.post(ANSWERS, json={**WISH, **wrong}),
        await member.patch(url, json=wrong, headers={"If-Match": '"v1"'}),
    ):
        assert refused.status_code in {409, 422}, refused.text
        assert refused.json()["errors"][0]["pointer"] == pointer


async def test_the_library_is_full_at_its_limit_and_has_room_again(
    session: Any, as_role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_KEPT", 1)
    home = await make_supplier(session)
    kept = await make_kept_answer(session, supplier=home, text="Another text")
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    full = await member.post(ANSWERS, json=WISH)
    assert (full.status_code, full.json()["type"]) == (409, "/problems/library-full")
    url = f"{ANSWERS}/{kept.id}"
    gone = await member.patch(url, json={"removed": True}, headers={"If-Match": '"v1"'})
    assert (await member.post(ANSWERS, json=WISH)).status_code == 201
    back = await member.patch(
        url, json={"removed": False}, headers={"If-Match": gone.headers["etag"]}
    )
    assert back.status_code == 409


async def test_a_use_is_noted_once_and_can_be_taken_back(session: Any, as_role: Any) -> None:
    home = await make_supplier(session)
    first = await make_response(session, supplier=home, status="submitted")
    draft = await make_response(session, supplier=home)
    kept = await make_kept_answer(session, supplier=home)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    url = f"/api/v1/responses/{draft.reference}/answer-uses"
    for answer in (str(kept.id), f"{first.reference}/what_to_know"):
        wish = {"place": "outcomes/1", "answer": answer}
        noted = await member.post(url, json=wish)
        assert noted.status_code == 201, noted.text
        assert (await member.post(url, json=wish)).json() == noted.json()
        undone = await member.delete(f"{url}/{noted.json()['id']}")
        assert undone.status_code == 204
        assert (await member.delete(f"{url}/{noted.json()['id']}")).status_code == 404
    version = (await member.get(f"/api/v1/responses/{draft.reference}")).json()["version"]
    assert version == 1  # what one types meanwhile is saved all the same


async def test_only_what_is_there_can_be_noted(session: Any, as_role: Any) -> None:
    home = await make_supplier(session)
    draft = await make_response(session, supplier=home)
    other_draft = await make_response(session, supplier=home)
    foreign = await make_response(session, status="submitted")
    removed = await make_kept_answer(session, supplier=home, removed_at=draft.created_at)
    elsewhere = await make_kept_answer(session)
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    url = f"/api/v1/responses/{draft.reference}/answer-uses"
    for answer in (
        *(f"{draft.reference}/safeguards", f"{other_draft.reference}/safeguards"),
        *(f"{foreign.reference}/safeguards", str(removed.id), str(elsewhere.id)),
        *("nothing", "RE-2026-0001", f"{foreign.id}/x"),
    ):
        refused = await member.post(url, json={"place": "outcomes/0", "answer": answer})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/answer")
    kept = await make_kept_answer(session, supplier=home)
    for place in ("outcomes/2", "outcomes", "cost_band", "attachments/0", "x" * 30):
        refused = await member.post(url, json={"place": place, "answer": str(kept.id)})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/place")


async def test_after_closing_nothing_is_noted(session: Any, as_role: Any, clock: Any) -> None:
    home = await make_supplier(session)
    draft = await make_response(
        session, supplier=home, challenge=await make_challenge(session, stage="open")
    )
    kept = await make_kept_answer(session, supplier=home)
    await session.commit()
    await clock.shift(timedelta(days=60))
    member = await as_role(Role.SUPPLIER_MEMBER, home)
    refused = await member.post(
        f"/api/v1/responses/{draft.reference}/answer-uses",
        json={"place": "safeguards", "answer": str(kept.id)},
    )
    assert (refused.status_code, refused.json()["state"]) == (409, "unsent")
