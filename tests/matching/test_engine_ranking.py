"""The score: parts that add up, and an order that is the text's wherever nothing else differs."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from app.matching.engine.documents import Deployment, Direction, Document, Query
from app.matching.engine.explanation import Label, shown_points
from app.matching.engine.features import FEATURES
from app.matching.engine.ranking import best, rank, score
from app.matching.engine.segments import term_weights
from app.matching.engine.weights import load_weights
from tests.matching.engine_support import (
    TODAY,
    WEIGHTS,
    ask,
    corpus,
    dice,
    encoded,
    ids,
    points,
    public,
    tagged,
)


@pytest.fixture(scope="module")
def tagged_documents() -> list[Document]:
    rng = dice(7)
    return encoded([tagged(number, rng) for number in range(80)])


@pytest.mark.parametrize("direction", Direction)
def test_the_parts_add_up_to_the_score_exactly_in_a_fixed_order(
    tagged_documents: list[Document], direction: Direction
) -> None:
    snapshot = corpus(tagged_documents)
    maxima = WEIGHTS.contributions(direction)
    for document in tagged_documents[:20]:
        ranking = ask(document, snapshot, direction=direction, limit=80)
        assert ranking.items
        for match in ranking.items:
            assert [(each.name, each.maximum) for each in match.contributions] == [*maxima.items()]
            assert sum(each.points for each in match.contributions) == match.total
            assert all(0 <= each.points <= each.maximum for each in match.contributions)
        assert all(one.total >= other.total for one, other in pairwise(ranking.items))


def test_the_contributions_are_those_decided() -> None:
    assert [*WEIGHTS.match.items()] == [
        ("text", 45),
        ("capability", 20),
        ("policing", 15),
        ("sector", 12),
        ("maturity", 8),
    ]
    assert [*WEIGHTS.similar] == ["text", "capability"]


def test_points_shown_are_halves_that_sum_to_the_rounded_score() -> None:
    rng = dice(3)
    for _ in range(500):
        exact = {name: rng.random() * most for name, most in WEIGHTS.match.items()}
        shown = shown_points(exact)
        assert all((points * 2).is_integer() for points in shown.values())
        assert sum(shown.values()) == round(sum(exact.values()) * 2) / 2
        assert all(abs(shown[name] - exact[name]) < 0.5 for name in exact)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("with_vectors", [True, False])
def test_without_tags_the_order_is_the_order_of_the_texts(
    tagged_documents: list[Document], direction: Direction, *, with_vectors: bool
) -> None:
    bare = [
        public(str(each.id), each.body, vectors=each.vectors if with_vectors else None)
        for each in tagged_documents
    ]
    snapshot = corpus(bare)
    for document in bare[:10]:
        scores = score(Query(document, direction, TODAY), snapshot, WEIGHTS)
        rows = np.flatnonzero(scores.allowed)
        strength = scores.pairing.text.strength
        assert len(set(strength[rows])) > len(rows) // 2
        ordered = strength[best(scores, rows, len(rows))]
        assert (np.diff(ordered) <= 0).all()


def test_texts_are_ordered_by_half_the_z_score_of_each_measure(
    tagged_documents: list[Document],
) -> None:
    text = replace(WEIGHTS.text, usual_documents=0.0)
    snapshot = corpus(tagged_documents)
    snapshot.by = replace(snapshot.by, weights=text)
    query = encoded([public("query", "victim phone disclosure and redaction of video")])[0]
    found = score(Query(query, Direction.SOLUTIONS, TODAY), snapshot, WEIGHTS).pairing.text
    worth = snapshot.worth(term_weights(query, text))
    lexical = np.array(
        [snapshot.bm25.score(term_weights(each, text), worth) for each in snapshot.documents]
    )
    z_scores = sum((each - each.mean()) / each.std() for each in (lexical, found.cosine))
    assert (np.argsort(z_scores) == np.argsort(found.strength)).all()


def test_a_pair_has_the_same_evidence_whichever_side_asks(
    tagged_documents: list[Document],
) -> None:
    challenges, solutions = tagged_documents[:40], tagged_documents[40:]
    wanted, offered = corpus(challenges), corpus(solutions)
    forward = [
        score(Query(each, Direction.SOLUTIONS, TODAY), offered, WEIGHTS) for each in challenges
    ]
    back = [score(Query(each, Direction.CHALLENGES, TODAY), wanted, WEIGHTS) for each in solutions]
    for name in ("policing", "sector", "maturity"):
        feature = FEATURES[name]
        there = np.array([feature(each.pairing.everything).values for each in forward])
        here = np.array([feature(each.pairing.everything).values for each in back])
        assert there.max() > 0
        assert there == pytest.approx(here.T)


def test_deployments_explained_are_worth_what_was_scored(
    tagged_documents: list[Document],
) -> None:
    snapshot = corpus(tagged_documents)
    seen = 0
    for document in tagged_documents[:20]:
        scores = score(Query(document, Direction.SOLUTIONS, TODAY), snapshot, WEIGHTS)
        rows = [*range(len(tagged_documents))]
        for row, match in zip(rows, scores.explain(rows), strict=True):
            for name in ("policing", "sector"):
                reasons = next(c.evidence for c in match.contributions if c.name == name)
                worth = max((reason.strength for reason in reasons), default=0.0)
                values = FEATURES[name](scores.pairing.everything).values
                assert worth == pytest.approx(values[row])
                seen += len(reasons)
    assert seen > 100


def test_who_may_not_see_the_best_gets_the_next_best_and_no_count_of_it() -> None:
    documents = [public(f"d{n}", "video redaction " * (5 - n) + "and " * n) for n in range(4)]
    snapshot = corpus(documents)
    query = Query(public("query", "video redaction"), Direction.SOLUTIONS, TODAY)
    everything = rank(query, snapshot, snapshot.alive, weights=WEIGHTS, limit=1)
    assert everything.total == 4
    first = ids(everything)[0]
    allowed = {document.id for document in documents} - {first}
    by_ids = rank(query, snapshot, allowed, weights=WEIGHTS, limit=1)
    by_mask = rank(query, snapshot, snapshot.mask(allowed), weights=WEIGHTS, limit=1)
    assert by_ids == by_mask
    assert len(by_ids.items) == 1
    assert first not in ids(by_ids)
    assert by_ids.total == 3


def test_equals_are_ordered_by_lot_and_not_by_name_or_entry() -> None:
    documents = [public(f"d{number}", "Number plates are cloned") for number in range(8)]
    documents = [replace(each, title="Plates") for each in documents]
    query = public("query", "cloned plates")
    order = ids(ask(query, corpus(documents)))
    assert order == ids(ask(query, corpus(documents[::-1])))
    assert order != sorted(order)
    others = {tuple(ids(ask(replace(query, id=f"q{n}"), corpus(documents)))) for n in range(5)}
    assert len(others) > 1
    cut = ids(ask(query, corpus(documents), limit=3))
    assert cut == order[:3]


def test_without_vectors_words_alone_rank_and_the_ranking_says_so() -> None:
    plain = [public("Redactor", "blurs faces in video"), public("Rota", "plans shifts of nurses")]
    query = public("query", "faces in video must be blurred")
    lexical = ask(query, corpus(plain, model_id=None))
    assert ids(lexical) == ["Redactor"]
    assert not lexical.semantic
    assert not lexical.items[0].semantic
    both = ask(encoded([query])[0], corpus(encoded(plain)))
    assert both.semantic
    assert both.items[0].semantic


def test_a_record_saved_a_moment_ago_is_found_by_its_words_among_encoded_ones() -> None:
    old = encoded([public("Old", "blurs faces in video"), public("Rota", "plans shifts")])
    fresh = public("Fresh", "blurs faces in video")
    ranking = ask(encoded([public("query", "blur the faces in video")])[0], corpus([*old, fresh]))
    assert {match.id: match.semantic for match in ranking.items} == {"Old": True, "Fresh": False}


def test_vectors_of_another_model_are_not_compared() -> None:
    documents = encoded([public("Redactor", "blurs faces in video")])
    query = encoded([public("query", "faces in video")])[0]
    assert not ask(query, corpus(documents, model_id="newer")).semantic


def test_labels_follow_what_fits_and_not_what_is_deployed() -> None:
    text = "victims wait weeks for their phones while messages are extracted"
    deployed = Deployment("x", "policing", is_policing=True)
    documents = [
        public("same", text, capabilities=("extraction",)),
        public("other", "planning shifts", capabilities=("review",), deployments=(deployed,) * 5),
        *(public(f"filler{n}", f"something else {n}") for n in range(10)),
    ]
    query = public("query", text, capabilities=("extraction", "review", "redaction"))
    ranking = ask(query, corpus(documents))
    assert {match.id: match.label for match in ranking.items} == {
        "same": Label.STRONG,
        "other": Label.WEAK,
    }
    assert points(ranking.items[1], "policing") > 0


def test_an_empty_corpus_has_no_matches() -> None:
    ranking = ask(public("query", "anything"), corpus([]))
    assert (ranking.items, ranking.total, ranking.semantic) == ((), 0, False)


def test_weights_that_do_not_add_up_to_a_hundred_are_refused(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("weights") / "weights.json"
    whole = load_weights.__globals__["WEIGHTS_FILE"].read_text()
    path.write_text(whole.replace('"text": 45', '"text": 46'))
    with pytest.raises(ValueError, match="add up to 100"):
        load_weights(path)


@pytest.mark.parametrize("direction", Direction)
def test_scoring_only_what_can_still_win_finds_the_same_best(
    tagged_documents: list[Document], direction: Direction
) -> None:
    snapshot = corpus(tagged_documents)
    for document in tagged_documents[:30]:
        scores = score(Query(document, direction, TODAY), snapshot, WEIGHTS)
        rows = np.flatnonzero(scores.allowed)
        everything = best(scores, rows, len(rows))
        assert sorted(everything) == rows.tolist()
        assert (np.diff(scores.totals(np.array(everything))) <= 0).all()
        assert best(scores, rows, 7) == everything[:7]
