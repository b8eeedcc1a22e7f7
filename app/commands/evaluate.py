"""`eme evaluate`: the matching scored on judged queries, and weights learnt from them."""

import argparse
import json

from app.commands.terminal import Refused, say
from app.matching import evaluation
from app.matching.engine.weights import load_weights
from app.matching.learning import study
from app.matching.learning.judged import set_sha256
from app.settings import Settings

_FILES = ("queries.jsonl", "docs.jsonl", "qrels.tsv")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print one line for each ranking, or what was learnt. Learning adopts nothing."""
    missing = [name for name in _FILES if not (arguments.folder / name).is_file()]
    if missing:
        raise Refused(f"{arguments.folder} lacks {', '.join(missing)}.")
    if arguments.learn:
        return _learn(settings, arguments)
    if arguments.propose:
        raise Refused("--propose goes with --learn.")
    say(evaluation.run(arguments.folder, settings.model_dir))
    return 0


def _learn(settings: Settings, arguments: argparse.Namespace) -> int:
    learnt = study.study(arguments.folder, settings.model_dir, seed=arguments.seed)
    say(study.report(learnt))
    if arguments.propose is None:
        return 0
    if not study.may_be_proposed(learnt):
        raise Refused(f"{arguments.propose} was not written.")
    content = study.proposal(learnt, load_weights(), set_sha256(arguments.folder))
    arguments.propose.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    say(f"{arguments.propose} can be sent to /api/v1/weights-versions.")
    return 0
