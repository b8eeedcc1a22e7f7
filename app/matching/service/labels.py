"""Decisions and labels as a judged set: `eme labels export`.

Public challenges and listed cards only, in the words that everybody can read of them; no names of
people or organisations that judged, none of organisations that use a product.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from app.matching.documents import challenge_document, solution_document
from app.matching.learning import judged
from app.matching.repository import corpus, labels
from app.platform.database import moment_now

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy import RowMapping

    from app.matching.engine.documents import Document
    from app.matching.keeper import Keeper
    from app.matching.repository.labels import Judgement
    from app.platform.database import Reader

_HEAD: Final = ("query_id", "doc_id", "relevance", "confidence")


class Labels(NamedTuple):
    """The files of the set, and how much is in them."""

    files: dict[str, str]
    queries: int
    documents: int
    judgements: int


async def read_labels(reader: Reader, keeper: Keeper) -> Labels:
    """The judged set as it stands now; the same records give the same files."""
    corpora = await keeper.current(reader)
    found = await labels.judgements(reader)
    examples = await labels.examples(reader)
    asked = await corpus.published_challenges(reader, {each.challenge_id for each in found})
    listed = await corpus.listed_solutions(reader)
    names = {row["id"]: row["reference"] for row in (*asked, *listed)}
    today = (await moment_now(reader)).date()
    queries = [
        _line(row, challenge_document(row, corpora.taxonomy.theme_of), examples) for row in asked
    ]
    cards = [_line(row, solution_document(row), examples) for row in listed]
    context = judged.context(corpora.taxonomy, today, corpora.weights)
    files = {
        "queries.jsonl": _lines({**line, "policing": True} for line in queries),
        "docs.jsonl": _lines(cards),
        "qrels.tsv": _qrels(found, names),
        "context.json": json.dumps(context, indent=1, ensure_ascii=False) + "\n",
    }
    return Labels(files, len(queries), len(cards), len(found))


def _line(row: RowMapping, document: Document, examples: frozenset[UUID]) -> dict[str, Any]:
    return {
        "id": row["reference"],
        "title": document.title,
        "text": f"{document.summary}\n{document.whole_body}",
        "is_example": row["id"] in examples,
        **judged.tags(document),
    }


def _lines(lines: Iterable[dict[str, Any]]) -> str:
    in_order = sorted(lines, key=lambda line: str(line["id"]))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in in_order)


def _qrels(found: Iterable[Judgement], names: dict[UUID, str]) -> str:
    rows = sorted(
        (
            names[each.challenge_id],
            names[each.solution_id],
            each.relevance,
            "high" if each.by_moderator else "low",
        )
        for each in found
        if each.challenge_id in names and each.solution_id in names
    )
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows((_HEAD, *rows))
    return out.getvalue()
