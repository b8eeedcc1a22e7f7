"""Which pieces of a text are marked, and which part of a text is shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.search.highlighting import MOST, highlighted, pieces

WANTED = {"phone", "extract"}
LONG = "Nothing of note is said here, only filling. " * 12


def snippet(texts: Sequence[str], wanted: Collection[str]) -> list[tuple[str, bool]]:
    return highlighted("", texts, wanted).snippet


def text(found: list[tuple[str, bool]]) -> str:
    return "".join(piece for piece, _ in found)


def test_forms_of_a_word_are_marked_as_they_are_spelled() -> None:
    assert pieces("Phones: extracted, telephone.", WANTED) == [
        ("Phones", True),
        (": ", False),
        ("extracted", True),
        (", telephone.", False),
    ]


def test_a_word_is_not_found_within_another() -> None:
    assert pieces("headphones, e-phone, 4phone, _phone", WANTED) == [
        ("headphones, e-", False),
        ("phone", True),
        (", 4phone, _", False),
        ("phone", True),
    ]


def test_quotation_marks_and_signs_beside_a_word_do_not_hide_it() -> None:
    for sign in ("“", "‘", "–", "😀", "…"):
        assert pieces(f"{sign}Phone", WANTED) == [(sign, False), ("Phone", True)]


def test_words_side_by_side_are_one_piece() -> None:
    assert pieces("the phone extraction queue", WANTED) == [
        ("the ", False),
        ("phone extraction", True),
        (" queue", False),
    ]


def test_a_snippet_shows_where_most_of_the_words_stand() -> None:
    found = snippet(
        ["A phone. " + LONG, LONG + "The phone waits for extraction. " + LONG, "Extracts."], WANTED
    )
    assert text(found).startswith("The phone waits for extraction. Nothing of note")
    assert text(found).endswith("only filling.")
    assert [piece for piece, matched in found if matched] == ["phone", "extraction"]


def test_a_snippet_without_any_of_the_words_is_the_beginning() -> None:
    assert snippet(["", LONG], WANTED) == [(text(snippet([LONG], ())), False)]
    assert text(snippet([LONG], ())).startswith("Nothing of note")
    assert snippet(["", " "], WANTED) == []


def test_the_words_that_a_record_holds_are_told_wherever_they_stand() -> None:
    assert highlighted("Phones", ["Nothing."], WANTED).held == {"phone"}
    assert highlighted("Phones", ["To extract."], WANTED).held == WANTED
    assert highlighted("", ["ＰＨＯＮＥ"], WANTED).held == {"phone"}


def test_the_end_of_a_text_is_shown_with_what_stands_before_it() -> None:
    shown = text(snippet([LONG + "Then a phone"], WANTED))
    assert shown.startswith("Nothing of note")
    assert shown.endswith("only filling. Then a phone")
    assert 200 < len(shown) <= MOST


def test_a_snippet_begins_with_the_sentence_in_which_the_words_stand() -> None:
    before = "A list of names is read first, e.g. of streets. " * 6
    said = "Words such as “by the old cinema.” Dr. Example holds the phone."
    shown = text(snippet([before + said + " " + LONG], WANTED))
    assert shown.startswith("Dr. Example holds the phone. Nothing of note")


def test_a_snippet_begins_earlier_where_that_shows_more_of_the_words() -> None:
    shown = text(snippet([LONG + "We extract. Slowly. The phone waits. " + LONG], WANTED))
    assert shown.startswith("We extract. Slowly. The phone waits.")


def test_a_sentence_is_cut_only_when_it_is_too_long_or_no_end_is_near() -> None:
    long = "and then another thing " * 12
    inside = text(snippet([f"It begins {long}with a phone {long}and ends."], WANTED))
    assert inside.startswith("…")
    assert inside.endswith("…")
    assert " with a phone and then" in inside
    soon = text(snippet([f"The phone waits. Here {long}and ends."], WANTED))
    assert soon.startswith("The phone waits. Here and then another")
    assert soon.endswith((" thing…", " then…"))
    at_the_end = text(snippet([f"It begins {long}and ends with a phone"], WANTED))
    assert at_the_end.startswith("…")
    assert at_the_end.endswith("and ends with a phone")
    assert len(at_the_end) > 200


def test_a_snippet_does_not_run_over_the_end_of_a_paragraph_or_of_a_text() -> None:
    texts = ["Phones are copied\nExtraction takes weeks", "Phones wait for extraction\r\n• then"]
    assert text(snippet(texts, WANTED)) == "Phones wait for extraction"
    assert text(snippet(texts[:1], WANTED)) == "Phones are copied"


PARTS = ("phone", "ab", "A", "no", "Then", ".", "”", "•", "\n", "…", " ", "x" * 70, "y" * 250)


@given(
    st.lists(st.lists(st.sampled_from(PARTS), max_size=60).map(" ".join), max_size=3),
    st.sampled_from([(), ("phone",), ("phone", "ab")]),
)
def test_a_snippet_is_short_and_made_of_the_text(texts: list[str], wanted: tuple[str, ...]) -> None:
    shown = text(snippet(texts, wanted))
    assert len(shown) <= MOST
    held = highlighted("", texts, wanted).held
    assert bool(held) == any(matched for _, matched in snippet(texts, wanted))
    core = shown.removeprefix("…").removesuffix("…").strip()
    assert not core or any(core in " ".join(each.split()) for each in texts)


@given(st.text(max_size=300))
def test_pieces_put_together_are_the_text(given_text: str) -> None:
    assert text(pieces(given_text, WANTED)) == given_text
