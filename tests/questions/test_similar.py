"""What has been answered already, for those who are about to ask it."""

from typing import Any

from tests.factories.challenges import make_challenge
from tests.factories.questions import AS_ASKED, make_question
from tests.responses.scene import make_scene


async def test_the_most_alike_of_what_was_answered_here_come_first(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    other = await make_challenge(session)
    texts = [
        *((scene.challenge, "published", f"May vehicle {n} stand in the yard?") for n in range(6)),
        (scene.challenge, "published", "May a vehicle with kiosks park in the yard overnight?"),
        (scene.challenge, "published", "How many officers are trained?"),
        (scene.challenge, "asked", "May kiosks park overnight: asked?"),
        (scene.challenge, "declined", "May kiosks park overnight: declined?"),
        (other, "published", "May kiosks park overnight: elsewhere?"),
    ]
    for challenge, status, text in texts:
        public: dict[str, Any] = {"wording": text} if status == "published" else {}
        await make_question(session, challenge=challenge, status=status, text=text, **public)
    await session.commit()
    member = await scene.enter("member")
    address = f"{scene.challenge_url}/questions/similar"
    found = await member.post(address, json={"text": "Can kiosk vehicles park overnight?"})
    assert found.status_code == 200, found.text
    words = [item["wording"] for item in found.json()["items"]]
    assert words[0] == "May a vehicle with kiosks park in the yard overnight?"
    assert len(words) == 5
    assert all(text.startswith("May vehicle ") for text in words[1:])
    assert (await member.post(address, json={"text": "Zebra?"})).json() == {"items": []}


async def test_nothing_is_kept_of_a_question_that_is_being_written(
    session: Any, as_role: Any, statements: Any
) -> None:
    scene = await make_scene(session, as_role)
    await make_question(session, challenge=scene.challenge, status="published")
    await session.commit()
    member = await scene.enter("member")
    address = f"{scene.challenge_url}/questions/similar"
    await member.post(address, json={"text": "Once"})  # the session's first use may be noted
    with statements:
        found = await member.post(address, json={"text": AS_ASKED})
    assert len(found.json()["items"]) == 1
    assert not [sql for sql in statements if "INSERT" in sql or "UPDATE" in sql]
    listed = await member.get(f"{scene.challenge_url}/questions", params={"mine": True})
    assert listed.json()["total"] == 0
