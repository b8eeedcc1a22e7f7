"""The sentence that is shown of words in common where no two sentences prove anything."""

from app.matching.engine.sentences import Asked
from app.matching.engine.text import term
from tests.matching.engine_support import public
from tests.matching.test_engine_explanation import explained


def test_the_sentence_that_holds_most_of_the_words_in_common_is_shown_a_denial_too() -> None:
    poor = public(
        "Poor",
        "Works at night. It does not hide faces of bystanders. Faces are drawn. Long and plain.",
        capabilities=("redaction",),
    )
    match = explained(poor)
    assert match.sentence is None
    assert {"Faces", "bystanders"} <= set(match.terms)
    assert match.terms_in == "It does not hide faces of bystanders."
    apart = "Faces are drawn by hand. Many bystanders wait here."
    scattered = explained(public("Scattered", apart, capabilities=("redaction",)))
    assert {"Faces", "bystanders"} <= set(scattered.terms)
    assert scattered.terms_in is None


def test_a_sentence_counts_only_the_words_in_common_that_pages_name() -> None:
    words = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf")
    text = ". ".join(f"The {word} waits for its turn here" for word in words)
    worth = dict.fromkeys(map(term, words), 1.0)
    asked = Asked(public("Asking", f"{text}."), worth, worth)
    late = public("Late", "Everybody calls foxtrot and golf on that day. Alpha comes alone then.")
    assert asked.sentence_holding(late, words) is None
    early = public("Early", "Everybody calls alpha and bravo on that day. Foxtrot comes with golf.")
    assert asked.sentence_holding(early, words) == "Everybody calls alpha and bravo on that day."


def test_words_for_numbers_and_for_anybody_are_not_named_as_words_in_common() -> None:
    counted = "Twelve faces of bystanders, three hundred of them, and nobody sees everything."
    asking = public("Asking", f"Hidden before disclosure. {counted}", capabilities=("redaction",))
    match = explained(public("Counted", counted, capabilities=("redaction",)), asking)
    assert {each.casefold() for each in match.terms} == {"faces", "bystanders", "sees"}
