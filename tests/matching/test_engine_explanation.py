"""What is said about a match: sentences, words, capabilities, deployments, gaps and constraints."""

from dataclasses import replace

import numpy as np
import pytest

from app.matching.engine.constraints import Constraint, Standing
from app.matching.engine.documents import Deployment, Direction, Document, Evidence, Flag, Use
from app.matching.engine.explanation import Ranked, with_meaning
from app.matching.engine.gaps import Gap
from app.matching.engine.sentences import encode_sentences, telling_sentences
from tests.matching.engine_support import (
    ENCODER,
    TODAY,
    WordEncoder,
    ask,
    corpus,
    found,
    public,
)

CHALLENGE = public(
    "Disclosure of footage",
    "Officers record hours of footage. Faces of bystanders must be anonymised before disclosure.",
    capabilities=("redaction", "review"),
    flags=frozenset({Flag.PERSONAL_DATA, Flag.EVIDENTIAL, Flag.VICTIMS, Flag.POLICE_SYSTEMS}),
    scale=3,
    vetting_required=2,
    hosting_accepted=frozenset({"uk_cloud"}),
    maturity_sought=(7, 9),
)
HOSPITAL = Deployment(
    "hospital",
    "health",
    is_policing=False,
    evidence=Evidence.VERIFIED,
    evidence_date=TODAY,
    scale=1,
)
FORCE = Deployment(
    "force",
    "policing",
    is_policing=True,
    evidence=Evidence.VERIFIED,
    evidence_date=TODAY,
    scale=3,
)
SOLUTION = public(
    "Blur",
    "It runs in a browser. Anonymizes faces of patients and bystanders before release.",
    capabilities=("redaction",),
    deployments=(HOSPITAL,),
    maturity=8,
)
EVERY_GAP = (
    Gap.LEGAL_BASIS,
    Gap.EVIDENTIAL_STANDARD,
    Gap.VETTING_AND_HOSTING,
    Gap.SCALE,
    Gap.EFFECT_ON_VICTIMS,
    Gap.DATA_ACCESS,
)
FILLERS = [public(f"filler {number}", f"topic{number} entirely different") for number in range(6)]


def explained(solution: Document, challenge: Document = CHALLENGE) -> Ranked:
    """The match of a solution."""
    return found(ask(challenge, corpus([solution, *FILLERS])), str(solution.id))


def test_the_best_sentence_is_shown_with_the_one_it_answers() -> None:
    sentence = explained(SOLUTION).sentence
    assert sentence is not None
    assert sentence.found == "Anonymizes faces of patients and bystanders before release."
    assert sentence.asked == "Faces of bystanders must be anonymised before disclosure."
    assert not sentence.semantic


def test_stored_sentence_vectors_replace_the_words_once_they_are_read() -> None:
    match = explained(SOLUTION)
    ours, theirs = encode_sentences(CHALLENGE, ENCODER), encode_sentences(SOLUTION, ENCODER)
    better = with_meaning(match, theirs, ours)
    assert better.sentence is not None
    assert better.sentence.semantic
    assert better.sentence.found == "Anonymizes faces of patients and bystanders before release."
    assert better.total == match.total
    foreign = encode_sentences(SOLUTION, WordEncoder("newer"))
    assert with_meaning(match, foreign, ours) == match


def test_sentences_are_quoted_for_a_particular_word_in_common_and_not_for_what_is_not_so() -> None:
    """What is near in meaning and shares no telling word proves nothing; nor does a denial."""
    poor = public(
        "Poor",
        "It does not anonymise faces of bystanders. People in pictures are made unrecognisable.",
        capabilities=("redaction",),
    )
    match = explained(poor)
    assert match.sentence is None
    ours, theirs = encode_sentences(CHALLENGE, ENCODER), encode_sentences(poor, ENCODER)
    alike = replace(theirs, matrix=np.tile(ours.matrix[:1], (len(theirs.sentences), 1)))
    assert float((alike.matrix @ ours.matrix.T).max()) == pytest.approx(1)
    assert with_meaning(match, alike, ours).sentence is None
    better = replace(poor, body=f"{poor.body} Faces of bystanders are hidden before disclosure.")
    quoted = explained(better).sentence
    assert quoted is not None
    assert quoted.found == "Faces of bystanders are hidden before disclosure."


def test_rare_words_choose_the_sentences_and_not_the_one_the_text_is_about() -> None:
    asking = public(
        "Phones of victims",
        "A phone is taken. A phone is copied. A phone waits for weeks in the laboratory queue.",
    )
    card = public(
        "Card", "A phone is a phone for everybody. No laboratory queue for weeks any more."
    )
    sentence = explained(card, asking).sentence
    assert sentence is not None
    assert sentence.asked == "A phone waits for weeks in the laboratory queue."
    assert sentence.found == "No laboratory queue for weeks any more."


def test_keywords_are_compared_and_never_quoted() -> None:
    keywords = "anonymised faces of bystanders before disclosure"
    match = explained(SOLUTION, replace(CHALLENGE, body="Officers wait.", keywords=keywords))
    assert {"anonymised", "faces", "bystanders"} <= set(match.terms)
    assert match.sentence is None


def test_a_title_stands_in_where_there_is_no_sentence() -> None:
    assert telling_sentences(public("Body-worn video", "We deliver value for money.")) == (
        "Body-worn video",
    )


def test_shared_words_are_in_the_spelling_of_the_one_who_asks() -> None:
    assert set(explained(SOLUTION).terms) == {"anonymised", "Faces", "bystanders"}
    back = ask(SOLUTION, corpus([CHALLENGE, *FILLERS]), direction=Direction.CHALLENGES)
    assert set(found(back, str(CHALLENGE.id)).terms) == {"Anonymizes", "faces", "bystanders"}
    both = "In 2019 a system for people was seen in 30 hospitals."
    asked = replace(CHALLENGE, body=f"{CHALLENGE.body} {both}")
    assert set(explained(replace(SOLUTION, body=f"{SOLUTION.body} {both}"), asked).terms) == {
        *("anonymised", "Faces", "bystanders", "hospitals", "seen"),
    }


def test_shared_capabilities_are_named_the_same_before_those_of_the_theme() -> None:
    match = explained(SOLUTION)
    assert [(each.code, each.subject) for each in match.capabilities] == [
        ("same_capability", "redaction"),
        ("same_theme", "review"),
    ]
    assert all(0 < each.strength <= 1 for each in match.capabilities)


def test_a_deployment_that_counts_says_for_what_and_why() -> None:
    older = replace(HOSPITAL, id="older", evidence=Evidence.CLAIMED)
    match = explained(replace(SOLUTION, deployments=(older, HOSPITAL)))
    assert [(each.id, each.decides) for each in match.deployments] == [
        ("hospital", True),
        ("older", False),
    ]
    best = match.deployments[0]
    assert (best.capability, best.near, best.closeness) == ("redaction", 1.0, 0.8)
    assert best.standing == 0.75
    assert best.worth == best.near * best.closeness * best.standing


def test_a_use_elsewhere_leaves_the_gaps_the_challenge_opens() -> None:
    assert explained(SOLUTION).gaps == EVERY_GAP
    plain = replace(
        CHALLENGE,
        flags=frozenset(),
        scale=None,
        vetting_required=None,
        hosting_accepted=frozenset(),
    )
    assert explained(SOLUTION, plain).gaps == ()


def test_what_the_solution_states_closes_the_vetting_and_hosting_gap() -> None:
    ready = replace(SOLUTION, vetting=2, hosting=frozenset({"uk_cloud", "on_premises"}))
    assert Gap.VETTING_AND_HOSTING not in explained(ready).gaps
    assert Gap.VETTING_AND_HOSTING in explained(replace(ready, vetting=None)).gaps
    unlike = explained(replace(ready, vetting=1, hosting=frozenset({"overseas"})))
    assert Gap.VETTING_AND_HOSTING not in unlike.gaps
    assert standings(unlike) == {
        Constraint.HOSTING: Standing.CONFLICT,
        Constraint.VETTING: Standing.CONFLICT,
        Constraint.MATURITY: Standing.MET,
    }


def test_service_at_a_force_for_the_same_leaves_scale_and_victims_open() -> None:
    victims = (Gap.EFFECT_ON_VICTIMS,)
    assert explained(replace(SOLUTION, deployments=(HOSPITAL, FORCE))).gaps == victims
    for size in (2, None):
        small = replace(FORCE, scale=size)
        assert explained(replace(SOLUTION, deployments=(small,))).gaps == (Gap.SCALE, *victims)
    confirmed = replace(FORCE, evidence=Evidence.CONFIRMED)
    assert explained(replace(SOLUTION, deployments=(confirmed,))).gaps == victims
    of_nobody = replace(CHALLENGE, flags=CHALLENGE.flags - {Flag.VICTIMS})
    assert explained(replace(SOLUTION, deployments=(FORCE,)), of_nobody).gaps == ()


@pytest.mark.parametrize(
    "use",
    [
        replace(FORCE, use=Use.TRIAL, evidence=Evidence.CONFIRMED),
        replace(FORCE, use=Use.ENDED, evidence=Evidence.CONFIRMED),
        replace(FORCE, evidence=Evidence.CLAIMED),
        replace(FORCE, capabilities=("extraction",)),
    ],
    ids=["trial", "ended", "claimed", "another capability"],
)
def test_nothing_less_than_service_at_a_force_takes_policing_as_met(use: Deployment) -> None:
    claimed = use.evidence is Evidence.CLAIMED
    expected = tuple(gap for gap in EVERY_GAP if claimed or gap is not Gap.SCALE)
    assert explained(replace(SOLUTION, deployments=(HOSPITAL, use))).gaps == expected


def test_only_a_use_that_somebody_else_vouches_for_shows_how_far_it_reaches() -> None:
    large = replace(HOSPITAL, scale=3)
    for evidence in Evidence:
        gaps = explained(replace(SOLUTION, deployments=(replace(large, evidence=evidence),))).gaps
        assert (Gap.SCALE in gaps) is (evidence is Evidence.CLAIMED)


def test_nothing_proven_is_nothing_to_transfer() -> None:
    assert explained(replace(SOLUTION, deployments=())).gaps == ()


def standings(match: Ranked) -> dict[Constraint, Standing]:
    return {each.kind: each.standing for each in match.constraints}


def test_constraints_that_are_not_met_are_flagged_with_both_sides() -> None:
    stated = replace(SOLUTION, hosting=frozenset({"overseas"}), vetting=1, maturity=4)
    assert [
        (each.kind, each.standing, each.asked, each.offered)
        for each in explained(stated).constraints
    ] == [
        (Constraint.HOSTING, Standing.CONFLICT, ("uk_cloud",), ("overseas",)),
        (Constraint.VETTING, Standing.CONFLICT, ("2",), ("1",)),
        (Constraint.MATURITY, Standing.CONFLICT, ("7", "9"), ("4",)),
    ]


def test_a_constraint_is_met_not_met_or_not_known_to_be() -> None:
    assert standings(explained(SOLUTION)) == {
        Constraint.HOSTING: Standing.NOT_STATED,
        Constraint.VETTING: Standing.NOT_STATED,
        Constraint.MATURITY: Standing.MET,
    }
    ready = replace(SOLUTION, hosting=frozenset({"uk_cloud"}), vetting=2, maturity=None)
    assert standings(explained(ready)) == {
        Constraint.HOSTING: Standing.MET,
        Constraint.VETTING: Standing.MET,
        Constraint.MATURITY: Standing.NOT_STATED,
    }
    asks_nothing = replace(
        CHALLENGE, hosting_accepted=frozenset(), vetting_required=None, maturity_sought=None
    )
    assert explained(ready, asks_nothing).constraints == ()


def test_both_directions_say_the_same_of_a_pair() -> None:
    stated = replace(SOLUTION, hosting=frozenset({"overseas"}))
    back = ask(stated, corpus([CHALLENGE, *FILLERS]), direction=Direction.CHALLENGES)
    there, here = explained(stated), found(back, str(CHALLENGE.id))
    assert here.gaps == there.gaps
    assert here.constraints == there.constraints
    assert here.deployments == there.deployments


def test_similar_challenges_have_no_deployments_or_gaps() -> None:
    other = replace(CHALLENGE, id="other force")
    ranking = ask(CHALLENGE, corpus([other, *FILLERS]), direction=Direction.SIMILAR)
    match = found(ranking, "other force")
    assert (match.deployments, match.gaps, match.constraints) == ((), (), ())
    assert match.total > 90
