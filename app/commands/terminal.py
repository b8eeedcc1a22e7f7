"""What a command says to the person who typed it."""

import sys


class Refused(Exception):
    """The command cannot do this; the message says what to change."""


def say(text: str = "") -> None:
    """Write a line to the terminal at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Write a line about something that went wrong."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
