"""The fixed words of responses."""

from enum import StrEnum


class Status(StrEnum):
    """Where a response stands, as stored."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    UNDER_REVIEW = "under_review"
    SHORTLISTED = "shortlisted"
    NOT_TAKEN_FORWARD = "not_taken_forward"
    KEPT_ON_FILE = "kept_on_file"


class State(StrEnum):
    """What the lifecycle reads: the stored status, and what the challenge's clock makes of it."""

    DRAFT = "draft"
    UNSENT = "unsent"  # a draft whose challenge no longer takes responses
    SUBMITTED = "submitted"
    OPENED = "opened"  # submitted, and the challenge has closed
    STOPPED = "stopped"  # submitted, and the challenge was withdrawn before it closed
    WITHDRAWN = "withdrawn"
    LEFT = "left"  # withdrawn, and the challenge no longer takes responses
    UNDER_REVIEW = "under_review"
    SHORTLISTED = "shortlisted"
    NOT_TAKEN_FORWARD = "not_taken_forward"
    KEPT_ON_FILE = "kept_on_file"


class Action(StrEnum):
    """What can be done to a response."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RESUME = "resume"
    TAKE_UP = "take_up"
    SHORTLIST = "shortlist"
    DECLINE = "decline"
    KEEP = "keep"


class Answer(StrEnum):
    """How a response meets one outcome."""

    MET_NOW = "met_now"
    PARTLY = "partly"
    ROADMAP = "roadmap"
    NOT = "not"


class CostBand(StrEnum):
    """What it may cost, roughly, in pounds."""

    UNDER_50K = "under_50k"
    FROM_50K = "50k_250k"
    FROM_250K = "250k_1m"
    OVER_1M = "over_1m"


class Part(StrEnum):
    """A part of a response, beside the outcomes, that may be marked confidential."""

    PROVEN_ELSEWHERE = "proven_elsewhere"
    TRANSFER_GAPS = "transfer_gaps"
    SAFEGUARDS = "safeguards"
    WHAT_TO_KNOW = "what_to_know"
    COST_BAND = "cost_band"
    TIME_NEEDED = "time_needed"


class Reason(StrEnum):
    """The short list of reasons that feedback begins with."""

    FITS_WELL = "fits_well"
    FITS_IN_PART = "fits_in_part"
    NOT_NOW = "not_now"
    NOT_SUITABLE = "not_suitable"
    NO_EVIDENCE_YET = "no_evidence_yet"


class FeedbackState(StrEnum):
    """How far feedback on a response has come."""

    NOT_DUE = "not_due"
    OWED = "owed"
    GIVEN = "given"  # written, and not yet shown to the supplier
    RECEIVED = "received"


class Sort(StrEnum):
    """How the opened responses of one challenge are ordered."""

    SUPPLIER = "supplier"
    SUBMITTED = "submitted"
    STATUS = "status"
    DECISION = "decision"


class Reader(StrEnum):
    """Who may come to read a part of a response."""

    OWN_ORGANISATION = "own_organisation"
    POSTING_FORCE = "posting_force"
    CO_SPONSOR = "co_sponsor"
    MODERATOR = "moderator"
    MODERATOR_WITH_REASON = "moderator_with_reason"
    OVERSIGHT = "oversight"


class Never(StrEnum):
    """Who never reads any part of a response."""

    PUBLIC = "public"
    OTHER_SUPPLIERS = "other_suppliers"
    OTHER_FORCES = "other_forces"
    SERVICE_OPERATOR = "service_operator"


class When(StrEnum):
    """From when a reader may read."""

    NOW = "now"
    SUBMISSION = "submission"
    CLOSE = "close"


class Ability(StrEnum):
    """What else may be done with a response, listed beside the actions that move it."""

    EDIT = "edit"
    GIVE_FEEDBACK = "give_feedback"
    READ_CONFIDENTIAL_PARTS = "read_confidential_parts"
