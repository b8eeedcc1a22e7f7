"""The fixed words of the answer library."""

from enum import StrEnum


class Part(StrEnum):
    """The question of a response that an answer is for; all outcomes are one kind of question."""

    OUTCOMES = "outcomes"
    PROVEN_ELSEWHERE = "proven_elsewhere"
    TRANSFER_GAPS = "transfer_gaps"
    SAFEGUARDS = "safeguards"
    WHAT_TO_KNOW = "what_to_know"


class Source(StrEnum):
    """Where an answer comes from."""

    SENT = "sent"
    KEPT = "kept"


class Change(StrEnum):
    """What was done to a kept answer."""

    CHANGED = "changed"
    REMOVED = "removed"
    BROUGHT_BACK = "brought_back"
