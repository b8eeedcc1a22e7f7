"""The practice content is complete, consistent, recognisably invented and never goes stale."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

Item = dict[str, Any]

APP = Path(__file__).parents[2] / "app"
PRACTICE = APP / "demonstration" / "data"
INVENTED = ("Example ", "Practice ", "Sample ", "Invented ")

PANEL = {"biometrics", "covert", "individual_prediction", "bulk_monitoring"}
PANEL |= {"contested_legal_basis"}
ENHANCED = {"automated_decisions", "special_category", "children_vulnerable", "victim_devices"}
ENHANCED |= {"unequal_results", "data_matching", "hard_to_undo"}
STANDARD_DETAIL = {"legal_basis", "dpia_screening", "contact"}
ENHANCED_DETAIL = STANDARD_DETAIL | {"necessity", "least_intrusive", "dpia", "equality_impact"}
ENHANCED_DETAIL |= {"human_oversight", "bias_evaluation", "transparency_record"}

# One draft shows what a finding looks like: the number is from the range kept for drama.
DELIBERATE_FINDINGS = ["01632 960417"]
LOOKS_PERSONAL = re.compile(
    r"[\w.]+@[\w.]+|\b0\d{4} ?\d{6}\b|\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
    r"|OFFICIAL|\bSECRET\b|\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b"
)
FIRM = re.compile(r"\w+ \w+ (?:Ltd|Limited|plc|Inc|LLP|GmbH)\b")


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def texts(value: Any) -> Iterator[str]:
    """Every string inside a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


FORCES = {force["slug"]: force for force in read(APP / "organisations" / "data" / "forces.json")}
VOCABULARY = read(APP / "taxonomy" / "data" / "vocabulary.json")
SECTORS = {sector["slug"] for sector in VOCABULARY["sectors"]}
CAPABILITIES = {node["slug"] for theme in VOCABULARY["themes"] for node in theme["capabilities"]}
ORGANISATIONS = {item["slug"]: item for item in read(PRACTICE / "organisations.json")}
CHALLENGES = {item["key"]: item for item in read(PRACTICE / "challenges.json")}
SOLUTIONS = {item["key"]: item for item in read(PRACTICE / "solutions.json")}
RESPONSES: list[Item] = read(PRACTICE / "responses.json")
EVERYTHING = [*ORGANISATIONS.values(), *CHALLENGES.values(), *SOLUTIONS.values(), *RESPONSES]

each_challenge = pytest.mark.parametrize("challenge", CHALLENGES.values(), ids=CHALLENGES)
each_solution = pytest.mark.parametrize("solution", SOLUTIONS.values(), ids=SOLUTIONS)
each_response = pytest.mark.parametrize(
    "response", RESPONSES, ids=[f"{item['challenge']}-{item['supplier']}" for item in RESPONSES]
)


def is_complete(challenge: Item) -> bool:
    """All but the one draft that is meant to be unfinished."""
    return bool(challenge["closes_in_days"] is not None)


def level(challenge: Item) -> str:
    yes = {key for key, answer in challenge["safeguards"].items() if answer}
    if yes & PANEL:
        return "panel"
    return "enhanced" if yes & ENHANCED else "standard"


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


UNANSWERED = "picture-place"  # the closed challenge to which nobody responded


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
