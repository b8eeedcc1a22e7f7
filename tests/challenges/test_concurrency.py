"""Two people at once: one is first, the other is told, nothing is lost."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from app.audit.service import verify
from app.challenges import repository, service
from app.challenges.enums import Action, Status
from app.challenges.facts import ChallengeMoved
from app.challenges.models import Challenge
from app.challenges.schemas import ChallengeEdit
from app.kernel.actor import SYSTEM, Actor, Role
from app.kernel.errors import PreconditionFailed, Problem, WrongMoment
from app.kernel.limits import Limits
from app.platform.database import Database
from app.platform.facts import record
from tests.factories.accounts import make_account
from tests.factories.challenges import make_challenge

LIMITS = Limits(minimum_open_days=0, demonstration=True)


@pytest.fixture
async def draft(real_database: Database) -> Challenge:
    async with real_database.unit_of_work() as session:
        return await make_challenge(session, stage="draft")


async def actor(database: Database, challenge: Challenge, role: Role) -> Actor:
    async with database.unit_of_work() as session:
        account = await make_account(session)
    return Actor(role=role, account_id=account.id, organisation_id=challenge.lead_force_id)


async def at_once(database: Database, *works: Callable[[Any], Awaitable[object]]) -> list[object]:
    """Carry out works in transactions of their own at the same time."""

    async def alone(work: Callable[[Any], Awaitable[object]]) -> object:
        try:
            async with database.unit_of_work() as session:
                return await work(session)
        except Problem as problem:
            return type(problem)

    return list(await asyncio.gather(*(alone(work) for work in works)))


async def test_of_two_edits_at_once_one_is_kept_and_the_other_refused(
    real_database: Database, draft: Challenge
) -> None:
    writers = [await actor(real_database, draft, Role.FORCE_CONTRIBUTOR) for _ in range(2)]

    def writes(number: int) -> Callable[[Any], Awaitable[object]]:
        change = ChallengeEdit.model_validate({"title": f"Title {number}"})
        return lambda session: service.edit(
            session, writers[number], draft.reference, edit=change, if_match=1
        )

    answers = await at_once(real_database, writes(0), writes(1))
    [kept] = [answer for answer in answers if isinstance(answer, Challenge)]
    assert PreconditionFailed in answers
    async with real_database.unit_of_work() as session:
        stored = await repository.get(session, SYSTEM, draft.reference)
    assert (stored.title, stored.version) == (kept.title, 2)
    assert len(stored.author_ids) == 2  # the one who made it, and the one who was first


async def test_of_two_steps_at_once_one_is_taken(real_database: Database) -> None:
    async with real_database.unit_of_work() as session:
        challenge = await make_challenge(session, stage="in_moderation")
    moderator = await actor(real_database, challenge, Role.MODERATOR)

    def take(action: Action) -> Callable[[Any], Awaitable[object]]:
        return lambda session: service.take(
            session,
            moderator,
            challenge.reference,
            action=action,
            reason="Because.",
            limits=LIMITS,
        )

    answers = await at_once(real_database, take(Action.REJECT), take(Action.REQUEST_CHANGES))
    assert WrongMoment in answers
    assert sum(isinstance(answer, Challenge) for answer in answers) == 1


async def test_counts_changed_at_once_all_count(real_database: Database) -> None:
    async with real_database.unit_of_work() as session:
        challenge = await make_challenge(session, stage="open")

    def sent(session: Any) -> Awaitable[object]:
        return service.set_response_counts(session, challenge.id, submitted_delta=1, owed_delta=1)

    await at_once(real_database, *[sent] * 6)
    async with real_database.unit_of_work() as session:
        stored = await repository.get(session, SYSTEM, challenge.reference)
    assert (stored.responses_submitted, stored.feedback_owed, stored.version) == (6, 6, 1)


async def test_verify_finds_a_signature_of_an_author_and_allows_writing_after_signing(
    real_database: Database,
) -> None:
    async with real_database.unit_of_work() as session:
        signed_first = await make_challenge(session, stage="awaiting_sign_off")
    approver = await actor(real_database, signed_first, Role.FORCE_APPROVER)
    moderator = await actor(real_database, signed_first, Role.MODERATOR)
    for who, action in ((approver, Action.SIGN_OFF), (moderator, Action.REQUEST_CHANGES)):
        async with real_database.unit_of_work() as session:
            await service.take(
                session,
                who,
                signed_first.reference,
                action=action,
                reason="So.",
                if_match=1 if action is Action.SIGN_OFF else None,
                limits=LIMITS,
            )
    async with real_database.unit_of_work() as session:
        change = ChallengeEdit.model_validate({"title": "Written after signing"})
        await service.edit(session, approver, signed_first.reference, edit=change, if_match=3)
    named = "nobody signed off a challenge that they wrote"
    assert not [found for found in (await verify(real_database)).findings if named in found]
    async with real_database.unit_of_work() as session:
        record(
            session,
            approver,
            ChallengeMoved(
                signed_first.id,
                Action.FIRST_SIGN_OFF,
                Status.AWAITING_SIGN_OFF,
                Status.AWAITING_SIGN_OFF,
            ),
        )
    assert [found for found in (await verify(real_database)).findings if named in found]
