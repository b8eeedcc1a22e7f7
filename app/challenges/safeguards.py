"""The twelve safeguards questions, and the level that follows (DOMAIN section 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.challenges.enums import Level

QUESTIONS: Final[dict[str, Level]] = {
    "biometrics": Level.PANEL,
    "covert": Level.PANEL,
    "individual_prediction": Level.PANEL,
    "bulk_monitoring": Level.PANEL,
    "contested_legal_basis": Level.PANEL,
    "automated_decisions": Level.ENHANCED,
    "special_category": Level.ENHANCED,
    "children_vulnerable": Level.ENHANCED,
    "victim_devices": Level.ENHANCED,
    "unequal_results": Level.ENHANCED,
    "data_matching": Level.ENHANCED,
    "hard_to_undo": Level.ENHANCED,
}
"""Each question and the level that a yes leads to."""

ASKED_ALWAYS: Final = ("legal_basis", "dpia_screening", "contact")
ASKED_ABOVE_STANDARD: Final = (
    "necessity",
    "least_intrusive",
    "dpia",
    "equality_impact",
    "human_oversight",
    "bias_evaluation",
    "transparency_record",
)
APPROVERS_NEEDED: Final = {Level.PANEL: 2}
_HIGHEST_FIRST: Final = (Level.PANEL, Level.ENHANCED)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers so far lead to.

    `level` is null while nothing was answered yes and something is unanswered; `decided` is true
    when all twelve are answered; `because` are the questions that lead to the level.
    """

    level: Level | None
    decided: bool
    because: tuple[str, ...]


def assess(answers: Mapping[str, bool | None]) -> Assessment:
    """Derive the level: the highest that a yes leads to, standard when every answer is no."""
    decided = all(answers.get(question) is not None for question in QUESTIONS)
    for level in _HIGHEST_FIRST:
        because = tuple(
            question
            for question, leads_to in QUESTIONS.items()
            if leads_to is level and answers.get(question)
        )
        if because:
            return Assessment(level, decided, because)
    return Assessment(Level.STANDARD if decided else None, decided, ())


def details_asked(level: str | None) -> tuple[str, ...]:
    """Return the names of the details that a level asks for."""
    if level in _HIGHEST_FIRST:
        return ASKED_ALWAYS + ASKED_ABOVE_STANDARD
    return ASKED_ALWAYS


def approvers_needed(level: str | None) -> int:
    """Return how many approvers have to sign at a level: two when it asks for the panel."""
    return APPROVERS_NEEDED.get(Level(level), 1) if level else 1
