"""The table of actions, cell by cell: each role and relation, in each state."""

from datetime import timedelta
from typing import Any, Final

import pytest

from app.challenges.enums import READ, Ability, Action, Status
from app.challenges.lifecycle import ABILITIES, LIFECYCLE, available, may, status_at
from app.kernel.actor import Role
from app.kernel.errors import CheckFailed, Invalid, NotAllowed, WrongMoment
from tests.challenges.people import NOW, challenge_at, everybody, person
from tests.factories.challenges import NO_TO_ALL, PANEL

LEAD_FORCE: Final = {"force_contributor of lead", "force_approver of lead"}
LEAD_APPROVER: Final = {"force_approver of lead"}
SPONSORS: Final = LEAD_FORCE | {
    "force_contributor of co-sponsor",
    "force_approver of co-sponsor",
}
OVERSEERS: Final = {"overseer of lead", "overseer of co-sponsor"}
MODERATOR: Final = {"moderator"}
ONCE_PUBLISHED: Final = {"scheduled", "open", "closed", "concluded", "withdrawn"}

# DOMAIN section 4, row for row: from, to, who.
TABLE: Final[dict[str, tuple[set[str], str, set[str]]]] = {
    "request_sign_off": ({"draft", "changes_requested"}, "awaiting_sign_off", LEAD_FORCE),
    "return": ({"awaiting_sign_off"}, "draft", LEAD_APPROVER),
    "sign_off": ({"awaiting_sign_off"}, "in_moderation", LEAD_APPROVER),
    "request_changes": ({"in_moderation"}, "changes_requested", MODERATOR),
    "reject": ({"in_moderation"}, "rejected", MODERATOR),
    "publish": ({"in_moderation"}, "published", MODERATOR),
    "withdraw": (
        {"draft", "awaiting_sign_off", "changes_requested", "in_moderation", "scheduled", "open"},
        "withdrawn",
        LEAD_APPROVER,
    ),
    "publish_outcome": ({"closed"}, "concluded", LEAD_APPROVER),
}
BESIDE: Final[dict[str, tuple[set[str], set[str]]]] = {
    "edit": ({"draft", "changes_requested"}, LEAD_FORCE),
    "give_opinion": (
        {"awaiting_sign_off", "in_moderation", "changes_requested", "scheduled", "open"},
        {"ethics adviser"},
    ),
    "respond": ({"open"}, {"supplier member", "supplier admin", "unverified supplier"}),
    "ask": ({"open"}, {"supplier member", "supplier admin", "unverified supplier"}),
    "record_outcome": ({"closed"}, LEAD_FORCE),
    "read_responses": (ONCE_PUBLISHED, SPONSORS | OVERSEERS | MODERATOR),
    "read_matches": (
        {"in_moderation", "scheduled", "open", "closed", "concluded"},
        SPONSORS | MODERATOR,
    ),
    "read_record": (
        ONCE_PUBLISHED,
        LEAD_FORCE | OVERSEERS | MODERATOR | {"auditor", "auditor inside lead"},
    ),
    "manage": ({str(status) for status in READ} - {"draft"}, LEAD_FORCE | MODERATOR),
}


def outcome_of(action: str, words: str, status: Status) -> str:
    """Say what the table answers: a state, or which refusal."""
    sources, target, who = TABLE[action]
    if words not in who:
        return "not allowed"
    return target if status in sources else "wrong moment"


@pytest.mark.parametrize("status", READ)
@pytest.mark.parametrize("action", TABLE)
def test_each_action_leads_where_the_table_says_for_whom_it_says(
    action: str, status: Status
) -> None:
    for somebody in everybody():
        challenge = challenge_at(status)
        try:
            told = str(LIFECYCLE.move(Action(action), somebody.actor, challenge, reason="So."))
        except NotAllowed:
            told = "not allowed"
        except WrongMoment:
            told = "wrong moment"
        assert told == outcome_of(action, somebody.words, status), somebody.words


@pytest.mark.parametrize("status", READ)
def test_what_is_listed_as_available_is_what_the_table_allows(status: Status) -> None:
    for somebody in everybody():
        challenge = challenge_at(status, ethics_opinion_wanted=True)
        moves = [
            action
            for action in TABLE
            if outcome_of(action, somebody.words, status) not in {"not allowed", "wrong moment"}
        ]
        beside = [
            ability
            for ability, (sources, who) in BESIDE.items()
            if status in sources and somebody.words in who
        ]
        assert available(somebody.actor, challenge) == moves + beside, somebody.words


def test_the_table_and_the_abilities_have_no_other_rows() -> None:
    assert {str(step.action) for step in LIFECYCLE.steps} - {"first_sign_off"} == set(TABLE)
    assert {str(row.ability) for row in ABILITIES} == set(BESIDE)


def test_nobody_signs_off_what_they_wrote() -> None:
    approver = person("approver", Role.FORCE_APPROVER, challenge_at(Status.DRAFT).lead_force_id)
    challenge = challenge_at(Status.AWAITING_SIGN_OFF, author_ids=[approver.actor.account_id])
    with pytest.raises(NotAllowed):
        LIFECYCLE.move(Action.SIGN_OFF, approver.actor, challenge)
    assert "sign_off" not in available(approver.actor, challenge)


def test_nobody_publishes_an_outcome_they_wrote() -> None:
    approver = person("approver", Role.FORCE_APPROVER, challenge_at(Status.CLOSED).lead_force_id)
    challenge = challenge_at(Status.CLOSED, outcome_writer_ids=[approver.actor.account_id])
    with pytest.raises(NotAllowed):
        LIFECYCLE.move(Action.PUBLISH_OUTCOME, approver.actor, challenge)


def test_at_panel_level_the_first_signature_leaves_the_challenge_where_it_is() -> None:
    challenge = challenge_at(Status.AWAITING_SIGN_OFF, **PANEL, safeguards_level="panel")
    approver = person("approver", Role.FORCE_APPROVER, challenge.lead_force_id).actor
    assert LIFECYCLE.move(Action.FIRST_SIGN_OFF, approver, challenge) is Status.AWAITING_SIGN_OFF
    assert available(approver, challenge).count("sign_off") == 1
    with pytest.raises(NotAllowed):
        LIFECYCLE.move(Action.SIGN_OFF, approver, challenge)


def test_the_first_signatory_cannot_sign_again_and_another_can() -> None:
    challenge = challenge_at(Status.AWAITING_SIGN_OFF, **PANEL, safeguards_level="panel")
    first = person("first", Role.FORCE_APPROVER, challenge.lead_force_id).actor
    second = person("second", Role.FORCE_APPROVER, challenge.lead_force_id).actor
    challenge.first_signed_by = first.account_id
    for action in (Action.FIRST_SIGN_OFF, Action.SIGN_OFF):
        with pytest.raises(NotAllowed):
            LIFECYCLE.move(action, first, challenge)
    assert LIFECYCLE.move(Action.SIGN_OFF, second, challenge) is Status.IN_MODERATION


def test_below_panel_level_there_is_no_first_of_two() -> None:
    challenge = challenge_at(Status.AWAITING_SIGN_OFF)
    approver = person("approver", Role.FORCE_APPROVER, challenge.lead_force_id).actor
    with pytest.raises(NotAllowed):
        LIFECYCLE.move(Action.FIRST_SIGN_OFF, approver, challenge)


@pytest.mark.parametrize(
    "action", [Action.RETURN, Action.REQUEST_CHANGES, Action.REJECT, Action.WITHDRAW]
)
def test_a_step_that_needs_a_reason_is_refused_without(action: Action) -> None:
    step = LIFECYCLE.step(action)
    challenge = challenge_at(Status(next(iter(step.sources))))
    role = Role.MODERATOR if action in {"request_changes", "reject"} else Role.FORCE_APPROVER
    actor = person("somebody", role, challenge.lead_force_id).actor
    with pytest.raises(Invalid) as refused:
        LIFECYCLE.move(action, actor, challenge, reason="  ")
    assert [error.pointer for error in refused.value.errors] == ["/reason"]


@pytest.mark.parametrize(
    ("action", "lacking", "pointer"),
    [
        (Action.REQUEST_SIGN_OFF, {"similar_reviewed_at": None}, "/similar_reviewed_at"),
        (Action.REQUEST_SIGN_OFF, {"summary": ""}, "/summary"),
        (Action.REQUEST_SIGN_OFF, {"summary": "Ring 01632 960417."}, "/summary"),
        (Action.PUBLISH, {"safeguards": {**NO_TO_ALL, "covert": None}}, "/safeguards"),
        (Action.PUBLISH, {"safeguards_level": "panel", "has_opinion": False}, "/ethics_opinion"),
        (
            Action.PUBLISH,
            {"responses_close_at": NOW + timedelta(days=9)},
            "/responses_close_at",
        ),
        (Action.PUBLISH, {"questions_close_at": NOW}, "/questions_close_at"),
        (Action.PUBLISH_OUTCOME, {"feedback_owed": 2}, "/feedback_owed"),
        (Action.PUBLISH_OUTCOME, {"has_outcome": False}, "/outcome"),
    ],
)
def test_a_further_check_that_fails_points_to_what_is_missing(
    action: Action, lacking: dict[str, Any], pointer: str
) -> None:
    status = Status(next(iter(LIFECYCLE.step(action).sources)))
    challenge = challenge_at(status, **lacking)
    actor = _whoever_may(action, challenge.lead_force_id)
    with pytest.raises(CheckFailed) as refused:
        LIFECYCLE.move(action, actor, challenge, reason="So.")
    assert [error.pointer for error in refused.value.errors] == [pointer]


def _whoever_may(action: Action, lead: Any) -> Any:
    role = Role.MODERATOR if action is Action.PUBLISH else Role.FORCE_APPROVER
    return person("somebody", role, lead).actor


def test_an_opinion_is_given_only_on_what_was_referred() -> None:
    adviser = person("adviser", Role.ETHICS_ADVISER).actor
    referred: list[tuple[dict[str, Any], bool]] = [
        ({}, False),
        ({"safeguards_level": "enhanced"}, False),
        ({"safeguards_level": "panel"}, True),
        ({"ethics_opinion_wanted": True}, True),
    ]
    for fields, expected in referred:
        challenge = challenge_at(Status.IN_MODERATION, **fields)
        assert may(Ability.GIVE_OPINION, adviser, challenge) is expected


def test_a_challenge_for_policing_only_takes_no_responses_and_no_questions() -> None:
    supplier = person("supplier", Role.SUPPLIER_MEMBER).actor
    challenge = challenge_at(Status.OPEN, visibility="policing_only")
    assert not may(Ability.RESPOND, supplier, challenge)
    assert not may(Ability.ASK, supplier, challenge)


@pytest.mark.parametrize(
    ("closes", "after", "expected"),
    [
        (timedelta(days=3), timedelta(days=3) - timedelta(microseconds=1), True),
        (timedelta(days=3), timedelta(days=3), False),
        (None, timedelta(days=29), True),
        (None, timedelta(days=30), False),
    ],
)
def test_questions_are_taken_until_their_own_time_or_until_responses_close(
    closes: timedelta | None, after: timedelta, *, expected: bool
) -> None:
    supplier = person("supplier", Role.SUPPLIER_MEMBER).actor
    challenge = challenge_at(Status.OPEN, questions_close_at=closes and NOW + closes)
    challenge.read_at = NOW + after
    assert may(Ability.ASK, supplier, challenge) is expected
    assert ("ask" in available(supplier, challenge)) is expected


def test_signatures_are_asked_for_where_one_signs_what_one_has_read() -> None:
    signing = {str(step.action) for step in LIFECYCLE.steps if step.signs}
    assert signing == {
        "request_sign_off",
        "first_sign_off",
        "sign_off",
        "publish",
        "publish_outcome",
    }


def test_the_status_changes_at_the_very_instant() -> None:
    challenge = challenge_at(Status.OPEN)
    instant = timedelta(microseconds=1)
    opens, closes = challenge.opens_at, challenge.responses_close_at
    assert opens
    assert closes
    reads: list[tuple[Any, Status]] = [
        (opens - instant, Status.SCHEDULED),
        (opens, Status.OPEN),
        (closes - instant, Status.OPEN),
        (closes, Status.CLOSED),
    ]
    for moment, expected in reads:
        assert status_at(challenge, moment) is expected


def test_a_force_without_the_role_moves_nothing() -> None:
    lead = challenge_at(Status.DRAFT).lead_force_id
    for role in (Role.AUDITOR, Role.ADMINISTRATOR, Role.SUPPLIER_ADMIN):
        insider = person("insider", role, lead).actor
        moves = {action for status in READ for action in available(insider, challenge_at(status))}
        assert moves <= {"respond", "ask", "read_record"}
