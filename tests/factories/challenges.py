"""Challenges for tests, complete and ready, at any stage."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges import repository
from app.challenges.enums import Level, NextStep, Position, Status
from app.challenges.models import (
    Challenge,
    ChallengeAuthor,
    ChallengeSponsor,
    EthicsOpinion,
    Outcome,
)
from app.challenges.safeguards import QUESTIONS, assess
from app.kernel.actor import SYSTEM, Role
from app.kernel.ids import new_id
from app.organisations.models import Organisation
from app.platform.database import moment_now
from tests.factories.accounts import make_account, make_membership
from tests.factories.organisations import make_force

NO_TO_ALL: Final = dict.fromkeys(QUESTIONS, False)
COMPLETE: Final[dict[str, Any]] = {
    "title": "Giving a victim’s phone back within a day",
    "summary": "Victims lose their phone for weeks, and more is copied than is needed.",
    "problem_today": "Devices travel to a central lab, queue there and travel back.",
    "who_is_affected": "Victims of crime, and the officers who have to explain the wait.",
    "outcomes": [
        {"title": "Nobody is without a phone for more than a day", "measure": "95 in 100"},
        {"title": "Only what is needed is copied", "measure": "No item outside the scope"},
    ],
    "constraints": {"hosting": "uk_only", "vetting": "nppv3", "systems": "", "standards": ""},
    "data_involved": {
        "categories": "Messages and pictures.",
        "volumes": "40 devices a month.",
        "personal": True,
        "special_category": False,
        "children": False,
        "biometric": False,
        "victims": True,
    },
    "tried_before": "A second extraction kiosk.",
    "in_use_now": "Extraction in the central lab.",
    "capabilities": ["selective-extraction"],
    "keywords": ["extraction"],
    "sectors_welcome": [],
    "sectors_none": True,
    "maturity_from": 6,
    "maturity_to": 9,
    "geography": "The whole force area",
    "what_happens_next": "We compare what we learn and decide whether to try it.",
    "purposes": ["requirements"],
    "engagement_plan": "An online briefing, its notes published.",
    "notice": {"procurement_title": "Phones", "category": "services", "cpv": [], "lots": []},
    "contact_role": "Head of digital forensics",
    "safeguards": NO_TO_ALL,
    "safeguards_detail": {
        "legal_basis": "Agreement of the device user.",
        "dpia_screening": "Done.",
        "contact": "The data protection officer.",
    },
}
"""A text that is ready for sign-off at the standard level, dates apart."""

ABOVE_STANDARD: Final[dict[str, str]] = {
    **COMPLETE["safeguards_detail"],
    "necessity": "Explained.",
    "least_intrusive": "Explained.",
    "dpia": "Planned.",
    "equality_impact": "Planned.",
    "human_oversight": "An officer decides.",
    "bias_evaluation": "Planned.",
    "transparency_record": "Planned.",
}
PANEL: Final[dict[str, Any]] = {
    "safeguards": {**NO_TO_ALL, "biometrics": True},
    "safeguards_detail": ABOVE_STANDARD,
}
"""Overrides that raise a challenge to panel level."""

# What a stage is in the table: the stored status, days from now to opening and to closing.
_STAGES: Final[dict[str, tuple[Status, int, int]]] = {
    "draft": (Status.DRAFT, 7, 40),
    "awaiting_sign_off": (Status.AWAITING_SIGN_OFF, 7, 40),
    "in_moderation": (Status.IN_MODERATION, 7, 40),
    "changes_requested": (Status.CHANGES_REQUESTED, 7, 40),
    "scheduled": (Status.PUBLISHED, 7, 40),
    "open": (Status.PUBLISHED, -7, 30),
    "closed": (Status.PUBLISHED, -40, -5),
    "concluded": (Status.CONCLUDED, -60, -30),
    "withdrawn": (Status.WITHDRAWN, -7, 30),
    "rejected": (Status.REJECTED, 7, 40),
}
STAGES: Final = tuple(_STAGES)
PUBLISHED_STAGES: Final = ("scheduled", "open", "closed", "concluded", "withdrawn")
_NEVER_SIGNED: Final = ("draft", "awaiting_sign_off")


async def make_challenge(
    session: AsyncSession,
    *,
    force: Organisation | None = None,
    stage: str = "open",
    co_sponsors: tuple[Organisation, ...] = (),
    authors: tuple[UUID, ...] = (),
    **overrides: Any,
) -> Challenge:
    """Insert a challenge of a force at a stage; `withdrawn` had been published.

    Without authors somebody of the force wrote it. A concluded one has a published outcome, one
    at panel level that was signed off an ethics opinion.
    """
    lead = force or await make_force(session)
    status, opens, closes = _STAGES[stage]
    now = await moment_now(session)
    identifier = new_id()
    fields = {
        **COMPLETE,
        "id": identifier,
        "reference": f"CH-{now.year}-{identifier.int % 10**8:08d}",
        "lead_force_id": lead.id,
        "status": status,
        "is_example": True,
        "opens_at": now + timedelta(days=opens),
        "questions_close_at": now + timedelta(days=closes - 4),
        "responses_close_at": now + timedelta(days=closes),
        "outcome_expected_on": (now + timedelta(days=closes + 60)).date(),
        "similar_reviewed_at": now,
        "similar_choice": "go_on",
        **_past(stage, now, opens),
        **overrides,
    }
    fields.setdefault("safeguards_level", assess(fields["safeguards"]).level)
    session.add(Challenge(**fields))
    await session.flush()
    await _surround(session, identifier, lead, co_sponsors, authors)
    if stage == "concluded":
        await make_outcome(session, identifier, published_at=now)
    if fields["safeguards_level"] == Level.PANEL and stage not in {*_NEVER_SIGNED, "in_moderation"}:
        await make_opinion(session, identifier)
    return await repository.get(session, SYSTEM, str(identifier))


async def make_outcome(session: AsyncSession, challenge_id: UUID, **overrides: Any) -> Outcome:
    """Insert an outcome, written by somebody else."""
    fields = {
        "next_step": NextStep.PILOT,
        "what_market_said": "Several suppliers can return a phone within a day.",
        "what_happens_next": "We try two approaches with made-up phones.",
        **overrides,
    }
    if "written_by" not in fields:
        fields["written_by"] = [(await make_account(session)).id]
    outcome = Outcome(challenge_id=challenge_id, **fields)
    session.add(outcome)
    await session.flush()
    return outcome


async def make_opinion(
    session: AsyncSession, challenge_id: UUID, **overrides: Any
) -> EthicsOpinion:
    """Insert an ethics opinion by an adviser of a panel of its own."""
    account = await make_account(session)
    membership = await make_membership(session, account, role=Role.ETHICS_ADVISER)
    fields = {
        "position": Position.SUPPORTED_WITH_CONDITIONS,
        "text": "Acceptable with a person deciding.",
        "conditions": ["A person decides."],
        **overrides,
    }
    opinion = EthicsOpinion(
        challenge_id=challenge_id,
        organisation_id=membership.organisation_id,
        account_id=account.id,
        **fields,
    )
    session.add(opinion)
    await session.flush()
    return opinion


def _past(stage: str, now: datetime, opens: int) -> dict[str, Any]:
    past: dict[str, Any] = {}
    if stage not in _NEVER_SIGNED:
        past["signed_off_at"] = now - timedelta(days=70)
    if stage in PUBLISHED_STAGES:
        past["published_at"] = now + timedelta(days=min(opens, 0) - 1)
    if stage in {"withdrawn", "rejected", "changes_requested"}:
        past["status_reason"] = "A reason that was given."
    return past


async def _surround(
    session: AsyncSession,
    identifier: UUID,
    lead: Organisation,
    co_sponsors: tuple[Organisation, ...],
    authors: tuple[UUID, ...],
) -> None:
    writers = authors or ((await make_account(session)).id,)
    session.add_all(
        [
            ChallengeSponsor(challenge_id=identifier, organisation_id=lead.id, is_lead=True),
            *(
                ChallengeSponsor(
                    challenge_id=identifier, organisation_id=force.id, local_context="Rural."
                )
                for force in co_sponsors
            ),
            *(ChallengeAuthor(challenge_id=identifier, account_id=writer) for writer in writers),
        ]
    )
    await session.flush()
