"""Lists of questions: order, filters, pages, files, and how many statements a read takes."""

from datetime import datetime, timedelta
from typing import Any, Final

import pytest

from app.platform.database import moment_now
from tests.factories.challenges import make_challenge
from tests.factories.questions import ANSWER, AS_ASKED, WORDING, make_question
from tests.responses.scene import Scene, make_scene
from tests.support.files import rows_of

EVERYTHING: Final = "/api/v1/questions"


async def _mixed(session: Any, as_role: Any) -> tuple[Scene, dict[str, str]]:
    """Five questions on one challenge: name → id; hours ago tell when asked and when published."""
    scene = await make_scene(session, as_role)
    now = await moment_now(session)
    target = None
    names = {}
    for name, status, asked, published, due, supplier in (
        ("early", "published", 90, 10, 40, scene.supplier),
        ("late", "published", 80, 5, 10, scene.other_supplier),
        ("waiting", "asked", 20, 0, 30, scene.supplier),
        ("overdue", "asked", 7, 0, -2, scene.other_supplier),
        ("merged", "merged", 60, 0, 50, scene.supplier),
        ("declined", "declined", 3, 0, 20, scene.other_supplier),
    ):
        more: dict[str, Any] = {}
        if status == "published":
            more = {"published_at": now - timedelta(hours=published), "wording": f"Is it {name}?"}
        elif status == "merged":
            more = {"merged_into_id": target}
        made = await make_question(
            session,
            challenge=scene.challenge,
            supplier=supplier,
            status=status,
            text=f"Is our {name} one?",
            asked_at=now - timedelta(hours=asked),
            due_at=now + timedelta(hours=due),
            **more,
        )
        target = target or made.id
        names[name] = str(made.id)
    await session.commit()
    return scene, names


async def _pages(client: Any, address: str, **asked: Any) -> list[dict[str, Any]]:
    """Follow the cursors; the total stays the same and Link agrees with the body."""
    items: list[dict[str, Any]] = []
    totals: set[int] = set()
    more: dict[str, str] = {}
    while True:
        page = await client.get(address, params={**asked, **more})
        assert page.status_code == 200, page.text
        read = page.json()
        items += read["items"]
        totals.add(read["total"])
        if read["next_cursor"] is None:
            assert "link" not in page.headers
            assert totals == {len(items)}
            return items
        assert read["next_cursor"] in page.headers["link"]
        more = {"cursor": read["next_cursor"]}


@pytest.mark.parametrize("limit", [1, 2, 20])
async def test_the_newest_comes_first_or_what_is_due_first(
    session: Any, as_role: Any, limit: int
) -> None:
    scene, ids = await _mixed(session, as_role)
    names = {id_: name for name, id_ in ids.items()}
    force = await scene.enter("contributor")
    for address in (f"{scene.challenge_url}/questions", EVERYTHING):
        for sort, expected in (
            # By publication, or by asking where there is none.
            ("newest", "declined late overdue early waiting merged"),
            ("due", "overdue late declined waiting early merged"),
        ):
            items = await _pages(force, address, sort=sort, limit=limit)
            assert [names[item["id"]] for item in items] == expected.split()
        usual = await _pages(force, address, limit=limit)
        assert usual == await _pages(force, address, sort="newest", limit=limit)


@pytest.mark.parametrize(
    ("who", "asked", "expected"),
    [
        ("public", {}, "late early"),
        ("public", {"status": "asked"}, ""),
        ("public", {"mine": True}, ""),
        ("auditor", {"sort": "due"}, "late early"),
        ("contributor", {"status": "asked"}, "overdue waiting"),
        ("contributor", {"status": ["merged", "declined"]}, "declined merged"),
        ("contributor", {"mine": True}, ""),
        ("co_contributor", {}, "late early"),
        ("moderator", {"status": "declined"}, "declined"),
        ("member", {}, "late early waiting merged"),
        ("member", {"mine": True}, "early waiting merged"),
        ("member", {"mine": True, "status": "published"}, "early"),
        ("admin", {"mine": True, "status": "asked", "sort": "due"}, "waiting"),
        ("other_supplier", {"mine": True}, "declined late overdue"),
        ("other_supplier", {"mine": False, "status": ["asked", "merged"]}, "overdue"),
    ],
)
async def test_each_reader_finds_what_the_filter_says(
    client: Any, session: Any, as_role: Any, who: str, asked: dict[str, Any], expected: str
) -> None:
    scene, ids = await _mixed(session, as_role)
    names = {id_: name for name, id_ in ids.items()}
    reader = client if who == "public" else await scene.enter(who)
    for address in (f"{scene.challenge_url}/questions", EVERYTHING):
        read = (await reader.get(address, params=asked)).json()
        assert [names[item["id"]] for item in read["items"]] == expected.split()
        assert read["total"] == len(expected.split())


async def test_a_list_of_one_challenge_is_of_that_one_by_id_or_reference(
    client: Any, session: Any, as_role: Any
) -> None:
    scene, ids = await _mixed(session, as_role)
    other = await make_challenge(session)
    elsewhere = await make_question(session, challenge=other, status="published")
    hidden = await make_challenge(session, visibility="registered_suppliers")
    await make_question(session, challenge=hidden, status="published")
    await session.commit()
    for ref in (other.reference, str(other.id)):
        [item] = (await client.get(f"/api/v1/challenges/{ref}/questions")).json()["items"]
        assert item["id"] == str(elsewhere.id)
        assert item["challenge"] == {
            "reference": other.reference,
            "title": other.title,
            "status": "open",
            "lead_force": item["challenge"]["lead_force"],
        }
    found = {item["id"] for item in (await client.get(EVERYTHING)).json()["items"]}
    assert found == {ids["early"], ids["late"], str(elsewhere.id)}
    beside = await make_challenge(session)
    await session.commit()
    empty = await client.get(f"/api/v1/challenges/{beside.reference}/questions")
    assert empty.json() == {"items": [], "next_cursor": None, "total": 0}
    force = await scene.enter("contributor")
    [one] = (await force.get(EVERYTHING, params={"status": "merged"})).json()["items"]
    assert one["challenge"]["lead_force"] == scene.force.name


async def test_a_cursor_belongs_to_its_list_and_order(session: Any, as_role: Any) -> None:
    scene, _ = await _mixed(session, as_role)
    force = await scene.enter("contributor")
    own = f"{scene.challenge_url}/questions"
    cursor = (await force.get(own, params={"limit": 1})).json()["next_cursor"]
    for address, more in ((own, {"sort": "due"}), (EVERYTHING, {})):
        refused = await force.get(address, params={"cursor": cursor, **more})
        assert refused.status_code == 422
    for asked in (
        {"cursor": "tampered"},
        {"status": "answered"},
        {"sort": "oldest"},
        {"mine": "perhaps"},
        {"limit": 101},
        {"status": ["asked"] * 6},
    ):
        for address in (own, EVERYTHING, f"{own}.csv", f"{EVERYTHING}.csv"):
            if address.endswith(".csv") and asked.keys() & {"cursor", "limit"}:
                continue
            refused = await force.get(address, params=asked)
            assert refused.status_code == 422, (address, asked)


async def test_a_file_holds_what_the_list_shows(client: Any, session: Any, as_role: Any) -> None:
    scene, _ = await _mixed(session, as_role)
    own = f"{scene.challenge_url}/questions"
    force, member = await scene.enter("contributor"), await scene.enter("member")
    for reader, asked in (
        (client, {}),
        (force, {"sort": "due"}),
        (force, {"status": "asked"}),
        (member, {"mine": True}),
    ):
        for address in (own, EVERYTHING):
            answer = await reader.get(f"{address}.csv", params=asked)
            assert answer.headers["content-disposition"] == 'attachment; filename="questions.csv"'
            rows = rows_of(answer)
            items = (await reader.get(address, params=asked)).json()["items"]
            assert [row["id"] for row in rows] == [item["id"] for item in items]
            for row, item in zip(rows, items, strict=True):
                assert row["question"] == (item["wording"] or item["text"])
                assert row["answer"] == (item["answer"] or "")
                assert row["status"] == item["status"]
                assert row["because"] == (item["because"] or "")
                assert (row["is_yours"] == "true") is item["is_yours"]
                assert row["challenge_reference"] == scene.challenge.reference
                assert row["url"].endswith(f"/challenges/{scene.challenge.reference}/questions")
                assert row["is_example"] == "Invented example"


async def test_a_read_takes_as_many_statements_however_many_questions_there_are(
    client: Any, session: Any, as_role: Any, statements: Any
) -> None:
    scene = await make_scene(session, as_role)
    question = await make_question(
        session, challenge=scene.challenge, supplier=scene.supplier, status="published"
    )
    await session.commit()
    own = f"{scene.challenge_url}/questions"
    force, member = await scene.enter("contributor"), await scene.enter("member")

    async def count(reader: Any, address: str, words: str) -> int:
        wish = {"json": {"text": words}} if words else {}
        send = reader.post if words else reader.get
        await send(address, **wish)  # the first use of a session may note when it was seen
        with statements:
            assert (await send(address, **wish)).status_code == 200
        return len(statements)

    reads = [
        *(
            (reader, address, "")
            for reader in (client, force, member)
            for address in (own, EVERYTHING)
        ),
        *((reader, f"/api/v1/questions/{question.id}", "") for reader in (client, force, member)),
        (member, f"{own}/similar", AS_ASKED),
        (force, f"{own}.csv", ""),
        (member, f"{EVERYTHING}.csv", ""),
    ]
    few = [await count(*read) for read in reads]
    for status in ("asked", "merged", "declined", "published"):
        for _ in range(4):
            into = question.id if status == "merged" else None
            await make_question(
                session, challenge=scene.challenge, status=status, merged_into_id=into
            )
    await session.commit()
    assert [await count(*read) for read in reads] == few
    # The list itself, and the session of who is signed in.
    assert few[:9] == [1, 1, 2, 2, 2, 2, 1, 2, 2]
    assert few[9] <= 3


async def test_what_is_shown_of_a_published_question(
    client: Any, session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    question = await make_question(
        session, challenge=scene.challenge, supplier=scene.supplier, status="published"
    )
    await session.commit()
    [item] = (await client.get(f"{scene.challenge_url}/questions")).json()["items"]
    assert item == (await client.get(f"/api/v1/questions/{question.id}")).json()
    moments = {name: item.pop(name) for name in ("asked_at", "published_at")}
    assert all(datetime.fromisoformat(moment) for moment in moments.values())
    assert item == {
        "id": str(question.id),
        "challenge": {
            "reference": scene.challenge.reference,
            "title": scene.challenge.title,
            "status": "open",
            "lead_force": scene.force.name,
        },
        "status": "published",
        "is_example": True,
        "wording": WORDING,
        "answer": ANSWER,
        "changed_at": None,
        "what_changed": None,
        "earlier": [],
        "text": None,
        "is_yours": False,
        "due_at": None,
        "because": None,
        "merged_into": None,
        "version": 1,
        "available_actions": [],
    }
