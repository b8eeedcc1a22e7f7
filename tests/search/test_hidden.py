"""Rule 4: what a reader may not know of leaves no trace in any search."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Role
from app.matching.engine.documents import Document
from app.matching.engine.passages import encode
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.engine.text import term, words
from app.matching.enums import RecordKind
from app.matching.service import index_record
from app.search.finding import find, public_holders
from app.search.query import parse
from app.search.spelling import nearest_term
from tests.factories.challenges import make_challenge, make_outcome
from tests.factories.organisations import make_force, make_supplier
from tests.factories.solutions import make_deployment, make_solution
from tests.matching.engine_support import WEIGHTS, WordEncoder
from tests.search.scene import HIDDEN, HIDDEN_WORDS, PATH, Found, search

if TYPE_CHECKING:
    from app.challenges.models import Challenge
    from tests.conftest import AsRole

ENCODER = WordEncoder()
PUBLIC = ("phone extraction", "drone patrol phone", "roster rest drone", "camera phone victim")
SECRET = ("zeppelin marmalade phone", "quixotic zeppelin", "phone helium drone")
VOCABULARY = sorted({word for text in (*PUBLIC, *SECRET) for word in words(text)})


async def _hide(session: AsyncSession, scene: Found) -> list[Challenge]:
    """Records of every kind that the public may not know of, full of the same odd words."""
    hidden = [
        await make_challenge(session, stage=stage, **HIDDEN)
        for stage in ("draft", "in_moderation", "rejected")
    ]
    inside = {"visibility": "policing_only", **HIDDEN}
    hidden += [
        await make_challenge(session, stage=each, **inside) for each in ("open", "concluded")
    ]
    hidden.append(
        await make_challenge(session, stage="open", visibility="registered_suppliers", **HIDDEN)
    )
    closed = await make_challenge(session, stage="closed")
    await make_outcome(session, closed.id, what_market_said="Marmalade zeppelins, quixotic helium.")
    cards = [
        await make_solution(session, stage=stage, name="Quixotic", summary="Helium zeppelin")
        for stage in ("draft", "in_review", "suspended", "retired")
    ]
    user = await make_force(session, name="Zeppelin Constabulary", aliases=["Quixotic Police"])
    use = {"sector": "policing", "organisation_id": user.id, "use": "Marmalade helium"}
    for hiding in ({"anonymous": True}, {"evidence": "disputed"}, {"is_listed": False}):
        await make_deployment(session, scene.kiosk, **use, learned="Quixotic zeppelins", **hiding)
    for card in cards:
        await make_deployment(session, card, **use)
    # Every process is told of each of them, as publication and listing would.
    for each in hidden:
        await index_record(session, RecordKind.CHALLENGE, each.id)
    for card in cards:
        await index_record(session, RecordKind.SOLUTION, card.id)
    await session.commit()
    return hidden


def _tried() -> list[str]:
    """Hidden words, parts and misspellings of them, alone, in phrases and beside known words."""
    tried = [HIDDEN["title"], f'"{HIDDEN["title"]}"', "phone zeppelin", 'drone "quixotic"']
    for place, word in enumerate(HIDDEN_WORDS):
        without = word[:place] + word[place + 1 :]
        turned = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        tried += [word, without, turned, f"{word}q", f"phone {without}", f"drone -{word}"]
    return tried


@pytest.mark.parametrize("who", ["public", "unverified supplier"])
async def test_no_word_of_a_hidden_record_ever_leaves(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient, as_role: AsRole, who: str
) -> None:
    reader = client
    if who != "public":
        unverified = await make_supplier(session, status="registered")
        reader = await as_role(Role.SUPPLIER_MEMBER, unverified)
    tried = _tried()
    before = [await search(reader, q) for q in tried]
    hidden = await _hide(session, scene)
    for q, earlier in zip(tried, before, strict=True):
        answer = await reader.get(PATH, params={"q": q})
        assert answer.json() == earlier, q
        said = {word.lower() for word in words(answer.text)} - {word.lower() for word in words(q)}
        assert said.isdisjoint(HIDDEN_WORDS), q
        assert not any(each.reference in answer.text for each in hidden)
    for each in hidden:
        assert (await search(reader, each.reference))["total"] == 0


async def test_who_may_read_them_finds_them_and_nobody_finds_drafts(
    scene: Found, session: AsyncSession, as_role: AsRole
) -> None:
    hidden = await _hide(session, scene)
    by_stage = dict(
        zip(("draft", "in_moderation", "rejected", "open", "concluded", "sup"), hidden, strict=True)
    )
    police = await as_role(Role.FORCE_CONTRIBUTOR)
    found = await search(police, "quixotic zeppelin")
    assert {item["reference"] for item in found["items"]} == {
        by_stage[stage].reference for stage in ("open", "concluded", "sup")
    }
    supplier = await as_role(Role.SUPPLIER_MEMBER)
    found = await search(supplier, "quixotic zeppelin")
    assert [item["reference"] for item in found["items"]] == [by_stage["sup"].reference]
    moderator = await as_role(Role.MODERATOR)
    for stage in ("draft", "in_moderation", "rejected"):
        assert (await search(moderator, by_stage[stage].reference))["total"] == 0
    # A word that only he can read is not suggested to him either, since it is in no public record.
    assert (await search(moderator, "zeppelinn"))["did_you_mean"] is None


async def test_a_misspelt_word_is_corrected_from_public_records(
    scene: Found, client: httpx.AsyncClient
) -> None:
    page = await search(client, 'phonne "drnoes"')
    assert page["did_you_mean"] == {
        "q": 'phone "drones"',
        "pieces": [
            {"text": "phone", "matched": True},
            {"text": ' "', "matched": False},
            {"text": "drones", "matched": True},
            {"text": '"', "matched": False},
        ],
    }
    assert (await search(client, "dowmload"))["did_you_mean"]["q"] == "download"
    assert (await search(client, "phone"))["did_you_mean"] is None


async def test_another_spelling_is_for_who_finds_little(
    scene: Found, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    for number in range(3):
        await make_solution(session, name=f"Phonne {number}")
    await session.commit()
    assert (await search(client, "phonne"))["did_you_mean"] is None


def _document(number: int, text: str, *, public: bool) -> Document:
    made = Document(id=f"{public}{number}", title=text, counts_for_statistics=public)
    return _with_vectors(made)


def _with_vectors(document: Document) -> Document:
    return replace(document, vectors=encode(document, ENCODER))


def _snapshot(*documents: Document) -> CorpusSnapshot:
    return CorpusSnapshot.build(documents, weights=WEIGHTS.text, model_id=ENCODER.model_id)


@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=4), st.data())
def test_hidden_records_change_nothing_that_is_found_suggested_or_known(
    asked: list[str], data: Any
) -> None:
    secret = data.draw(st.lists(st.lists(st.sampled_from(VOCABULARY), min_size=1), max_size=5))
    public = [_document(number, text, public=True) for number, text in enumerate(PUBLIC)]
    hidden = [_document(number, " ".join(text), public=False) for number, text in enumerate(secret)]
    alone, among = _snapshot(*public), _snapshot(*hidden[:2], *public, *hidden[2:])
    typed = parse(" ".join(asked))
    query = _with_vectors(Document(id="query", title=" ".join(typed.words)))
    visible = [each.id for each in public]
    one, other = (find(typed, query, each, visible) for each in (among, alone))
    assert (one.known, one.semantic) == (other.known, other.semantic)
    # Sums of the same numbers in another order may differ in their last digits.
    assert {each.id: each.strength for each in one.found} == pytest.approx(
        {each.id: each.strength for each in other.found}, abs=1e-5
    )
    for word in asked:
        assert nearest_term(f"{term(word)}x", [among]) == nearest_term(f"{term(word)}x", [alone])
        assert public_holders(among, term(word), most=9) == public_holders(
            alone, term(word), most=9
        )
