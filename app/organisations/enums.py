"""Codes of organisations; what kinds there are stands in the kernel."""

from enum import StrEnum


class Status(StrEnum):
    """How far an organisation is known to the portal (DOMAIN section 4)."""

    REGISTERED = "registered"
    VERIFIED = "verified"
    SUSPENDED = "suspended"


class Jurisdiction(StrEnum):
    """Whose law a body works under."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"
    UK = "uk"


class ForceType(StrEnum):
    """What kind of police body a force is."""

    TERRITORIAL = "territorial"
    SPECIAL = "special"
    AGENCY = "agency"


class SizeBand(StrEnum):
    """Size of a company; shown, and never used to rank (DOMAIN rule 6)."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
