"""BM25 against the formula by hand, and indexes that are joined."""

import math

import numpy as np
import pytest

from app.matching.engine.lexical import Bm25, Rarity, index, join
from app.matching.engine.packed import pack_terms

HELD = [{"knife": 2.0, "crime": 1.0}, {"crime": 3.0}, {"drone": 1.0, "crime": 1.0}]
DOCUMENTS = [pack_terms(each) for each in HELD]
ALL = np.ones(3, dtype=np.bool_)


def test_bm25_is_the_published_formula() -> None:
    bm25 = Bm25(k1=1.2, b=0.75, average_length=2)
    rarity = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    assert Rarity(documents=3, background=0)(1) == pytest.approx(rarity)
    norm = 1.2 * (1 - 0.75 + 0.75 * 3 / 2)
    by_hand = rarity * 2 * (1.2 + 1) / (2 + norm)
    words = index(DOCUMENTS, ALL)
    assert bm25.scores(words, {"knife": rarity, "unheard": 9.0}) == pytest.approx([by_hand, 0, 0])
    assert not bm25.scores(words, {"unheard": 1.0}).any()
    assert bm25.score(HELD[0], {"knife": rarity}) == pytest.approx(by_hand)


def test_a_term_in_every_document_is_worth_little_and_never_less_than_nothing() -> None:
    rarity = Rarity(documents=3, background=0)
    assert 0 < rarity(3) < rarity(1)


def test_frequencies_count_only_documents_that_count() -> None:
    words = index(DOCUMENTS, np.array([True, False, True]))
    assert words.frequency_of("crime") == 2
    assert words.without([2]).frequency_of("crime") == 1
    assert words.frequency_of("unheard") == 0


@pytest.mark.parametrize("weight", [1.0, 255.0, 256.0, 0.25])
def test_weights_are_kept_exactly_in_whatever_takes_the_least_room(weight: float) -> None:
    bm25 = Bm25(k1=2.5, b=0.5, average_length=2)
    held = {"knife": weight, "crime": 1.0}
    words = index([pack_terms(held)], ALL[:1])
    other = index([pack_terms({"crime": 2.0})], ALL[:1])
    both = join([(words, ALL[:1]), (other, ALL[:1])], ALL[:2])
    by_hand = bm25.score(held, {"knife": 2.0, "crime": 0.5})
    for each in (words, both):
        [score, *_] = bm25.scores(each, {"knife": 2.0, "crime": 0.5})
        assert score == pytest.approx(by_hand, rel=1e-7)
        assert each.lengths[0] == weight + 1
        assert each.weights.itemsize == (1 if weight in {1.0, 255.0} else 4)


def test_many_that_stop_counting_at_once_are_as_if_one_by_one() -> None:
    words = index(DOCUMENTS, ALL)
    at_once, one_by_one = words.without([0, 2]), words.without([0]).without([2])
    for term in ("crime", "knife", "drone"):
        assert at_once.frequency_of(term) == one_by_one.frequency_of(term)
    assert at_once.frequency_of("crime") == 1
    assert words.frequency_of("crime") == 3


def test_packed_terms_are_the_same_terms() -> None:
    assert pack_terms(HELD[0]).unpacked() == HELD[0]
    assert pack_terms({}).unpacked() == {}
    assert len(pack_terms(HELD[0])) == 2


def test_joined_indexes_score_like_one_built_at_once() -> None:
    bm25 = Bm25(k1=2.5, b=0.95, average_length=3)
    worth = {"crime": 1.0, "drone": 2.0, "knife": 4.0}
    first, second = index(DOCUMENTS[:2], ALL[:2]), index(DOCUMENTS[2:], ALL[:1])
    joined = join([(first, np.array([True, False])), (second, ALL[:1])], ALL[:2])
    at_once = index([DOCUMENTS[0], DOCUMENTS[2]], ALL[:2])
    assert bm25.scores(joined, worth) == pytest.approx(bm25.scores(at_once, worth))
    assert [joined.frequency_of(term) for term in worth] == [2, 1, 1]
