"""`eme model build`: the sentence encoder, made once from its packaged weights."""

import argparse

from app.commands.terminal import Refused, say
from app.platform.encoder import EncoderUnusable
from app.platform.encoder_build import build
from app.settings import Settings


def run(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Make the encoder unless it is there already."""
    try:
        manifest = build(settings.model_dir)
    except EncoderUnusable as error:
        raise Refused(f"The encoder cannot be made: {error}.") from None
    say(f"The encoder is ready: {manifest.model_id}.")
    return 0
