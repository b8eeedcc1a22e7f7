"""The faults of ENGINE section 2: plain FastAPI answers 500 or worse on each of these."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

import httpx
import pytest
from fastapi import FastAPI, Response
from pydantic import Field
from sqlalchemy import text

from app.kernel.actor import SYSTEM, Actor, Role
from app.kernel.errors import Problem
from app.kernel.ids import new_id
from app.kernel.paging import ListFilter
from app.kernel.schemas import Text, View, Wish
from app.settings import Settings
from app.web.etags import require_version, set_etag
from app.web.limits import PEOPLE_BEHIND_AN_ADDRESS
from app.web.middleware import CSP
from app.web.routes import api_router
from app.web.session import (
    CurrentActor,
    Cursors,
    IfMatch,
    ReadConnection,
    WriteSession,
    allow,
    allow_everyone,
)
from tests.conftest import open_client

KNOWN = Actor(role=Role.MODERATOR, account_id=new_id(), membership_id=new_id())


class Note(Wish):
    words: Annotated[Text, Field(min_length=1, max_length=20)]
    size: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0


class Kept(View):
    words: str


router = api_router("/notes", "notes")


@router.post("", status_code=201, dependencies=[allow_everyone()])
async def write_note(note: Note, session: WriteSession) -> Kept:
    await session.execute(
        text("INSERT INTO job_effect (key) VALUES (:key)"), {"key": f"note {note.words}"}
    )
    return Kept(words=note.words)


@router.get("", dependencies=[allow_everyone()])
async def read_notes(cursors: Cursors, cursor: str | None = None) -> Kept:
    key = cursors.open(cursor, purpose="notes") if cursor else ["first"]
    return Kept(words=cursors.seal([*key, "next"], purpose="notes"))


@router.patch("", dependencies=[allow_everyone()])
async def change_note(
    note: Note, if_match: IfMatch, response: Response, session: WriteSession
) -> Kept:
    await require_version(session, if_match, 7, streams=[], saves=[])
    set_etag(response, 8)
    return Kept(words=note.words)


@router.get("/secret", dependencies=[allow(Role.MODERATOR)])
async def read_secret(actor: CurrentActor) -> Kept:
    return Kept(words=actor.role)


@router.get("/state/{sqlstate}", dependencies=[allow_everyone()])
async def fail_in_database(sqlstate: str, connection: ReadConnection) -> Kept:
    await connection.execute(
        text("DO $$ BEGIN RAISE EXCEPTION 'told' USING ERRCODE = '" + sqlstate + "'; END $$")
    )
    return Kept(words="never")


@router.get("/fault", dependencies=[allow_everyone()])
async def fail() -> Kept:
    message = "a secret stands in this message"
    raise RuntimeError(message)


@pytest.fixture
def app(app: FastAPI) -> FastAPI:
    pages = app.router.routes.pop()  # the page for every other path stays last
    app.include_router(router)
    app.router.routes.append(pages)

    async def identify(request: object) -> Actor:
        return KNOWN if "cookie" in request.headers else Actor()  # type: ignore[attr-defined]

    app.state.identify = identify
    return app


def is_problem(answer: httpx.Response, status: int) -> bool:
    body = answer.json()
    return (
        answer.status_code == status
        and answer.headers["content-type"] == "application/problem+json"
        and body["status"] == status
        and body["request_id"] == answer.headers["x-request-id"]
    )


async def test_every_answer_carries_the_security_headers(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/notes")
    assert answer.headers["content-security-policy"] == CSP
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


async def test_an_unknown_path_of_the_api_is_a_problem_and_not_a_page(
    client: httpx.AsyncClient,
) -> None:
    assert is_problem(await client.get("/api/v1/nowhere"), 404)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (b'{"words": "a\\u0000b"}', "/words"),
        (b'{"words": "\\ud800"}', "/words"),
        (b'{"words": "a", "size": NaN}', "/size"),
        (b'{"words": "a", "size": 99999999999999999999999}', "/size"),
        (b'{"words": "a", "hidden": 1}', "/hidden"),
        (b'{"words": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', "/words"),
        (b"{", "/"),
        (b"[]", "/"),
        (b'"\xff"', "/"),
        (b'{"w\\ud800": 1, "words": "a"}', None),
        (b"[" * 100_000, "/"),
    ],
)
async def test_bad_input_names_its_field_and_is_not_repeated(
    client: httpx.AsyncClient, body: bytes, pointer: str | None
) -> None:
    answer = await client.post(
        "/api/v1/notes", content=body, headers={"content-type": "application/json"}
    )
    assert is_problem(answer, 422)
    assert answer.json()["errors"][0]["message"]
    if pointer is not None:
        assert answer.json()["errors"][0]["pointer"] == pointer
    assert "aaaaaaaa" not in answer.text


async def test_a_body_that_is_not_json_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/v1/notes", data={"words": "form"})
    assert is_problem(answer, 415)


async def test_a_large_body_is_refused_while_it_arrives(client: httpx.AsyncClient) -> None:
    async def pour() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 65_536

    headers = {"content-type": "application/json"}
    answer = await client.post("/api/v1/notes", content=pour(), headers=headers)
    assert is_problem(answer, 413)
    announced = await client.post("/api/v1/notes", content=b" " * 2_000_000, headers=headers)
    assert is_problem(announced, 413)


async def test_a_cursor_that_was_not_given_out_here_is_refused(client: httpx.AsyncClient) -> None:
    sealed = (await client.get("/api/v1/notes")).json()["words"]
    assert (await client.get("/api/v1/notes", params={"cursor": sealed})).status_code == 200
    for bad in (sealed[:-2] + "xx", "a", "é", "\x00", sealed + "A" * 40, ""):
        answer = await client.get("/api/v1/notes", params={"cursor": bad})
        assert answer.status_code == (200 if bad == "" else 422)


async def test_a_change_needs_the_version_that_was_read(client: httpx.AsyncClient) -> None:
    body = {"words": "new"}
    assert is_problem(await client.patch("/api/v1/notes", json=body), 428)
    for bad in ('"v6"', "v7", '"v99999999999999"', "*"):
        answer = await client.patch("/api/v1/notes", json=body, headers={"If-Match": bad})
        assert is_problem(answer, 412)
    answer = await client.patch("/api/v1/notes", json=body, headers={"If-Match": '"v7"'})
    assert answer.status_code == 200
    assert answer.headers["etag"] == '"v8"'


async def test_the_same_key_and_body_give_the_same_answer(client: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "once", "Cookie": "who=me"}
    first = await client.post("/api/v1/notes", json={"words": "one"}, headers=headers)
    again = await client.post("/api/v1/notes", json={"words": "one"}, headers=headers)
    other = await client.post("/api/v1/notes", json={"words": "two"}, headers=headers)
    assert first.status_code == again.status_code == 201
    assert again.content == first.content
    assert again.headers["idempotent-replayed"] == "true"
    assert is_problem(other, 409)


async def test_a_refused_request_leaves_its_key_free(client: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "again", "Cookie": "who=me"}
    refused = await client.post("/api/v1/notes", json={"words": ""}, headers=headers)
    taken = await client.post("/api/v1/notes", json={"words": "x"}, headers=headers)
    assert (refused.status_code, taken.status_code) == (422, 201)


async def test_an_unsafe_request_from_another_site_is_refused(client: httpx.AsyncClient) -> None:
    body = {"words": "forged"}
    for forged in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": ""},
    ):
        headers = {"Cookie": "who=me", **forged}
        assert is_problem(await client.post("/api/v1/notes", json=body, headers=headers), 403)
    same = {"Cookie": "who=me", "Sec-Fetch-Site": "same-origin"}
    assert (await client.post("/api/v1/notes", json=body, headers=same)).status_code == 201


async def test_a_route_for_some_refuses_the_public_and_other_roles(
    client: httpx.AsyncClient,
) -> None:
    assert is_problem(await client.get("/api/v1/notes/secret"), 401)
    known = await client.get("/api/v1/notes/secret", headers={"Cookie": "who=me"})
    assert known.json() == {"words": "moderator"}


@pytest.mark.parametrize(
    ("sqlstate", "status"),
    [
        ("23505", 409),
        ("23503", 422),
        ("22003", 422),
        ("55P03", 503),
        ("57014", 503),
        ("P0001", 500),
    ],
)
async def test_what_the_database_refuses_becomes_a_problem(
    client: httpx.AsyncClient, sqlstate: str, status: int
) -> None:
    answer = await client.get(f"/api/v1/notes/state/{sqlstate}")
    assert is_problem(answer, status)
    assert "told" not in answer.text


async def test_a_fault_says_only_its_request_id(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/notes/fault")
    assert is_problem(answer, 500)
    assert "secret" not in answer.text


def test_a_list_takes_at_most_a_hundred() -> None:
    assert ListFilter(limit=100).limit == 100
    with pytest.raises(ValueError, match="100"):
        ListFilter(limit=101)


def test_a_problem_keeps_its_words() -> None:
    assert str(Problem("why")) == "why"
    assert SYSTEM.role is Role.SYSTEM


async def test_who_sends_too_much_is_told_when_to_come_back(
    app: FastAPI, settings: Settings
) -> None:
    few = settings.model_copy(
        update={"anonymous_requests_per_minute": 2, "session_requests_per_minute": 1}
    )
    app.state.settings = few
    async with open_client(app) as reader:
        answers = [await reader.get("/api/v1/notes") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert is_problem(answers[2], 429)
        assert 1 <= int(answers[2].headers["retry-after"]) <= 60
        assert answers[1].headers["ratelimit-remaining"] == "0"
        made_up = [
            await reader.get("/api/v1/notes", headers={"Cookie": f"eme_session={number}"})
            for number in range(PEOPLE_BEHIND_AN_ADDRESS + 1)
        ]
        assert made_up[0].status_code == 200
        assert made_up[-1].status_code == 429
        assert (await reader.get("/healthz")).status_code == 200
