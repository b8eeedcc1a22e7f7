"""Every route by everybody who may come by, while the response is sealed and once it is open."""

from typing import Any, Final

import pytest

from app.responses.router import challenge_router, router
from app.responses.versions_router import router as versions_router
from tests.factories.responses import FEEDBACK, make_response
from tests.responses.scene import POSTING_FORCE, READERS, ROLE_OF, SENDERS, SPONSORS, make_scene

SUPPLIERS: Final = frozenset({"member", "admin", "other_supplier"})
FORCES: Final = SPONSORS | {"other_force"}
OVERSEERS: Final = frozenset({"overseer", "co_overseer", "other_overseer"})
REVIEWERS: Final = FORCES | OVERSEERS | {"moderator"}
EVERYBODY: Final = ("public", *ROLE_OF)
REASON: Final = {"reason": "A complaint was made about the price."}


SENDERS_ONLY: Final = {"audience", "versions", "version", "document"}


def _expected(route: str, who: str, *, opened: bool) -> int:
    """Say what a route answers, in the words of DOMAIN sections 3 and 5."""
    if who == "public":
        return 401
    if route in {"read", "timeline", *SENDERS_ONLY}:
        return _expected_read(route, who, opened=opened)
    if route in {"list", "comparison"}:
        return _expected_review(route, who, opened=opened)
    if route == "own":
        return 200 if who in SUPPLIERS else 403
    if route == "start":
        return _expected_start(who, opened=opened)
    return _expected_write(route, who, opened=opened)


def _expected_read(route: str, who: str, *, opened: bool) -> int:
    if who in SENDERS:
        return 200
    if not (opened and who in READERS):
        return 404
    return 403 if route in SENDERS_ONLY else 200


def _expected_review(route: str, who: str, *, opened: bool) -> int:
    if who not in READERS:
        return 403
    return 200 if opened or route == "list" else 409


def _expected_start(who: str, *, opened: bool) -> int:
    if who not in SUPPLIERS:
        return 403
    if who in SENDERS:  # the response that is there
        return 200
    return 409 if opened else 201


def _expected_write(route: str, who: str, *, opened: bool) -> int:
    coarse = {
        "edit": SUPPLIERS,
        "withdraw": SUPPLIERS | FORCES,
        "take_up": SUPPLIERS | FORCES,
        "feedback": FORCES,
        "confidential": {"moderator"},
    }
    fine = {
        "edit": SENDERS,
        "withdraw": SENDERS,
        "take_up": POSTING_FORCE,
        "feedback": POSTING_FORCE,
        "confidential": {"moderator"},
    }
    if who not in coarse[route]:
        return 403
    if who not in SENDERS and not (opened and who in READERS):
        return 404
    if who not in fine[route]:
        return 403
    return 409 if route == "edit" and opened else 200


async def _call(client: Any, route: str, url: str, challenge_url: str, second: str) -> Any:
    if route in {"edit", "feedback"}:
        wish = {"json": {"time_needed": "A year"}, "headers": {"If-Match": '"v1"'}}
        given = FEEDBACK | {"text": "Clear on consent, thin on what follows."}
        if route == "edit":
            return await client.patch(url, **wish)
        read = (await client.get(url)).headers.get("etag", '"v1"')
        return await client.put(f"{url}/feedback", json=given, headers={"If-Match": read})
    if route in {"withdraw", "take_up"}:
        return await client.post(f"{url}/transitions", json={"action": route})
    if route == "confidential":
        return await client.post(f"{url}/confidential-reading", json=REASON)
    if route == "start":
        return await client.post(f"{challenge_url}/responses")
    reference = url.rpartition("/")[2]
    chosen = f"response={reference}&response={second}"
    return await client.get(
        {
            "read": url,
            "timeline": f"{url}/timeline",
            "audience": f"{url}/audience",
            "versions": f"{url}/versions",
            "version": f"{url}/versions/1",
            "document": f"{url}/versions/1/document",
            "list": f"{challenge_url}/responses",
            "comparison": f"{challenge_url}/comparison?{chosen}",
            "own": "/api/v1/responses",
        }[route]
    )


ROUTES: Final = {
    "read": "read_response",
    "timeline": "read_response_timeline",
    "audience": "preview_audience",
    "versions": "list_sent_versions",
    "version": "read_sent_version",
    "document": "download_sent_document",
    "list": "list_challenge_responses",
    "comparison": "compare_responses",
    "own": "list_own_responses",
    "start": "start_response",
    "edit": "edit_response",
    "withdraw": "take_response_action",
    "take_up": "take_response_action",
    "feedback": "give_feedback",
    "confidential": "read_confidential_parts",
}


def test_the_matrix_has_every_route_of_responses() -> None:
    parts = (router, challenge_router, versions_router)
    named = {route.name for part in parts for route in part.routes}  # type: ignore[attr-defined]
    assert named == set(ROUTES.values())


@pytest.mark.parametrize("stage", ["open", "closed"])
@pytest.mark.parametrize("route", ROUTES)
async def test_each_route_answers_each_reader_as_the_domain_says(
    client: Any, database: Any, session: Any, as_role: Any, route: str, stage: str
) -> None:
    scene = await make_scene(session, as_role, stage=stage)
    second = await make_response(session, challenge=scene.challenge, status="submitted")
    await scene.respond(status="submitted")
    found = {}
    for who in EVERYBODY:
        reader = client if who == "public" else await scene.enter(who)
        before = await database.connection.begin_nested()
        answer = await _call(reader, route, scene.url, scene.challenge_url, second.reference)
        await before.rollback()
        found[who] = answer.status_code
    assert found == {who: _expected(route, who, opened=stage == "closed") for who in EVERYBODY}


@pytest.mark.parametrize(
    "name", ["RE-2026-9999", "nothing", "00000000-0000-7000-8000-000000000000", "9" * 30]
)
async def test_what_is_not_there_and_what_is_hidden_read_the_same(
    session: Any, as_role: Any, name: str
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond(status="submitted")
    reader = await scene.enter("approver")
    missing = (await reader.get(f"/api/v1/responses/{name}")).json()
    hidden = (await reader.get(scene.url)).json()
    assert missing.pop("request_id") != hidden.pop("request_id")
    assert missing == hidden
    assert missing["status"] == 404
    listed = await reader.get(f"/api/v1/challenges/{name}/responses")
    assert listed.status_code == 404
