"""From scores to the matches that are shown: masked, chosen, and explained with their texts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
from anyio import to_thread

from app.matching.documents import challenge_document, solution_document
from app.matching.engine.documents import Document, DocumentId
from app.matching.engine.explanation import Label
from app.matching.repository import corpus

if TYPE_CHECKING:
    from uuid import UUID

    from app.matching.engine.explanation import Ranked
    from app.matching.engine.lexical import Mask
    from app.matching.engine.ranking import Rows, Scores
    from app.matching.keeper import Corpora, Keeper
    from app.platform.database import Reader

Texts = Callable[[Collection[DocumentId]], Awaitable[dict[DocumentId, Document]]]
"""Reads records with their texts, which no snapshot holds; what has gone meanwhile is left out."""


def solution_texts(reader: Reader) -> Texts:
    """Reads product cards, listed ones only."""

    async def read(ids: Collection[DocumentId]) -> dict[DocumentId, Document]:
        rows = await corpus.listed_solutions(reader, cast("Collection[UUID]", ids))
        return {row["id"]: solution_document(row) for row in rows}

    return read


def challenge_texts(reader: Reader, corpora: Corpora, keeper: Keeper | None = None) -> Texts:
    """Reads published challenges; with a keeper, with their vectors, to be asked with."""

    async def read(ids: Collection[DocumentId]) -> dict[DocumentId, Document]:
        rows = await corpus.published_challenges(reader, cast("Collection[UUID]", ids))
        found = {}
        for row in rows:
            document = challenge_document(row, corpora.taxonomy.theme_of)
            found[row["id"]] = await keeper.as_query(document, row) if keeper else document
        return found

    return read


def matching_rows(scores: Scores, visible: Mask) -> Rows:
    """The rows that may be a match, what the actor may not see masked out before any choice."""
    return np.flatnonzero(scores.allowed & scores.related & visible)


def without_weak(scores: Scores, rows: Sequence[int]) -> list[int]:
    """The rows with more than little in common."""
    return [row for row in rows if scores.label(row) is not Label.WEAK]


async def explained_rows(scores: Scores, rows: Sequence[int], texts: Texts) -> list[Ranked]:
    """The matches in these rows with their reasons, as far as their records are still there."""
    documents = scores.pairing.snapshot.documents
    found = await texts([documents[row].id for row in rows]) if rows else {}
    there = [row for row in rows if documents[row].id in found]
    return await to_thread.run_sync(scores.explain, there, found)
