"""What a product card says nearest to each outcome that a challenge wants."""

from dataclasses import replace

import pytest

from app.matching.documents import DIMENSIONS, pack, text_sha256, unpack_sentences
from app.matching.engine.documents import Direction, Document, Outcome
from app.matching.engine.explanation import Ranked, with_meaning
from app.matching.engine.passages import encode
from app.matching.engine.sentences import encode_sentences
from tests.matching.engine_support import ENCODER, WordEncoder, ask, corpus, found, public

BACK = Outcome("Phones go back to victims within a day", "Measured in hours from seizure.")
QUIET = Outcome("Neighbours hear nothing of the drone", "Measured in decibels at the fence.")
CHALLENGE = public(
    "Phones of victims",
    f"Victims wait for weeks. {BACK.text}\n{QUIET.text}",
    capabilities=("extraction",),
    outcomes=(BACK, QUIET),
)
CARD = public(
    "Copy van",
    "Copies what was agreed. In nine of ten cases phones go back to victims within a day.",
    capabilities=("extraction",),
)
STORED = WordEncoder(dimensions=DIMENSIONS)
FILLERS = [public(f"filler {number}", f"topic{number} entirely different") for number in range(6)]


def matched(challenge: Document = CHALLENGE, card: Document = CARD) -> Ranked:
    return found(ask(challenge, corpus([card, *FILLERS])), str(card.id))


def said(match: Ranked) -> dict[str, tuple[str, ...]]:
    return {each.outcome.title: each.quotes for each in match.outcomes}


NEAREST = {
    BACK.title: ("In nine of ten cases phones go back to victims within a day.",),
    QUIET.title: (),
}


def test_each_outcome_has_the_nearest_sentence_of_the_card_or_none() -> None:
    match = matched()
    assert said(match) == NEAREST
    assert match.outcomes[0].nearness > match.outcomes[1].nearness


def test_stored_vectors_choose_by_meaning_and_words_whichever_side_asks() -> None:
    """Meaning alone is enough where no word is shared."""
    far = replace(CARD, body="Handsets return to their owners overnight.")
    theirs, ours = encode_sentences(far, ENCODER), encode_sentences(CHALLENGE, ENCODER)
    forwards = matched(card=far)
    asked_by_card = ask(far, corpus([CHALLENGE]), direction=Direction.CHALLENGES)
    backwards = found(asked_by_card, str(CHALLENGE.id))
    assert set(said(forwards).values()) == set(said(backwards).values()) == {()}
    near = replace(theirs, matrix=ours.outcomes[:1])
    wanted = {BACK.title: ("Handsets return to their owners overnight.",), QUIET.title: ()}
    assert said(with_meaning(forwards, near, ours)) == wanted
    assert said(with_meaning(backwards, ours, near)) == wanted


def test_a_sentence_is_quoted_once_for_the_outcome_it_is_nearest_to() -> None:
    """Quoted for three outcomes, it would look like three answers."""
    alike = Outcome("Phones go back to victims soon", "Measured by asking.")
    challenge = replace(CHALLENGE, outcomes=(alike, BACK))
    assert said(matched(challenge)) == {alike.title: (), BACK.title: NEAREST[BACK.title]}
    more = replace(CARD, body=f"{CARD.body} Soon phones go back.")
    assert said(matched(challenge, more))[alike.title] == ("Soon phones go back.",)


def test_two_sentences_of_one_outcome_stand_together_the_nearest_first_and_no_third() -> None:
    """One figure for and one against must not be parted."""
    against = "At weekends phones went back to some victims after a day of waiting there."
    third = (
        "Elsewhere phones went back to a few other victims after a day or some more days of rest."
    )
    card = replace(CARD, body=f"{third} {against} {CARD.body}")
    assert said(matched(card=replace(CARD, body=third)))[BACK.title] == (third,)
    assert said(matched(card=card))[BACK.title] == (*NEAREST[BACK.title], against)


def test_what_a_card_says_twice_is_quoted_once() -> None:
    twice = replace(CARD, summary=NEAREST[BACK.title][0])
    assert said(matched(card=twice)) == NEAREST


def test_a_denial_tells_as_much_about_an_outcome() -> None:
    denial = "It does not bring phones back to victims within a day."
    assert said(matched(card=replace(CARD, body=denial)))[BACK.title] == (denial,)


def test_outcomes_move_no_score() -> None:
    without = matched(replace(CHALLENGE, outcomes=()))
    assert without.outcomes == ()
    assert without.contributions == matched().contributions


def test_between_two_challenges_nothing_is_quoted() -> None:
    other = replace(CHALLENGE, id="other")
    ranking = ask(CHALLENGE, corpus([other, *FILLERS]), direction=Direction.SIMILAR)
    assert found(ranking, "other").outcomes == ()


@pytest.mark.parametrize("document", [CHALLENGE, CARD])
def test_vectors_of_outcomes_are_stored_behind_those_of_the_sentences(document: Document) -> None:
    vectors = encode_sentences(document, STORED)
    packed = pack(encode(document, STORED), vectors)["sentences"]
    read = unpack_sentences(packed, STORED.model_id, document)
    assert read is not None
    assert read.sentences == vectors.sentences
    assert read.matrix == pytest.approx(vectors.matrix, abs=1e-3)
    assert read.outcomes.shape == (len(document.outcomes), vectors.matrix.shape[1])
    assert read.outcomes == pytest.approx(vectors.outcomes, abs=1e-3)


def test_vectors_stored_without_the_present_outcomes_are_not_used() -> None:
    packed = pack(encode(CHALLENGE, STORED), encode_sentences(CHALLENGE, STORED))["sentences"]
    more = replace(CHALLENGE, outcomes=(BACK, QUIET, BACK))
    assert unpack_sentences(packed, STORED.model_id, more) is None


def test_a_text_is_named_by_its_outcomes_too() -> None:
    """Otherwise what was stored before there were any would never be encoded again."""
    assert text_sha256(CHALLENGE) != text_sha256(replace(CHALLENGE, outcomes=()))
