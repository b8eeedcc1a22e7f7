"""The fixed words of challenges."""

from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """Where a challenge stands; `scheduled`, `open` and `closed` are `published`, by the clock."""

    DRAFT = "draft"
    AWAITING_SIGN_OFF = "awaiting_sign_off"
    IN_MODERATION = "in_moderation"
    CHANGES_REQUESTED = "changes_requested"
    PUBLISHED = "published"
    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    CONCLUDED = "concluded"


BY_THE_CLOCK: Final = (Status.SCHEDULED, Status.OPEN, Status.CLOSED)
STORED: Final = tuple(status for status in Status if status not in BY_THE_CLOCK)
READ: Final = tuple(status for status in Status if status is not Status.PUBLISHED)
EDITABLE: Final = (Status.DRAFT, Status.CHANGES_REQUESTED)


class Action(StrEnum):
    """What moves a challenge along (DOMAIN section 4)."""

    REQUEST_SIGN_OFF = "request_sign_off"
    RETURN = "return"
    FIRST_SIGN_OFF = "first_sign_off"
    SIGN_OFF = "sign_off"
    REQUEST_CHANGES = "request_changes"
    REJECT = "reject"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    PUBLISH_OUTCOME = "publish_outcome"


class Ability(StrEnum):
    """What else may be done with a challenge, listed beside the actions that move it."""

    EDIT = "edit"
    GIVE_OPINION = "give_opinion"
    RESPOND = "respond"
    ASK = "ask"
    RECORD_OUTCOME = "record_outcome"
    READ_RESPONSES = "read_responses"
    READ_MATCHES = "read_matches"
    READ_RECORD = "read_record"
    MANAGE = "manage"


class Visibility(StrEnum):
    """Who may read a published challenge (DOMAIN section 10)."""

    PUBLIC = "public"
    REGISTERED_SUPPLIERS = "registered_suppliers"
    POLICING_ONLY = "policing_only"


class ResponseHandling(StrEnum):
    """How responses are opened: all at closing, or as they come."""

    SEALED = "sealed"
    ROLLING = "rolling"


class Hosting(StrEnum):
    """Where data may be kept."""

    UK_ONLY = "uk_only"
    UK_OR_EEA = "uk_or_eea"
    ANY = "any"
    ON_PREMISES = "on_premises"


class Reach(StrEnum):
    """How far the use is meant to reach, from least to most."""

    ONE_TEAM = "one_team"
    ONE_SITE = "one_site"
    ONE_ORGANISATION = "one_organisation"
    SEVERAL_ORGANISATIONS = "several_organisations"


class Vetting(StrEnum):
    """The vetting that people of a supplier need."""

    NONE = "none"
    NPPV2 = "nppv2"
    NPPV3 = "nppv3"
    SC = "sc"


class BudgetBand(StrEnum):
    """The indicative budget, roughly, in pounds."""

    UNDER_50K = "under_50k"
    FROM_50K = "50k_250k"
    FROM_250K = "250k_1m"
    OVER_1M = "over_1m"


class Purpose(StrEnum):
    """The six lawful purposes of preliminary market engagement (Procurement Act 2023, s.16(1))."""

    REQUIREMENTS = "requirements"
    PROCEDURE = "procedure"
    DOCUMENTS = "documents"
    SUPPLIERS = "suppliers"
    TERMS = "terms"
    CAPACITY = "capacity"


class Category(StrEnum):
    """The category of a procurement."""

    GOODS = "goods"
    SERVICES = "services"
    WORKS = "works"


class Level(StrEnum):
    """How far a technology may reach into people's lives, from the twelve questions."""

    STANDARD = "standard"
    ENHANCED = "enhanced"
    PANEL = "panel"


class SimilarChoice(StrEnum):
    """What the author chose after looking at similar challenges of other forces."""

    GO_ON = "go_on"
    COPY = "copy"
    JOIN = "join"
    FOLLOW = "follow"


class Position(StrEnum):
    """What an ethics opinion says."""

    SUPPORTED = "supported"
    SUPPORTED_WITH_CONDITIONS = "supported_with_conditions"
    NOT_SUPPORTED = "not_supported"


class NextStep(StrEnum):
    """What the force does after the engagement."""

    PROCUREMENT = "procurement"
    PILOT = "pilot"
    MORE_ENGAGEMENT = "more_engagement"
    NO_FURTHER_ACTION = "no_further_action"


class Unanswered(StrEnum):
    """How it can be told that a past challenge has no answer: one word for each of two ways."""

    NOBODY_RESPONDED = "nobody_responded"
    NOTHING_FOLLOWED = "nothing_followed"


class VersionKind(StrEnum):
    """When a text was kept: as an approver signed it, or as it was published."""

    SIGNED_OFF = "signed_off"
    PUBLISHED = "published"


class Scope(StrEnum):
    """Whose challenges a list shows."""

    ALL = "all"
    OWN = "own"
    OTHERS = "others"


class Sort(StrEnum):
    """The order of a list."""

    CLOSING = "closing"
    NEWEST = "newest"
    UPDATED = "updated"


class Section(StrEnum):
    """The part of a draft in which a field is asked for."""

    SIMILAR = "similar"
    PROBLEM = "problem"
    AFFECTED = "affected"
    OUTCOMES = "outcomes"
    TRIED = "tried"
    CONSTRAINTS = "constraints"
    DATA = "data"
    MATURITY = "maturity"
    CAPABILITIES = "capabilities"
    SECTORS = "sectors"
    SAFEGUARDS = "safeguards"
    DATES = "dates"
    ENGAGEMENT = "engagement"
    AUDIENCE = "audience"
    NOTICE = "notice"
    SPONSORS = "sponsors"
    OUTCOME = "outcome"
