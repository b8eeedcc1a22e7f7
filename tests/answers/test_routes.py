"""Every route of the library by everybody who may come by, in rules 3 and 4 of the domain."""

from typing import Any, Final

import pytest

from app.answers.router import router, uses_router
from tests.factories.answers import KEPT_WORDS, make_kept_answer, make_use
from tests.factories.responses import SECRET_OUTCOME, make_response
from tests.responses.scene import READERS, ROLE_OF, SENDERS, make_scene

SUPPLIERS: Final = SENDERS | {"other_supplier"}
EVERYBODY: Final = ("public", *ROLE_OF)
ROUTES: Final = {
    "list": "list_answers",
    "keep": "keep_answer",
    "read": "read_kept_answer",
    "change": "change_kept_answer",
    "use": "note_answer_use",
    "forget": "forget_answer_use",
}
FOR_EVERY_SUPPLIER: Final = {"list": 200, "keep": 201}
FOR_ITS_OWN: Final = {"read": 200, "change": 200, "use": 201, "forget": 204}
WISH: Final = {"part": "safeguards", "title": "Certificates", "text": "Certified since 2021."}


def _expected(route: str, who: str) -> int:
    if who == "public":
        return 401
    if who not in SUPPLIERS:
        return 403
    if route in FOR_EVERY_SUPPLIER:
        return FOR_EVERY_SUPPLIER[route]
    return FOR_ITS_OWN[route] if who in SENDERS else 404


def test_the_matrix_has_every_route_of_the_library() -> None:
    named = {route.name for part in (router, uses_router) for route in part.routes}  # type: ignore[attr-defined]
    assert named == set(ROUTES.values())


async def _call(client: Any, route: str, kept: str, response: str, use: str) -> Any:
    answers, uses = "/api/v1/answers", f"/api/v1/responses/{response}/answer-uses"
    match route:
        case "list":
            return await client.get(answers)
        case "keep":
            return await client.post(answers, json=WISH)
        case "read":
            return await client.get(f"{answers}/{kept}")
        case "change":
            match = {"If-Match": '"v1"'}
            return await client.patch(f"{answers}/{kept}", json={"note": "x"}, headers=match)
        case "use":
            return await client.post(uses, json={"place": "safeguards", "answer": kept})
        case _:
            return await client.delete(f"{uses}/{use}")


@pytest.mark.parametrize("route", ROUTES)
async def test_each_route_answers_each_reader_as_the_domain_says(
    client: Any, database: Any, session: Any, as_role: Any, route: str
) -> None:
    scene = await make_scene(session, as_role)
    draft = await scene.respond()
    kept = await make_kept_answer(session, supplier=scene.supplier)
    use = await make_use(session, draft, kept=kept)
    await session.commit()
    found = {}
    for who in EVERYBODY:
        reader = client if who == "public" else await scene.enter(who)
        before = await database.connection.begin_nested()
        answer = await _call(reader, route, str(kept.id), draft.reference, str(use.id))
        await before.rollback()
        found[who] = answer.status_code
    assert found == {who: _expected(route, who) for who in EVERYBODY}


@pytest.mark.parametrize("who", sorted(READERS | {"other_supplier"}))
async def test_what_is_kept_and_used_shows_nowhere_else(
    session: Any, as_role: Any, statements: Any, who: str
) -> None:
    scene = await make_scene(session, as_role, stage="closed")
    earlier = await make_response(session, supplier=scene.supplier, status="submitted")
    sent = await scene.respond(status="submitted")
    kept = await make_kept_answer(session, supplier=scene.supplier)
    await make_use(session, sent, kept=kept)
    await make_use(session, sent, source=(earlier, "outcomes/1"))
    await session.commit()
    reader = await scene.enter(who)
    for address in (
        scene.url,
        f"{scene.url}/timeline",
        f"{scene.challenge_url}/responses",
        "/api/v1/search?q=Larkspur",
        "/api/v1/search?q=certificate",
    ):
        with statements:
            answer = await reader.get(address)
        assert not any(name in sql for sql in statements for name in ("kept_answer", "answer_use"))
        for hidden in (KEPT_WORDS, earlier.reference):
            assert hidden not in answer.text
        if who == "other_supplier":
            assert SECRET_OUTCOME not in answer.text


async def test_only_the_library_of_a_supplier_reads_its_confidential_parts(
    session: Any, as_role: Any, statements: Any
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond(status="submitted")
    other = await scene.enter("other_supplier")
    with statements:
        answer = await other.get("/api/v1/answers", params={"q": "Larkspur"})
    assert answer.json()["total"] == 0
    assert all("supplier_id = " in sql for sql in statements if "submitted_confidential" in sql)
