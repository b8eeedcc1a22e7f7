"""Every cell of the table: status by what became of the challenge, by who asks."""

from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

import pytest

from app.challenges.enums import Status as ChallengeStatus
from app.challenges.facts import ChallengeMoved
from app.kernel.actor import ANONYMOUS, FORCE_ROLES, SUPPLIER_ROLES, SYSTEM, Actor, Role
from app.kernel.errors import Invalid, NotAllowed, WrongMoment
from app.questions.enums import Action, State, Status
from app.questions.facts import MOVES
from app.questions.lifecycle import LIFECYCLE, available, origin, state_now
from app.questions.policy import Standing
from tests.factories.questions import make_question
from tests.responses.scene import make_scene

FORCE: Final = uuid4()
MOMENTS: Final = ("open", "closed", "concluded", "withdrawn")
# (status, moment of the challenge) → its state, what the posting force and a moderator may do.
EXPECTED: Final[dict[tuple[str, str], tuple[str, str, str]]] = {
    **{("asked", m): ("asked", "answer merge decline", "merge decline") for m in MOMENTS[:2]},
    **{("asked", m): ("lapsed", "", "") for m in MOMENTS[2:]},
    **{("published", m): ("published", "correct", "") for m in MOMENTS},
    **{(status, m): (status, "", "") for status in ("merged", "declined") for m in MOMENTS},
}
LEADS_TO: Final = {
    "answer": "published",
    "merge": "merged",
    "decline": "declined",
    "correct": "published",
}
# Who may take an action at all: 0 the posting force, 1 a moderator.
TAKERS: Final = {"answer": {0}, "merge": {0, 1}, "decline": {0, 1}, "correct": {0}}
PEOPLE: Final = [
    *((0, Actor(role=role, organisation_id=FORCE)) for role in FORCE_ROLES),
    (1, Actor(role=Role.MODERATOR, organisation_id=uuid4())),
]
OUTSIDERS: Final = [
    ANONYMOUS,
    SYSTEM,
    *(Actor(role=role, organisation_id=uuid4()) for role in Role if role is not Role.MODERATOR),
    # The posting force's organisation alone gives no right, nor the overseeing of it.
    *(Actor(role=role, organisation_id=FORCE) for role in (*SUPPLIER_ROLES, Role.AUDITOR)),
    Actor(role=Role.OVERSIGHT, organisation_id=uuid4(), overseen=frozenset({FORCE})),
]


def _standing(status: str, moment: str) -> Standing:
    return Standing(
        question_id=uuid4(),
        challenge_id=uuid4(),
        status=Status(status),
        challenge_status=ChallengeStatus(moment),
        lead_force_id=FORCE,
        read_at=datetime(2027, 3, 1, tzinfo=UTC),
    )


def test_the_table_has_every_status_at_every_moment_it_can_meet() -> None:
    assert set(EXPECTED) == {(str(status), moment) for status in Status for moment in MOMENTS}
    assert {str(step.action) for step in LIFECYCLE.steps} == set(LEADS_TO) == set(TAKERS)


@pytest.mark.parametrize(("status", "moment"), EXPECTED)
def test_what_is_listed_as_available_is_what_the_cell_says(status: str, moment: str) -> None:
    standing = _standing(status, moment)
    state, *listed = EXPECTED[status, moment]
    assert str(state_now(standing)) == state
    for place, actor in PEOPLE:
        assert available(actor, standing) == listed[place].split(), actor.role
    for actor in OUTSIDERS:
        assert available(actor, standing) == [], actor.role


@pytest.mark.parametrize(("status", "moment"), EXPECTED)
@pytest.mark.parametrize("action", Action)
def test_each_action_moves_or_refuses_as_the_cell_says(
    status: str, moment: str, action: Action
) -> None:
    standing = _standing(status, moment)
    for place, actor in PEOPLE:
        if action in EXPECTED[status, moment][1 + place].split():
            assert LIFECYCLE.move(action, actor, standing, reason="So.") == LEADS_TO[action]
            continue
        refusal = WrongMoment if place in TAKERS[action] else NotAllowed
        with pytest.raises(refusal) as refused:
            LIFECYCLE.move(action, actor, standing, reason="So.")
        if refusal is WrongMoment:
            told = refused.value.members
            assert told["state"] == EXPECTED[status, moment][0]
            assert told["available_actions"] == EXPECTED[status, moment][1 + place].split()
    for actor in OUTSIDERS:
        with pytest.raises(NotAllowed):
            LIFECYCLE.move(action, actor, standing, reason="So.")


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("reason", [None, "", "  "])
def test_only_a_correction_has_to_say_what_changed(action: Action, reason: str | None) -> None:
    status = "published" if action is Action.CORRECT else "asked"
    force = PEOPLE[0][1]
    if action is not Action.CORRECT:
        LIFECYCLE.move(action, force, _standing(status, "open"), reason=reason)
        return
    with pytest.raises(Invalid) as refused:
        LIFECYCLE.move(action, force, _standing(status, "open"), reason=reason)
    assert [(e.pointer, e.code) for e in refused.value.errors] == [("/reason", "missing")]


def test_one_signs_a_correction_and_nothing_else() -> None:
    assert [str(step.action) for step in LIFECYCLE.steps if step.signs] == ["correct"]


@pytest.mark.parametrize(("status", "moment"), EXPECTED)
def test_the_origin_of_a_state_is_the_question_or_else_the_end_of_its_challenge(
    status: str, moment: str
) -> None:
    standing = _standing(status, moment)
    found = origin(standing)
    if state_now(standing) is State.LAPSED:
        assert (found.streams, found.kinds) == ((standing.challenge_id,), (ChallengeMoved,))
    else:
        assert (found.streams, found.kinds) == ((standing.question_id,), MOVES)
    assert (found.at, found.by) == (None, None)


async def test_who_comes_too_late_is_told_by_which_role_and_since_when(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    question = await make_question(session, challenge=scene.challenge, supplier=scene.supplier)
    await session.commit()
    url = f"/api/v1/questions/{question.id}/transitions"
    force, moderator = await scene.enter("contributor"), await scene.enter("moderator")
    wish = {"action": "decline", "because": "not_about_this"}
    assert (await moderator.post(url, json=wish)).status_code == 200
    late = await force.post(url, json={"action": "answer", "answer": "Yes."})
    assert (late.status_code, late.json()["type"]) == (409, "/problems/wrong-moment")
    told = late.json()
    assert (told["state"], told["available_actions"], told["by_role"]) == (
        "declined",
        [],
        "moderator",
    )
    assert told["since"]


async def test_a_question_lapses_with_its_challenge_and_says_since_when(
    session: Any, as_role: Any
) -> None:
    scene = await make_scene(session, as_role)
    question = await make_question(session, challenge=scene.challenge, supplier=scene.supplier)
    await session.commit()
    force, approver = await scene.enter("contributor"), await scene.enter("approver")
    url = f"/api/v1/questions/{question.id}"
    assert (await force.get(url)).json()["status"] == "asked"
    wish = {"action": "withdraw", "reason": "The need has gone."}
    moved = await approver.post(f"{scene.challenge_url}/transitions", json=wish)
    assert moved.status_code == 200, moved.text
    for who in ("contributor", "member"):
        seen = (await (await scene.enter(who)).get(url)).json()
        assert (seen["status"], seen["available_actions"]) == ("lapsed", [])
    late = await force.post(f"{url}/transitions", json={"action": "answer", "answer": "Yes."})
    assert (late.status_code, late.json()["state"], late.json()["by_role"]) == (
        409,
        "lapsed",
        "force_approver",
    )
