"""The people of the demonstration; everybody knows their password, so it works nowhere else."""

from typing import Final, NamedTuple

from app.kernel.actor import Role

DEMONSTRATION_PASSWORD: Final = "demonstration-only-1"  # noqa: S105  (published on purpose)


class DemonstrationAccount(NamedTuple):
    """A practice person with one role; `organisation` is a slug."""

    email: str
    display_name: str
    role: Role
    organisation: str


DEMONSTRATION_ACCOUNTS: Final = (
    DemonstrationAccount(
        "contributor@force.example",
        "Casey Contributor",
        Role.FORCE_CONTRIBUTOR,
        "avon-and-somerset",
    ),
    DemonstrationAccount(
        "approver@force.example", "Alex Approver", Role.FORCE_APPROVER, "avon-and-somerset"
    ),
    # At panel level two approvers sign.
    DemonstrationAccount(
        "secondapprover@force.example", "Ash Approver", Role.FORCE_APPROVER, "avon-and-somerset"
    ),
    DemonstrationAccount(
        "contributor@otherforce.example", "Kim Contributor", Role.FORCE_CONTRIBUTOR, "kent"
    ),
    DemonstrationAccount(
        "member@supplier.example", "Sam Supplier", Role.SUPPLIER_MEMBER, "example-otter"
    ),
    DemonstrationAccount(
        "member@othersupplier.example", "Robin Supplier", Role.SUPPLIER_MEMBER, "practice-heron"
    ),
    DemonstrationAccount(
        "moderator@tradebody.example", "Morgan Moderator", Role.MODERATOR, "practice-trade-body"
    ),
    DemonstrationAccount(
        "adviser@ethics.example", "Erin Adviser", Role.ETHICS_ADVISER, "practice-ethics-panel"
    ),
    DemonstrationAccount(
        "commissioner@oversight.example",
        "Ollie Overseer",
        Role.OVERSIGHT,
        "practice-commissioner-avon-and-somerset",
    ),
    DemonstrationAccount(
        "auditor@portal.example", "Avery Auditor", Role.AUDITOR, "portal-operator"
    ),
    DemonstrationAccount(
        "admin@portal.example", "Ari Administrator", Role.ADMINISTRATOR, "portal-operator"
    ),
)
