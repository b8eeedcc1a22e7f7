"""Answered questions: found by their own words and their answer's, by whoever reads the challenge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from app.kernel.actor import Role
from app.search.repository.questions import MOST_OF_TITLE
from tests.factories.challenges import make_challenge
from tests.factories.questions import make_question
from tests.search.scene import Found, bold, search, text

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.questions.models import Question
    from tests.conftest import AsRole
    from tests.support.database import Statements

ASKED = "May the Puffin badger be kept outside a custody suite?"
WORDING = "May a badger be kept outside a custody suite?"
ANSWER = "Only where a hamster watches it. Puffins stay at home."


@pytest_asyncio.fixture
async def answered(scene: Found, session: AsyncSession) -> Question:
    made = await make_question(
        session,
        challenge=scene.phones,
        status="published",
        text=ASKED,
        wording=WORDING,
        answer=ANSWER,
    )
    await session.commit()
    return made


async def found(reader: httpx.AsyncClient, q: str, **asked: Any) -> list[dict[str, Any]]:
    """The questions among what is found."""
    page = await search(reader, q, **asked)
    return [item for item in page["items"] if item["kind"] == "question"]


async def test_an_answered_question_is_found_with_its_answer_and_its_challenge(
    answered: Question, scene: Found, client: httpx.AsyncClient
) -> None:
    [hit] = await found(client, "badger hamster weasel")
    assert hit["id"] == str(answered.id)
    assert (text(hit["title"]), bold(hit["title"])) == (WORDING, ["badger"])
    assert (text(hit["snippet"]), bold(hit["snippet"])) == (ANSWER, ["hamster"])
    assert (hit["reference"], hit["about"]) == (scene.phones.reference, scene.phones.title)
    assert hit["organisation"]["slug"] == scene.force.slug
    assert (hit["terms"], hit["missing"]) == (["badger", "hamster"], ["weasel"])
    assert (hit["status"], hit["use"]) == ("answered", None)


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ('"custody suite"', 1),
        ('"badger" "hamster"', 1),
        ("badger -hamster", 0),
        ("telephones copied wait", 0),  # the challenge's own words
    ],
)
async def test_a_question_is_found_by_its_own_words(
    answered: Question, client: httpx.AsyncClient, q: str, expected: int
) -> None:
    assert len(await found(client, q)) == expected


async def test_it_can_be_filtered_by_kind_status_and_the_challenges_capability(
    answered: Question, client: httpx.AsyncClient
) -> None:
    chosen = {"kind": "question", "status": "answered", "capability": "selective-extraction"}
    page = await search(client, "badger", **chosen)
    assert [item["id"] for item in page["items"]] == [str(answered.id)]
    assert page["dropped_filters"] == []
    assert {each["value"]: each["count"] for each in page["facets"]["kind"]}["question"] == 1


async def test_what_is_not_published_is_in_nobodys_search(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient, as_role: AsRole
) -> None:
    readers = [client, await as_role(Role.MODERATOR)]
    readers.append(await as_role(Role.FORCE_APPROVER, scene.force))
    before = [await search(each, "badger hamster") for each in readers]
    target = await make_question(session, challenge=scene.phones, text=ASKED)
    await make_question(session, challenge=scene.phones, text=ASKED, status="declined")
    merged: dict[str, Any] = {"status": "merged", "merged_into_id": target.id}
    await make_question(session, challenge=scene.phones, text=ASKED, **merged)
    await session.commit()
    assert [await search(each, "badger hamster") for each in readers] == before
    for each in readers:
        assert (await search(each, "badgr"))["did_you_mean"] is None


@pytest.mark.parametrize("visibility", ["registered_suppliers", "policing_only"])
async def test_an_answer_is_hidden_with_its_challenge(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient, as_role: AsRole, visibility: str
) -> None:
    tried = ("badger", "hamster", "badgr", '"custody suite"', "phone hamster")
    before = [await search(client, q) for q in tried]
    inside = await make_challenge(session, visibility=visibility)
    await make_question(
        session, challenge=inside, status="published", wording=WORDING, answer=ANSWER
    )
    await session.commit()
    assert [await search(client, q) for q in tried] == before
    assert len(await found(await as_role(Role.MODERATOR), "badger")) == 1
    supplier = await as_role(Role.SUPPLIER_MEMBER)
    seen = 1 if visibility == "registered_suppliers" else 0
    assert len(await found(supplier, "badger")) == seen


async def test_a_short_question_stands_in_the_title_and_its_answer_is_quoted(
    answered: Question, client: httpx.AsyncClient
) -> None:
    [hit] = await found(client, "badger custody")
    assert bold(hit["title"]) == ["badger", "custody"]
    assert text(hit["snippet"]) == ANSWER


async def test_words_taken_out_for_publication_are_not_searched(
    answered: Question, client: httpx.AsyncClient, session: AsyncSession
) -> None:
    assert await found(client, '"Puffin badger"') == []


async def test_a_corrected_answer_is_found_by_what_it_says_now(
    answered: Question, scene: Found, client: httpx.AsyncClient, as_role: AsRole
) -> None:
    assert len(await found(client, '"hamster"')) == 1
    force = await as_role(Role.FORCE_CONTRIBUTOR, scene.force)
    corrected = await force.post(
        f"/api/v1/questions/{answered.id}/transitions",
        json={"action": "correct", "answer": "Only where a weasel watches it.", "reason": "Wrong."},
        headers={"If-Match": '"v1"'},
    )
    assert corrected.status_code == 200, corrected.text
    assert await found(client, '"hamster"') == []
    assert len(await found(client, '"weasel"')) == 1


async def test_a_long_question_is_cut_between_words_and_searched_whole(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    long = f"May a badger {'and another one ' * 20}meet a walrus?"
    await make_question(session, challenge=scene.phones, status="published", wording=long)
    await session.commit()
    [hit] = await found(client, '"walrus"')
    title = text(hit["title"])
    assert len(title) <= MOST_OF_TITLE + 1
    assert title.endswith(("one…", "another…", "and…"))
    assert bold(hit["snippet"]) == ["walrus"]


async def test_a_reference_leads_to_the_challenge_and_not_to_its_questions(
    answered: Question, scene: Found, client: httpx.AsyncClient
) -> None:
    page = await search(client, scene.phones.reference)
    assert [item["kind"] for item in page["items"]] == ["challenge"]


async def test_more_questions_take_no_more_statements(
    answered: Question,
    scene: Found,
    session: AsyncSession,
    client: httpx.AsyncClient,
    statements: Statements,
) -> None:
    await search(client, "badger")
    with statements:
        await search(client, "badger")
    few = len(statements)
    for _ in range(12):
        await make_question(session, challenge=scene.phones, status="published", wording=WORDING)
    await session.commit()
    await search(client, "badger")
    with statements:
        assert (await search(client, "badger"))["total"] >= 13
    assert len(statements) == few
