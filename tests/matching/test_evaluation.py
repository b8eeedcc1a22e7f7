"""The measures against values worked out by hand, and the command's table on a small set."""

import json
import math
from pathlib import Path

import pytest

from app.matching.engine.passages import SentenceEncoder
from app.matching.evaluation import (
    Metrics,
    Row,
    evaluate,
    format_rows,
    measure,
    ndcg,
    recall,
    reciprocal_rank,
    run,
)
from app.matching.learning.judged import read_set
from tests.matching.engine_support import ENCODER, WEIGHTS

JUDGED = {"b": 1, "d": 2, "x": 1, "n": 0}


def test_ndcg_is_as_trec_eval_counts_it() -> None:
    # Gains 0, 1, 0, 2 at ranks 1 to 4; ideal 2, 1, 1 (the judged document never found included).
    gained = 1 / math.log2(3) + 2 / math.log2(5)
    ideal = 2 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4)
    assert ndcg(["a", "b", "c", "d"], JUDGED) == pytest.approx(gained / ideal)
    assert ndcg(["d", "b", "x"], JUDGED) == 1.0
    assert ndcg([*"efghijklmo", "d"], JUDGED) == 0.0


def test_recall_counts_the_first_ten() -> None:
    assert recall(["a", "b", "c", "d"], JUDGED) == pytest.approx(2 / 3)
    assert recall([*"acefghijkl", "b"], JUDGED) == 0.0


def test_the_reciprocal_rank_is_of_the_first_relevant_wherever_it_stands() -> None:
    assert reciprocal_rank(["a", "n", "b"], JUDGED) == pytest.approx(1 / 3)
    assert reciprocal_rank([*"acefghijklm", "b"], JUDGED) == pytest.approx(1 / 12)
    assert reciprocal_rank(["a"], JUDGED) == 0.0


def test_a_judged_query_without_results_counts_as_nought_and_an_unjudged_one_not_at_all() -> None:
    judgements = {"q1": {"a": 1}, "q2": {"b": 1}, "q3": {"c": 0}}
    measured = measure({"q1": ["a"], "q9": ["z"]}, judgements)
    assert measured == Metrics(0.5, 0.5, 0.5)
    assert measure({}, {}) == Metrics(0.0, 0.0, 0.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    queries: list[dict[str, object]] = [
        {"id": "q1", "title": "Drones for missing people", "text": "", "policing": True},
        {"id": "q2", "title": "Interpreters", "text": "Languages in court", "policing": False},
    ]
    documents: list[dict[str, object]] = [
        {"id": "d1", "title": "Sky", "text": "Drones that search for missing people at night"},
        {"id": "d2", "title": "", "text": "Interpreters for rare languages"},
        {"id": "d3", "title": "Other", "text": "Concrete that hardens under water"},
    ]
    written: dict[str, list[dict[str, object]]] = {"queries": queries, "docs": documents}
    for name, lines in written.items():
        text = "\n".join(json.dumps(line) for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(text + "\n")
    rows = ["query_id\tdoc_id\trelevance", "q1\td1\t1", "q2\td2\t1", "q2\td3\t1"]
    (tmp_path / "qrels.tsv").write_text("\n".join(rows) + "\n")
    return tmp_path


def test_a_set_is_read_as_it_is_described(folder: Path) -> None:
    judged = read_set(folder)
    assert judged.policing == {"q1"}
    assert judged.judgements == {"q1": {"d1": 1}, "q2": {"d2": 1, "d3": 1}}
    assert [document.title for document in judged.documents] == ["Sky", "", "Other"]
    assert all(document.counts_for_statistics for document in judged.documents)


@pytest.mark.parametrize(
    ("encoder", "names"),
    [(ENCODER, ["bm25", "encoder", "engine"]), (None, ["bm25", "engine"])],
)
def test_every_ranking_is_measured_over_all_queries_and_those_about_policing(
    folder: Path, encoder: SentenceEncoder | None, names: list[str]
) -> None:
    rows = evaluate(folder, encoder, WEIGHTS)
    assert [row.name for row in rows] == names
    for row in rows:
        # Nothing is cut off: the irrelevant third document is found for the second query, too.
        assert (row.everything.recall, row.everything.reciprocal_rank) == (1.0, 1.0)
        assert row.everything.ndcg > 0.95
        assert row.policing == Metrics(1.0, 1.0, 1.0)


def test_the_table_has_a_line_per_ranking_that_begins_with_its_name() -> None:
    rows = [
        Row("bm25", Metrics(0.7834, 0.5, 0.25), Metrics(0.1, 0.2, 0.3)),
        Row("engine", Metrics(0.9, 0.8, 0.7), Metrics(0.6, 0.5, 0.4)),
    ]
    lines = format_rows(rows).splitlines()
    assert lines[1].split() == ["bm25", "0.7834", "0.5000", "0.2500", "0.1000", "0.2000", "0.3000"]
    assert lines[2].split()[0] == "engine"


def test_without_a_built_model_the_command_measures_words_alone(
    folder: Path, tmp_path: Path
) -> None:
    table = run(folder, tmp_path / "no model")
    assert [line.split()[0] for line in table.splitlines()[1:3]] == ["bm25", "engine"]
