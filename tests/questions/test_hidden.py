"""Nobody ever learns who asked, and before the answer most do not learn that somebody did.

Every address of the API that a reader can fetch is searched, those made later included.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

import pytest

from tests.factories.questions import ANSWER, AS_ASKED, WORDING
from tests.questions.scene import CORRECTION, Asked, ask, make_asked
from tests.responses.scene import POSTING_FORCE, ROLE_OF, SENDERS
from tests.support.addresses import every_address

# Who answers, and who sees everything of the forces it oversees: they read the text before.
INSIDE: Final = POSTING_FORCE | {"moderator", "overseer", "co_overseer"}
OTHERS: Final = ("public", *(who for who in ROLE_OF if who not in SENDERS))


def _addresses(asked: Asked) -> Iterator[str]:
    """Every address one can read, with every parameter filled in from the scene."""
    challenge = asked.scene.challenge
    records = {
        "challenge": challenge.reference,
        "question": asked.id,
        "organisation": asked.scene.force.slug,
    }
    yield from every_address(records, otherwise=str(challenge.id))
    lists = (f"{asked.questions_url}{{}}", "/api/v1/questions{}")
    for form in ("?status=asked&sort=due", "?mine=true", ".csv?status=merged&status=declined"):
        yield from (address.format(form) for address in lists)
    for more in (f"subject={asked.id}", "kind=QuestionAsked", "role=supplier_member"):
        yield f"/api/v1/audit/facts?{more}"
    for words in ("Foxglove kiosk", "equipment premises"):
        yield f"/api/v1/search?q={words}"


def _asker(asked: Asked) -> list[str]:
    """Everything by which one would know who asked."""
    organisation, account = asked.scene.supplier, asked.supplier.person.account
    return [
        organisation.name,
        str(organisation.id),
        organisation.slug,
        str(account.id),
        account.display_name,
        account.email,
    ]


def _needles(asked: Asked, who: str, *, published: bool) -> list[str]:
    """What somebody may not find."""
    inside = who in INSIDE
    # The trail names the stream of each fact; the id of a question alone tells nothing.
    knows_id = inside or published or who == "auditor"
    return [
        *_asker(asked),
        *([] if inside else [AS_ASKED]),
        *([] if knows_id else [asked.id]),
    ]


async def _search(reader: Any, addresses: list[str], needles: list[str]) -> list[str]:
    """Search what is answered at the addresses; returns those that are not for other roles only."""
    fetched = {address: await reader.get(address) for address in addresses}
    assert sum(answer.status_code == 200 for answer in fetched.values()) > 6
    for address, answer in fetched.items():
        assert answer.status_code < 500, address
        # What a reader asked for comes back to it in nothing but its own links.
        for needle in needles:
            assert needle not in answer.text, (address, needle)
            assert needle not in answer.headers.get("link", ""), (address, needle)
    return [a for a, answer in fetched.items() if answer.status_code not in {401, 403}]


@pytest.mark.parametrize("who", OTHERS)
async def test_no_address_gives_away_who_asked_nor_a_question_before_its_answer(
    client: Any, session: Any, as_role: Any, who: str
) -> None:
    asked = await make_asked(session, as_role)
    reader = client if who == "public" else await asked.scene.enter(who)
    addresses = list(_addresses(asked))
    addresses = await _search(reader, addresses, _needles(asked, who, published=False))
    force = await asked.scene.enter("contributor")
    answered = await asked.answer(force)
    read = {"If-Match": answered.headers["etag"]}
    assert (
        await force.post(f"{asked.url}/transitions", json=CORRECTION, headers=read)
    ).status_code == 200
    await _search(reader, addresses, _needles(asked, who, published=True))


async def test_the_search_finds_what_it_looks_for_as_the_supplier_itself(
    session: Any, as_role: Any
) -> None:
    asked = await make_asked(session, as_role)
    found = "".join([(await asked.supplier.get(address)).text for address in _addresses(asked)])
    for needle in (*_asker(asked), AS_ASKED, asked.id):
        assert needle in found
    colleague = await asked.scene.enter("admin")
    seen = (await colleague.get(asked.url)).json()
    assert (seen["text"], seen["is_yours"]) == (AS_ASKED, True)


@pytest.mark.parametrize("who", sorted(INSIDE))
async def test_those_who_answer_read_the_words_and_when_they_are_due(
    session: Any, as_role: Any, who: str
) -> None:
    asked = await make_asked(session, as_role)
    seen = (await (await asked.scene.enter(who)).get(asked.url)).json()
    assert (seen["text"], seen["due_at"]) == (AS_ASKED, asked.view["due_at"])
    assert (seen["is_yours"], seen["wording"], seen["answer"]) == (False, None, None)


async def test_no_answer_to_a_step_gives_away_who_asked(session: Any, as_role: Any) -> None:
    asked = await make_asked(session, as_role)
    scene = asked.scene
    second = await ask(await scene.enter("other_supplier"), scene, text="Is power there?")
    url = f"{asked.url}/transitions"
    told = []
    for who in ("moderator", "contributor", "approver", "other_force"):
        reader = await scene.enter(who)
        for wish in (
            {"action": "answer"},
            {"action": "answer", "answer": "Ring 020 7946 0123."},
            {"action": "merge", "into": asked.id},
            {"action": "correct", "reason": "So."},
            {"action": "merge", "into": second.json()["id"]},
            {"action": "decline", "because": "cannot_be_public"},
        ):
            for headers in ({"If-Match": '"v9"'}, {}):
                answer = await reader.post(url, json=wish, headers=headers)
                told.append((answer.status_code, answer.text + str(answer.headers)))
    assert {status for status, _ in told} == {200, 403, 404, 409, 412, 422}
    for _, text in told:
        for needle in _asker(asked):
            assert needle not in text


@pytest.mark.parametrize("end", ["answered", "merged", "declined", "closed", "withdrawn"])
async def test_the_audit_trail_never_tells_who_asked(
    session: Any, as_role: Any, clock: Any, end: str
) -> None:
    asked = await make_asked(session, as_role)
    force = await asked.scene.enter("approver")
    await _come_to(end, asked, force)
    await clock.shift(timedelta(days=31))
    auditor = await asked.scene.enter("auditor")
    trail = f"/api/v1/audit/facts?subject={asked.id}"
    facts = (await auditor.get(trail)).json()["items"]
    first = facts.pop()
    assert (first["kind"], first["role"]) == ("QuestionAsked", "supplier_member")
    assert (first["account_id"], first["organisation_id"], first["hash"]) == (None, None, None)
    # With a later hash one could try out who stands in the first fact of the chain.
    assert {fact["hash"] for fact in facts} <= {None}
    assert {fact["organisation_id"] for fact in facts} <= {str(asked.scene.force.id)}
    account = asked.supplier.person.account.id
    for more in ("", f"&subject={asked.id}", "&kind=QuestionAsked"):
        found = await auditor.get(f"/api/v1/audit/facts?account={account}{more}")
        assert found.json()["total"] == 0
    written = await auditor.get(f"/api/v1/audit/facts.csv?subject={asked.id}")
    assert "QuestionAsked" in written.text
    for needle in _asker(asked):
        assert needle not in written.text


async def _come_to(end: str, asked: Asked, force: Any) -> None:
    if end == "answered":
        await asked.answer(force)
    elif end == "merged":
        second = await ask(await asked.scene.enter("other_supplier"), asked.scene, text="And rain?")
        wish = {"action": "merge", "into": second.json()["id"]}
        assert (await force.post(f"{asked.url}/transitions", json=wish)).status_code == 200
    elif end == "declined":
        wish = {"action": "decline", "because": "not_about_this"}
        assert (await force.post(f"{asked.url}/transitions", json=wish)).status_code == 200
    elif end == "withdrawn":
        wish = {"action": "withdraw", "reason": "The need has gone."}
        url = f"{asked.scene.challenge_url}/transitions"
        assert (await force.post(url, json=wish)).status_code == 200


async def test_the_trail_tells_who_answered(session: Any, as_role: Any) -> None:
    asked = await make_asked(session, as_role)
    force = await asked.scene.enter("contributor")
    await asked.answer(force)
    auditor = await asked.scene.enter("auditor")
    account = force.person.account.id
    found = (await auditor.get(f"/api/v1/audit/facts?account={account}")).json()["items"]
    [fact] = [fact for fact in found if fact["stream_id"] == asked.id]
    assert (fact["kind"], fact["payload"]) == (
        "QuestionAnswered",
        {"challenge_id": str(asked.scene.challenge.id), "edited": True},
    )


async def test_a_merged_question_reads_the_others_words_once_everybody_does(
    session: Any, as_role: Any
) -> None:
    asked = await make_asked(session, as_role)
    scene = asked.scene
    other = await scene.enter("other_supplier")
    theirs = "Does the Bluebell van have room for a kiosk?"
    target = (await ask(other, scene, text=theirs)).json()
    target_url = f"/api/v1/questions/{target['id']}"
    before = (await other.get(target_url)).json()
    force = await scene.enter("contributor")
    wish = {"action": "merge", "into": target["id"]}
    merged = await force.post(f"{asked.url}/transitions", json=wish)
    assert merged.json()["merged_into"] == {
        "id": target["id"],
        "text": theirs,
        "answer": None,
        "published_at": None,
    }
    # Its supplier learns that it is answered with another one, and not yet with which.
    mine = await asked.supplier.get(asked.url)
    assert (mine.json()["status"], mine.json()["merged_into"]) == ("merged", None)
    assert (await asked.supplier.get(target_url)).status_code == 404
    for address in (asked.url, asked.questions_url, "/api/v1/questions", "/api/v1/questions.csv"):
        seen = await asked.supplier.get(address)
        assert seen.status_code == 200
        for needle in (theirs, target["id"], scene.other_supplier.name):
            assert needle not in seen.text
    # The supplier of the other one learns nothing at all.
    assert (await other.get(target_url)).json() == before
    assert (await other.get(asked.url)).status_code == 404
    answer = {"action": "answer", "answer": ANSWER, "wording": WORDING}
    assert (await force.post(f"{target_url}/transitions", json=answer)).status_code == 200
    read = (await asked.supplier.get(asked.url)).json()["merged_into"]
    assert (read["id"], read["text"], read["answer"]) == (target["id"], WORDING, ANSWER)
    assert read["published_at"]
    assert theirs not in (await asked.supplier.get(asked.url)).text
    for needle in (AS_ASKED, asked.id, scene.supplier.name):
        for address in (target_url, asked.questions_url):
            assert needle not in (await other.get(address)).text


async def test_a_decision_is_told_to_its_supplier_and_no_other(
    client: Any, session: Any, as_role: Any
) -> None:
    asked = await make_asked(session, as_role)
    force = await asked.scene.enter("contributor")
    wish = {"action": "decline", "because": "one_supplier_only"}
    assert (await force.post(f"{asked.url}/transitions", json=wish)).status_code == 200
    mine = (await asked.supplier.get(asked.url)).json()
    assert (mine["status"], mine["because"]) == ("declined", "one_supplier_only")
    assert (await client.get(asked.url)).status_code == 404
    assert (await client.get(asked.questions_url)).json()["total"] == 0


async def test_what_is_only_for_those_who_answer_stays_with_them_after_publication(
    client: Any, session: Any, as_role: Any
) -> None:
    asked = await make_asked(session, as_role)
    await asked.answer(await asked.scene.enter("contributor"))
    for reader in (client, await asked.scene.enter("other_supplier")):
        seen = (await reader.get(asked.url)).json()
        hidden = ("text", "due_at", "because", "merged_into")
        assert {seen[name] for name in hidden} == {None}
        assert (seen["wording"], seen["is_yours"]) == (WORDING, False)
