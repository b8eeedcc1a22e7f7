"""A question from asking to its corrected answer, over HTTP, as each of those who take part."""

from typing import Any

from tests.responses.scene import make_scene


async def test_a_question_is_answered_for_everybody_and_nobody_reads_who_asked(
    client: Any, session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    address = f"{scene.challenge_url}/questions"
    supplier, force = await scene.enter("member"), await scene.enter("contributor")
    asked = await supplier.post(address, json={"text": "May it stand outside a station?"})
    assert asked.status_code == 201, asked.text
    question = asked.json()
    assert question["is_yours"]
    assert question["text"] == "May it stand outside a station?"
    url = f"/api/v1/questions/{question['id']}"
    assert (await client.get(url)).status_code == 404
    assert (await client.get(address)).json()["total"] == 0

    waiting = (await force.get(address, params={"status": "asked", "sort": "due"})).json()
    [seen] = waiting["items"]
    assert seen["available_actions"] == ["answer", "merge", "decline"]
    assert not seen["is_yours"]
    assert scene.supplier.name not in str(seen)
    answered = await force.post(
        f"{url}/transitions",
        json={"action": "answer", "answer": "Yes.", "wording": "May equipment stand outside?"},
    )
    assert answered.status_code == 200, answered.text
    public = (await client.get(address)).json()["items"]
    assert [(each["wording"], each["answer"]) for each in public] == [
        ("May equipment stand outside?", "Yes.")
    ]
    assert public[0]["text"] is None

    correction = {"action": "correct", "answer": "Yes, supervised.", "reason": "Supervision added."}
    assert (await force.post(f"{url}/transitions", json=correction)).status_code == 428
    corrected = await force.post(
        f"{url}/transitions", json=correction, headers={"If-Match": answered.headers["etag"]}
    )
    assert corrected.status_code == 200, corrected.text
    read = (await client.get(url)).json()
    assert read["answer"] == "Yes, supervised."
    assert read["what_changed"] == "Supervision added."
    assert [each["answer"] for each in read["earlier"]] == ["Yes."]
    assert read["wording"] == "May equipment stand outside?"
