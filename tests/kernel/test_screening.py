"""The screening of texts: what it finds, where, and what it leaves alone."""

import itertools

import pytest

from app.kernel.errors import CheckFailed, Invalid
from app.kernel.screening import (
    Finding,
    FindingKind,
    excerpt,
    findings,
    markings,
    named,
    refuse_markings,
    refuse_unchecked,
    texts,
)


def _found(text: str) -> list[tuple[str, str]]:
    return [(str(f.kind), text[f.start : f.end]) for f in findings(text)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Ring 020 7946 0123 to join", "phone", "020 7946 0123"),
        ("Ring +44 7700 900123.", "phone", "+44 7700 900123"),
        ("Ring (0117) 496 0123", "phone", "(0117) 496 0123"),
        ("NI QQ is never used; AB 12 34 56 C is", "national_insurance", "AB 12 34 56 C"),
        ("number ab123456c on file", "national_insurance", "ab123456c"),
        ("see 42/123456/26 for more", "crime_reference", "42/123456/26"),
        (
            "crime reference number: 5226012345",
            "crime_reference",
            "crime reference number: 5226012345",
        ),
        ("write to a.sample@force.example today", "email", "a.sample@force.example"),
        ("Sergeant A. Sample keeps the notes", "person", "Sergeant A. Sample"),
        ("The victim, Jane Sample, lost her phone", "person", "Jane Sample"),
        ("when Jane Sample was assaulted", "person", "Jane Sample"),
        ("marked OFFICIAL-SENSITIVE", "marking", "OFFICIAL-SENSITIVE"),
        ("marked Official: Sensitive", "marking", "Official: Sensitive"),
        ("this is Top Secret", "marking", "Top Secret"),
        ("UK SECRET", "marking", "UK SECRET"),
        ("RESTRICTED until June", "marking", "RESTRICTED"),
    ],
)
def test_what_should_not_stand_there_is_found_at_its_words(
    text: str, kind: str, words: str
) -> None:
    assert _found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "About 31,000 people a year, on 14/03/2027 at 5pm, in 25 working days",
        "Nothing above OFFICIAL belongs here",
        "A shared secret and restricted access; trade secrets stay confidential",
        "Victims in West Yorkshire tell the Crown Prosecution Service",
        "Avon and Somerset Police help rape victims in the South West",
        "Jane Sample wrote the manual",
        "ISO 27001, CPV 48219300 and CH-2026-0042",
        "GB 12 34 56 C is no prefix in use",
        "ratio 0.123456789012",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_findings_come_in_order_and_never_overlap() -> None:
    text = "OFFICIAL-SENSITIVE: the victim Mrs Jane Sample, a.sample@force.example, 020 7946 0123"
    found = findings(text)
    assert [f.kind for f in found] == [
        FindingKind.MARKING,
        FindingKind.PERSON,
        FindingKind.EMAIL,
        FindingKind.PHONE,
    ]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_only_markings_are_markings() -> None:
    assert markings("Ring 020 7946 0123") == []
    assert markings("It is SECRET") == [Finding(FindingKind.MARKING, 6, 12)]


def test_a_finding_says_what_it_looks_like_and_shows_its_surroundings() -> None:
    text = "x" * 60 + " a.sample@force.example " + "y" * 60
    (finding,) = findings(text)
    assert finding.message == "This looks like an e-mail address"
    assert excerpt(text, finding, around=5) == "xxxx a.sample@force.example yyyy"


def test_a_long_text_is_screened_quickly_enough_for_a_save() -> None:
    assert findings("Aa " * 20_000 + "@" * 2_000 + "0" * 2_000 + "1" * 2_000) == []


def test_every_text_of_a_value_is_walked_with_its_pointer() -> None:
    value = {"name": "a", "outcomes": [{"text": "b", "count": 3}, "c"], "none": None}
    assert list(texts(value)) == [("/name", "a"), ("/outcomes/0/text", "b"), ("/outcomes/1", "c")]


def test_a_marking_is_refused_where_it_stands() -> None:
    refuse_markings({"name": "OFFICIAL", "parts": ["fine"]})
    with pytest.raises(Invalid) as refused:
        refuse_markings({"name": "fine", "parts": ["fine", "UK SECRET"]})
    assert [(e.pointer, e.code) for e in refused.value.errors] == [("/parts/1", "marking")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Would a Fox do?", ["Fox"]),
        ("would fox’s or FOX, do?", ["fox", "FOX"]),
        ("A.B. (South) and Fox", ["Fox", "A.B. (South)"]),
        ("Foxes, a foxglove, Fox1 and _Fox", []),
        ("", []),
    ],
)
def test_a_name_is_found_as_a_whole_word_in_any_case(text: str, words: list[str]) -> None:
    found = named(text, ["Fox", "A.B. (South)"])
    assert [text[f.start : f.end] for f in found] == words
    assert {f.kind for f in found} <= {FindingKind.ASKER}
    assert named(text, []) == []


def test_what_was_found_is_refused_where_it_stands_until_somebody_has_checked_it() -> None:
    value = {"name": "Ring 020 7946 0123", "parts": ["fine", "Would Fox ask a.b@c.example?"]}

    def also(text: str) -> list[Finding]:
        return named(text, ["Fox"])

    with pytest.raises(CheckFailed) as refused:
        refuse_unchecked(value, checked=False, also=also)
    assert [(e.pointer, e.code, e.message) for e in refused.value.errors] == [
        ("/name", "phone", "This looks like a phone number: “020 7946 0123”"),
        ("/parts/1", "email", "This looks like an e-mail address: “a.b@c.example”"),
        ("/parts/1", "asker", "This tells everybody who asked: “Fox”"),
    ]
    with pytest.raises(CheckFailed) as refused:
        refuse_unchecked(value, checked=False)
    assert [e.code for e in refused.value.errors] == ["phone", "email"]
    refuse_unchecked(value, checked=True, also=also)
    refuse_unchecked({"name": "Fox"}, checked=False)


def test_no_check_lets_a_marking_pass() -> None:
    value = {"name": "UK SECRET", "text": "Ring 020 7946 0123"}
    for checked in (False, True):
        with pytest.raises(Invalid) as refused:
            refuse_unchecked(value, checked=checked)
        assert [(e.pointer, e.code) for e in refused.value.errors] == [("/name", "marking")]
