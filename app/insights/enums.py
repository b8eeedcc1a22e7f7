"""Codes of the watch over the moderator's conduct."""

from enum import StrEnum


class Act(StrEnum):
    """What a moderator chooses freely."""

    ENDORSEMENT = "endorsement"
    INTRODUCTION = "introduction"


class Dimension(StrEnum):
    """By what suppliers are told apart; nothing of it is known to matching (DOMAIN rule 6)."""

    SIZE = "size"
    MEMBERSHIP = "membership"
    REGION = "region"
    INCUMBENCY = "incumbency"


class WhyWithheld(StrEnum):
    """Why a figure is not told: too few to tell, or it would give away one that is too few."""

    FEWER_THAN_5 = "fewer_than_5"
    PROTECTS_ANOTHER = "protects_another"
