"""What people write in a cell and what is stored: codes by name, files and organisations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from app.files import service as files
from app.files.enums import Purpose
from app.organisations import repository as organisations
from app.solutions.sheets.cells import LIST, CellRefused
from app.web.csv_reading import nearest

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.kernel.actor import Actor
    from app.solutions.service.imports.rows import Resolver
    from app.web.csv_reading import CsvRow


_MOST_SUGGESTED: Final = 50  # to look for the nearest word takes time


def by_words(names: Mapping[str, str]) -> Resolver:
    """Take a code of the vocabulary or its name, in any case, for the code."""
    suggested: dict[str, str] = {}
    known = {name.casefold(): slug for slug, name in names.items()} | {slug: slug for slug in names}

    def one(word: str) -> str:
        slug = known.get(word.casefold())
        if slug is None:
            if word not in suggested and len(suggested) < _MOST_SUGGESTED:
                suggested[word] = nearest(word, known)
            message = f"“{word[:80]}” is not in the vocabulary{suggested.get(word, '')}"
            raise CellRefused(message)
        return slug

    def resolve(value: Any) -> Any:
        if isinstance(value, str):
            return one(value)
        return list(dict.fromkeys(map(one, value)))

    return resolve


async def uploaded(session: AsyncSession, actor: Actor, rows: Iterable[CsvRow]) -> Collection[UUID]:
    """Find which of the files that rows name may be held by a card of the actor's supplier."""
    named = {
        found
        for row in rows
        for word in LIST.read(row.cells.get("documents", ""))
        if (found := _as_id(word)) is not None
    }
    return set(await files.to_hold(session, actor, named, purpose=Purpose.PRODUCT))


def among_files(known: Collection[UUID], before: Sequence[str]) -> Resolver:
    """Take the ids of files that may be held, or are."""

    def resolve(value: list[str]) -> list[str]:
        ids = [_as_id(word) for word in value]
        if any(one is None or (one not in known and str(one) not in before) for one in ids):
            raise CellRefused(files.UPLOAD_FIRST)
        return list(dict.fromkeys(map(str, ids)))

    return resolve


def _as_id(word: str) -> UUID | None:
    try:
        return UUID(word)
    except ValueError:
        return None


class Organisations:
    """The organisations that rows may name, and those that deployments name already."""

    def __init__(self, found: Iterable[tuple[UUID, str, str, bool]]) -> None:
        self._slugs: dict[str, str] = {}
        self._ids: dict[str, set[str]] = {}
        for one, slug, name, known in found:
            self._slugs[str(one)] = slug
            for word in (slug.casefold(), name.casefold()) if known else ():
                self._ids.setdefault(word, set()).add(str(one))

    @classmethod
    async def named(
        cls,
        session: AsyncSession,
        actor: Actor,
        rows: Iterable[CsvRow],
        *,
        also: Collection[UUID],
    ) -> Organisations:
        """Find those that rows name, in one statement."""
        words = {row.cells.get("organisation", "").strip() for row in rows} - {""}
        found = await organisations.named(session, actor, words, also=also)
        return cls(found)

    def slug(self, organisation_id: str | None) -> str | None:
        """The code of an organisation by its id."""
        return self._slugs.get(organisation_id or "")

    def resolve(self, word: str) -> str:
        """Take a code or a name for the id."""
        ids = self._ids.get(word.casefold(), set())
        if len(ids) > 1:
            message = "Several organisations have this name. Write the code of one of them"
            raise CellRefused(message)
        if not ids:
            message = "No organisation of the portal has this name. Use organisation_label"
            raise CellRefused(message)
        return next(iter(ids))
