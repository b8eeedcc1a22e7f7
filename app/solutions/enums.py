"""The codes of solutions and deployments."""

from enum import StrEnum


class Status(StrEnum):
    """Where a card stands, as stored and as everybody reads it."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    LISTED = "listed"
    SUSPENDED = "suspended"
    RETIRED = "retired"


class RevisionState(StrEnum):
    """Where the changes to a listed card stand, while its listed version stays public."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"


class Stage(StrEnum):
    """What the lifecycle goes by: a card's status together with the state of its revision."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    LISTED = "listed"
    REVISED = "revised"
    REVISION_IN_REVIEW = "revision_in_review"
    SUSPENDED = "suspended"
    RETIRED = "retired"


class Action(StrEnum):
    """What can be done with a card; those on a revision leave the listed version public."""

    REQUEST_REVIEW = "request_review"
    REQUEST_CHANGES = "request_changes"
    LIST = "list"
    REQUEST_REVISION_REVIEW = "request_revision_review"
    REQUEST_REVISION_CHANGES = "request_revision_changes"
    LIST_REVISION = "list_revision"
    DISCARD_REVISION = "discard_revision"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    RETIRE = "retire"


class Field(StrEnum):
    """The parts of a card, as facts and versions name them."""

    NAME = "name"
    SUMMARY = "summary"
    WHAT_IT_DOES = "what_it_does"
    OUTCOMES_SEEN = "outcomes_seen"
    CAPABILITIES = "capabilities"
    SECTORS = "sectors"
    MATURITY = "maturity"
    INTEGRATION = "integration"
    HOSTING = "hosting"
    CERTIFICATIONS = "certifications"
    FRAMEWORKS = "frameworks"
    VETTING = "vetting"
    DATA_USE = "data_use"
    SAFEGUARDS = "safeguards"
    ACCESSIBILITY = "accessibility"
    PRICE_BAND = "price_band"
    PRICE_MODEL = "price_model"
    NOT_GOOD_FOR = "not_good_for"
    DOCUMENTS = "documents"
    DEPLOYMENTS = "deployments"


class Hosting(StrEnum):
    """Where the product and its data can be kept."""

    UK_ONLY = "uk_only"
    UK_OR_EEA = "uk_or_eea"
    ANY = "any"
    ON_PREMISES = "on_premises"


class Reach(StrEnum):
    """How far the use of a product reaches where it is in use, from least to most."""

    ONE_TEAM = "one_team"
    ONE_SITE = "one_site"
    ONE_ORGANISATION = "one_organisation"
    SEVERAL_ORGANISATIONS = "several_organisations"


class Vetting(StrEnum):
    """The highest vetting the supplier's people hold."""

    NONE = "none"
    NPPV2 = "nppv2"
    NPPV3 = "nppv3"
    SC = "sc"


class BiasEvaluation(StrEnum):
    """Whether results were compared between groups of people."""

    DONE = "done"
    PLANNED = "planned"
    NOT_APPLICABLE = "not_applicable"
    DECLINED_TO_SAY = "declined_to_say"


class PriceBand(StrEnum):
    """What a year costs a force of middling size, in pounds."""

    UNDER_50K = "under_50k"
    FROM_50K_TO_250K = "50k_250k"
    FROM_250K_TO_1M = "250k_1m"
    OVER_1M = "over_1m"


class DeploymentStatus(StrEnum):
    """Whether a deployment is in use."""

    IN_USE = "in_use"
    TRIAL = "trial"
    ENDED = "ended"


class Evidence(StrEnum):
    """What stands behind a deployment: the supplier's word, a moderator's check, the user's.

    Disputed: the organisation that is said to use it says that this is not so.
    """

    CLAIMED = "claimed"
    VERIFIED = "verified"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


class EvidenceAction(StrEnum):
    """What can be done about the evidence of a deployment."""

    VERIFY = "verify"
    WITHDRAW_VERIFICATION = "withdraw_verification"
    CONFIRM = "confirm"
    WITHDRAW_CONFIRMATION = "withdraw_confirmation"
    DISPUTE = "dispute"
    WITHDRAW_DISPUTE = "withdraw_dispute"


class ContactStatus(StrEnum):
    """Where a force's wish to know an unnamed user of a product stands."""

    ASKED = "asked"
    PASSED_ON = "passed_on"
    AGREED = "agreed"
    DECLINED = "declined"


class ContactAction(StrEnum):
    """What can be done with such a wish."""

    PASS_ON = "pass_on"  # noqa: S105  (no password: a moderator hands it to the supplier)
    AGREE = "agree"
    DECLINE = "decline"


class Horizon(StrEnum):
    """How near to policing a solution is; derived from dated deployments, never typed in."""

    IN_USE_POLICING = "in_use_policing"
    AVAILABLE = "available"
    OTHER_SECTOR = "other_sector"
    EMERGING = "emerging"


class Sort(StrEnum):
    """The orders of the catalogue."""

    NEWEST = "newest"
    NAME = "name"
    UPDATED = "updated"


class Pending(StrEnum):
    """Why a deployment (or its changed text) is not public yet."""

    NEW = "new"
    CHANGED = "changed"


class DeploymentChange(StrEnum):
    """What happened to a deployment."""

    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"


class Sheet(StrEnum):
    """The tables a supplier keeps in a spreadsheet and brings in whole."""

    SOLUTIONS = "solutions"
    DEPLOYMENTS = "deployments"


class RowOutcome(StrEnum):
    """What becomes of a row of such a table."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
