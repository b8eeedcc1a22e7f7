"""The codes of matches."""

from enum import StrEnum


class RecordKind(StrEnum):
    """The two kinds of records that are matched."""

    CHALLENGE = "challenge"
    SOLUTION = "solution"


class ChangeKind(StrEnum):
    """What a process has to follow: records, and the weights they are scored with."""

    CHALLENGE = "challenge"
    SOLUTION = "solution"
    WEIGHTS = "weights"


class WeightsStatus(StrEnum):
    """Where a proposed version of the weights stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class WeightsAction(StrEnum):
    """What is done with a proposed version of the weights."""

    APPROVE = "approve"
    REJECT = "reject"
    WITHDRAW = "withdraw"


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


class RenewalState(StrEnum):
    """Where a match that came too late stands: seen by the engine, put to the force, answered."""

    NOTICED = "noticed"
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


class RenewalAction(StrEnum):
    """What is done with a match that came too late."""

    ASK = "ask"
    AGREE = "agree"
    DECLINE = "decline"
    NOTICE_AGAIN = "notice_again"


class Declined(StrEnum):
    """Why a force does not want a supplier told; after `need_gone` it is not asked again."""

    NEED_GONE = "need_gone"
    DIFFERENT_PROBLEM = "different_problem"
    CONSTRAINT_NOT_MET = "constraint_not_met"
    EVIDENCE_TOO_WEAK = "evidence_too_weak"
    ALREADY_KNOWN = "already_known"
    OTHER = "other"


class Because(StrEnum):
    """Why a match does not help; dismissals and readers' labels use the same list."""

    DIFFERENT_PROBLEM = "different_problem"
    ONLY_WORDS_IN_COMMON = "only_words_in_common"
    CONSTRAINT_NOT_MET = "constraint_not_met"
    EVIDENCE_TOO_WEAK = "evidence_too_weak"
    NOT_MATURE_ENOUGH = "not_mature_enough"
    ALREADY_KNOWN = "already_known"
    OTHER = "other"
