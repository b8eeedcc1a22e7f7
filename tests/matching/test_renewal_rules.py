"""Which past needs are matched again, when a question loses its sense, and who does what."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from app.challenges.models import Challenge, Outcome
from app.kernel.actor import SYSTEM, Actor, Role
from app.kernel.ids import new_id
from app.matching.enums import RenewalAction, RenewalState
from app.matching.lifecycle import RENEWALS
from app.matching.models import RenewedMatch
from app.solutions.models import Solution
from tests.factories.challenges import make_challenge
from tests.factories.solutions import make_solution
from tests.matching.renewing import URL, answer, listed, questions, rows
from tests.matching.scene import ASKED, PHONES

if TYPE_CHECKING:
    from fastapi import FastAPI
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.matching.scene import World
    from tests.support.database import Statements


@pytest.mark.parametrize(
    ("stage", "overrides"),
    [
        ("open", {}),
        ("closed", {"responses_submitted": 1}),
        ("closed", {"visibility": "policing_only"}),
        ("concluded", {}),
        ("withdrawn", {}),
    ],
)
async def test_only_unmet_needs_that_a_supplier_may_read_are_matched_again(
    world: World, app: FastAPI, session: AsyncSession, stage: str, overrides: dict[str, Any]
) -> None:
    await make_challenge(session, force=world.force, stage=stage, **ASKED, **overrides)
    await session.commit()
    await listed(app, session, world.fitting)
    assert await rows(session) == []


async def test_an_unverified_supplier_is_not_matched_to_what_it_may_not_read(
    world: World, app: FastAPI, session: AsyncSession
) -> None:
    await make_challenge(
        session, force=world.force, stage="closed", visibility="registered_suppliers", **ASKED
    )
    world.supplier.status = "registered"
    session.add(world.supplier)
    await session.commit()
    await listed(app, session, world.fitting)
    assert await rows(session) == []
    world.supplier.status = "verified"
    session.add(world.supplier)
    await session.commit()
    await listed(app, session, world.fitting)
    assert len(await rows(session)) == 1


async def test_a_question_goes_when_the_need_is_met_or_the_card_is_gone(
    world: World, need: Challenge, app: FastAPI, session: AsyncSession, as_role: AsRole
) -> None:
    await listed(app, session, world.fitting)
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    (item,) = await questions(force)
    card = update(Solution).where(Solution.id == world.fitting.id)
    await session.execute(card.values(status="suspended"))
    await session.commit()
    assert await questions(force) == []
    refused = await answer(force, item, action="agree")
    assert refused.status_code == 409
    assert refused.json()["errors"][0]["pointer"] == "/solution"
    await session.execute(card.values(status="listed"))
    found = update(Challenge).where(Challenge.id == need.id).values(responses_submitted=1)
    await session.execute(found)
    await session.commit()
    assert await questions(force) == []
    met = await answer(force, item, action="agree")
    assert [error["pointer"] for error in met.json()["errors"]] == ["/challenge"]
    declined = await answer(force, item, action="decline", because="need_gone")
    assert declined.status_code == 200


async def test_a_card_that_was_listed_before_the_challenge_closed_comes_not_too_late(
    world: World, need: Challenge, app: FastAPI, session: AsyncSession
) -> None:
    early = need.responses_close_at
    assert early is not None
    card = update(Solution).where(Solution.id == world.fitting.id)
    await session.execute(card.values(listed_at=early - timedelta(hours=1)))
    await session.commit()
    await listed(app, session, world.fitting)
    assert await rows(session) == []
    await session.execute(card.values(listed_at=early + timedelta(hours=1)))
    await session.commit()
    await listed(app, session, world.fitting)
    assert len(await rows(session)) == 1


async def test_an_outcome_without_further_action_is_matched_again(
    world: World, app: FastAPI, session: AsyncSession
) -> None:
    made = await make_challenge(session, force=world.force, stage="concluded", **ASKED)
    await session.execute(
        update(Outcome).where(Outcome.challenge_id == made.id).values(next_step="no_further_action")
    )
    await session.commit()
    await listed(app, session, world.fitting)
    assert [row.challenge_id for row in await rows(session)] == [made.id]


async def test_the_list_costs_the_same_however_long_it_is(
    world: World,
    need: Challenge,
    app: FastAPI,
    session: AsyncSession,
    as_role: AsRole,
    statements: Statements,
) -> None:
    another = await make_solution(session, **PHONES)
    await session.commit()
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    counted = []
    for card in (world.fitting, another):
        await listed(app, session, card)
        await force.get(URL)
        with statements:
            await force.get(URL)
        counted.append(len(statements))
    assert counted[0] == counted[1] <= 9
    assert need.reference
    page = (await force.get(URL, params={"limit": 1})).json()
    assert page["next_cursor"]
    rest = await force.get(URL, params={"limit": 1, "cursor": page["next_cursor"]})
    assert rest.json()["items"][0]["id"] != page["items"][0]["id"]


def test_every_cell_of_the_table() -> None:
    """Each action × state × person: only the force answers, only the service asks."""
    force_id = new_id()
    people = {
        "force": Actor(Role.FORCE_CONTRIBUTOR, organisation_id=force_id),
        "approver": Actor(Role.FORCE_APPROVER, organisation_id=force_id),
        "other force": Actor(Role.FORCE_CONTRIBUTOR, organisation_id=new_id()),
        "supplier": Actor(Role.SUPPLIER_ADMIN, organisation_id=force_id),
        "moderator": Actor(Role.MODERATOR, organisation_id=new_id()),
        "service": SYSTEM,
    }
    expected = {
        (RenewalState.NOTICED, "service"): [RenewalAction.ASK],
        (RenewalState.ASKED, "force"): [RenewalAction.AGREE, RenewalAction.DECLINE],
        (RenewalState.ASKED, "approver"): [RenewalAction.AGREE, RenewalAction.DECLINE],
        (RenewalState.DECLINED, "service"): [RenewalAction.NOTICE_AGAIN],
    }
    for state in RenewalState:
        subject = RenewedMatch(state=state, force_id=force_id)
        for name, actor in people.items():
            assert RENEWALS.open_to(actor, subject) == expected.get((state, name), [])
