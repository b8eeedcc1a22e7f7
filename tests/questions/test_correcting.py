"""Correcting an answer: what stood there stays readable, and nobody overwrites the unread."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from app.platform.tables import fact
from app.questions import service
from tests.factories.questions import ANSWER, WORDING
from tests.questions.scene import CORRECTION, Asked, make_asked


async def _answered(session: Any, as_role: Any) -> tuple[Asked, Any, str]:
    asked = await make_asked(session, as_role)
    force = await asked.scene.enter("contributor")
    answered = await asked.answer(force)
    return asked, force, answered.headers["etag"]


async def _correct(force: Any, asked: Asked, etag: str | None, **more: Any) -> Any:
    headers = {"If-Match": etag} if etag else {}
    wish = {**CORRECTION, **more}
    return await force.post(f"{asked.url}/transitions", json=wish, headers=headers)


async def test_nobody_corrects_what_they_have_not_read(session: Any, as_role: Any) -> None:
    asked, force, etag = await _answered(session, as_role)
    approver = await asked.scene.enter("approver")
    assert (await _correct(force, asked, None)).status_code == 428
    first = await _correct(approver, asked, etag, answer="No.")
    assert first.status_code == 200, first.text
    late = await _correct(force, asked, etag)
    assert (late.status_code, late.json()["saved_by"]) == (412, "force_approver")
    assert late.headers["etag"] == late.json()["etag"] == first.headers["etag"] != etag
    changed_at = datetime.fromisoformat(first.json()["changed_at"])
    saved_at = datetime.fromisoformat(late.json()["saved_at"])
    assert timedelta(0) <= saved_at - changed_at < timedelta(seconds=10)
    seen = (await force.get(asked.url)).json()
    assert (seen["answer"], len(seen["earlier"])) == ("No.", 1)


async def test_an_answer_given_with_if_match_is_held_to_it(session: Any, as_role: Any) -> None:
    asked = await make_asked(session, as_role)
    force = await asked.scene.enter("contributor")
    wish = {"action": "answer", "answer": ANSWER}
    url = f"{asked.url}/transitions"
    late = await force.post(url, json=wish, headers={"If-Match": '"v7"'})
    assert (late.status_code, late.json()["saved_by"]) == (412, "supplier_member")
    assert (await force.post(url, json=wish, headers={"If-Match": '"v1"'})).status_code == 200


async def test_what_stood_there_before_stays_readable_for_everybody(
    client: Any, session: Any, as_role: Any
) -> None:
    asked, force, etag = await _answered(session, as_role)
    first = (await client.get(asked.url)).json()
    second = await _correct(force, asked, etag)
    third = await _correct(
        force,
        asked,
        second.headers["etag"],
        answer="No.",
        wording="May it stand outside?",
        reason="Shorter.",
    )
    assert third.status_code == 200, third.text
    read = (await client.get(asked.url)).json()
    assert (read["answer"], read["wording"], read["what_changed"]) == (
        *("No.", "May it stand outside?"),
        "Shorter.",
    )
    assert (read["published_at"], read["changed_at"]) == (
        first["published_at"],
        third.json()["changed_at"],
    )
    assert read["earlier"] == [
        {
            "number": 2,
            "wording": WORDING,
            "answer": CORRECTION["answer"],
            "published_at": second.json()["changed_at"],
            "what_changed": CORRECTION["reason"],
        },
        {
            "number": 1,
            "wording": WORDING,
            "answer": ANSWER,
            "published_at": first["published_at"],
            "what_changed": "",
        },
    ]
    [listed] = (await client.get(asked.questions_url)).json()["items"]
    assert listed == read
    kept = await session.execute(
        select(fact.c.role, fact.c.payload)
        .where(fact.c.kind == "AnswerCorrected")
        .order_by(fact.c.id)
    )
    assert [(row.role, row.payload["number"], len(row.payload)) for row in kept] == [
        ("force_contributor", 2, 2),
        ("force_contributor", 3, 2),
    ]


async def test_a_correction_needs_answer_and_reason_and_is_screened(
    session: Any, as_role: Any
) -> None:
    asked, force, etag = await _answered(session, as_role)
    for more, status, pointer in (
        ({"reason": None}, 422, "/reason"),
        ({"reason": " "}, 422, "/reason"),
        ({"reason": "x" * 501}, 422, "/reason"),
        ({"answer": None}, 422, "/answer"),
        ({"reason": "Ring 020 7946 0123"}, 409, "/reason"),
        ({"answer": "Ring 020 7946 0123"}, 409, "/answer"),
        ({"reason": "It was TOP SECRET", "checked": True}, 422, "/reason"),
    ):
        refused = await _correct(force, asked, etag, **more)
        assert refused.status_code == status, more
        assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]
    assert (await force.get(asked.url)).headers["etag"] == etag
    checked = await _correct(force, asked, etag, reason="Ring 020 7946 0123", checked=True)
    assert (checked.status_code, checked.json()["what_changed"]) == (200, "Ring 020 7946 0123")


async def test_an_answer_is_corrected_as_often_as_it_may(
    session: Any, as_role: Any, monkeypatch: Any
) -> None:
    assert service.MOST_VERSIONS == 20
    monkeypatch.setattr(service, "MOST_VERSIONS", 2)
    asked, force, etag = await _answered(session, as_role)
    second = await _correct(force, asked, etag)
    assert second.status_code == 200
    refused = await _correct(force, asked, second.headers["etag"], answer="No.")
    assert (refused.status_code, refused.json()["type"], refused.json()["most"]) == (
        409,
        "/problems/questions-full",
        2,
    )
    assert (await force.get(asked.url)).json()["answer"] == CORRECTION["answer"]


async def test_an_answer_is_corrected_after_its_challenge_has_ended(
    session: Any, as_role: Any, clock: Any
) -> None:
    asked, _, etag = await _answered(session, as_role)
    await clock.shift(timedelta(days=31))
    force = await asked.scene.enter("approver")
    assert (await _correct(force, asked, etag)).status_code == 200
