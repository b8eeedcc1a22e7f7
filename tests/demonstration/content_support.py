"""The practice content as its tests read it."""

import json
import re
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
QUESTIONS: list[Item] = read(PRACTICE / "questions.json")
EVERYTHING = [
    *ORGANISATIONS.values(),
    *CHALLENGES.values(),
    *SOLUTIONS.values(),
    *RESPONSES,
    *QUESTIONS,
]

each_challenge = pytest.mark.parametrize("challenge", CHALLENGES.values(), ids=CHALLENGES)
each_solution = pytest.mark.parametrize("solution", SOLUTIONS.values(), ids=SOLUTIONS)


def is_complete(challenge: Item) -> bool:
    """All but the one draft that is meant to be unfinished."""
    return bool(challenge["closes_in_days"] is not None)


def level(challenge: Item) -> str:
    yes = {key for key, answer in challenge["safeguards"].items() if answer}
    if yes & PANEL:
        return "panel"
    return "enhanced" if yes & ENHANCED else "standard"
