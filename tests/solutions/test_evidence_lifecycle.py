"""The tables of evidence and of requests for a contact, cell by cell."""

from __future__ import annotations

import itertools
from uuid import uuid4

import pytest

from app.kernel.actor import FORCE_ROLES, SUPPLIER_ROLES, Actor, Role
from app.kernel.errors import Invalid, NotAllowed, WrongMoment
from app.kernel.ids import new_id
from app.solutions import contact_lifecycle
from app.solutions.contact_lifecycle import Asked
from app.solutions.enums import ContactAction, ContactStatus, Evidence, EvidenceAction
from app.solutions.evidence_lifecycle import ASK_FOR_A_CONTACT, LIFECYCLE, available
from app.solutions.models import Deployment
from app.solutions.policy import deployments_for

OWN, OTHER = new_id(), new_id()
CLAIMED, VERIFIED = Evidence.CLAIMED, Evidence.VERIFIED
CONFIRMED, DISPUTED = Evidence.CONFIRMED, Evidence.DISPUTED
TABLE: dict[EvidenceAction, tuple[str, set[Evidence], Evidence]] = {
    EvidenceAction.VERIFY: ("moderator", {CLAIMED, VERIFIED}, VERIFIED),
    EvidenceAction.WITHDRAW_VERIFICATION: ("moderator", {VERIFIED}, CLAIMED),
    EvidenceAction.CONFIRM: ("user", {CLAIMED, VERIFIED, CONFIRMED}, CONFIRMED),
    EvidenceAction.WITHDRAW_CONFIRMATION: ("user", {CONFIRMED}, CLAIMED),
    EvidenceAction.DISPUTE: ("user", {CLAIMED, VERIFIED, CONFIRMED}, DISPUTED),
    EvidenceAction.WITHDRAW_DISPUTE: ("user", {DISPUTED}, CLAIMED),
}
NEED_A_REASON = {
    EvidenceAction.VERIFY,
    EvidenceAction.WITHDRAW_VERIFICATION,
    EvidenceAction.WITHDRAW_CONFIRMATION,
    EvidenceAction.DISPUTE,
}
CONTACTS: dict[ContactAction, tuple[str, ContactStatus, ContactStatus]] = {
    ContactAction.PASS_ON: ("moderator", ContactStatus.ASKED, ContactStatus.PASSED_ON),
    ContactAction.AGREE: ("supplier", ContactStatus.PASSED_ON, ContactStatus.AGREED),
    ContactAction.DECLINE: ("supplier", ContactStatus.PASSED_ON, ContactStatus.DECLINED),
}


def relation(role: Role, organisation_id: object) -> str:
    if role is Role.MODERATOR:
        return "moderator"
    if organisation_id != OWN:
        return "none"
    return "user" if role in FORCE_ROLES else "supplier" if role in SUPPLIER_ROLES else "none"


def test_the_tables_here_name_every_action() -> None:
    assert set(TABLE) == set(EvidenceAction) == {step.action for step in LIFECYCLE.steps}
    steps = contact_lifecycle.LIFECYCLE.steps
    assert set(CONTACTS) == set(ContactAction) == {step.action for step in steps}


@pytest.mark.parametrize("action", EvidenceAction)
def test_every_cell_of_evidence(action: EvidenceAction) -> None:
    who, sources, target = TABLE[action]
    for role, organisation_id, now in itertools.product(Role, (OWN, OTHER, None), Evidence):
        actor = Actor(role=role, organisation_id=organisation_id)
        subject = Deployment(evidence=now, organisation_id=OWN, anonymous=False)
        permitted = relation(role, organisation_id) == who
        cell = (role, organisation_id == OWN, now)
        assert (action in available(actor, subject)) == (permitted and now in sources), cell
        if not permitted:
            with pytest.raises(NotAllowed):
                LIFECYCLE.move(action, actor, subject, reason="Why")
        elif now not in sources:
            with pytest.raises(WrongMoment):
                LIFECYCLE.move(action, actor, subject, reason="Why")
        else:
            assert LIFECYCLE.move(action, actor, subject, reason="Why") is target, cell
            if action in NEED_A_REASON:
                with pytest.raises(Invalid):
                    LIFECYCLE.move(action, actor, subject)


@pytest.mark.parametrize("action", EvidenceAction)
def test_everybody_signs_what_they_read(action: EvidenceAction) -> None:
    assert LIFECYCLE.step(action).signs
    assert LIFECYCLE.step(action).reason == (action in NEED_A_REASON)


@pytest.mark.parametrize("role", Role)
def test_nobody_speaks_for_a_user_that_is_only_described(role: Role) -> None:
    nobodys = Deployment(evidence=CLAIMED, organisation_id=None, anonymous=False)
    for organisation_id in (OWN, None):
        actions = available(Actor(role=role, organisation_id=organisation_id), nobodys)
        assert actions == (["verify"] if role is Role.MODERATOR else [])


@pytest.mark.parametrize(
    ("role", "organisation_id", "anonymous"),
    list(itertools.product(Role, (OWN, OTHER), (True, False))),
)
def test_only_another_force_asks_and_only_about_an_unnamed_user(
    role: Role, organisation_id: object, *, anonymous: bool
) -> None:
    subject = Deployment(evidence=CLAIMED, organisation_id=OWN, anonymous=anonymous)
    actor = Actor(role=role, organisation_id=organisation_id)  # type: ignore[arg-type]
    may = role in FORCE_ROLES and organisation_id == OTHER and anonymous
    assert (ASK_FOR_A_CONTACT in available(actor, subject)) == may


@pytest.mark.parametrize("action", ContactAction)
def test_every_cell_of_requests_for_a_contact(action: ContactAction) -> None:
    who, source, target = CONTACTS[action]
    table = contact_lifecycle.LIFECYCLE
    for role, organisation_id, now in itertools.product(Role, (OWN, OTHER, None), ContactStatus):
        actor = Actor(role=role, organisation_id=organisation_id)
        subject = Asked(uuid4(), now, OWN)
        permitted = relation(role, organisation_id) == who
        cell = (role, organisation_id == OWN, now)
        assert (action in table.open_to(actor, subject)) == (permitted and now is source), cell
        if not permitted:
            with pytest.raises(NotAllowed):
                table.move(action, actor, subject)
        elif now is not source:
            with pytest.raises(WrongMoment):
                table.move(action, actor, subject)
        else:
            assert table.move(action, actor, subject) is target, cell


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {*FORCE_ROLES, *SUPPLIER_ROLES, Role.MODERATOR, Role.SYSTEM})
)
def test_whoever_has_no_say_about_evidence_reads_no_list_of_it(role: Role) -> None:
    assert str(deployments_for(Actor(role=role, organisation_id=OWN))) == "false"
