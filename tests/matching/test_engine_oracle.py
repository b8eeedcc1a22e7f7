"""The engine agrees with the same score worked out by PostgreSQL and pgvector."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.matching.engine.documents import Direction, Query
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
    for asked in encoded([tagged(1000 + number, rng) for number in range(5)]):
        query = Query(asked, Direction.SOLUTIONS, TODAY)
        async with database.reading() as reader:
            theirs = await oracle(
                reader, query, documents, weights=WEIGHTS, content=content, taxonomy=TAXONOMY
            )
        scores = score(query, snapshot, WEIGHTS)
        everything = np.arange(len(documents))
        ours = dict(zip((d.id for d in snapshot.documents), scores.totals(everything), strict=True))
        assert ours == pytest.approx(theirs, rel=1e-5)
        top = [snapshot.documents[row].id for row in best(scores, everything, 20)]
        assert top == [*theirs][:20]
