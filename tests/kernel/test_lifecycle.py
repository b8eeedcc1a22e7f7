"""The table of actions: who, when, why, and what must also hold."""

from dataclasses import dataclass
from enum import StrEnum

import pytest

from app.kernel.actor import ANONYMOUS, Actor, Role
from app.kernel.errors import CheckFailed, FieldError, Invalid, NotAllowed, WrongMoment
from app.kernel.lifecycle import Lifecycle, Step
from app.kernel.origins import Origin
from app.kernel.rules import Rule, rule


class Light(StrEnum):
    RED = "red"
    GREEN = "green"


class Press(StrEnum):
    GO = "go"
    STOP = "stop"


@dataclass
class Lamp:
    light: Light = Light.RED
    broken: bool = False


@rule
def keeper(actor: Actor, _lamp: Lamp) -> bool:
    return actor.role is Role.MODERATOR


@rule
def repairer(actor: Actor, lamp: Lamp) -> bool:
    return actor.role is Role.ADMINISTRATOR and lamp.broken


def works(lamp: Lamp) -> list[FieldError]:
    return [FieldError("/lamp", "broken", "Mend the lamp")] if lamp.broken else []


LIT = Origin(by="moderator")
LAMP = Lifecycle(
    lambda lamp: lamp.light,
    Step(Press.GO, {Light.RED}, Light.GREEN, keeper | repairer, also=(works,)),
    Step(Press.STOP, {Light.GREEN}, Light.RED, keeper & ~repairer, reason=True),
    origin=lambda _lamp: LIT,
    name="lamp",
)
KEEPER = Actor(role=Role.MODERATOR)


def test_a_move_leads_to_the_state_of_its_row() -> None:
    assert LAMP.move(Press.GO, KEEPER, Lamp()) is Light.GREEN
    assert LAMP.move(Press.STOP, KEEPER, Lamp(Light.GREEN), reason="dusk") is Light.RED


def test_the_wrong_person_is_told_before_the_wrong_moment() -> None:
    with pytest.raises(NotAllowed):
        LAMP.move(Press.STOP, ANONYMOUS, Lamp(Light.RED))


def test_the_wrong_moment_names_the_state_and_what_is_possible() -> None:
    with pytest.raises(WrongMoment) as caught:
        LAMP.move(Press.STOP, KEEPER, Lamp(Light.RED), reason="dusk")
    assert caught.value.members == {"state": "red", "available_actions": ["go"]}
    assert caught.value.origin is LIT


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_reason_that_is_needed_must_be_given(reason: str | None) -> None:
    with pytest.raises(Invalid) as caught:
        LAMP.move(Press.STOP, KEEPER, Lamp(Light.GREEN), reason=reason)
    assert caught.value.errors[0].pointer == "/reason"


def test_a_further_check_points_to_what_is_missing() -> None:
    with pytest.raises(CheckFailed) as caught:
        LAMP.move(Press.GO, KEEPER, Lamp(broken=True))
    assert caught.value.errors[0].pointer == "/lamp"


def test_open_actions_follow_role_and_state_and_not_further_checks() -> None:
    assert LAMP.open_to(KEEPER, Lamp(broken=True)) == ["go"]
    assert LAMP.open_to(ANONYMOUS, Lamp()) == []
    assert LAMP.open_to(Actor(role=Role.ADMINISTRATOR), Lamp(broken=True)) == ["go"]
    assert LAMP.step(Press.STOP).reason


def test_rules_carry_the_names_they_are_made_of() -> None:
    combined: Rule[Lamp] = (keeper | repairer) & ~keeper
    assert combined.name == "(keeper or repairer) and not keeper"
    assert repr(keeper) == "<Rule keeper>"


def test_an_action_stands_once_in_a_table() -> None:
    row = Step(Press.GO, {Light.RED}, Light.GREEN, keeper)
    with pytest.raises(ValueError, match="twice"):
        Lifecycle(lambda lamp: lamp.light, row, row, origin=lambda _lamp: LIT)
