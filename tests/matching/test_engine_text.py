"""Words, sentences, boilerplate and passages."""

import pytest

from app.matching.engine.boilerplate import content, repeated_sentences, telling
from app.matching.engine.documents import Document
from app.matching.engine.passages import encode, full_text, passages
from app.matching.engine.text import sentences, surfaces, term, terms
from tests.matching.engine_support import ENCODER, public


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("organisation", "organization"),
        ("digitising", "digitizing"),
        ("behaviour", "behavior"),
        ("centre", "center"),
        ("licences", "licenses"),
        ("defence", "defense"),
        ("analyse", "analyze"),
        ("programme", "program"),
    ],
)
def test_british_and_american_spellings_are_the_same_term(ours: str, theirs: str) -> None:
    assert term(ours) == term(theirs) != ""


def test_different_words_stay_different_terms() -> None:
    assert (
        len({term(word) for word in ("size", "prize", "four", "forensic", "theatre", "our")}) == 6
    )


def test_function_words_say_nothing_and_are_left_out() -> None:
    assert terms("What is it that the officers are for?") == terms("officers")


def test_shared_terms_are_shown_as_their_author_spelled_them() -> None:
    assert surfaces("Organisations organise")[term("organized")] == "Organisations"


def test_sentences_end_at_stops_and_lines_but_not_at_abbreviations() -> None:
    text = "Redacts video, e.g. Body-worn footage. It is fast.\nA list item\n\nAnother"
    assert sentences(text) == [
        "Redacts video, e.g. Body-worn footage.",
        "It is fast.",
        "A list item",
        "Another",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "We are a leading UK provider of innovative technology solutions trusted by police forces.",
        "Our experienced team is certified to ISO 27001 and Cyber Essentials Plus.",
        "All our staff are vetted to NPPV3 and SC.",
        "We deliver value for money.",
    ],
)
def test_what_any_supplier_could_write_is_boilerplate(sentence: str) -> None:
    assert telling(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Our solution blurs faces in body-worn video.",
        "Detainees become ill in cells between checks.",
        "Interpreters by telephone in custody suites.",
        "Drones",
    ],
)
def test_what_a_product_does_is_not_boilerplate(sentence: str) -> None:
    assert [each.text for each in telling(sentence)] == [sentence]


def test_content_keeps_what_is_said_and_drops_what_is_repeated_everywhere() -> None:
    notice = "Questions about drones go to the portal."
    texts = [f"Record {number}. {notice}" for number in range(5)]
    assert repeated_sentences(texts) == {notice}
    assert repeated_sentences(texts[:4]) == frozenset()
    kept = content(f"Reads number plates. We deliver value for money. {notice}", {notice})
    assert kept == "Reads number plates."


def test_a_title_is_never_dropped() -> None:
    assert full_text(Document(id="a", title="Innovative solutions")) == "Innovative solutions"


def test_long_texts_are_cut_in_overlapping_passages_at_most_six() -> None:
    words = [str(number) for number in range(1000)]
    cut = [passage.split() for passage in passages(" ".join(words))]
    assert len(cut) == 6
    assert cut[0] == words[:170]
    assert cut[1] == words[130:300]
    assert passages("short text") == ["short text"]
    assert len(passages(" ".join(words[:170]))) == 1


def test_encoding_gives_the_whole_the_title_and_the_passages() -> None:
    document = public("Redaction", " ".join(f"word{number}." for number in range(200)))
    vectors = encode(document, ENCODER)
    assert vectors.model_id == "words"
    assert vectors.passages.shape[0] == 2
    assert (vectors.title == ENCODER.encode(["Redaction"])[0]).all()
