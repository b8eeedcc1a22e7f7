"""`eme model status`: whether meaning is compared, or words only."""

import argparse

from app.commands.terminal import say
from app.platform.encoder import read_manifest
from app.settings import Settings

_MISSING = 1


def run(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Say whether the encoder is there and whole; 1 when it is not."""
    manifest = read_manifest(settings.model_dir)
    if manifest is None:
        say("There is no encoder: matching compares words only. `eme model build` makes it.")
        return _MISSING
    say(f"The encoder is ready: {manifest.model_id}.")
    return 0
