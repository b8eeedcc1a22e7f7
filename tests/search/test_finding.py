"""Which records are found by meaning, when words can and when they cannot be compared."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.matching.engine.documents import Document, TextVectors
from app.matching.engine.snapshot import CorpusSnapshot
from app.search.finding import find
from app.search.query import parse
from tests.matching.engine_support import WEIGHTS, public

MODEL = "made"


def vectors(cosine: float) -> TextVectors:
    """Vectors with this cosine to a query's."""
    row = np.array([cosine, np.sqrt(1 - cosine**2)], dtype=np.float32)
    return TextVectors(row, row, row[None, :], MODEL)


def found(asked: str, *documents: Document) -> list[str]:
    """The ids of what is found, best first."""
    snapshot = CorpusSnapshot.build(documents, weights=WEIGHTS.text, model_id=MODEL)
    query = Document(id="query", title=asked, vectors=vectors(1.0))
    findings = find(parse(asked), query, snapshot, [each.id for each in documents])
    return [str(each.id) for each in findings.found]


def near(cosine: float) -> Document:
    return replace(public("faces", "Compares faces in stills."), vectors=vectors(cosine))


OTHER = replace(public("other", "Recognition of facial hair."), vectors=vectors(0.0))
FILLERS = [
    replace(public(f"f{n}", f"topic{n} for all."), vectors=vectors(0.38 * (n % 2)))
    for n in range(40)
]
RECOGNITION = replace(public("long", "Recognition of long service."), vectors=vectors(0.0))


@pytest.mark.parametrize(("cosine", "expected"), [(0.41, ["faces"]), (0.39, [])])
def test_meaning_alone_decides_where_words_find_nothing(cosine: float, expected: list[str]) -> None:
    assert found("facial recognition", near(cosine)) == expected
    assert found("facial recognition", near(cosine), RECOGNITION) == expected


def test_where_words_find_something_they_have_a_part_in_how_near_others_are() -> None:
    assert found("facial recognition", near(0.41), OTHER, *FILLERS) == ["other"]
    assert set(found("facial recognition", near(0.7), OTHER, *FILLERS)) == {"faces", "other"}
