"""Other spellings: how far words are apart, and which word is meant."""

from __future__ import annotations

import pytest

from app.matching.engine.documents import Document
from app.matching.engine.snapshot import CorpusSnapshot
from app.search.spelling import best_word, corrected, distance, misspelt, nearest_term
from tests.matching.engine_support import WEIGHTS


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("phone", "phone", 0),
        ("phone", "phne", 1),
        ("phone", "phonne", 1),
        ("phone", "phona", 1),
        ("phone", "hpone", 1),
        ("phone", "hpnoe", 2),
        ("", "ab", 2),
        ("drone", "stone", 2),
    ],
)
def test_letters_that_differ_are_counted(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == expected
    assert distance(other, one) == expected
    assert min(distance(one, other, most=1), 2) == min(expected, 2)


def snapshot(*texts: str, public: bool = True) -> CorpusSnapshot:
    documents = [
        Document(id=text, title=text, counts_for_statistics=public, capabilities=())
        for text in texts
    ]
    return CorpusSnapshot.build(documents, weights=WEIGHTS.text)


def test_the_nearest_word_is_meant_and_of_equals_the_frequent_one() -> None:
    known = snapshot("phantom", "phones", "drones ring", "drones fly", "throne")
    assert nearest_term("phonnes", [known]) == "phone"
    assert nearest_term("dtrone", [known]) == "drone"
    assert nearest_term("zeppelin", [known]) is None
    assert nearest_term("hpone", [known]) == "phone"


def test_a_short_word_may_differ_by_one_letter_only() -> None:
    assert nearest_term("anpt", [snapshot("anpr")]) == "anpr"
    assert nearest_term("antt", [snapshot("anpr")]) is None


def test_words_of_hidden_records_are_never_meant() -> None:
    assert nearest_term("zeppelim", [snapshot("zeppelin", public=False)]) is None
    assert nearest_term("zeppelim", [snapshot("zeppelin")]) == "zeppelin"


def test_a_word_is_suggested_as_it_is_usually_spelled() -> None:
    texts = ["Extraction takes long. The extraction ends.", "It extracts. Extractions of ANPR"]
    assert best_word("extrction", "extract", texts) == "extraction"
    assert best_word("extrcts", "extract", texts) == "extracts"
    assert best_word("Extrctions", "extract", texts) == "extractions"
    assert best_word("anrp", "anpr", texts) == "ANPR"
    assert best_word("extract", "nothing", texts) is None


def test_only_whole_words_are_exchanged() -> None:
    assert corrected('ponent "pone" x', {"pone": "phone"}) == [
        ('ponent "', False),
        ("phone", True),
        ('" x', False),
    ]


@pytest.mark.parametrize(("word", "expected"), [("the", False), ("2026", False), ("abc", False)])
def test_numbers_and_short_words_are_left_alone(word: str, expected: bool) -> None:  # noqa: FBT001
    assert misspelt(word) is expected
    assert misspelt("phonne")
