"""The practice content is complete, consistent, recognisably invented and never goes stale."""

import re
from collections import Counter

from tests.demonstration.content_support import (
    APP,
    CAPABILITIES,
    CHALLENGES,
    DELIBERATE_FINDINGS,
    ENHANCED,
    ENHANCED_DETAIL,
    EVERYTHING,
    FIRM,
    FORCES,
    INVENTED,
    LOOKS_PERSONAL,
    ORGANISATIONS,
    PANEL,
    SECTORS,
    SOLUTIONS,
    STANDARD_DETAIL,
    Item,
    each_challenge,
    each_solution,
    is_complete,
    level,
    read,
    texts,
)


def test_every_force_has_its_own_slug_code_and_place() -> None:
    forces = FORCES.values()
    placed = [(f["tile_column"], f["tile_row"]) for f in forces if f["tile_column"] is not None]
    assert len(forces) == 49
    assert len({force["short_code"] for force in forces}) == 49
    assert len(set(placed)) == len(placed) == 45
    assert all(re.fullmatch("[A-Z]{3}", force["short_code"]) for force in forces)


def test_every_force_has_a_contracting_authority_and_six_have_their_number() -> None:
    authorities = read(APP / "organisations" / "data" / "contracting_authorities.json")
    assert {slug for item in authorities for slug in item["forces"]} == set(FORCES)
    numbers = [item["ppon"] for item in authorities if item["ppon"]]
    assert len(numbers) == 6
    assert all(re.fullmatch("[A-Z]{4}-[0-9]{4}-[A-Z]{4}", number) for number in numbers)


def test_every_supplier_is_recognisably_invented() -> None:
    kinds = Counter(item["kind"] for item in ORGANISATIONS.values())
    assert kinds == Counter(supplier=18, moderator=1, ethics_panel=1, oversight=1, operator=1)
    for item in ORGANISATIONS.values():
        assert item["website"].endswith(".example")
        assert item["kind"] == "operator" or item["name"].startswith(INVENTED)
        assert set(item["oversees"]) <= set(FORCES)


def test_one_supplier_still_waits_to_be_verified() -> None:
    states = Counter(i["status"] for i in ORGANISATIONS.values() if i["kind"] == "supplier")
    assert states == Counter(verified=17, registered=1)


def test_no_text_names_another_firm_or_holds_personal_data() -> None:
    names = " ".join(item["name"] for item in ORGANISATIONS.values())
    found = [text for item in EVERYTHING for text in texts(item)]
    assert [m[0] for text in found for m in FIRM.finditer(text) if m[0] not in names] == []
    personal = [m[0] for text in found for m in LOOKS_PERSONAL.finditer(text)]
    assert personal == DELIBERATE_FINDINGS


def test_no_date_is_fixed_so_that_the_practice_area_never_grows_stale() -> None:
    found = [text for item in EVERYTHING for text in texts(item)]
    years = {m[0] for text in found for m in re.finditer(r"\b202\d", text)}
    assert years == {"2022"}  # the year of the Act that challenges refer to


def test_challenges_stand_at_every_stage() -> None:
    stages = Counter(challenge["stage"] for challenge in CHALLENGES.values())
    assert stages == {
        "draft": 2,
        "awaiting_sign_off": 1,
        "in_moderation": 2,
        "changes_requested": 1,
        "scheduled": 1,
        "open": 11,
        "closed": 3,
        "concluded": 3,
        "withdrawn": 1,
    }
    own = {c["stage"] for c in CHALLENGES.values() if c["force"] == "avon-and-somerset"}
    assert own == {"draft", "awaiting_sign_off", "in_moderation", "open", "closed", "concluded"}
    assert len({c["force"] for c in CHALLENGES.values()}) >= 12


@each_challenge
def test_a_challenge_refers_only_to_what_exists(challenge: Item) -> None:
    sponsors = {challenge["force"], *(each["force"] for each in challenge["co_sponsors"])}
    assert sponsors <= set(FORCES)
    assert len(sponsors) == 1 + len(challenge["co_sponsors"])
    assert set(challenge["capabilities"]) <= CAPABILITIES
    assert 1 <= len(challenge["capabilities"]) <= 8
    assert set(challenge["sectors_welcome"]) <= SECTORS - {"policing"}
    assert set(challenge["safeguards"]) == PANEL | ENHANCED


@each_challenge
def test_a_challenge_keeps_to_the_lengths(challenge: Item) -> None:
    assert len(challenge["title"]) <= 120
    assert len(challenge["summary"]) <= 300
    assert 120 <= len(challenge["problem_today"].split()) <= 350
    assert 3 <= len(challenge["outcomes"]) <= 6
    assert all(each["title"] and each["measure"] for each in challenge["outcomes"])


@each_challenge
def test_a_challenge_answers_what_its_safeguards_level_asks(challenge: Item) -> None:
    if not is_complete(challenge):
        assert set(challenge["safeguards_detail"]) < ENHANCED_DETAIL
        return
    asked = STANDARD_DETAIL if level(challenge) == "standard" else ENHANCED_DETAIL
    assert set(challenge["safeguards_detail"]) == asked
    assert all(challenge["safeguards_detail"].values())
    published = challenge["stage"] in {"scheduled", "open", "closed", "concluded"}
    if level(challenge) == "panel" and published:
        assert challenge["ethics_opinion"]["text"]


@each_challenge
def test_the_dates_of_a_challenge_agree_with_its_stage(challenge: Item) -> None:
    if not is_complete(challenge):
        assert challenge["stage"] == "draft"
        return
    opens, questions = challenge["opens_in_days"], challenge["questions_close_in_days"]
    closes, outcome = challenge["closes_in_days"], challenge["outcome_expected_in_days"]
    assert opens < questions < closes < outcome
    assert closes - opens >= 20
    stage = challenge["stage"]
    if stage in {"closed", "concluded"}:
        assert closes < 0
    elif stage == "open":
        assert opens < 0 < closes
    elif stage != "withdrawn":
        assert opens > 0
    assert (challenge["outcome"] is not None) == (stage == "concluded")
    assert (challenge["withdrawal_reason"] is not None) == (stage == "withdrawn")
    assert (challenge["moderation_reason"] is not None) == (stage == "changes_requested")


def test_facial_matching_has_an_opinion_of_the_panel_and_rasso_is_enhanced() -> None:
    assert level(CHALLENGES["facial-matching"]) == "panel"
    rasso = [c for key, c in CHALLENGES.items() if key.startswith("rasso-")]
    assert len(rasso) == 4
    assert {level(challenge) for challenge in rasso} == {"enhanced"}
    assert all(challenge["ethics_opinion"] for challenge in rasso)


def test_the_catalogue_is_large_and_its_use_spreads_over_sectors() -> None:
    deployments = [use for card in SOLUTIONS.values() for use in card["deployments"]]
    assert len(SOLUTIONS) >= 48
    assert len({use["sector"] for use in deployments} - {"policing"}) >= 10
    assert {use["evidence"] for use in deployments} == {
        "claimed",
        "verified",
        "confirmed",
        "disputed",
    }
    assert any(use["evidence_months_ago"] > 12 for use in deployments)
    assert {use["status"] for use in deployments} == {"in_use", "trial", "ended"}
    stages = {card["stage"] for card in SOLUTIONS.values()}
    assert stages == {"listed", "draft", "in_review", "suspended"}


@each_solution
def test_a_card_refers_only_to_what_exists_and_keeps_to_the_lengths(solution: Item) -> None:
    supplier = ORGANISATIONS[solution["supplier"]]
    assert supplier["kind"] == "supplier"
    assert solution["name"].split()[0] in supplier["name"]
    assert set(solution["capabilities"]) <= CAPABILITIES
    assert set(solution["sectors"]) <= SECTORS
    assert len(solution["summary"]) <= 300
    assert 100 <= len(solution["what_it_does"].split()) <= 250
    assert 1 <= solution["maturity"] <= 9
    assert solution["not_good_for"]
    assert supplier["status"] == "verified" or solution["stage"] != "listed"


@each_solution
def test_a_deployment_names_real_forces_only_and_is_dated_backwards(solution: Item) -> None:
    for use in solution["deployments"]:
        assert use["sector"] in SECTORS
        assert (use["organisation"] in FORCES) == (use["sector"] == "policing")
        assert use["anonymous"] == (use["sector"] != "policing")
        assert use["evidence_months_ago"] <= use["started_months_ago"]
        ended = use["ended_months_ago"]
        assert (ended is not None) == (use["status"] == "ended")
        assert ended is None or 0 < ended < use["started_months_ago"]
        assert set(use.get("capabilities", [])) <= set(solution["capabilities"])
        if use["evidence"] in {"confirmed", "disputed"}:
            assert use["sector"] == "policing"


def test_every_open_challenge_has_good_partial_and_wrong_matches() -> None:
    listed = [set(c["capabilities"]) for c in SOLUTIONS.values() if c["stage"] == "listed"]
    for key, challenge in CHALLENGES.items():
        if challenge["stage"] != "open" or challenge["visibility"] == "policing_only":
            continue
        wanted = set(challenge["capabilities"])
        shared = Counter(min(len(wanted & offered), 2) for offered in listed)
        assert shared[2] >= 1, key
        assert shared[1] + shared[2] >= 3, key
        assert shared[0] >= 30, key
