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
    assert "phone waits for extraction" in text(found)
    assert text(found).startswith("…")
    assert text(found).endswith("…")
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
    assert shown.endswith("Then a phone")
    assert 200 < len(shown) <= MOST


@given(
    st.lists(st.text(alphabet="ab phone…\n.", max_size=600), max_size=4),
    st.sampled_from([(), ("phone",), ("phone", "ab")]),
)
def test_a_snippet_is_short_and_made_of_the_text(texts: list[str], wanted: tuple[str, ...]) -> None:
    shown = text(snippet(texts, wanted))
    assert len(shown) <= MOST
    core = shown.removeprefix("…").removesuffix("…").strip()
    assert not core or any(core in " ".join(each.split()) for each in texts)


@given(st.text(max_size=300))
def test_pieces_put_together_are_the_text(given_text: str) -> None:
    assert text(pieces(given_text, WANTED)) == given_text
