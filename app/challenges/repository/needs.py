"""Unmet needs: past challenges to which nobody had an answer (docs/horizon.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, and_, any_, case, literal, or_, select

from app.challenges.enums import NextStep, Status, Unanswered
from app.challenges.models import Challenge, Outcome, status_now
from app.challenges.policy import visible_to
from app.challenges.repository.reading import force_name
from app.challenges.schemas.needs import UnmetNeed
from app.kernel.errors import NotFound
from app.kernel.paging import Page
from app.organisations.models import Organisation
from app.platform.paging import read_page
from app.taxonomy.models import Capability

if TYPE_CHECKING:
    from app.kernel.actor import Actor
    from app.kernel.paging import CursorSigner, ListFilter
    from app.platform.database import Reader

_NEXT: Final = (
    select(Outcome.next_step)
    .where(Outcome.challenge_id == Challenge.id, Outcome.published_at.is_not(None))
    .correlate(Challenge)
    .scalar_subquery()
)
_NOBODY_ANSWERED: Final = and_(
    Challenge.responses_submitted == 0,
    or_(
        status_now == Status.CLOSED,
        and_(Challenge.status == Status.CONCLUDED, _NEXT == NextStep.MORE_ENGAGEMENT),
    ),
)
_NOTHING_FOLLOWED: Final = and_(
    Challenge.status == Status.CONCLUDED, _NEXT == NextStep.NO_FURTHER_ACTION
)


def unmet() -> ColumnElement[bool]:
    """The challenges without an answer, by what everybody who may read them can read.

    Closed and nobody responded; or concluded with no further action; or concluded with more
    engagement after nobody responded. A procurement or a pilot means that an answer was found,
    wherever it came from. What a force thought of single responses is sealed and plays no part.
    """
    return and_(Challenge.published_at.is_not(None), or_(_NOBODY_ANSWERED, _NOTHING_FOLLOWED))


async def unmet_needs(
    reader: Reader, actor: Actor, capability: str, asked: ListFilter, cursors: CursorSigner
) -> Page[UnmetNeed]:
    """Read a page of the unmet needs with a capability that an actor may read, latest first.

    NotFound when the vocabulary does not have the capability.
    """
    found = (
        select(
            Challenge.id,
            Challenge.reference,
            Challenge.title,
            Challenge.summary,
            force_name(Organisation).label("lead_force"),
            status_now.label("status"),
            Challenge.responses_close_at,
            Challenge.responses_submitted,
            case(
                (_NOTHING_FOLLOWED, literal(Unanswered.NOTHING_FOLLOWED.value)),
                else_=literal(Unanswered.NOBODY_RESPONDED.value),
            ).label("because"),
            Challenge.is_example,
        )
        .join(Organisation, Organisation.id == Challenge.lead_force_id)
        .where(unmet(), visible_to(actor), literal(capability) == any_(Challenge.capabilities))
    )
    read = await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose=f"unmet needs {capability}",
        keys=("responses_close_at", "id"),
        newest_first=True,
        beside={"known": select(Capability.id).where(Capability.slug == capability).exists()},
    )
    if not read.beside["known"]:
        raise NotFound
    return Page(
        items=[UnmetNeed.model_validate(dict(row)) for row in read.rows],
        next_cursor=read.next_cursor,
        total=read.total,
    )
