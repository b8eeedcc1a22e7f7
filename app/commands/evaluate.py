"""`eme evaluate`: the matching scored on judged queries."""

import argparse

from app.commands.terminal import Refused, say
from app.matching import evaluation
from app.settings import Settings

_FILES = ("queries.jsonl", "docs.jsonl", "qrels.tsv")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print one line for each ranking: name, nDCG@10, recall@10, MRR."""
    missing = [name for name in _FILES if not (arguments.folder / name).is_file()]
    if missing:
        raise Refused(f"{arguments.folder} lacks {', '.join(missing)}.")
    say(evaluation.run(arguments.folder, settings.model_dir))
    return 0
