"""What happened to people's access; the stream is the account."""

from dataclasses import dataclass
from uuid import UUID

from app.kernel.actor import Role
from app.kernel.facts import Fact


@dataclass(frozen=True)
class AccountMade(Fact):
    """A person got an account."""


@dataclass(frozen=True)
class MembershipGiven(Fact):
    """A person got a role in an organisation."""

    membership_id: UUID
    member_of: UUID
    given_role: Role


@dataclass(frozen=True)
class SignedIn(Fact):
    """A person signed in and acts in this role."""

    session_id: UUID
    membership_id: UUID


@dataclass(frozen=True)
class ActingAsSwitched(Fact):
    """A person went on in another of their roles."""

    session_id: UUID
    membership_id: UUID


@dataclass(frozen=True)
class SessionEnded(Fact):
    """A person signed out, here or from another browser."""

    session_id: UUID
