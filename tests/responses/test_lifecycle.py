"""Every cell of the table: status by moment of the challenge by who asks."""

from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

import pytest

from app.challenges.enums import Status as ChallengeStatus
from app.kernel.actor import SUPPLIER_ROLES, Actor, Role
from app.kernel.errors import CheckFailed, NotAllowed, WrongMoment
from app.responses.enums import Ability, Action, State, Status
from app.responses.lifecycle import LIFECYCLE, available, require, state_now
from app.responses.policy import Standing
from app.responses.schemas.writing import ResponseContent

SUPPLIER, FORCE = uuid4(), uuid4()
MOMENTS: Final = ("open", "closed", "concluded", "withdrawn")
# (status, moment of the challenge) → what the sender, the posting force and a moderator may do.
EXPECTED: Final[dict[tuple[str, str], tuple[str, str, str]]] = {
    ("draft", "open"): ("submit edit", "", ""),
    ("draft", "closed"): ("", "", ""),
    ("draft", "concluded"): ("", "", ""),
    ("draft", "withdrawn"): ("", "", ""),
    ("submitted", "open"): ("submit withdraw edit", "", ""),
    ("submitted", "closed"): ("withdraw", "take_up give_feedback", "read_confidential_parts"),
    ("submitted", "concluded"): ("withdraw", "take_up", "read_confidential_parts"),
    ("submitted", "withdrawn"): ("withdraw", "", ""),
    ("withdrawn", "open"): ("resume", "", ""),
    ("withdrawn", "closed"): ("", "", ""),
    ("withdrawn", "concluded"): ("", "", ""),
    ("withdrawn", "withdrawn"): ("", "", ""),
    ("under_review", "closed"): (
        "withdraw",
        "shortlist decline keep give_feedback",
        "read_confidential_parts",
    ),
    ("under_review", "concluded"): (
        "withdraw",
        "shortlist decline keep",
        "read_confidential_parts",
    ),
    **{
        (decision, moment): ("", "", "read_confidential_parts")
        for decision in ("shortlisted", "not_taken_forward", "kept_on_file")
        for moment in ("closed", "concluded")
    },
}
LEADS_TO: Final = {
    "submit": "submitted",
    "withdraw": "withdrawn",
    "resume": "draft",
    "take_up": "under_review",
    "shortlist": "shortlisted",
    "decline": "not_taken_forward",
    "keep": "kept_on_file",
}
OUTSIDERS: Final = [
    *(Actor(role=role, organisation_id=uuid4()) for role in Role if role is not Role.MODERATOR),
    # A role decides nothing without the organisation, nor the organisation without a role.
    *(Actor(role=role, organisation_id=FORCE) for role in SUPPLIER_ROLES),
    Actor(role=Role.FORCE_CONTRIBUTOR, organisation_id=SUPPLIER),
    Actor(role=Role.OVERSIGHT, organisation_id=uuid4(), overseen=frozenset({FORCE})),
    Actor(role=Role.AUDITOR, organisation_id=FORCE),
]


def _standing(status: str, moment: str, **more: object) -> Standing:
    fields: dict[str, object] = {
        "response_id": uuid4(),
        "challenge_id": uuid4(),
        "status": Status(status),
        "supplier_id": SUPPLIER,
        "supplier_verified": True,
        "lead_force_id": FORCE,
        "challenge_status": ChallengeStatus(moment),
        "content": ResponseContent(what_to_know="Ask first."),
        "read_at": datetime(2027, 3, 1, tzinfo=UTC),
        "has_feedback": True,
        **more,
    }
    return Standing(**fields)  # type: ignore[arg-type]


def _actors() -> list[tuple[int, Actor]]:
    return [
        *((0, Actor(role=role, organisation_id=SUPPLIER)) for role in SUPPLIER_ROLES),
        (1, Actor(role=Role.FORCE_CONTRIBUTOR, organisation_id=FORCE)),
        (1, Actor(role=Role.FORCE_APPROVER, organisation_id=FORCE)),
        (2, Actor(role=Role.MODERATOR, organisation_id=uuid4())),
    ]


@pytest.mark.parametrize(("status", "moment"), EXPECTED)
def test_each_cell_opens_what_it_should_and_nothing_else(status: str, moment: str) -> None:
    standing = _standing(status, moment)
    for place, actor in _actors():
        assert available(actor, standing) == EXPECTED[status, moment][place].split()
    for actor in OUTSIDERS:
        assert available(actor, standing) == []


@pytest.mark.parametrize(("status", "moment"), EXPECTED)
@pytest.mark.parametrize("action", Action)
def test_each_action_moves_or_refuses_as_the_cell_says(
    status: str, moment: str, action: Action
) -> None:
    standing = _standing(status, moment)
    for place, actor in _actors():
        mine = {name for cell in EXPECTED.values() for name in cell[place].split()}
        if action in EXPECTED[status, moment][place].split():
            assert LIFECYCLE.move(action, actor, standing) == LEADS_TO[action]
        else:
            refusal = WrongMoment if action in mine else NotAllowed
            with pytest.raises(refusal):
                LIFECYCLE.move(action, actor, standing)
    for actor in OUTSIDERS:
        with pytest.raises(NotAllowed):
            LIFECYCLE.move(action, actor, standing)


@pytest.mark.parametrize(("status", "moment"), EXPECTED)
@pytest.mark.parametrize("ability", Ability)
def test_each_ability_is_refused_where_it_is_not_listed(
    status: str, moment: str, ability: Ability
) -> None:
    standing = _standing(status, moment)
    for place, actor in _actors():
        mine = {name for cell in EXPECTED.values() for name in cell[place].split()}
        if ability in EXPECTED[status, moment][place].split():
            require(ability, actor, standing)
        else:
            refusal = WrongMoment if ability in mine else NotAllowed
            with pytest.raises(refusal):
                require(ability, actor, standing)


def test_the_table_has_every_status_at_every_moment_it_can_meet() -> None:
    before_review = {
        (status, moment) for status in ("draft", "submitted", "withdrawn") for moment in MOMENTS
    }
    after = {
        (str(status), moment)
        for status in Status
        for moment in ("closed", "concluded")
        if str(status) not in {"draft", "submitted", "withdrawn"}
    }
    assert set(EXPECTED) == before_review | after


@pytest.mark.parametrize(
    ("status", "moment", "state"),
    [
        ("draft", "open", State.DRAFT),
        ("draft", "closed", State.UNSENT),
        ("submitted", "open", State.SUBMITTED),
        ("submitted", "closed", State.OPENED),
        ("submitted", "concluded", State.OPENED),
        ("submitted", "withdrawn", State.STOPPED),
        ("withdrawn", "open", State.WITHDRAWN),
        ("withdrawn", "closed", State.LEFT),
        ("under_review", "closed", State.UNDER_REVIEW),
    ],
)
def test_the_clock_of_the_challenge_makes_the_state(status: str, moment: str, state: State) -> None:
    assert state_now(_standing(status, moment)) is state


@pytest.mark.parametrize("action", ["shortlist", "decline", "keep"])
def test_no_decision_without_feedback(action: str) -> None:
    force = Actor(role=Role.FORCE_APPROVER, organisation_id=FORCE)
    standing = _standing("under_review", "closed", has_feedback=False)
    with pytest.raises(CheckFailed) as refused:
        LIFECYCLE.move(Action(action), force, standing)
    assert [error.pointer for error in refused.value.errors] == ["/feedback"]


@pytest.mark.parametrize(
    ("lacking", "pointer"),
    [
        ({"supplier_verified": False}, "/supplier"),
        ({"content": ResponseContent()}, "/solution"),
        ({"names_solution": True, "solution_listed": False}, "/solution"),
    ],
)
def test_what_is_lacking_stops_sending_and_is_pointed_to(
    lacking: dict[str, object], pointer: str
) -> None:
    sender = Actor(role=Role.SUPPLIER_MEMBER, organisation_id=SUPPLIER)
    with pytest.raises(CheckFailed) as refused:
        LIFECYCLE.move(Action.SUBMIT, sender, _standing("draft", "open", **lacking))
    assert [error.pointer for error in refused.value.errors] == [pointer]
