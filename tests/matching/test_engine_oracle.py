"""The engine agrees with the same score worked out by PostgreSQL and pgvector."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.matching.engine.documents import Direction, Document, Query, TextVectors
from app.matching.engine.quantised import quantised
from app.matching.engine.ranking import best, score
from app.matching.engine.weights import WEIGHTS_FILE
from tests.matching.engine_support import TAXONOMY, TODAY, WEIGHTS, corpus, dice, encoded, tagged
from tests.matching.sql_oracle import oracle

if TYPE_CHECKING:
    from app.platform.database import Database


async def test_the_best_twenty_are_those_of_the_sql_form(database: Database) -> None:
    rng = dice(11)
    documents = encoded([tagged(number, rng) for number in range(150)])
    content = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    snapshot = corpus(documents)
    in_sql = partial(oracle, weights=WEIGHTS, content=content, taxonomy=TAXONOMY)
    for asked in encoded([tagged(1000 + number, rng) for number in range(5)]):
        query = Query(asked, Direction.SOLUTIONS, TODAY)
        async with database.reading() as reader:
            as_kept = await in_sql(reader, query, [_kept(each) for each in documents])
            in_full = await in_sql(reader, query, documents)
        scores = score(query, snapshot, WEIGHTS)
        everything = np.arange(len(documents))
        ours = dict(zip((d.id for d in snapshot.documents), scores.totals(everything), strict=True))
        assert ours == pytest.approx(as_kept, abs=0.002)
        assert ours == pytest.approx(in_full, abs=0.2)  # vectors of 64 numbers lose most
        top = [snapshot.documents[row].id for row in best(scores, everything, 20)]
        assert top == [*as_kept][:20]
        assert min(in_full[str(each)] for each in top) >= [*in_full.values()][19] - 0.2


def _kept(document: Document) -> Document:
    """The document with its vectors as the engine keeps them, in eight bits a number."""
    assert document.vectors is not None
    vectors = document.vectors
    rows = quantised(np.vstack([vectors.whole, vectors.title, vectors.passages])).restored()
    return replace(document, vectors=TextVectors(rows[0], rows[1], rows[2:], vectors.model_id))
