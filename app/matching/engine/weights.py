"""The weights of the score: one versioned file, read once, frozen.

The numbers of a match are priors until moderators' decisions allow better ones; the numbers of the
text come from the development sets (docs/matching.md). Every stored match names the version.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.matching.engine.documents import Direction, Evidence, Use

WEIGHTS_FILE = Path(__file__).parents[1] / "weights.json"


@dataclass(frozen=True, slots=True)
class TextWeights:
    """How words and vectors become one text strength (see `relevance`)."""

    fields: Mapping[str, float]
    k1: float
    b: float
    background_documents: float
    lexical_share: float
    cosine: Mapping[str, float]
    usual_lexical: float
    usual_cosine: float
    usual_documents: float
    lexical_range: tuple[float, float]
    cosine_range: tuple[float, float]
    middle: float
    steepness: float
    relevant_from: float
    meaning_alone_from: float


@dataclass(frozen=True, slots=True)
class DeploymentWeights:
    """What a deployment is worth, from 0 to 1."""

    evidence: Mapping[Evidence, float]
    use: Mapping[Use, float]
    fresh_years: float
    half_life_years: float
    oldest: float
    undated: float
    same_capability: float
    same_theme: float
    untagged: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that decides a score, with the version that stored matches name."""

    version: str
    match: Mapping[str, float]
    similar: Mapping[str, float]
    text: TextWeights
    same_theme: float
    deployment: DeploymentWeights
    levels_to_nothing: float
    strong_from: float
    possible_from: float

    def contributions(self, direction: Direction) -> Mapping[str, float]:
        """The names of the contributions in the order shown, with their maximum points."""
        return self.similar if direction is Direction.SIMILAR else self.match


def load_weights(path: Path = WEIGHTS_FILE) -> Weights:
    """The weights in a file; raises `KeyError` or `ValueError` when it is not whole."""
    content = json.loads(path.read_text(encoding="utf-8"))
    text = content["text"]
    deployment = content["deployment"]
    return Weights(
        version=content["version"],
        match=_hundred(content["contributions"]["match"]),
        similar=_hundred(content["contributions"]["similar"]),
        text=TextWeights(
            fields=text["fields"],
            k1=text["k1"],
            b=text["b"],
            background_documents=text["background_documents"],
            lexical_share=text["lexical_share"],
            cosine=text["cosine"],
            usual_lexical=text["usual_deviation"]["lexical"],
            usual_cosine=text["usual_deviation"]["cosine"],
            usual_documents=text["usual_deviation"]["documents"],
            lexical_range=tuple(text["lexical_range"]),
            cosine_range=tuple(text["cosine_range"]),
            middle=text["curve"]["middle"],
            steepness=text["curve"]["steepness"],
            relevant_from=text["relevant_from"],
            meaning_alone_from=text["meaning_alone_from"],
        ),
        same_theme=content["capability"]["same_theme"],
        deployment=DeploymentWeights(
            evidence={Evidence(name): worth for name, worth in deployment["evidence"].items()},
            use={Use(name): worth for name, worth in deployment["use"].items()},
            fresh_years=deployment["fresh_years"],
            half_life_years=deployment["half_life_years"],
            oldest=deployment["oldest"],
            undated=deployment["undated"],
            same_capability=deployment["same_capability"],
            same_theme=deployment["same_theme"],
            untagged=deployment["untagged"],
        ),
        levels_to_nothing=content["maturity"]["levels_to_nothing"],
        strong_from=content["labels"]["strong"],
        possible_from=content["labels"]["possible"],
    )


def with_points(weights: Weights, version: str, match: Mapping[str, float]) -> Weights:
    """The same weights under another version, with other points for the parts of a match.

    Raises `ValueError` when the parts are not the same or do not add up to 100.
    """
    if set(match) != set(weights.match):
        message = f"the contributions must be {', '.join(weights.match)}"
        raise ValueError(message)
    in_order = {name: match[name] for name in weights.match}
    return replace(weights, version=version, match=_hundred(in_order))


def _hundred(points: Mapping[str, float]) -> Mapping[str, float]:
    if sum(points.values()) != 100:  # noqa: PLR2004 - a score is out of a hundred
        message = f"contributions must add up to 100, not {sum(points.values())}"
        raise ValueError(message)
    return points
