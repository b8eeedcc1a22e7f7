"""Real long texts as challenges and product cards of a scratch database, to try things with.

They come straight into the tables, without facts: nobody wrote, signed or reviewed them. Their ids
follow from the ids of the texts, so that loading again adds only what is not there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from sqlalchemy import exists, func, insert, or_, select
from sqlalchemy.dialects.postgresql import insert as upsert

from app.challenges.enums import Level, Status
from app.challenges.models import Challenge, ChallengeSponsor
from app.challenges.safeguards import QUESTIONS
from app.demonstration.calendar import Calendar, at
from app.kernel.actor import OrganisationKind
from app.matching.enums import RecordKind
from app.matching.models import corpus_change
from app.matching.repository import matches
from app.matching.subscribers import SUGGEST
from app.organisations.enums import Status as OrganisationStatus
from app.organisations.models import Organisation
from app.organisations.schemas import OrganisationEntry
from app.organisations.service import ensure_organisation
from app.platform.database import moment_now
from app.platform.jobs import defer
from app.solutions.enums import Status as CardStatus
from app.solutions.models import Solution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.demonstration.content import Item
    from app.platform.database import Database

CHALLENGES: Final = "challenges.jsonl"
CARDS: Final = "docs.jsonl"
_MARK: Final = "loaded text"
_SUPPLIER: Final = OrganisationEntry(
    slug="loaded-texts",
    name="Loaded texts",
    kind=OrganisationKind.SUPPLIER,
    status=OrganisationStatus.VERIFIED,
    description="Holds texts that were loaded to try the portal with. Nobody supplies them.",
    is_example=True,
)
_OUTCOME: Final = {
    "title": "What the text asks for is met",
    "measure": "Not given: this text was loaded to try the portal with.",
}
_NAMESPACE: Final = UUID("0198d1de-0000-7000-8000-74657874730a")
_LONGEST_NAME: Final = 80
_LONGEST_TITLE: Final = 150
_LONGEST_SUMMARY: Final = 300
_LONGEST_TEXT: Final = 6000
_AT_ONCE: Final = 200  # rows of one statement
_OPEN_FOR: Final = range(10, 66)  # days until a challenge closes, in turn


@dataclass(frozen=True)
class Counted:
    """How many records were added."""

    challenges: int
    cards: int


async def holds_real_records(database: Database) -> bool:
    """Whether the database holds anything that is no example."""
    real = or_(
        exists().where(Challenge.is_example.is_(False)),
        exists().where(Solution.is_example.is_(False)),
    )
    async with database.reading() as reader:
        return bool((await reader.execute(select(real))).scalar_one())


async def load(database: Database, folder: Path) -> Counted:
    """Load one folder's texts, as open challenges or listed cards after the files in it."""
    async with database.unit_of_work() as session:
        now = await moment_now(session)
    challenges = cards = 0
    if (folder / CHALLENGES).is_file():
        challenges = await _load_challenges(database, _read(folder / CHALLENGES), now)
    if (folder / CARDS).is_file():
        cards = await _load_cards(database, _read(folder / CARDS), now)
    return Counted(challenges, cards)


async def queue_suggestions(database: Database) -> None:
    """Have the worker match every open challenge anew."""
    async with database.unit_of_work() as session:
        for challenge_id in await matches.open_challenges(session):
            args = {"challenge_id": str(challenge_id)}
            await defer(session, SUGGEST, args, queueing_lock=f"{SUGGEST}:{challenge_id}")


def _read(path: Path) -> list[Item]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


async def _load_challenges(database: Database, texts: list[Item], now: datetime) -> int:
    today, added = Calendar.of(now).today, 0
    for batch in _batches(texts):
        async with database.unit_of_work() as session:
            forces = await _forces(session)
            there = await _count(session, Challenge)
            rows = [
                _challenge(text, there + place, forces=forces, today=today)
                for place, text in enumerate(batch)
            ]
            new = await _add(session, Challenge, RecordKind.CHALLENGE, rows)
            lead = [
                {"challenge_id": row["id"], "organisation_id": row["lead_force_id"]}
                for row in rows
                if row["id"] in new
            ]
            if lead:
                await session.execute(insert(ChallengeSponsor).values(is_lead=True), lead)
            added += len(new)
    return added


async def _load_cards(database: Database, texts: list[Item], now: datetime) -> int:
    added = 0
    for batch in _batches(texts):
        async with database.unit_of_work() as session:
            supplier = await ensure_organisation(session, _SUPPLIER)
            there = await _count(session, Solution)
            rows = [
                _card(text, there + place, supplier_id=supplier.id, now=now)
                for place, text in enumerate(batch)
            ]
            added += len(await _add(session, Solution, RecordKind.SOLUTION, rows))
    return added


def _batches(texts: list[Item]) -> Iterator[list[Item]]:
    for start in range(0, len(texts), _AT_ONCE):
        yield texts[start : start + _AT_ONCE]


async def _count(session: AsyncSession, record: type[Challenge | Solution]) -> int:
    statement = select(func.count()).select_from(record)
    return (await session.execute(statement)).scalar_one()


async def _forces(session: AsyncSession) -> Sequence[UUID]:
    statement = select(Organisation.id).where(Organisation.kind == OrganisationKind.FORCE)
    return (await session.execute(statement.order_by(Organisation.slug))).scalars().all()


async def _add(
    session: AsyncSession,
    record: type[Challenge | Solution],
    kind: RecordKind,
    rows: list[dict[str, Any]],
) -> set[UUID]:
    statement = (
        upsert(record)
        .values(rows)
        .on_conflict_do_nothing(index_elements=["id"])
        .returning(record.id)
    )
    new = set((await session.execute(statement)).scalars())
    if new:
        changes = [{"kind": kind, "record_id": record_id} for record_id in new]
        await session.execute(insert(corpus_change), changes)
    return new


def _challenge(text: Item, place: int, *, forces: Sequence[UUID], today: date) -> dict[str, Any]:
    opened = at(today - timedelta(days=7), 9)
    closes = today + timedelta(days=_OPEN_FOR[place % len(_OPEN_FOR)])
    return {
        "id": uuid5(_NAMESPACE, text["id"]),
        "reference": f"CH-{today.year}-{90_000_000 + place}",
        "lead_force_id": forces[place % len(forces)],
        "status": Status.PUBLISHED,
        "is_example": True,
        "title": _name(text, longest=_LONGEST_TITLE),
        "summary": _summary(text),
        "problem_today": text["text"][:_LONGEST_TEXT],
        "outcomes": [_OUTCOME],
        "keywords": [_MARK],
        "sectors_none": True,
        "safeguards": dict.fromkeys(QUESTIONS, False),
        "safeguards_level": Level.STANDARD,
        "signed_off_at": opened,
        "published_at": opened,
        "opens_at": opened,
        "responses_close_at": at(closes, 17),
        "outcome_expected_on": closes + timedelta(days=60),
    }


def _card(text: Item, place: int, *, supplier_id: UUID, now: datetime) -> dict[str, Any]:
    return {
        "id": uuid5(_NAMESPACE, text["id"]),
        "reference": f"SO-{now.year}-{90_000_000 + place}",
        "supplier_id": supplier_id,
        "status": CardStatus.LISTED,
        "is_example": True,
        "name": _name(text, longest=_LONGEST_NAME),
        "summary": _summary(text),
        "what_it_does": text["text"][:_LONGEST_TEXT],
        "price_model": f"Not given: {_MARK}.",
        "listed_number": 1,
        "first_listed_at": now,
        "listed_at": now,
        "review_requested_at": now,
    }


def _name(text: Item, *, longest: int) -> str:
    given = text.get("title") or text["text"][:_LONGEST_NAME]
    return " ".join(given.split())[:longest]


def _summary(text: Item) -> str:
    """The beginning of the text, marked as loaded."""
    whole = f"({_MARK.capitalize()}.) {' '.join(text['text'].split())}"
    if len(whole) <= _LONGEST_SUMMARY:
        return whole
    return whole[: _LONGEST_SUMMARY - 1].rsplit(" ", 1)[0] + "…"
