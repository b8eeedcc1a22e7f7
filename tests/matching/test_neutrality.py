"""No score reads size, membership, age or popularity (DOMAIN rule 6): held against every column.

Each column of an organisation, a product card and a deployment stands in `READ`, because a score
is about it, or in `OTHER`, with another value that must change nothing. A new column makes the
test fail until somebody has decided which it is.
"""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from fastapi import FastAPI
from scipy import stats
from sqlalchemy import Table, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import Role
from app.kernel.ids import new_id
from app.main import open_keeper
from app.matching.engine.lots import lot
from app.matching.enums import Because, RecordKind, State
from app.matching.models import Match, MatchImpression, RelevanceLabel
from app.matching.repository.changes import note_change
from app.organisations.models import Organisation
from app.platform.database import Base
from app.solutions.models import Deployment, Solution, SolutionVersion
from tests.factories.challenges import make_challenge
from tests.factories.solutions import make_deployment, make_solution
from tests.matching.scene import ASKED, PHONES, World

if TYPE_CHECKING:
    import httpx

    from tests.conftest import AsRole

EARLIER: Final = "TIMESTAMPTZ '2001-02-03'"
LATER: Final = "TIMESTAMPTZ '2030-02-03'"
READ: Final[dict[type[Base], set[str]]] = {
    Organisation: {"id"},
    Solution: {
        "id", "status", "name", "summary", "what_it_does", "outcomes_seen", "capabilities",
        "maturity", "integration",
    },
    Deployment: {
        "id", "solution_id", "sector", "capabilities", "status", "evidence", "evidence_on",
        "evidence_at", "is_listed",
    },
}  # fmt: skip
OTHER: Final[dict[type[Base], dict[str, str]]] = {
    Organisation: {
        "slug": "slug || '-x'", "name": "'Aardvark ' || slug", "kind": "'public_body'",
        "status": "'registered'", "aliases": "'{A1}'", "jurisdiction": "'wales'",
        "nation": "'Wales'", "region": "'North East'", "force_type": "'agency'",
        "gss_code": "'E23000001'", "short_code": "'AA'", "tile_column": "3", "tile_row": "3",
        "size_band": "'large'", "is_trade_body_member": "true", "description": "'Sells phones'",
        "website": "'https://phone.example'", "valid_from": "DATE '1829-09-29'",
        "valid_to": "DATE '2031-01-01'", "successor_id": "NULL", "is_example": "NOT is_example",
        "reference_sha256": r"'\x00'", "created_at": EARLIER, "version": "99",
    },
    Solution: {
        "reference": "'SO-1999-00000001'", "supplier_id": ":other", "status_since": EARLIER,
        "status_reason": "'Because'", "is_example": "NOT is_example", "sectors": "'{health}'",
        "hosting": "'any'", "documents": "'{00000000-0000-7000-8000-000000000001}'", "certifications": "'{A,B,C}'", "frameworks": "'{}'",
        "vetting": "'sc'", "data_use": "'Phones'", "safeguards": "'{}'", "accessibility": "''",
        "price_band": "'over_1m'", "price_model": "'Free phones'", "not_good_for": "'Phones'",
        "revision": """'{"name": "Phones of victims"}', revision_state = 'draft'""",
        "revision_state": "'draft'", "revision_reason": "'Phones'",
        "review_requested_at": EARLIER, "first_listed_at": EARLIER, "listed_at": LATER,
        "listed_number": "99", "created_at": EARLIER, "updated_at": LATER, "version": "99",
    },
    Deployment: {
        "organisation_id": ":force", "organisation_label": "'The largest force'",
        "anonymous": "true", "use": "'Phones of victims'", "scale": "'40,000 people'", "reach": "'several_organisations'",
        "started_on": "DATE '2001-01-01'", "ended_on": "DATE '2031-01-01'",
        "evidence_link": "'https://phone.example'", "learned": "'Phones'",
        "revision": "'{}'", "created_at": EARLIER, "evidence_role": "'moderator'",
        "evidence_note": "'Phones'", "documents": "'{00000000-0000-7000-8000-000000000001}'", "claim_version": "99",
    },
}  # fmt: skip
CELLS: Final = [(model, column) for model, columns in OTHER.items() for column in columns]
POPULARITY: Final = {
    "match", "relevance_label", "solution_version", "deployment", "renewed_match", "response",
    "contact_request", "response_version",
}  # fmt: skip
"""Tables that count something of a card. How often one stands there must not matter."""


async def ranking(reader: httpx.AsyncClient, world: World) -> list[Any]:
    """Both directions as they are served: order, totals and parts."""
    path = f"/api/v1/challenges/{world.challenge.id}/matches"
    found = (await reader.get(path, params={"weak": True})).json()["items"]
    assert len(found) >= 2
    back = (await reader.get(f"/api/v1/solutions/{world.fitting.id}/matches?weak=true")).json()
    parts = ("total", "label", "contributions", "capabilities", "terms")
    return [
        *((item["solution"]["id"], *(item[part] for part in parts)) for item in found),
        *((item["challenge"]["id"], *(item[part] for part in parts)) for item in back["items"]),
    ]


@pytest.fixture
async def reader(world: World, session: AsyncSession, as_role: AsRole) -> httpx.AsyncClient:
    """A moderator; beside the fitting card stands its twin of another supplier."""
    used = {"sector": "policing", "organisation_label": "A county force"}
    await make_solution(session, deployments=[used, {}], **PHONES)
    await session.commit()
    return await as_role(Role.MODERATOR)


@pytest.mark.parametrize("model", READ)
def test_every_column_is_classified(model: type[Base]) -> None:
    table = model.__table__
    assert isinstance(table, Table)
    assert set(table.columns.keys()) == READ[model] | set(OTHER[model])
    assert not READ[model] & set(OTHER[model])


@pytest.mark.parametrize(
    ("model", "column"), CELLS, ids=[f"{m.__tablename__}.{c}" for m, c in CELLS]
)
async def test_a_column_that_says_nothing_of_fit_changes_no_score(
    world: World, app: FastAPI, session: AsyncSession, reader: httpx.AsyncClient,
    model: type[Base], column: str,
) -> None:  # fmt: skip
    before = await ranking(reader, world)
    own = {
        Organisation: f"id = '{world.supplier.id}'",
        Solution: f"id = '{world.fitting.id}'",
        Deployment: f"solution_id = '{world.fitting.id}'",
    }
    change = (
        f"UPDATE {model.__tablename__} SET {column} = {OTHER[model][column]} WHERE {own[model]}"
    )
    change = change.replace(":other", f"'{world.other.supplier_id}'")
    change = change.replace(":force", f"'{world.force.id}'")
    changed = await session.execute(text(change))
    assert changed.rowcount > 0  # type: ignore[attr-defined]
    await note_change(session, RecordKind.SOLUTION, world.fitting.id)
    await session.commit()
    assert await ranking(reader, world) == before  # followed
    app.state.keeper = open_keeper(app.state.settings)
    assert await ranking(reader, world) == before  # read anew


async def test_a_column_that_is_read_does_change_the_score(
    world: World, session: AsyncSession, reader: httpx.AsyncClient
) -> None:
    before = await ranking(reader, world)
    await session.execute(
        text("UPDATE deployment SET evidence = 'confirmed' WHERE solution_id = :id"),
        {"id": world.fitting.id},
    )
    await note_change(session, RecordKind.SOLUTION, world.fitting.id)
    await session.commit()
    assert await ranking(reader, world) != before


def test_every_table_that_counts_something_of_a_card_is_known() -> None:
    solution = Base.metadata.tables["solution"]
    counting = {
        table.name
        for table in Base.metadata.tables.values()
        if any(key.column.table is solution for key in table.foreign_keys)
    }
    assert counting <= POPULARITY


async def test_popularity_changes_no_score(
    world: World, app: FastAPI, session: AsyncSession, reader: httpx.AsyncClient
) -> None:
    """Matches, endorsements, labels, impressions, versions, and uses beyond the best one."""
    past = [await make_challenge(session, stage="concluded", **ASKED) for _ in range(8)]
    await session.commit()
    before = await ranking(reader, world)
    fitting = world.fitting.id
    for number, old in enumerate(past):
        session.add(
            Match(
                challenge_id=old.id, solution_id=fitting, points=90, label="strong",
                semantic=False, weights_version="2026.1", state=State.ENDORSED,
            )
        )  # fmt: skip
        session.add(
            RelevanceLabel(
                challenge_id=old.id, solution_id=fitting, organisation_id=world.force.id,
                because=Because.OTHER,
            )
        )  # fmt: skip
        weaker = {
            "sector": ("health", "policing")[number % 2],
            "organisation_label": f"No {number}",
        }
        await make_deployment(session, world.fitting, status="ended", **weaker)
    shown = {"challenge_id": world.challenge.id, "solution_id": fitting, "role": "moderator"}
    await session.execute(
        insert(MatchImpression).values(
            **shown,
            shown_on=text("eme_now()::date"),
            weights_version="1",
            label="strong",
            times=999,
        )
    )
    session.add(SolutionVersion(solution_id=fitting, number=7, changed=[], card={}, deployments=[]))
    await note_change(session, RecordKind.SOLUTION, fitting)
    await session.commit()
    after = await ranking(reader, world)
    assert [row[:2] for row in after] == [row[:2] for row in before]
    points = [[part["points"] for part in row[3]] for row in (*before, *after)]
    assert points[: len(before)] == points[len(before) :]
    app.state.keeper = open_keeper(app.state.settings)
    assert [row[:2] for row in await ranking(reader, world)] == [row[:2] for row in before]
    assert (
        len((await session.execute(select(Match.id).where(Match.solution_id == fitting))).all())
        == 8
    )


def test_matching_does_not_even_name_what_it_must_not_read() -> None:
    """No identifier and no column name in the package, its queries included."""
    forbidden = {
        "size_band", "is_trade_body_member", "region", "first_listed_at", "listed_number",
        "listed_at", "valid_from", "created_at", "price_band",
    }  # fmt: skip
    # When a card was listed decides whether a force is asked about a past need, and no score.
    apart = Path("app/matching/repository/renewals.py")
    named = {}
    for path in set(Path("app/matching").rglob("*.py")) - {apart}:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            word = (
                getattr(node, "attr", None)
                or getattr(node, "id", None)
                or getattr(node, "arg", None)
            )
            value = node.value if isinstance(node, ast.Constant) else None
            if forbidden & {word, value if isinstance(value, str) else None}:
                named[str(path)] = ast.unparse(node)
    assert not named


def test_lots_among_equals_favour_nobody() -> None:
    """Who stands first, and who last, over many queries: chi-square within chance's bound."""
    cards = [new_id() for _ in range(5)]
    for place in (0, -1):
        at = Counter(
            sorted(cards, key=lambda card: lot(query, card))[place]
            for query in (f"query {number}" for number in range(5_000))
        )
        # The cards are new in each run: beyond this bound once in ten million runs.
        assert stats.chisquare([at[card] for card in cards]).pvalue > 1e-7
    oldest_first = Counter(
        lot(query, cards[0]) < lot(query, cards[-1]) for query in map(str, range(5_000))
    )
    assert abs(oldest_first[True] - 2_500) < 200
