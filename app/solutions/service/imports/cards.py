"""Rows about product cards."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from uuid import UUID

from app.solutions import repository
from app.solutions.enums import RowOutcome, Stage, Status
from app.solutions.lifecycle import EDITABLE, stage_of, working_copy
from app.solutions.service.cards import NO_CLAIMS, amend, put_down
from app.solutions.service.imports.rows import (
    NOT_YOURS,
    PlannedRow,
    give_hints,
    plan_of,
    read_fields,
    refuse_repeated,
)
from app.solutions.service.imports.words import among_files, by_words, uploaded
from app.solutions.service.working import hold_documents, keep_versions
from app.solutions.sheets import CARDS
from app.taxonomy import repository as taxonomy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.solutions.models import Solution
    from app.web.csv_reading import CsvRow, CsvSheet

Read = Callable[[PlannedRow, "Solution | None"], None]
"""Reads a row's cells, against the card they may change."""

NOT_NOW: Final = {
    Stage.IN_REVIEW: "A moderator is reading this card. Send the row again afterwards",
    Stage.REVISION_IN_REVIEW: "A moderator is reading your changes. Send the row again afterwards",
    Stage.SUSPENDED: "This card is suspended, so it cannot be changed",
    Stage.RETIRED: "This card was retired, so it cannot be changed",
}


async def plan_cards(
    session: AsyncSession, actor: Actor, sheet: CsvSheet, *, lock: bool
) -> tuple[list[PlannedRow], Sequence[Solution]]:
    """Plan each row, and return the cards that the rows are about, locked if asked."""
    cards = await repository.own_cards_named(
        session,
        actor,
        references={_reference(row) for row in sheet.rows} - {""},
        names={_name(row) for row in sheet.rows if not _reference(row)} - {""},
        lock=lock,
    )
    names = await taxonomy.names(session)
    files = await uploaded(session, actor, sheet.rows)
    planned = await asyncio.to_thread(_plan, sheet, cards, names, files)
    return planned, cards


def _reference(row: CsvRow) -> str:
    return row.cells.get("reference", "").strip().upper()


def _name(row: CsvRow) -> str:
    return row.cells.get("name", "").strip()


def _plan(
    sheet: CsvSheet, cards: Sequence[Solution], names: taxonomy.Names, files: Collection[UUID]
) -> list[PlannedRow]:
    by_reference = {card.reference: card for card in cards}
    by_name = _by_name(cards)
    resolvers = {
        "capabilities": by_words(names.capabilities),
        "sectors": by_words(names.sectors),
    }

    def read(planned: PlannedRow, card: Solution | None) -> None:
        before = working_copy(card) if card else None
        documents = before["documents"] if before else ()
        own = {**resolvers, "documents": among_files(files, documents)}
        read_fields(CARDS, planned, before=before, resolvers=own)

    plans = [plan_of(CARDS, row, width=len(sheet.columns)) for row in sheet.rows]
    refuse_repeated(CARDS, plans)
    begun: dict[str, PlannedRow] = {}
    for planned in plans:
        planned.name = _name(planned.row)
        if planned.problems:
            continue
        if reference := _reference(planned.row):
            _plan_change(planned, by_reference.get(reference), read)
        elif same_name := by_name.get(planned.name.lower()):
            _plan_known(planned, same_name, read)
        else:
            _plan_new(planned, begun, read)
        give_hints(planned, planned.given)
    return plans


def _by_name(cards: Sequence[Solution]) -> dict[str, list[Solution]]:
    found: dict[str, list[Solution]] = {}
    for card in cards:
        if card.status != Status.RETIRED:
            found.setdefault(working_copy(card)["name"].lower(), []).append(card)
    return found


def _plan_change(planned: PlannedRow, card: Solution | None, read: Read) -> None:
    if card is None:
        planned.refuse("reference", "unknown", NOT_YOURS)
        return
    planned.card, planned.reference = card, card.reference
    planned.name = planned.name or working_copy(card)["name"]
    read(planned, card)
    stage = stage_of(card)
    if planned.problems or not planned.changed:
        return
    if stage not in EDITABLE:
        planned.refuse("reference", "wrong_moment", NOT_NOW[stage])
        return
    planned.outcome = RowOutcome.CHANGED
    claims = set(planned.given) - NO_CLAIMS
    planned.waits = stage is not Stage.DRAFT and bool(claims)


def _plan_known(planned: PlannedRow, cards: Sequence[Solution], read: Read) -> None:
    """A row without a reference that has the name of a card: that card as it is, or a slip."""
    card = cards[0]
    planned.card, planned.reference = card, card.reference
    read(planned, card)
    if planned.problems or planned.changed:
        planned.changed, planned.problems = [], []
        message = f"You have a card of this name. Write {card.reference} here to change it"
        planned.refuse("reference", "name_taken", f"{message}, or choose another name")


def _plan_new(planned: PlannedRow, begun: dict[str, PlannedRow], read: Read) -> None:
    read(planned, None)
    planned.changed = []
    earlier = begun.setdefault(planned.name.lower(), planned)
    if planned.name and earlier is not planned:
        for one, other in ((planned, earlier), (earlier, planned)):
            message = f"Line {other.row.line} starts a card of this name too. Keep one of them"
            one.refuse("name", "repeated", message)
    elif not planned.problems:
        planned.outcome = RowOutcome.NEW


async def write_cards(session: AsyncSession, actor: Actor, plans: Sequence[PlannedRow]) -> None:
    """Carry out what was planned; cards that are new get their references."""
    new = [planned for planned in plans if planned.outcome is RowOutcome.NEW]
    if new and actor.organisation_id:
        is_example = await repository.supplier_is_example(session, actor.organisation_id)
        references = await repository.free_references(session, len(new))
        for planned, reference in zip(new, references, strict=True):
            planned.card = put_down(
                session, actor, planned.given, reference=reference, is_example=is_example
            )
            planned.reference = reference
        await session.flush()
        documents = [UUID(name) for planned in new for name in planned.given["documents"]]
        await hold_documents(session, actor, documents)
    public = []
    with session.no_autoflush:  # each card's changes in one statement, at the end
        for planned in plans:
            if planned.outcome is RowOutcome.CHANGED and planned.card:
                at_once = await amend(session, actor, planned.card, given=planned.given)
                public += [(planned.card, at_once)] if at_once else []
    if public:
        await keep_versions(session, actor, public)
