"""The codes of matches."""

from enum import StrEnum


class RecordKind(StrEnum):
    """The two kinds of records that are matched."""

    CHALLENGE = "challenge"
    SOLUTION = "solution"


class State(StrEnum):
    """Where a stored match stands; introductions add further states."""

    SUGGESTED = "suggested"
    ENDORSED = "endorsed"
    DISMISSED = "dismissed"


class Action(StrEnum):
    """What a moderator does with a match."""

    ENDORSE = "endorse"
    DISMISS = "dismiss"
    RECONSIDER = "reconsider"


class Because(StrEnum):
    """Why a match does not help; dismissals and readers' labels use the same list."""

    DIFFERENT_PROBLEM = "different_problem"
    ONLY_WORDS_IN_COMMON = "only_words_in_common"
    CONSTRAINT_NOT_MET = "constraint_not_met"
    EVIDENCE_TOO_WEAK = "evidence_too_weak"
    NOT_MATURE_ENOUGH = "not_mature_enough"
    ALREADY_KNOWN = "already_known"
    OTHER = "other"
