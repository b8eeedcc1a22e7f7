"""Every route by everybody who may come by, whatever became of the question and its challenge."""

from dataclasses import dataclass
from typing import Any, Final

import pytest

from app.questions.enums import Status
from app.questions.router import challenge_router, router
from tests.factories.challenges import make_challenge
from tests.factories.questions import WORDING, make_question
from tests.responses.scene import POSTING_FORCE, ROLE_OF, SENDERS, SPONSORS, make_scene

SUPPLIERS: Final = SENDERS | {"other_supplier"}
FORCES: Final = SPONSORS | {"other_force"}
EVERYBODY: Final = ("public", *ROLE_OF)
# DOMAIN section 10: not the public; and administrators have no content by default (section 3).
NOT_REGISTERED: Final = {"public", "administrator"}
# Its own supplier, those who answer, and who sees everything of the forces it oversees.
INSIDE: Final = SENDERS | POSTING_FORCE | {"moderator", "overseer", "co_overseer"}
ROUTES: Final = {
    "list": "list_challenge_questions",
    "file": "export_challenge_questions",
    "all": "list_questions",
    "file_of_all": "export_questions",
    "read": "read_question",
    "ask": "ask_question",
    "similar": "find_similar_questions",
    "answer": "take_question_action",
    "merge": "take_question_action",
    "decline": "take_question_action",
    "correct": "take_question_action",
}
WISHES: Final[dict[str, dict[str, Any]]] = {
    "answer": {"answer": "Yes."},
    "merge": {},
    "decline": {"because": "cannot_be_public"},
    "correct": {"answer": "No.", "reason": "It was wrong."},
}
MAY_TAKE: Final = {
    "answer": POSTING_FORCE,
    "merge": POSTING_FORCE | {"moderator"},
    "decline": POSTING_FORCE | {"moderator"},
    "correct": POSTING_FORCE,
}


@dataclass(frozen=True)
class Cell:
    """What became of a question and of its challenge."""

    status: str
    stage: str = "open"
    visibility: str = "public"

    def knows(self, who: str) -> bool:
        """Tell whether somebody may know of the question (DOMAIN rules 1 and 4)."""
        return self.knows_challenge(who) and (self.status == "published" or who in INSIDE)

    def knows_challenge(self, who: str) -> bool:
        """Tell whether somebody may know of the challenge (DOMAIN section 10)."""
        return self.visibility == "public" or who not in NOT_REGISTERED

    def in_time(self, action: str) -> bool:
        """Tell whether it is the moment: waiting until the challenge ends; corrections always."""
        if action == "correct":
            return self.status == "published"
        return self.status == "asked" and self.stage in {"open", "closed"}


CELLS: Final = [
    *(Cell(status, stage) for status in Status for stage in ("open", "concluded")),
    *(
        Cell(status, stage)
        for status in (Status.ASKED, Status.PUBLISHED)
        for stage in ("closed", "withdrawn")
    ),
    *(Cell(status, visibility="registered_suppliers") for status in Status),
]


def _expected(route: str, who: str, cell: Cell) -> tuple[int, bool]:
    """Say what a route answers, and whether the question stands in it."""
    shown = cell.knows(who)
    if route in {"all", "file_of_all"}:
        return 200, shown
    if route in {"list", "file"}:
        return (200, shown) if cell.knows_challenge(who) else (404, False)
    if route == "read":
        return (200, True) if shown else (404, False)
    status = _expected_write(route, who, cell)
    if route == "similar":
        return status, status == 200 and cell.status == "published"
    return status, status == 200


def _expected_write(route: str, who: str, cell: Cell) -> int:
    coarse = SUPPLIERS if route in {"ask", "similar"} else FORCES | {"moderator"}
    if who not in coarse:
        return 401 if who == "public" else 403
    if route == "similar":
        return 200
    if route == "ask":
        return 201 if cell.stage == "open" else 409
    if not cell.knows(who):
        return 404
    if who not in MAY_TAKE[route]:
        return 403
    return 200 if cell.in_time(route) else 409


async def _call(client: Any, route: str, url: str, challenge_url: str, target: str) -> Any:
    if route in {"ask", "similar"}:
        more = "/similar" if route == "similar" else ""
        return await client.post(f"{challenge_url}/questions{more}", json={"text": WORDING})
    if route in WISHES:
        wish = {"action": route, **WISHES[route], **({"into": target} if route == "merge" else {})}
        read = {"If-Match": '"v1"'}
        return await client.post(f"{url}/transitions", json=wish, headers=read)
    address = {
        "list": f"{challenge_url}/questions",
        "file": f"{challenge_url}/questions.csv",
        "all": "/api/v1/questions",
        "file_of_all": "/api/v1/questions.csv",
        "read": url,
    }[route]
    return await client.get(address)


def test_the_matrix_has_every_route_of_questions() -> None:
    named = {route.name for part in (router, challenge_router) for route in part.routes}  # type: ignore[attr-defined]
    assert named == set(ROUTES.values())


@pytest.mark.parametrize("cell", CELLS, ids=lambda c: f"{c.status}-{c.stage}-{c.visibility}")
async def test_each_route_answers_each_reader_as_the_domain_says(
    client: Any, database: Any, session: Any, as_role: Any, cell: Cell
) -> None:
    scene = await make_scene(session, as_role, stage=cell.stage, visibility=cell.visibility)
    target = await make_question(session, challenge=scene.challenge)
    merged = {"merged_into_id": target.id} if cell.status == "merged" else {}
    question = await make_question(
        session,
        challenge=scene.challenge,
        supplier=scene.supplier,
        status=cell.status,
        **merged,
    )
    await session.commit()
    url = f"/api/v1/questions/{question.id}"
    found, expected = {}, {}
    for who in EVERYBODY:
        reader = client if who == "public" else await scene.enter(who)
        for route in ROUTES:
            before = await database.connection.begin_nested()
            answer = await _call(reader, route, url, scene.challenge_url, str(target.id))
            await before.rollback()
            found[route, who] = (answer.status_code, str(question.id) in answer.text)
            expected[route, who] = _expected(route, who, cell)
    assert found == expected


@pytest.mark.parametrize("stage", ["draft", "in_moderation"])
async def test_an_unpublished_challenge_has_no_questions_for_those_who_may_not_know_it(
    client: Any, session: Any, as_role: Any, stage: str
) -> None:
    scene = await make_scene(session, as_role, stage=stage)
    address = f"{scene.challenge_url}/questions"
    assert (await client.get(address)).status_code == 404
    for who in ("member", "other_force"):
        reader = await scene.enter(who)
        assert (await reader.get(address)).status_code == 404
        assert (await reader.get(f"{address}.csv")).status_code == 404
    member = await scene.enter("member")
    for more in ("", "/similar"):
        answer = await member.post(f"{address}{more}", json={"text": WORDING})
        assert answer.status_code == 404


async def test_what_is_not_there_and_what_is_hidden_read_the_same(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    question = await make_question(session, challenge=scene.challenge, supplier=scene.supplier)
    await session.commit()
    reader = await scene.enter("co_approver")
    nothing = "/api/v1/questions/00000000-0000-7000-8000-000000000000"
    for more in ("", "/transitions"):
        documents = []
        for url in (nothing, f"/api/v1/questions/{question.id}"):
            wish = {"action": "decline", "because": "cannot_be_public"}
            answer = await (
                reader.post(f"{url}{more}", json=wish) if more else reader.get(f"{url}{more}")
            )
            documents.append(answer.json())
            assert documents[-1].pop("request_id")
        assert documents[0] == documents[1]
        assert documents[0]["status"] == 404
    assert (await reader.get("/api/v1/questions/nothing")).status_code == 422
    assert (await reader.get("/api/v1/challenges/CH-2026-9999/questions")).status_code == 404


async def test_an_action_shows_who_else_there_is_no_more_than_reading_does(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    hidden = await make_question(
        session, challenge=await make_challenge(session), supplier=scene.supplier
    )
    question = await make_question(session, challenge=scene.challenge, supplier=scene.supplier)
    await session.commit()
    force = await scene.enter("contributor")
    told = []
    for into in (str(hidden.id), "00000000-0000-7000-8000-000000000000"):
        wish = {"action": "merge", "into": into}
        answer = await force.post(f"/api/v1/questions/{question.id}/transitions", json=wish)
        told.append((answer.status_code, answer.json()["errors"]))
    assert told[0] == told[1]
