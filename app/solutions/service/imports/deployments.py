"""Rows about deployments."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.platform.database import moment_now
from app.solutions import repository
from app.solutions.enums import RowOutcome, Stage, Status
from app.solutions.lifecycle import EDITABLE, stage_of, working_copy
from app.solutions.schemas import MOST_DEPLOYMENTS, deployment_text_of
from app.solutions.service.deployments import (
    amend_deployment,
    contradictions,
    put_down_deployment,
    settle,
)
from app.solutions.service.imports.cards import NOT_NOW
from app.solutions.service.imports.rows import (
    NOT_YOURS,
    PlannedRow,
    column_at,
    give_hints,
    plan_of,
    read_fields,
    refuse_repeated,
    shortened,
)
from app.solutions.service.imports.words import Organisations, among_files, by_words, uploaded
from app.solutions.service.working import release_documents
from app.solutions.sheets import DEPLOYMENTS
from app.taxonomy import repository as taxonomy

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.solutions.models import Deployment, Solution
    from app.solutions.service.imports.rows import Resolver
    from app.web.csv_reading import CsvRow, CsvSheet

_WHO = "organisation"


@dataclass(slots=True)
class _Home:
    """A card with its deployments, and the rows that are new on it."""

    card: Solution
    deployments: dict[str, Deployment] = field(default_factory=dict)
    new: list[PlannedRow] = field(default_factory=list)


@dataclass(slots=True)
class _Known:
    """What rows are read against."""

    homes: Sequence[_Home]
    organisations: Organisations
    vocabulary: Mapping[str, Resolver]
    files: Collection[UUID]
    today: date


async def plan_deployments(
    session: AsyncSession, actor: Actor, sheet: CsvSheet, *, lock: bool
) -> tuple[list[PlannedRow], Sequence[Solution]]:
    """Plan each row, and return the cards whose deployments they are, locked if asked."""
    named = {_card(row) for row in sheet.rows} - {""}
    cards = await repository.own_cards_named(
        session,
        actor,
        references={name.upper() for name in named},
        names=named,
        lock=lock,
    )
    homes = {card.id: _Home(card) for card in cards}
    for one in await repository.deployments_of_cards(session, homes):
        homes[one.solution_id].deployments[str(one.id)] = one
    names = await taxonomy.names(session)
    known = _Known(
        homes=list(homes.values()),
        organisations=await Organisations.named(session, actor, sheet.rows, also=_users(homes)),
        vocabulary={
            "sector": by_words(names.sectors),
            "capabilities": by_words(names.capabilities),
        },
        files=await uploaded(session, actor, sheet.rows),
        today=(await moment_now(session)).date(),
    )
    return await asyncio.to_thread(_plan, sheet, known), cards


def _users(homes: Mapping[UUID, _Home]) -> set[UUID]:
    each = chain.from_iterable(home.deployments.values() for home in homes.values())
    return {UUID(who) for one in each if (who := _text(one)["organisation_id"])}


def _text(deployment: Deployment) -> dict[str, Any]:
    """The deployment as its supplier left it."""
    return deployment.revision or deployment_text_of(deployment)


def _card(row: CsvRow) -> str:
    return row.cells.get("card", "").strip()


def _plan(sheet: CsvSheet, known: _Known) -> list[PlannedRow]:
    plans = [plan_of(DEPLOYMENTS, row, width=len(sheet.columns)) for row in sheet.rows]
    refuse_repeated(DEPLOYMENTS, plans)
    for planned in plans:
        planned.name = shortened(planned.row.cells.get("use", ""))
        if planned.problems:
            continue
        home = _home(planned, known.homes)
        if home is None:
            continue
        planned.card, planned.reference = home.card, home.card.reference
        if planned.row.cells.get("deployment", "").strip():
            _plan_change(planned, home, known)
        else:
            _plan_new(planned, home, known)
        if planned.outcome in {RowOutcome.NEW, RowOutcome.CHANGED}:
            _check_moment(planned, home)
        give_hints(planned, planned.given)
    return plans


def _home(planned: PlannedRow, homes: Sequence[_Home]) -> _Home | None:
    word = _card(planned.row)
    for home in homes:
        if home.card.reference == word.upper():
            return home
    named = [
        home
        for home in homes
        if home.card.status != Status.RETIRED
        and working_copy(home.card)["name"].lower() == word.lower()
    ]
    if len(named) == 1:
        return named[0]
    if named:
        message = "Several of your cards have this name. Write the reference of one of them"
        planned.refuse("card", "ambiguous", message)
    elif word:
        planned.refuse("card", "unknown", NOT_YOURS)
    else:
        planned.refuse("card", "missing", "Write the reference or the name of the card")
    return None


def _plan_change(planned: PlannedRow, home: _Home, known: _Known) -> None:
    key = planned.row.cells["deployment"].strip().lower()
    deployment = home.deployments.get(key)
    if deployment is None:
        planned.refuse("deployment", "unknown", NOT_YOURS)
        return
    planned.deployment = deployment
    before = _text(deployment)
    planned.name = planned.name or shortened(before["use"])
    _read(planned, known, before=before)
    if planned.changed and not planned.problems:
        planned.outcome = RowOutcome.CHANGED


def _plan_new(planned: PlannedRow, home: _Home, known: _Known) -> None:
    _read(planned, known, before=None)
    planned.changed = []
    if planned.problems:
        return
    if any(planned.given == _text(one) for one in home.deployments.values()):
        return  # it is there already
    for earlier in home.new:
        if earlier.given == planned.given:
            message = f"This says the same as line {earlier.row.line}. Keep one of them"
            planned.refuse(None, "repeated", message)
            return
    if len(home.deployments) + len(home.new) >= MOST_DEPLOYMENTS:
        planned.refuse("card", "too_long", f"A card has at most {MOST_DEPLOYMENTS} deployments")
        return
    home.new.append(planned)
    planned.outcome = RowOutcome.NEW


def _read(planned: PlannedRow, known: _Known, *, before: Mapping[str, Any] | None) -> None:
    documents = before["documents"] if before else ()
    shown = (
        {**before, _WHO: known.organisations.slug(before["organisation_id"])} if before else None
    )
    resolvers = {
        **known.vocabulary,
        _WHO: known.organisations.resolve,
        "documents": among_files(known.files, documents),
    }
    read_fields(DEPLOYMENTS, planned, before=shown, resolvers=resolvers)
    if planned.problems:
        return
    after = {**(before or {}), **planned.given}
    for error in contradictions(planned.given, after, today=known.today):
        column = column_at(DEPLOYMENTS, error.pointer)
        planned.refuse(column.name if column else None, error.code, error.message)


def _check_moment(planned: PlannedRow, home: _Home) -> None:
    stage = stage_of(home.card)
    if stage not in EDITABLE:
        planned.refuse("card", "wrong_moment", NOT_NOW[stage])
    planned.waits = stage is not Stage.DRAFT


async def write_deployments(
    session: AsyncSession, actor: Actor, plans: Sequence[PlannedRow]
) -> None:
    """Carry out what was planned, and settle each card once."""
    cards: dict[UUID, Solution] = {}
    former: set[str] = set()
    for planned in plans:
        card, deployment = planned.card, planned.deployment
        if card is None or planned.outcome not in {RowOutcome.NEW, RowOutcome.CHANGED}:
            continue
        cards[card.id] = card
        if deployment is None:
            await put_down_deployment(session, actor, card, given=planned.given)
        else:
            if "documents" in planned.given:
                former |= set(_text(deployment)["documents"])
            await amend_deployment(session, actor, card, deployment, given=planned.given)
    await session.flush()
    for card in cards.values():
        await settle(session, card)
    await release_documents(session, former)
