"""All SQL of feeds and calendars: one statement each, over what the reader may know of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.dialects.postgresql import INTERVAL

from app.challenges.enums import Status, VersionKind
from app.challenges.models import NOW, Challenge, ChallengeVersion, Outcome
from app.challenges.policy import visible_to
from app.challenges.repository import named
from app.challenges.repository.listing import narrowed
from app.challenges.repository.reading import words
from app.challenges.schemas.listing import ChallengeFilter
from app.feeds.schemas import Deadlines, FollowedChallenge, FollowedOutcome
from app.kernel.actor import ANONYMOUS
from app.kernel.errors import NotFound
from app.organisations.models import Organisation
from app.platform.database import one_or_none
from app.taxonomy.models import Capability

if TYPE_CHECKING:
    from app.feeds.schemas import FeedFilter
    from app.kernel.actor import Actor
    from app.platform.database import Reader

MOST_ENTRIES: Final = 100
MOST_CHALLENGES: Final = 300
"""In the calendar of all deadlines; each has three at most."""
_DAYS_PAST: Final = 90
_WITHDRAWN: Final = case((Challenge.status == Status.WITHDRAWN, Challenge.status_since))
_LAST_VERSION: Final = (
    select(func.max(ChallengeVersion.kept_at))
    .where(
        ChallengeVersion.challenge_id == Challenge.id,
        ChallengeVersion.kind == VersionKind.PUBLISHED,
    )
    .correlate(Challenge)
    .scalar_subquery()
)
# What the public can see change: the text, the outcome, the withdrawal. Not `updated_at`, which
# work behind closed doors moves, too.
_CHANGED: Final = func.greatest(
    Challenge.published_at,
    _LAST_VERSION,
    _WITHDRAWN,
    case((Challenge.status == Status.CONCLUDED, Outcome.published_at)),
)
_CAPABILITIES: Final = words(Challenge.capabilities, Capability)


def _followed(actor: Actor, *columns: Any, published: Any = None) -> Select[*tuple[Any, ...]]:
    """Published challenges that an actor may know of."""
    return (
        select(
            Challenge.id,
            Challenge.reference,
            Challenge.title,
            Challenge.is_example,
            Organisation.name.label("lead_force"),
            (Challenge.published_at if published is None else published).label("published_at"),
            _CHANGED.label("changed_at"),
            _WITHDRAWN.label("withdrawn_at"),
            *columns,
        )
        .join(Organisation, Organisation.id == Challenge.lead_force_id)
        .outerjoin(Outcome, Outcome.challenge_id == Challenge.id)
        .where(visible_to(actor), Challenge.published_at.is_not(None))
    )


def _about(asked: FeedFilter) -> list[ColumnElement[bool]]:
    return list(narrowed(ChallengeFilter(**asked.model_dump())).values())


async def challenges(reader: Reader, asked: FeedFilter) -> list[FollowedChallenge]:
    """Read the public challenges that changed last."""
    statement = (
        _followed(
            ANONYMOUS,
            Challenge.summary,
            Challenge.opens_at,
            Challenge.responses_close_at,
            case((Challenge.status == Status.WITHDRAWN, Challenge.status_reason)).label(
                "withdrawn_because"
            ),
            (Challenge.status == Status.CONCLUDED).label("concluded"),
            _CAPABILITIES.label("capabilities"),
        )
        .where(*_about(asked))
        .order_by(_CHANGED.desc(), Challenge.id.desc())
        .limit(MOST_ENTRIES)
    )
    rows = (await reader.execute(statement)).mappings()
    return [FollowedChallenge.model_validate(dict(row)) for row in rows]


async def outcomes(reader: Reader, asked: FeedFilter) -> list[FollowedOutcome]:
    """Read the public outcomes that were published last."""
    statement = (
        _followed(
            ANONYMOUS,
            Outcome.next_step,
            Outcome.what_market_said,
            Outcome.what_happens_next,
            _CAPABILITIES.label("capabilities"),
            published=Outcome.published_at,
        )
        .where(Challenge.status == Status.CONCLUDED, *_about(asked))
        .order_by(Outcome.published_at.desc(), Challenge.id.desc())
        .limit(MOST_ENTRIES)
    )
    rows = (await reader.execute(statement)).mappings()
    return [FollowedOutcome.model_validate(dict(row)) for row in rows]


def _dated(actor: Actor) -> Select[*tuple[Any, ...]]:
    return _followed(
        actor,
        Challenge.summary,
        Challenge.opens_at,
        Challenge.questions_close_at,
        Challenge.responses_close_at,
    )


async def deadlines(reader: Reader) -> list[Deadlines]:
    """Read the dates of public challenges that close soon or closed lately, soonest last."""
    ago = func.make_interval(0, 0, 0, _DAYS_PAST, type_=INTERVAL)
    statement = (
        _dated(ANONYMOUS)
        .where(and_(Challenge.responses_close_at > NOW - ago))
        .order_by(Challenge.responses_close_at.desc(), Challenge.id)
        .limit(MOST_CHALLENGES)
    )
    rows = (await reader.execute(statement)).mappings()
    return [Deadlines.model_validate(dict(row)) for row in rows]


async def deadlines_of(reader: Reader, actor: Actor, ref: str) -> Deadlines:
    """Read the dates of one published challenge; NotFound when the actor may not know it."""
    row = await one_or_none(reader, _dated(actor).where(named(ref)))
    if row is None:
        raise NotFound
    return Deadlines.model_validate(dict(row))
