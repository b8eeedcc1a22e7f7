"""Codes of people and their memberships; the roles stand in the kernel."""

from enum import StrEnum


class AccountStatus(StrEnum):
    """Whether a person may sign in."""

    ACTIVE = "active"
    DISABLED = "disabled"


class MembershipStatus(StrEnum):
    """Whether a person still has the role."""

    ACTIVE = "active"
    ENDED = "ended"
