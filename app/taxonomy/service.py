"""What is done with the vocabulary: load the shipped one."""

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.ids import new_id
from app.platform.database import Base
from app.taxonomy.models import Capability, Sector, Theme, ThemeSectorCloseness, Vocabulary

DATA: Final = Path(__file__).parent / "data" / "vocabulary.json"


async def load_reference(session: AsyncSession) -> bool:
    """Load the shipped vocabulary when it is new or has changed; tell whether it was loaded.

    Repeatable. Until the shipped file changes, later edits stay. Nodes are never removed, because
    records keep their slugs.
    """
    raw = DATA.read_bytes()
    if not await _is_new(session, hashlib.sha256(raw).digest()):
        return False
    shipped = json.loads(raw)
    sectors = await _upsert(session, Sector, _placed(shipped["sectors"]))
    themes = await _upsert(session, Theme, _placed(shipped["themes"]))
    await _upsert(
        session,
        Capability,
        [
            {**node, "theme_id": themes[theme["slug"]]}
            for theme in shipped["themes"]
            for node in _placed(theme["capabilities"], "synonyms", "cpv")
        ],
    )
    await _load_closeness(session, shipped["themes"], themes=themes, sectors=sectors)
    return True


async def _is_new(session: AsyncSession, sha256: bytes) -> bool:
    upsert = insert(Vocabulary).values(id=1, version=1, reference_sha256=sha256)
    statement = upsert.on_conflict_do_update(
        index_elements=[Vocabulary.id],
        set_={"version": Vocabulary.version + 1, "reference_sha256": sha256},
        where=Vocabulary.reference_sha256.is_distinct_from(sha256),
    ).returning(Vocabulary.version)
    return (await session.execute(statement)).first() is not None


def _placed(nodes: list[dict[str, Any]], *more: str) -> list[dict[str, Any]]:
    fields = ("slug", "name", "scope_note", *more)
    return [
        {"id": new_id(), "position": place, **{field: node[field] for field in fields}}
        for place, node in enumerate(nodes, start=1)
    ]


async def _upsert(
    session: AsyncSession, model: type[Base], rows: list[dict[str, Any]]
) -> dict[str, Any]:
    """Write nodes by slug; return the ids of all nodes by slug."""
    table = model.__table__
    upsert = insert(model).values(rows)
    fields = rows[0].keys() - {"id", "slug"}
    await session.execute(
        upsert.on_conflict_do_update(
            index_elements=["slug"], set_={field: upsert.excluded[field] for field in fields}
        )
    )
    known = await session.execute(select(table.c.slug, table.c.id))
    return {row.slug: row.id for row in known}


async def _load_closeness(
    session: AsyncSession,
    shipped: list[dict[str, Any]],
    *,
    themes: dict[str, Any],
    sectors: dict[str, Any],
) -> None:
    upsert = insert(ThemeSectorCloseness).values(
        [
            {
                "theme_id": themes[theme["slug"]],
                "sector_id": sectors[entry["sector"]],
                "closeness": entry["closeness"],
                "why": entry["why"],
            }
            for theme in shipped
            for entry in theme["closeness"]
        ]
    )
    await session.execute(
        upsert.on_conflict_do_update(
            index_elements=["theme_id", "sector_id"],
            set_={"closeness": upsert.excluded.closeness, "why": upsert.excluded.why},
        )
    )
