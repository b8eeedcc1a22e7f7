"""The table of product cards, cell by cell: action × role × relation × stage."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest

from app.kernel.actor import Actor, Role
from app.kernel.errors import CheckFailed, Invalid, NotAllowed, WrongMoment
from app.kernel.ids import new_id
from app.solutions.enums import Action, RevisionState, Stage, Status
from app.solutions.lifecycle import LIFECYCLE, available, missing, stage_of, stored, working_copy
from app.solutions.models import Solution
from tests.factories.solutions import complete_card, make_solution

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.solutions.conftest import People

OWN, OTHER = new_id(), new_id()
SUPPLIERS = {Role.SUPPLIER_MEMBER, Role.SUPPLIER_ADMIN}

# Who may do what, written once more from DOMAIN section 4: (role is the supplier's own or a
# moderator) and the stages it starts from, with the stage it leads to.
TABLE: dict[Action, tuple[set[str], dict[Stage, Stage]]] = {
    Action.REQUEST_REVIEW: ({"own"}, {Stage.DRAFT: Stage.IN_REVIEW}),
    Action.REQUEST_CHANGES: ({"moderator"}, {Stage.IN_REVIEW: Stage.DRAFT}),
    Action.LIST: ({"moderator"}, {Stage.IN_REVIEW: Stage.LISTED}),
    Action.REQUEST_REVISION_REVIEW: ({"own"}, {Stage.REVISED: Stage.REVISION_IN_REVIEW}),
    Action.REQUEST_REVISION_CHANGES: (
        {"moderator"},
        {Stage.REVISION_IN_REVIEW: Stage.REVISED},
    ),
    Action.LIST_REVISION: ({"moderator"}, {Stage.REVISION_IN_REVIEW: Stage.LISTED}),
    Action.DISCARD_REVISION: ({"own"}, {Stage.REVISED: Stage.LISTED}),
    Action.SUSPEND: (
        {"moderator"},
        {
            Stage.LISTED: Stage.SUSPENDED,
            Stage.REVISED: Stage.SUSPENDED,
            Stage.REVISION_IN_REVIEW: Stage.SUSPENDED,
        },
    ),
    Action.REINSTATE: ({"moderator"}, {Stage.SUSPENDED: Stage.LISTED}),
    Action.RETIRE: (
        {"own", "moderator"},
        {
            Stage.DRAFT: Stage.RETIRED,
            Stage.LISTED: Stage.RETIRED,
            Stage.REVISED: Stage.RETIRED,
            Stage.REVISION_IN_REVIEW: Stage.RETIRED,
        },
    ),
}
NEED_A_REASON = {Action.REQUEST_CHANGES, Action.REQUEST_REVISION_CHANGES, Action.SUSPEND}
SIGNS = {
    Action.REQUEST_REVIEW,
    Action.LIST,
    Action.REQUEST_REVISION_REVIEW,
    Action.LIST_REVISION,
}


def card(stage: Stage, **overrides: Any) -> Solution:
    status, revision_state = stored(stage)
    return Solution(
        supplier_id=OWN,
        status=status,
        revision_state=revision_state,
        revision=None,
        supplier_verified=True,
        **complete_card(**overrides),
    )


def relation(role: Role, organisation_id: object) -> str:
    if role is Role.MODERATOR:
        return "moderator"
    return "own" if role in SUPPLIERS and organisation_id == OWN else "none"


def test_the_table_here_names_every_action() -> None:
    assert set(TABLE) == set(Action) == {step.action for step in LIFECYCLE.steps}


@pytest.mark.parametrize("action", Action)
def test_every_cell_of_the_table(action: Action) -> None:
    who, moves = TABLE[action]
    cells = itertools.product(Role, (OWN, OTHER, None), Stage)
    for role, organisation_id, stage in cells:
        actor = Actor(role=role, organisation_id=organisation_id)
        subject = card(stage)
        permitted = relation(role, organisation_id) in who
        cell = (role, organisation_id == OWN, stage)
        assert (action in LIFECYCLE.open_to(actor, subject)) == (permitted and stage in moves), cell
        if not permitted:
            with pytest.raises(NotAllowed):
                LIFECYCLE.move(action, actor, subject, reason="Why")
        elif stage not in moves:
            with pytest.raises(WrongMoment) as refused:
                LIFECYCLE.move(action, actor, subject, reason="Why")
            assert refused.value.members["state"] == stage, cell
        else:
            assert LIFECYCLE.move(action, actor, subject, reason="Why") is moves[stage], cell


@pytest.mark.parametrize("action", Action)
def test_actions_that_need_a_reason_or_sign_say_so(action: Action) -> None:
    step = LIFECYCLE.step(action)
    assert step.reason == (action in NEED_A_REASON)
    assert step.signs == (action in SIGNS)
    if step.reason:
        stage = next(iter(TABLE[action][1]))
        with pytest.raises(Invalid):
            LIFECYCLE.move(action, Actor(role=Role.MODERATOR), card(stage), reason="  ")


@pytest.mark.parametrize("stage", Stage)
def test_what_is_stored_for_a_stage_reads_as_that_stage(stage: Stage) -> None:
    status, revision_state = stored(stage)
    assert stage_of(Solution(status=status, revision_state=revision_state)) is stage
    assert status in set(Status)
    assert revision_state in {None, *RevisionState}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("stage", Stage)
def test_only_its_supplier_may_edit_and_never_while_it_is_read(role: Role, stage: Stage) -> None:
    may = role in SUPPLIERS and stage in {Stage.DRAFT, Stage.LISTED, Stage.REVISED}
    actor = Actor(role=role, organisation_id=OWN)
    assert ("edit" in available(actor, card(stage))) == may
    other = Actor(role=role, organisation_id=OTHER)
    assert "edit" not in available(other, card(stage))


@pytest.mark.parametrize(
    "name",
    [
        "name",
        "summary",
        "what_it_does",
        "capabilities",
        "maturity",
        "hosting",
        "data_use",
        "not_good_for",
    ],
)
def test_a_card_without_a_needed_part_is_not_reviewed(name: str) -> None:
    empty: Any = [] if name == "capabilities" else None if name in {"maturity", "hosting"} else ""
    supplier = Actor(role=Role.SUPPLIER_ADMIN, organisation_id=OWN)
    with pytest.raises(CheckFailed) as refused:
        LIFECYCLE.move(Action.REQUEST_REVIEW, supplier, card(Stage.DRAFT, **{name: empty}))
    assert [error.pointer for error in refused.value.errors] == [f"/{name}"]


@pytest.mark.parametrize("name", ["bias_evaluation", "human_oversight"])
def test_safeguards_may_be_declined_but_not_left_out(name: str) -> None:
    safeguards = {**complete_card()["safeguards"], name: ""}
    assert [error.pointer for error in missing(complete_card(safeguards=safeguards))] == [
        f"/safeguards/{name}"
    ]
    declined = {**complete_card()["safeguards"], "bias_evaluation": "declined_to_say"}
    assert missing(complete_card(safeguards=declined)) == []


def test_the_revision_is_what_is_checked_of_a_listed_card() -> None:
    subject = card(Stage.REVISED)
    assert working_copy(subject)["summary"] == complete_card()["summary"]
    subject.revision = complete_card(summary="")
    assert working_copy(subject)["summary"] == ""
    supplier = Actor(role=Role.SUPPLIER_ADMIN, organisation_id=OWN)
    with pytest.raises(CheckFailed):
        LIFECYCLE.move(Action.REQUEST_REVISION_REVIEW, supplier, subject)


VISIBLE = {
    "own": set(Stage),
    "moderator": set(Stage) - {Stage.DRAFT},
    "others": {
        Stage.LISTED,
        Stage.REVISED,
        Stage.REVISION_IN_REVIEW,
        Stage.SUSPENDED,
        Stage.RETIRED,
    },
}
CLAIMS_FOR_OTHERS = {Stage.LISTED, Stage.REVISED, Stage.REVISION_IN_REVIEW}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM}))
async def test_who_sees_which_stage_and_what_of_it(
    role: Role,
    as_role: AsRole,
    client: httpx.AsyncClient,
    session: AsyncSession,
    people: People,
) -> None:
    cards = {
        stage: await make_solution(session, supplier=people.organisation, stage=stage)
        for stage in Stage
    }
    await session.commit()
    readers = {"others": client if role is Role.PUBLIC else await as_role(role)}
    if role in SUPPLIERS:
        readers["own"] = await as_role(role, organisation=people.organisation)
    if role is Role.MODERATOR:
        readers = {"moderator": readers["others"]}
    for who, reader in readers.items():
        for stage, solution in cards.items():
            answer = await reader.get(f"/api/v1/solutions/{solution.reference}")
            cell = (role, who, stage)
            assert (answer.status_code == 200) == (stage in VISIBLE[who]), cell
            if answer.status_code == 200:
                seen = answer.json()
                inside = who != "others"
                assert (seen["card"] is not None) == (inside or stage in CLAIMS_FOR_OTHERS), cell
                revised = stage in {Stage.REVISED, Stage.REVISION_IN_REVIEW}
                assert (seen["revision"] is not None) == (inside and revised), cell
                assert ("not public yet" in answer.text) == (inside and revised), cell
            elif stage is Stage.DRAFT:
                assert answer.status_code == 404, cell


async def test_moves_answer_by_role_relation_and_stage(
    people: People, session: AsyncSession
) -> None:
    drafts = await make_solution(session, supplier=people.organisation, stage="draft")
    shown = await make_solution(session, supplier=people.organisation)
    await session.commit()
    wish = {"action": "retire"}
    expected = [
        (people.other_supplier, drafts, 404),
        (people.moderator, drafts, 404),
        (people.other_supplier, shown, 403),
        (people.force, shown, 403),
        (people.supplier, shown, 200),
        (people.supplier, shown, 409),
        (people.supplier, drafts, 200),
    ]
    for who, solution, status in expected:
        url = f"/api/v1/solutions/{solution.id}/transitions"
        assert (await who.post(url, json=wish)).status_code == status
    unknown = await people.supplier.post(
        f"/api/v1/solutions/{shown.id}/transitions", json={"action": "delete"}
    )
    assert unknown.status_code == 422
