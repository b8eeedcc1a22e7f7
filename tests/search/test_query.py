"""What is made of the text that a person types."""

from __future__ import annotations

import pytest

from app.search.query import Typed, parse


def test_words_phrases_and_exclusions_are_taken_apart() -> None:
    typed = parse('phones “body-worn Video” -kiosk -"central lab" e-mail')
    assert typed.words == ("phones", "body", "worn", "Video", "e", "mail")
    assert typed.phrases == (("body", "worn", "video"),)
    assert typed.without == (("kiosk",), ("central", "lab"))
    assert typed.excluded == {"kiosk"}
    assert typed.terms == {"phone": "phones", "bodi": "body", "worn": "worn"} | {
        "video": "Video",
        "mail": "mail",
    }


@pytest.mark.parametrize("typed", ["CH-2026-0042", " ch-2026-0042 ", "so-2026-12345678"])
def test_a_reference_stands_alone(typed: str) -> None:
    assert parse(typed) == Typed(reference=typed.strip().upper())


@pytest.mark.parametrize("typed", ["CH-2026-0042 phones", "CH-2026", '"CH-2026-0042"'])
def test_more_than_a_reference_is_words(typed: str) -> None:
    assert parse(typed).reference is None


def test_a_quote_that_is_not_closed_ends_with_the_query() -> None:
    assert parse('drones "before the patrol').phrases == (("before", "the", "patrol"),)


def test_a_phrase_in_any_spelling_fits_and_across_fields_does_not() -> None:
    typed = parse('"organize the licence"')
    assert typed.fits(["We Organise, the LICENSE."])
    assert not typed.fits(["We organise", "the licence"])
    assert not typed.fits(["We organise the licences"])


def test_an_excluded_word_is_excluded_in_each_of_its_forms() -> None:
    assert not parse("phone -extract").fits(["Extraction"])
    assert parse('phone -"extract"').fits(["A phone"])


def test_common_words_of_a_phrase_are_judged_by_reading() -> None:
    typed = parse('extraction "iso 27001"')
    assert typed.required == frozenset()
    assert typed.judged == {"extract"}
    assert parse('"iso 27001"').judged == {"iso", "27001"}


def test_texts_are_read_for_what_the_index_cannot_tell() -> None:
    assert not parse("phone -kiosk").needs_reading
    for typed in ('"phone kiosk"', 'phone -"kiosk drone"', "phone -certified", "phone -the"):
        assert parse(typed).needs_reading, typed
