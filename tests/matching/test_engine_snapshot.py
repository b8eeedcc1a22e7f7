"""Snapshots carried forward record by record agree with one built at once."""

from dataclasses import replace

import pytest

from app.matching.engine import snapshot as snapshots
from app.matching.engine.documents import Document
from app.matching.engine.packed import pack_terms
from app.matching.engine.segments import term_weights
from app.matching.engine.snapshot import CorpusSnapshot
from tests.matching.engine_support import WEIGHTS, ask, corpus, dice, encoded, ids, public

VOCABULARY = "phone video redaction victim drone roster custody fraud graph sensor camera knife"
WORDS = VOCABULARY.split()


def document(number: int, seed: int = 0) -> Document:
    """A public document of random words."""
    rng = dice(number + 1000 * seed)
    return public(f"d{number}", " ".join(rng.choices(WORDS, k=30)), capabilities=("redaction",))


QUERY = encoded([public("query", "redaction of video from the phone of a victim")])[0]


def test_saving_one_by_one_ranks_like_building_at_once() -> None:
    rng = dice(1)
    current = {f"d{number}": document(number) for number in range(20)}
    snapshot = corpus(encoded([*current.values()]))
    for step in range(60):
        number = rng.randrange(40)
        if rng.random() < 0.3:
            current.pop(f"d{number}", None)
            snapshot = snapshot.without(f"d{number}")
        else:
            current[f"d{number}"] = document(number, seed=step)
            snapshot = snapshot.with_document(encoded([current[f"d{number}"]])[0])
    at_once = corpus(encoded([*current.values()]))
    assert len(snapshot.segments) > 1
    here, there = ask(QUERY, snapshot, limit=50), ask(QUERY, at_once, limit=50)
    assert 10 < len(here.items) < len(current)
    assert [(each.id, each.total) for each in here.items] == [
        (each.id, each.total) for each in there.items
    ]


def test_a_replaced_record_is_found_by_its_new_words_only() -> None:
    snapshot = corpus([public("one", "drones over fields"), public("two", "knives")])
    snapshot = snapshot.with_document(public("one", "interpreters in custody"))
    assert ids(ask(public("q", "drones over fields"), snapshot)) == []
    assert ids(ask(public("q", "interpreters in custody"), snapshot)) == ["one"]
    found = snapshot.get("one")
    assert found is not None
    assert found.body == "interpreters in custody"


def test_a_removed_record_is_gone_and_readers_keep_the_snapshot_they_had() -> None:
    before = corpus([public("one", "drones over fields"), public("two", "knives")])
    after = before.without("one")
    query = public("q", "drones over fields")
    assert ids(ask(query, after)) == []
    assert after.get("one") is None
    assert ids(ask(query, before)) == ["one"]
    assert after.without("unknown").get("two") is not None


def test_segments_stay_few() -> None:
    snapshot = corpus([document(number) for number in range(64)])
    for number in range(64, 100):
        snapshot = snapshot.with_document(document(number))
    assert len(snapshot.segments) <= 4
    assert int(snapshot.alive.sum()) == 100


def test_a_mask_of_ids_marks_those_that_are_here() -> None:
    snapshot = corpus([document(0), document(1)]).with_document(document(2))
    marks = snapshot.mask({"d2", "d0", "unknown"})
    assert {snapshot.documents[row].id for row in marks.nonzero()[0]} == {"d0", "d2"}


def test_a_snapshot_without_documents_takes_its_first() -> None:
    empty = CorpusSnapshot.build([], weights=WEIGHTS.text)
    assert ids(ask(public("q", "drones over fields"), empty)) == []
    first = empty.with_document(public("one", "drones over fields"))
    assert ids(ask(replace(QUERY, vectors=None, title="drones", body=""), first)) == ["one"]


def test_a_large_corpus_is_kept_in_several_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = encoded([document(number) for number in range(50)])
    at_once = corpus(documents)
    monkeypatch.setattr(snapshots, "MOST_JOINED", 16)
    snapshot = corpus(documents[:20])
    for each in documents[20:]:
        snapshot = snapshot.with_document(each)
    assert max(segment.size for segment in snapshot.segments) <= 16
    here, there = ask(QUERY, snapshot, limit=50), ask(QUERY, at_once, limit=50)
    assert [(each.id, each.total) for each in here.items] == [
        (each.id, each.total) for each in there.items
    ]


def test_what_was_replaced_or_removed_takes_no_room_for_long() -> None:
    snapshot = corpus(encoded([document(number) for number in range(64)]))
    for number in range(40):
        snapshot = snapshot.without(f"d{number}")
    assert len(snapshot.documents) <= 2 * int(snapshot.alive.sum()) == 48
    assert all(segment.vectors is not None for segment in snapshot.segments)
    left = corpus(encoded([document(number) for number in range(40, 64)]))
    here, there = ask(QUERY, snapshot, limit=50), ask(QUERY, left, limit=50)
    assert [(each.id, each.total) for each in here.items] == [
        (each.id, each.total) for each in there.items
    ]


def test_terms_that_were_worked_out_before_are_as_good_as_the_text() -> None:
    full = encoded([document(number) for number in range(10)])
    terms = [pack_terms(term_weights(each, WEIGHTS.text)) for each in full]
    bare = [replace(each, body="", terms=held) for each, held in zip(full, terms, strict=True)]
    here, there = ask(QUERY, corpus(bare)), ask(QUERY, corpus(full))
    assert [(each.id, each.total) for each in here.items] == [
        (each.id, each.total) for each in there.items
    ]
