"""Rows of a challenge beside its own: reference, sponsors, authors, versions, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from app.challenges.models import (
    Challenge,
    ChallengeAuthor,
    ChallengeSponsor,
    ChallengeVersion,
    EthicsOpinion,
)
from app.kernel.actor import OrganisationKind
from app.kernel.ids import draw_reference
from app.organisations.models import Organisation
from app.organisations.policy import visible_to as organisation_visible_to
from app.organisations.repository import is_ref

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.challenges.enums import VersionKind
    from app.kernel.actor import Actor

_DIGITS: Final = (4, 4, 4, 5, 6, 8)


class CoSponsorRow(NamedTuple):
    """A force beside the lead."""

    force_id: UUID
    slug: str
    local_context: str


async def free_reference(session: AsyncSession, moment: datetime) -> str:
    """Draw a reference that no challenge has, with more digits when the year gets crowded."""
    drawn = [draw_reference("CH", moment, digits=digits) for digits in _DIGITS]
    taken = set(
        await session.scalars(select(Challenge.reference).where(Challenge.reference.in_(drawn)))
    )
    return next(reference for reference in drawn if reference not in taken)


async def add(session: AsyncSession, challenge: Challenge, *, author: UUID) -> None:
    """Add a new challenge with its lead force and first author."""
    session.add(challenge)
    await session.flush()
    session.add_all(
        [
            ChallengeSponsor(
                challenge_id=challenge.id,
                organisation_id=challenge.lead_force_id,
                is_lead=True,
                local_context="",
            ),
            ChallengeAuthor(challenge_id=challenge.id, account_id=author),
        ]
    )
    await session.flush()


async def add_author(session: AsyncSession, challenge: Challenge, account_id: UUID) -> None:
    """Remember who wrote; once is enough."""
    if account_id in challenge.author_ids:
        return
    row = {"challenge_id": challenge.id, "account_id": account_id}
    await session.execute(insert(ChallengeAuthor).values(**row).on_conflict_do_nothing())


async def find_force(session: AsyncSession, actor: Actor, ref: str) -> Organisation | None:
    """Find a force by id or slug, if the actor may know of it."""
    statement = select(Organisation).where(
        is_ref(ref),
        Organisation.kind == OrganisationKind.FORCE,
        organisation_visible_to(actor),
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def co_sponsors(session: AsyncSession, challenge_id: UUID) -> list[CoSponsorRow]:
    """Read the forces beside the lead with their local context, by slug."""
    rows = await session.execute(
        select(ChallengeSponsor.organisation_id, Organisation.slug, ChallengeSponsor.local_context)
        .join(Organisation, Organisation.id == ChallengeSponsor.organisation_id)
        .where(ChallengeSponsor.challenge_id == challenge_id, ~ChallengeSponsor.is_lead)
        .order_by(Organisation.slug)
    )
    return [CoSponsorRow(*row) for row in rows]


async def replace_co_sponsors(
    session: AsyncSession, challenge_id: UUID, contexts: Mapping[UUID, str]
) -> None:
    """Put these forces beside the lead, and no others."""
    await session.execute(
        delete(ChallengeSponsor).where(
            ChallengeSponsor.challenge_id == challenge_id, ~ChallengeSponsor.is_lead
        )
    )
    session.add_all(
        ChallengeSponsor(challenge_id=challenge_id, organisation_id=force_id, local_context=context)
        for force_id, context in contexts.items()
    )


async def keep_version(
    session: AsyncSession, challenge: Challenge, *, kind: VersionKind, snapshot: dict[str, Any]
) -> None:
    """Keep the text as it stands, under the next number of its kind."""
    last = await session.scalar(
        select(func.max(ChallengeVersion.number)).where(
            ChallengeVersion.challenge_id == challenge.id, ChallengeVersion.kind == kind
        )
    )
    session.add(
        ChallengeVersion(
            challenge_id=challenge.id, kind=kind, number=(last or 0) + 1, snapshot=snapshot
        )
    )


async def change_counts(
    session: AsyncSession, challenge_id: UUID, *, submitted: int, owed: int
) -> None:
    """Add to the counts of responses and of feedback owed; the row is locked for a moment only."""
    await session.execute(
        update(Challenge)
        .where(Challenge.id == challenge_id)
        .values(
            responses_submitted=Challenge.responses_submitted + submitted,
            feedback_owed=Challenge.feedback_owed + owed,
        )
        .execution_options(synchronize_session=False)
    )


async def add_opinion(session: AsyncSession, opinion: EthicsOpinion) -> EthicsOpinion:
    """Add an ethics opinion, with the moment the database gives it."""
    session.add(opinion)
    await session.flush()
    return opinion
