"""The codes of moderation cases."""

from enum import StrEnum


class SubjectKind(StrEnum):
    """What a case is about."""

    CHALLENGE = "challenge"
    SOLUTION = "solution"


class CaseStatus(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    ASSIGNED = "assigned"
    DECIDED = "decided"


class CaseAction(StrEnum):
    """What can be done with a case: who works on it, and the decisions on its subject."""

    ASSIGN = "assign"
    RELEASE = "release"
    PUBLISH = "publish"
    REQUEST_CHANGES = "request_changes"
    REJECT = "reject"
    LIST = "list"
    LIST_REVISION = "list_revision"
    REQUEST_REVISION_CHANGES = "request_revision_changes"


class QueueStatus(StrEnum):
    """The tabs of the queue."""

    OPEN = "open"
    ASSIGNED = "assigned"
    MINE = "mine"
    DECIDED = "decided"


class Check(StrEnum):
    """What a moderator looks at before deciding."""

    PROBLEM_NOT_SPECIFICATION = "problem_not_specification"
    OUTCOMES_MEASURABLE = "outcomes_measurable"
    NOBODY_FAVOURED = "nobody_favoured"
    NOTHING_PERSONAL = "nothing_personal"
    SAFEGUARDS_LEVEL = "safeguards_level"
    ENOUGH_TIME = "enough_time"
    CLAIMS_HAVE_SOURCES = "claims_have_sources"
    LIMITS_ARE_SAID = "limits_are_said"
    CAPABILITIES_FIT = "capabilities_fit"
    DEPLOYMENTS_PLAUSIBLE = "deployments_plausible"
    NO_INTEREST = "no_interest"
