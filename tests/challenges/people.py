"""Actors in every role and relation to a challenge, for tests cell by cell."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from app.challenges.enums import Status
from app.challenges.models import Challenge
from app.kernel.actor import ANONYMOUS, Actor, Role
from app.kernel.ids import new_id
from tests.factories.challenges import COMPLETE

LEAD: Final = new_id()
CO_SPONSOR: Final = new_id()
STRANGER: Final = new_id()
NOW: Final = datetime(2027, 3, 5, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    """Somebody, in words and as an actor."""

    words: str
    actor: Actor


def person(words: str, role: Role, organisation: UUID | None = None, **more: Any) -> Person:
    """Make somebody with an account of their own."""
    actor = Actor(
        role=role,
        account_id=new_id(),
        membership_id=new_id(),
        organisation_id=organisation or new_id(),
        **{"organisation_verified": True, **more},
    )
    return Person(words, actor)


def everybody(*, lead: UUID = LEAD, co_sponsor: UUID = CO_SPONSOR) -> list[Person]:
    """Make one person for each role and relation that makes a difference."""
    force_people = [
        person(f"{role} of {words}", role, organisation)
        for role in (Role.FORCE_CONTRIBUTOR, Role.FORCE_APPROVER)
        for words, organisation in (("lead", lead), ("co-sponsor", co_sponsor), ("other", None))
    ]
    return [
        Person("public", ANONYMOUS),
        *force_people,
        person("supplier member", Role.SUPPLIER_MEMBER),
        person("supplier admin", Role.SUPPLIER_ADMIN),
        person("unverified supplier", Role.SUPPLIER_MEMBER, organisation_verified=False),
        person("moderator", Role.MODERATOR),
        person("ethics adviser", Role.ETHICS_ADVISER),
        person("overseer of lead", Role.OVERSIGHT, overseen=frozenset({lead})),
        person("overseer of co-sponsor", Role.OVERSIGHT, overseen=frozenset({co_sponsor})),
        person("overseer of others", Role.OVERSIGHT, overseen=frozenset({STRANGER})),
        person("auditor", Role.AUDITOR),
        person("administrator", Role.ADMINISTRATOR),
        # A force's organisation alone gives no right: the role has to be the force's, too.
        replace(person("auditor inside lead", Role.AUDITOR, lead)),
    ]


def challenge_at(status: Status, **overrides: Any) -> Challenge:
    """Put together a complete challenge, without a database, that reads as `status` at NOW."""
    opens, closes = {
        Status.SCHEDULED: (2, 30),
        Status.CLOSED: (-40, -1),
        Status.CONCLUDED: (-40, -1),
        Status.OPEN: (-2, 30),
    }.get(status, (2, 30))
    by_the_clock = status in {Status.SCHEDULED, Status.OPEN, Status.CLOSED}
    fields = {
        **COMPLETE,
        "id": new_id(),
        "status": Status.PUBLISHED if by_the_clock else status,
        "lead_force_id": LEAD,
        "visibility": "public",
        "version": 1,
        "safeguards_level": "standard",
        "ethics_opinion_wanted": False,
        "explained_findings": [],
        "opens_at": NOW + timedelta(days=opens),
        "questions_close_at": None,
        "responses_close_at": NOW + timedelta(days=closes),
        "outcome_expected_on": (NOW + timedelta(days=90)).date(),
        "similar_reviewed_at": NOW,
        "responses_submitted": 0,
        "feedback_owed": 0,
        "read_at": NOW,
        "author_ids": [],
        "sponsor_ids": [LEAD, CO_SPONSOR],
        "outcome_writer_ids": [],
        "has_opinion": True,
        "has_outcome": True,
        "minimum_open_days": 10,
        **overrides,
    }
    return Challenge(**fields)
