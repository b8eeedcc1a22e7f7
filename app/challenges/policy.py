"""Who is what to a challenge, and which challenges a reader may know of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from app.challenges.enums import Level, Status, Visibility
from app.challenges.models import Challenge, ChallengeSponsor
from app.kernel.actor import FORCE_ROLES, Actor, Role
from app.kernel.rules import rule

# Who may read every published challenge (DOMAIN section 10). Auditors see every change of state in
# the audit trail, whatever it happened to; administrators have no content by default.
_POLICING_AND_NEUTRAL: Final = FORCE_ROLES | {
    Role.MODERATOR,
    Role.ETHICS_ADVISER,
    Role.OVERSIGHT,
}


@rule
def contributor(actor: Actor, challenge: Challenge) -> bool:
    """Belongs to the lead force, in either of its roles."""
    return actor.is_force and actor.organisation_id == challenge.lead_force_id


@rule
def approver(actor: Actor, challenge: Challenge) -> bool:
    """Signs for the lead force."""
    return actor.role is Role.FORCE_APPROVER and contributor(actor, challenge)


@rule
def sponsor(actor: Actor, challenge: Challenge) -> bool:
    """Belongs to a force behind the challenge, lead or not."""
    return actor.is_force and actor.organisation_id in challenge.sponsor_ids


@rule
def author(actor: Actor, challenge: Challenge) -> bool:
    """Wrote part of it."""
    return actor.account_id in challenge.author_ids


@rule
def outcome_author(actor: Actor, challenge: Challenge) -> bool:
    """Wrote part of its outcome."""
    return actor.account_id in challenge.outcome_writer_ids


@rule
def first_signatory(actor: Actor, challenge: Challenge) -> bool:
    """Is the first of the two who have to sign."""
    return actor.account_id is not None and actor.account_id == challenge.first_signed_by


@rule
def moderator(actor: Actor, challenge: Challenge) -> bool:  # noqa: ARG001  (a role, not a relation)
    """Is a moderator."""
    return actor.role is Role.MODERATOR


@rule
def ethics_adviser(actor: Actor, challenge: Challenge) -> bool:
    """Advises on ethics, and the challenge was referred: by its level, or because it asks."""
    return actor.role is Role.ETHICS_ADVISER and (
        challenge.safeguards_level == Level.PANEL or challenge.ethics_opinion_wanted
    )


@rule
def supplier(actor: Actor, challenge: Challenge) -> bool:
    """Belongs to a supplier, and the challenge takes responses (DOMAIN section 10)."""
    return actor.is_supplier and challenge.visibility != Visibility.POLICING_ONLY


@rule
def overseer(actor: Actor, challenge: Challenge) -> bool:
    """Oversees a force behind the challenge."""
    return actor.role is Role.OVERSIGHT and not actor.overseen.isdisjoint(challenge.sponsor_ids)


@rule
def auditor(actor: Actor, challenge: Challenge) -> bool:  # noqa: ARG001  (a role, not a relation)
    """Verifies what happened."""
    return actor.role is Role.AUDITOR


insider: Final = sponsor | moderator | overseer | auditor
"""Reads what is not for the public: reasons, findings, timeline, who has signed."""


def shape(actor: Actor) -> Actor:
    """Leave out who it is: what is left decides what is visible, for statements that are kept."""
    return replace(actor, account_id=None, membership_id=None)


def visible_to(actor: Actor, challenge: type[Challenge] = Challenge) -> ColumnElement[bool]:
    """Say in SQL which challenges an actor may know of: once public, or from the inside before.

    Before publication: the sponsoring forces always; moderators and, for the forces they oversee,
    oversight bodies once it was signed off; ethics advisers once sign-off was asked for, when the
    challenge was referred. What was published stays visible to those who could read it.
    """
    if actor.role is Role.SYSTEM:
        return true()
    return or_(
        and_(challenge.published_at.is_not(None), _readable(actor, challenge)),
        _from_inside(actor, challenge),
    )


def _readable(actor: Actor, challenge: type[Challenge]) -> ColumnElement[bool]:
    if actor.role in _POLICING_AND_NEUTRAL:
        return true()
    if (actor.is_supplier or actor.role is Role.AUDITOR) and actor.organisation_verified:
        return challenge.visibility != Visibility.POLICING_ONLY
    return challenge.visibility == Visibility.PUBLIC


def _from_inside(actor: Actor, challenge: type[Challenge]) -> ColumnElement[bool]:
    if actor.is_force:
        return _sponsored_by([actor.organisation_id], challenge)
    if actor.role is Role.MODERATOR:
        return challenge.signed_off_at.is_not(None)
    if actor.role is Role.OVERSIGHT and actor.overseen:
        return and_(challenge.signed_off_at.is_not(None), _sponsored_by(actor.overseen, challenge))
    if actor.role is Role.ETHICS_ADVISER:
        return and_(
            or_(challenge.safeguards_level == Level.PANEL, challenge.ethics_opinion_wanted),
            or_(
                challenge.signed_off_at.is_not(None),
                challenge.status == Status.AWAITING_SIGN_OFF,
            ),
        )
    return false()


def sponsored_by(actor: Actor, challenge: type[Challenge] = Challenge) -> ColumnElement[bool]:
    """Say in SQL which challenges are an actor's own: of its force, or of those it oversees."""
    own = {actor.organisation_id} if actor.is_force else actor.overseen
    return _sponsored_by(own, challenge) if own else false()


def _sponsored_by(forces: Iterable[UUID | None], challenge: type[Challenge]) -> ColumnElement[bool]:
    return (
        select(ChallengeSponsor.challenge_id)
        .where(
            ChallengeSponsor.challenge_id == challenge.id,
            ChallengeSponsor.organisation_id.in_(list(forces)),
        )
        .correlate(challenge)
        .exists()
    )
