"""Dividing, joining and checking the words of a response, without a database."""

import hashlib
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.ids import new_id
from app.responses.content import (
    beyond,
    confidential_parts,
    laid_out,
    missing,
    reading_of,
    seal,
    unfold,
)
from app.responses.enums import Answer, CostBand, Part
from app.responses.schemas.writing import OutcomeAnswer, ResponseContent
from tests.factories.responses import COMPLETE, OPEN_WORDS, SECRET_OUTCOME, SECRET_PART

_WORDS = st.text(alphabet="abcdefghij ", max_size=30).map(str.strip)
_OUTCOMES = st.lists(
    st.builds(
        OutcomeAnswer,
        index=st.integers(0, 9),
        answer=st.sampled_from([None, *Answer]),
        text=_WORDS,
        confidential=st.booleans(),
    ),
    max_size=10,
    unique_by=lambda outcome: outcome.index,
).map(tuple)
_CONTENTS = st.builds(
    ResponseContent,
    outcomes=_OUTCOMES,
    proven_elsewhere=_WORDS,
    transfer_gaps=_WORDS,
    safeguards=_WORDS,
    what_to_know=_WORDS,
    cost_band=st.sampled_from([None, *CostBand]),
    time_needed=_WORDS,
    interest_in_events=st.booleans(),
    interest_in_pilot=st.booleans(),
    confidential_parts=st.lists(st.sampled_from(Part), unique=True).map(tuple),
)


@given(_CONTENTS)
def test_what_was_divided_joins_to_the_same_words(content: ResponseContent) -> None:
    sealed = seal(content, solution=None)
    joined = unfold(sealed.open, sealed.confidential)
    assert joined.withheld == ()
    for part in Part:
        assert getattr(joined, part) == getattr(content, part)
    for given_, read in zip(content.outcomes, joined.outcomes, strict=True):
        assert (read.answer, read.text) == (given_.answer, given_.text)


@given(_CONTENTS)
def test_the_open_piece_holds_nothing_confidential_and_names_what_is_missing(
    content: ResponseContent,
) -> None:
    sealed = seal(content, solution=None)
    read = unfold(sealed.open, None)
    hidden = {f"outcomes/{o.index}" for o in content.outcomes if o.confidential}
    hidden |= {str(part) for part in content.confidential_parts if getattr(content, part)}
    assert set(read.withheld) == hidden
    for outcome in read.outcomes:
        if outcome.withheld:
            assert (outcome.answer, outcome.text) == (None, None)
    for part in content.confidential_parts:
        assert not getattr(read, part)
        assert str(part) not in sealed.open or not sealed.open[str(part)]


def test_confidential_words_are_in_one_piece_only() -> None:
    sealed = seal(ResponseContent.model_validate(COMPLETE), solution=None)
    opened = orjson.dumps(sealed.open).decode()
    assert OPEN_WORDS in opened
    assert SECRET_OUTCOME not in opened
    assert SECRET_PART not in opened
    assert "50k_250k" not in opened
    assert "roadmap" not in opened
    read = confidential_parts("RE-2027-0001", sealed.confidential, {})
    assert [outcome.text for outcome in read.outcomes] == [SECRET_OUTCOME]
    assert read.parts == {Part.WHAT_TO_KNOW: SECRET_PART, Part.COST_BAND: "50k_250k"}
    assert confidential_parts("RE-2027-0001", None, {}).parts == {}


def test_the_hash_can_be_made_again_from_what_the_sender_reads() -> None:
    attachments = [{"file": new_id()}, {"file": new_id(), "confidential": True}]
    content = ResponseContent.model_validate({**COMPLETE, "attachments": attachments})
    read = reading_of(content).model_dump(mode="json", exclude={"withheld"})
    for entry in (*read["outcomes"], *read["attachments"]):
        entry.pop("withheld")
    document = orjson.dumps({**read, "solution": "SO-2027-0007"}, option=orjson.OPT_SORT_KEYS)
    sealed = seal(content, solution="SO-2027-0007")
    assert sealed.sha256 == hashlib.sha256(document).hexdigest()
    assert sealed.sha256 != seal(content, solution=None).sha256


@pytest.mark.parametrize(
    ("change", "pointers"),
    [
        ({}, []),
        ({"outcomes": []}, ["/outcomes/0/answer", "/outcomes/1/answer"]),
        ({"outcomes": [{"index": 1, "answer": "not"}]}, ["/outcomes/0/answer"]),
        (
            {"outcomes": [{"index": 0, "answer": "partly"}, {"index": 1, "answer": "not"}]},
            ["/outcomes/0/text"],
        ),
        ({"what_to_know": "", "proven_elsewhere": ""}, ["/solution"]),
        ({"what_to_know": ""}, []),
        ({"proven_elsewhere": ""}, []),
    ],
)
def test_what_is_missing_is_pointed_to_in_the_order_of_the_form(
    change: dict[str, Any], pointers: list[str]
) -> None:
    content = laid_out(ResponseContent.model_validate(COMPLETE | change), outcomes_wanted=2)
    assert [error.pointer for error in missing(content, names_solution=False)] == pointers
    with_solution = missing(content, names_solution=True)
    assert [error.pointer for error in with_solution] == [p for p in pointers if p != "/solution"]


def test_answers_are_laid_out_by_outcome_and_those_beyond_are_named() -> None:
    content = ResponseContent.model_validate(
        {
            "outcomes": [
                {"index": 3, "answer": "not"},
                {"index": 1, "answer": "met_now", "text": "x"},
            ]
        }
    )
    assert [o.index for o in laid_out(content, outcomes_wanted=3).outcomes] == [0, 1, 2]
    assert laid_out(content, outcomes_wanted=3).outcomes[1].text == "x"
    assert [error.pointer for error in beyond(content, outcomes_wanted=3)] == ["/outcomes/0/index"]
