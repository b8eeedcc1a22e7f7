"""Who may know of which challenge, cell by cell: stage × visibility × reader."""

from typing import Final

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.models import Challenge
from app.challenges.policy import visible_to
from app.kernel.actor import SYSTEM, Actor
from tests.challenges.people import everybody
from tests.factories.challenges import PANEL, PUBLISHED_STAGES, STAGES, make_challenge
from tests.factories.organisations import make_force

FORCES: Final = {
    f"{role} of {relation}"
    for role in ("force_contributor", "force_approver")
    for relation in ("lead", "co-sponsor", "other")
}
OWN_FORCES: Final = {words for words in FORCES if not words.endswith("other")}
NEUTRAL: Final = {
    "moderator",
    "ethics adviser",
    "overseer of lead",
    "overseer of co-sponsor",
    "overseer of others",
}
AUDITORS: Final = {"auditor", "auditor inside lead"}
OWN_OVERSEERS: Final = {"overseer of lead", "overseer of co-sponsor"}
SUPPLIERS: Final = {"supplier member", "supplier admin"}
EVERYBODY: Final = {somebody.words for somebody in everybody()}

# DOMAIN section 10.
ONCE_PUBLISHED: Final = {
    "public": EVERYBODY,
    "registered_suppliers": FORCES | NEUTRAL | SUPPLIERS | AUDITORS,
    "policing_only": FORCES | NEUTRAL,
}
BEFORE: Final = {
    "draft": OWN_FORCES,
    "awaiting_sign_off": OWN_FORCES,
    "in_moderation": OWN_FORCES | OWN_OVERSEERS | {"moderator"},
    "changes_requested": OWN_FORCES | OWN_OVERSEERS | {"moderator"},
    "rejected": OWN_FORCES | OWN_OVERSEERS | {"moderator"},
}


async def seen(session: AsyncSession, actor: Actor, challenge: Challenge) -> bool:
    found = await session.scalar(
        select(Challenge.id).where(visible_to(actor), Challenge.id == challenge.id)
    )
    return found is not None


@pytest.mark.parametrize("visibility", ONCE_PUBLISHED)
@pytest.mark.parametrize("stage", STAGES)
async def test_a_challenge_is_seen_by_exactly_those_who_may_know_of_it(
    session: AsyncSession, stage: str, visibility: str
) -> None:
    lead, beside = await make_force(session), await make_force(session)
    challenge = await make_challenge(
        session, force=lead, co_sponsors=(beside,), stage=stage, visibility=visibility
    )
    readers = {
        somebody.words
        for somebody in everybody(lead=lead.id, co_sponsor=beside.id)
        if await seen(session, somebody.actor, challenge)
    }
    assert readers == (ONCE_PUBLISHED[visibility] if stage in PUBLISHED_STAGES else BEFORE[stage])
    assert await seen(session, SYSTEM, challenge)


@pytest.mark.parametrize("referral", ["by level", "by wish"])
@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("draft", False),
        ("awaiting_sign_off", True),
        ("in_moderation", True),
        ("changes_requested", True),
        ("rejected", True),
    ],
)
async def test_an_ethics_adviser_sees_what_was_referred_once_sign_off_was_asked_for(
    session: AsyncSession, stage: str, referral: str, *, expected: bool
) -> None:
    fields = PANEL if referral == "by level" else {"ethics_opinion_wanted": True}
    challenge = await make_challenge(session, stage=stage, **fields)
    [adviser] = [each.actor for each in everybody() if each.words == "ethics adviser"]
    assert await seen(session, adviser, challenge) is expected


async def test_a_challenge_withdrawn_before_publication_stays_inside(session: AsyncSession) -> None:
    lead = await make_force(session)
    challenge = await make_challenge(
        session, force=lead, stage="withdrawn", published_at=None, signed_off_at=None
    )
    readers = {
        somebody.words
        for somebody in everybody(lead=lead.id)
        if await seen(session, somebody.actor, challenge)
    }
    assert readers == {"force_contributor of lead", "force_approver of lead"}
