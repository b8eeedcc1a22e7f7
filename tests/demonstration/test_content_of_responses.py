"""Practice responses fit their challenges and suppliers, and feedback that is owed is paid."""

from collections import Counter
from typing import Final

import pytest

from tests.demonstration.content_support import (
    CHALLENGES,
    ORGANISATIONS,
    RESPONSES,
    SOLUTIONS,
    Item,
)

each_response = pytest.mark.parametrize(
    "response", RESPONSES, ids=[f"{item['challenge']}-{item['supplier']}" for item in RESPONSES]
)
UNANSWERED: Final = "picture-place"  # the closed challenge to which nobody responded


@each_response
def test_a_response_fits_its_challenge_and_its_supplier(response: Item) -> None:
    challenge = CHALLENGES[response["challenge"]]
    assert challenge["stage"] in {"open", "closed", "concluded"}
    assert challenge["visibility"] != "policing_only"
    assert ORGANISATIONS[response["supplier"]]["status"] == "verified"
    if response["solution"] is not None:
        card = SOLUTIONS[response["solution"]]
        assert card["supplier"] == response["supplier"]
        assert card["stage"] == "listed"
    answered = [each["index"] for each in response["outcomes"]]
    whole = list(range(len(challenge["outcomes"])))
    assert answered == sorted(set(answered))
    assert answered == whole or (response["state"] == "draft" and set(answered) < set(whole))
    decided = response["state"] in {"shortlisted", "not_taken_forward", "kept_on_file"}
    assert (response["feedback"] is not None) == decided
    assert not decided or challenge["stage"] in {"closed", "concluded"}


def test_two_past_challenges_are_without_an_answer() -> None:
    followed = {key: (c["outcome"] or {}).get("next_step") for key, c in CHALLENGES.items()}
    assert [key for key in followed if followed[key] == "no_further_action"] == ["bwv-search"]
    assert UNANSWERED not in {response["challenge"] for response in RESPONSES}


def test_each_closed_and_concluded_challenge_has_responses_and_owed_feedback_is_paid() -> None:
    counted = Counter(item["challenge"] for item in RESPONSES if item["state"] != "draft")
    pairs = Counter((item["challenge"], item["supplier"]) for item in RESPONSES)
    assert max(pairs.values()) == 1
    for key, challenge in CHALLENGES.items():
        owed = [i for i in RESPONSES if i["challenge"] == key and i["feedback"] is None]
        if challenge["stage"] in {"closed", "concluded"} and key != UNANSWERED:
            assert 4 <= counted[key] <= 6, key
            assert bool(owed) == (challenge["stage"] == "closed"), key


def test_the_two_supplier_accounts_have_something_in_several_states() -> None:
    first, second = list(ORGANISATIONS)[:2]
    for supplier in (first, second):
        states = {item["state"] for item in RESPONSES if item["supplier"] == supplier}
        assert {"draft", "submitted", "shortlisted"} <= states
        assert sum(card["supplier"] == supplier for card in SOLUTIONS.values()) >= 4
