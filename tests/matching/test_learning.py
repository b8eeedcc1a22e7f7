"""Learning on made sets whose answer is known: it finds it, or says that there is nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from app import cli
from app.matching.learning.fitting import connected, fit, folds, in_points, paired_p
from app.matching.learning.judged import read_set, set_sha256
from app.matching.learning.study import (
    Asked,
    asked_of,
    learn,
    may_be_proposed,
    proposal,
    report,
    study,
)
from app.matching.weights_schemas import WeightsProposal
from tests.matching.engine_support import WEIGHTS

if TYPE_CHECKING:
    from pathlib import Path

IN_USE: Final = dict(WEIGHTS.match)
TRUE: Final = np.array([0.1, 0.2, 0.0, 0.6, 0.1])
"""What decides in the made sets: mostly the use in other sectors."""


def made_set(queries: int, *, seed: int, truth: bool, documents: int = 60) -> list[Asked]:
    """Queries whose relevant documents follow `TRUE`, or nothing at all."""
    dice = np.random.default_rng(seed)
    made = []
    for number in range(queries):
        values = dice.random((documents, 5))
        told = values @ TRUE if truth else dice.random(documents)
        order = np.argsort(-(told + dice.normal(0, 0.05, documents)))
        names = tuple(f"{number}-{place}" for place in range(documents))
        judged = {names[at]: int(rank < 5) for rank, at in enumerate(order) if rank < 15}
        made.append(Asked(f"q{number:03}", names, values, judged, {}))
    return made


def test_what_decides_is_found_and_the_test_on_left_out_queries_supports_it() -> None:
    learnt = learn(made_set(120, seed=1, truth=True), IN_USE, seed=3)
    assert sum(learnt.points.values()) == 100
    assert all(points >= 0 and points * 2 == int(points * 2) for points in learnt.points.values())
    assert learnt.points["sector"] == max(learnt.points.values())
    assert learnt.points["sector"] == pytest.approx(60, abs=8)
    assert learnt.points["policing"] < 4
    assert learnt.after > learnt.before + 0.1
    assert learnt.p < 0.001
    assert (learnt.queries, learnt.groups, learnt.folds) == (120, 120, 5)
    assert may_be_proposed(learnt)
    assert "a second person has to approve" in report(learnt)


@pytest.mark.parametrize("seed", range(3))
def test_where_nothing_decides_nothing_may_be_proposed(seed: int) -> None:
    learnt = learn(made_set(120, seed=seed, truth=False), IN_USE, seed=seed)
    assert not may_be_proposed(learnt)
    assert "Not better by the paired test" in report(learnt)


def test_under_a_hundred_queries_nothing_may_be_proposed_however_clear_it_is() -> None:
    learnt = learn(made_set(99, seed=1, truth=True), IN_USE)
    assert learnt.p < 0.001
    assert not may_be_proposed(learnt)
    assert "Too few judged queries: 99 of 100" in report(learnt)


def test_the_points_in_use_are_kept_where_judgements_cannot_tell() -> None:
    sets = [
        Asked(each.name, each.documents, each.values * np.array([1, 0, 0, 0, 0]), each.judged, {})
        for each in made_set(110, seed=2, truth=True)
    ]
    learnt = learn(sets, IN_USE)
    assert learnt.p == 1.0
    assert learnt.before == pytest.approx(learnt.after)
    others = [learnt.points[name] for name in ("capability", "policing", "sector", "maturity")]
    assert np.argsort(others).tolist() == np.argsort([20, 15, 12, 8]).tolist()
    assert learn([], IN_USE).points == IN_USE


def test_the_same_seed_gives_the_same_answer() -> None:
    asked = made_set(30, seed=5, truth=True)
    assert learn(asked, IN_USE, seed=7) == learn(asked, IN_USE, seed=7)
    assert learn(asked, IN_USE, seed=7).points != learn(asked, IN_USE, seed=8).points


def test_a_queries_own_fold_never_teaches_it() -> None:
    """One group of connected queries cannot be measured: there is nothing else to learn from."""
    together = [
        Asked(each.name, ("same", *each.documents[1:]), each.values, {**each.judged, "same": 1}, {})
        for each in made_set(110, seed=1, truth=True)
    ]
    learnt = learn(together, IN_USE)
    assert (learnt.groups, learnt.folds, learnt.before) == (1, 1, learnt.after)
    assert not may_be_proposed(learnt)


def test_queries_with_a_relevant_document_in_common_stay_together() -> None:
    judgements = {
        "a": {"x": 1, "n": 0},
        "b": {"y": 2},
        "c": {"x": 1, "y": 1},
        "d": {"n": 0, "z": 1},
    }
    assert connected(judgements) == [["a", "b", "c"], ["d"]]
    dealt = folds([["a", "b", "c"], ["d"], ["e"], ["f"]], 2, np.random.default_rng(0))
    assert sorted(map(len, dealt)) == [3, 3]
    assert {"a", "b", "c"} in map(set, dealt)


def test_the_fit_gives_no_negative_weight_and_trusts_by_weight() -> None:
    dice = np.random.default_rng(0)
    values = dice.random((400, 2))
    relevant = values[:, 0] > values[:, 1]  # the second speaks against
    shares = fit(values, relevant, np.ones(400), np.array([0.5, 0.5]))
    assert shares.tolist() == pytest.approx([1.0, 0.0], abs=1e-6)
    untrusted = fit(values, relevant, np.full(400, 1e-9), np.array([0.5, 0.5]))
    assert untrusted.tolist() == pytest.approx([0.5, 0.5], abs=1e-3)
    against = fit(values, ~(values.sum(axis=1) > 1), np.ones(400), np.array([0.3, 0.7]))
    assert against.sum() == pytest.approx(1)


def test_points_are_halves_that_add_up() -> None:
    assert in_points(np.array([1, 1, 1]) / 3) == [33.5, 33.5, 33.0]
    assert in_points(np.array([0.0, 1.0])) == [0.0, 100.0]


def test_the_paired_test_against_values_worked_out_by_hand() -> None:
    dice = np.random.default_rng(0)
    # Five differences of one sign: 2 of 32 draws are as large.
    assert paired_p([0.1] * 5, dice) == pytest.approx(2 / 32, abs=0.01)
    assert paired_p([0.1, -0.1], dice) == 1.0
    assert paired_p([0.0, 0.0], dice) == paired_p([], dice) == 1.0


def written(folder: Path, queries: int) -> Path:
    """A set in which the use in health decides, and texts say nothing."""
    folder.mkdir()
    use = {
        "sector": "health", "policing": False, "evidence": "confirmed", "evidence_on": "2026-01-01",
        "use": "in_use", "capabilities": [],
    }  # fmt: skip
    asked, found, rows = [], [], ["query_id\tdoc_id\trelevance\tconfidence"]
    for number in range(queries):
        slug = f"c{number}"
        asked.append(
            {
                "id": f"q{number}",
                "title": f"Wish {slug}",
                "text": "",
                "capabilities": [slug],
                "maturity_sought": [4, 6],
            }
        )
        for name, deployments in (("right", [use]), ("wrong", [])):
            found.append(
                {
                    "id": f"{slug}-{name}",
                    "title": f"Wish {slug}",
                    "text": "",
                    "capabilities": [slug],
                    "deployments": deployments,
                    "maturity": 5,
                }
            )
        rows += [f"q{number}\t{slug}-right\t1\thigh", f"q{number}\t{slug}-wrong\t0\tlow"]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, asked)))
    (folder / "docs.jsonl").write_text("\n".join(map(json.dumps, found)))
    (folder / "qrels.tsv").write_text("\n".join(rows) + "\n")
    context = {
        "day": "2026-06-01",
        "weights": {"version": "2026.1-now", "match": {**IN_USE, "text": 40, "sector": 17}},
        "theme_of": {f"c{number}": "theme" for number in range(queries)},
        "closeness": [["theme", "health", 0.9]],
    }
    (folder / "context.json").write_text(json.dumps(context))
    return folder


def test_a_set_says_what_the_engine_knows_beside_texts(tmp_path: Path) -> None:
    judged = read_set(written(tmp_path / "set", 3))
    assert judged.taxonomy.closeness == {("theme", "health"): 0.9}
    assert judged.trust[("q0", "c0-wrong")] == 0.5
    assert judged.queries[0].maturity_sought == (4, 6)
    [asked, *_] = asked_of(judged, WEIGHTS, None)
    values = dict(zip(asked.documents, asked.values.tolist(), strict=True))
    sector = list(IN_USE).index("sector")
    assert values["c0-right"][sector] > 0.8
    assert values["c0-wrong"][sector] == 0
    assert asked.trust == {"c0-wrong": 0.5}


def test_learning_is_held_against_the_points_that_were_in_use(tmp_path: Path) -> None:
    learnt = study(written(tmp_path / "set", 12), None, seed=0)
    assert learnt.in_use == {**IN_USE, "text": 40, "sector": 17}
    assert (learnt.queries, learnt.judgements, learnt.groups) == (12, 24, 12)


def test_a_query_without_anything_relevant_is_left_out(tmp_path: Path) -> None:
    folder = written(tmp_path / "set", 3)
    rows = (folder / "qrels.tsv").read_text().replace("q0\tc0-right\t1", "q0\tc0-right\t0")
    (folder / "qrels.tsv").write_text(rows)
    assert [each.name for each in asked_of(read_set(folder), WEIGHTS, None)] == ["q1", "q2"]


def test_the_command_says_too_few_and_writes_no_proposal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EME_STATE_DIR", str(tmp_path / "state"))
    folder, file = written(tmp_path / "set", 12), tmp_path / "proposal.json"
    asked = ["evaluate", str(folder), "--learn", "--propose", str(file)]
    assert cli.main(asked) == 2
    told = capsys.readouterr()
    assert "Too few judged queries: 12 of 100" in told.out
    assert "was not written" in told.err
    assert not file.exists()
    assert cli.main(["evaluate", str(folder), "--learn"]) == 0
    assert cli.main(["evaluate", str(folder), "--propose", str(file)]) == 2


def test_a_proposal_file_is_what_the_service_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EME_STATE_DIR", str(tmp_path / "state"))
    learnt = learn(made_set(120, seed=1, truth=True), IN_USE)
    monkeypatch.setattr("app.matching.learning.study.study", lambda *_, **__: learnt)
    folder, file = written(tmp_path / "set", 3), tmp_path / "proposal.json"
    assert cli.main(["evaluate", str(folder), "--learn", "--propose", str(file)]) == 0
    wish = WeightsProposal.model_validate_json(file.read_text())
    assert wish.basis is not None
    assert wish.basis.supports
    assert wish.basis.set_sha256 == set_sha256(folder)
    assert wish.contributions.match == learnt.points
    assert proposal(learnt, WEIGHTS, "f" * 64)["version"] == "2026.1-learnt-ffffffff-0"
