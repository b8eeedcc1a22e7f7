"""What goes in and out about people. Names of people are for their colleagues only."""

from datetime import timedelta
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, Field, ValidationError

from app.accounts.passwords import LONGEST
from app.kernel.actor import OrganisationKind, Role
from app.kernel.errors import FieldError, Invalid
from app.kernel.schemas import Line, Moment, Text, View, Wish
from app.organisations.enums import Status

Email = Annotated[
    Text, Field(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$"), AfterValidator(str.lower)
]


class SignIn(Wish):
    """Who somebody claims to be."""

    email: Email
    password: Annotated[str, Field(min_length=1, max_length=LONGEST)]


class NewAccount(Wish):
    """A person as a command enters them."""

    email: Email
    display_name: Annotated[Line, Field(min_length=1)]

    @classmethod
    def entered(cls, *, email: str, display_name: str) -> Self:
        """Check what was typed; Invalid with a remedy for each part that will not do."""
        try:
            return cls(email=email, display_name=display_name)
        except ValidationError as error:
            entries = error.errors(include_input=False, include_url=False)
            raise Invalid(
                errors=[
                    FieldError(f"/{entry['loc'][0]}", entry["type"], entry["msg"])
                    for entry in entries
                ]
            ) from None


class ActingAs(Wish):
    """In which of one's roles to go on."""

    membership_id: UUID


class AccountView(View):
    """The person who is signed in."""

    id: UUID
    display_name: str
    email: str


class HomeView(View):
    """The organisation of a membership."""

    id: UUID
    slug: str
    name: str
    kind: OrganisationKind
    status: Status


class MembershipView(View):
    """A role in an organisation."""

    membership_id: UUID
    organisation: HomeView
    role: Role


class DemonstrationAccountView(View):
    """A practice person to sign in as; `organisation` is its name."""

    email: str
    role: Role
    organisation: str


class ServiceView(View):
    """What the pages need to know about this installation."""

    name: str
    practice_area: bool
    demonstration_accounts: list[DemonstrationAccountView] | None
    semantic_matching: bool


class SessionView(View):
    """Who is calling, in which role, and what else they could act as."""

    account: AccountView | None
    acting_as: MembershipView | None
    memberships: list[MembershipView]
    service: ServiceView


class BrowserSessionView(View):
    """One of a person's sessions, to recognise and to end."""

    id: UUID
    current: bool
    created_at: Moment
    last_seen_at: Moment
    expires_at: Moment
    browser: str | None
    role: Role
    organisation: str


class PersonView(View):
    """A colleague, for people of the same organisation and those who run the portal."""

    membership_id: UUID
    display_name: str
    email: str
    role: Role
    since: Moment


class NewSession(View):
    """A session just begun; the token is given to the browser and kept nowhere."""

    token: str
    account_id: UUID
    membership_id: UUID
    lasts: timedelta


class Credentials(View):
    """What is needed to check a password."""

    id: UUID
    password_hash: str
    active: bool


class Caller(View):
    """What a request's cookie stands for."""

    session_id: UUID
    account_id: UUID
    membership_id: UUID
    role: Role
    organisation_id: UUID
    organisation_verified: bool
    overseen: list[UUID]
    stale: bool
