"""`eme verify` finds what was changed behind the portal's back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from sqlalchemy import make_url

from app.audit.service import take_checkpoint, verify
from app.kernel.actor import SYSTEM, Actor, Role
from app.kernel.facts import Fact
from app.kernel.ids import new_id
from app.platform.database import Database
from app.platform.facts import record
from app.questions import service as questions
from app.questions.schemas import QuestionWish
from tests.factories.accounts import make_account
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_supplier
from tests.support.server import OWNER, named


@dataclass(frozen=True)
class GateMoved(Fact):
    number: int


@pytest.fixture
def owner(real_database: Database) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    import os  # noqa: PLC0415

    name = make_url(real_database.url).database or ""
    with psycopg.connect(named(os.environ[OWNER], name), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # triggers sleep
        yield connection


async def write(database: Database, count: int = 6) -> None:
    gates = [new_id(), new_id()]
    for number in range(count):
        async with database.unit_of_work() as session:
            record(session, SYSTEM, GateMoved(gates[number % 2], number))
    async with database.unit_of_work() as session:
        await take_checkpoint(session)


async def test_an_untouched_record_is_clean(real_database: Database) -> None:
    await write(real_database)
    await write(real_database)
    report = await verify(real_database)
    assert report.clean, report.findings
    assert (report.facts, report.streams, report.checkpoints) == (12, 4, 2)
    assert report.invariants > 3


async def test_a_checkpoint_is_not_repeated_when_nothing_happened(
    real_database: Database,
) -> None:
    await write(real_database)
    async with real_database.unit_of_work() as session:
        await take_checkpoint(session)
    assert (await verify(real_database)).checkpoints == 1


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE fact SET payload = '{\"number\": 99}' WHERE id = 3", "was changed"),
        ("DELETE FROM fact WHERE id = 3", "is missing"),
        (
            "DELETE FROM fact WHERE position = 3",  # the ends of both chains, unseen by the chains
            "does not agree with the facts",
        ),
        (
            (
                "UPDATE fact SET kind = 'X', hash = eme_fact_hash(previous_hash, stream_id, position,"
                " 'X', role, account_id, organisation_id, payload, recorded_at) WHERE id = 1"
            ),
            "does not follow",
        ),
        ("UPDATE fact_checkpoint SET hash = '\\x00'", "checkpoint"),
    ],
)
async def test_tampering_is_found(
    real_database: Database,
    owner: psycopg.Connection[tuple[object, ...]],
    tampering: str,
    told: str,
) -> None:
    await write(real_database)
    owner.execute(tampering.encode())
    report = await verify(real_database)
    assert any(told in finding for finding in report.findings), report.findings


async def test_who_asked_a_question_is_told_to_nobody_and_changed_by_nobody(
    real_database: Database, owner: psycopg.Connection[tuple[object, ...]]
) -> None:
    async with real_database.unit_of_work() as session:
        challenge = await make_challenge(session)
        home, account = await make_supplier(session), await make_account(session)
    supplier = Actor(
        role=Role.SUPPLIER_MEMBER,
        account_id=account.id,
        organisation_id=home.id,
        organisation_verified=True,
    )
    wish = QuestionWish(text="May it rain?")
    async with real_database.unit_of_work() as session:
        await questions.ask(session, supplier, challenge.reference, wish=wish)
    async with real_database.unit_of_work() as session:
        await take_checkpoint(session)
    report = await verify(real_database)
    assert (report.facts, report.findings) == (1, [])
    for column in ("organisation_id", "account_id"):
        (before,) = owner.execute(f"SELECT {column} FROM fact".encode()).fetchone() or (None,)
        assert before
        owner.execute(f"UPDATE fact SET {column} = NULL".encode())
        [found] = (await verify(real_database)).findings
        assert "was changed" in found
        owner.execute(f"UPDATE fact SET {column} = %s".encode(), [before])
        assert (await verify(real_database)).clean
