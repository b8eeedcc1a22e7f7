"""What goes into the corpus, and what of it a reader may see."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Uuid,
    and_,
    any_,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from app.challenges.enums import Visibility
from app.challenges.models import Challenge, status_now
from app.challenges.policy import visible_to as challenge_visible_to
from app.challenges.repository import named as challenge_named
from app.challenges.repository.record import SURROUNDINGS
from app.kernel.errors import NotFound
from app.matching.engine.documents import Taxonomy
from app.matching.enums import RecordKind
from app.matching.models import EncodedText
from app.platform.database import Reader, one_or_none
from app.solutions.enums import Status as SolutionStatus
from app.solutions.models import Deployment, Solution
from app.solutions.policy import visible_to as solution_visible_to
from app.solutions.repository import evidence_date, undisputed
from app.solutions.repository import is_named as solution_named
from app.taxonomy.models import Capability, Sector
from app.taxonomy.repository import capability_themes, closeness_map

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import RowMapping

    from app.challenges.enums import Status
    from app.kernel.actor import Actor

_VECTORS: Final = (EncodedText.text_sha256, EncodedText.model_id, EncodedText.vectors)
LISTED: Final = Solution.status == SolutionStatus.LISTED


def encoded(kind: RecordKind, record_id: Any) -> ColumnElement[bool]:
    """What the encoder made of a record."""
    return and_(EncodedText.kind == kind, EncodedText.record_id == record_id)


def bare_challenges() -> tuple[Any, ...]:
    """What the engine needs of a challenge beside its texts."""
    return (
        Challenge.id,
        Challenge.capabilities,
        Challenge.data_involved,
        Challenge.safeguards,
        Challenge.constraints,
        Challenge.maturity_from,
        Challenge.maturity_to,
        and_(Challenge.published_at.is_not(None), Challenge.visibility == Visibility.PUBLIC).label(
            "counts"
        ),
    )


def _challenges() -> Select[Any]:
    return select(
        *bare_challenges(),
        Challenge.reference,
        Challenge.lead_force_id,
        Challenge.title,
        Challenge.summary,
        Challenge.problem_today,
        Challenge.who_is_affected,
        Challenge.outcomes,
        Challenge.keywords,
        *_VECTORS,
    ).outerjoin(EncodedText, encoded(RecordKind.CHALLENGE, Challenge.id))


def _deployment() -> tuple[Any, ...]:
    """What the engine needs of a deployment, in the order in which it is read."""
    return (
        Deployment.id,
        Deployment.sector,
        Deployment.evidence,
        evidence_date(),
        Deployment.status,
        Deployment.capabilities,
        Deployment.reach,
    )


def _that_count(statement: Select[Any]) -> Select[Any]:
    return statement.select_from(Deployment).where(Deployment.is_listed, undisputed())


def _deployments() -> ColumnElement[Any]:
    """The deployments of a card, each as a list."""
    each = select(func.jsonb_agg(func.jsonb_build_array(*_deployment())))
    of_card = _that_count(each).where(Deployment.solution_id == Solution.id)
    return func.coalesce(of_card.scalar_subquery(), literal([], JSONB))


async def deployments(
    reader: Reader, ids: Collection[UUID]
) -> Mapping[UUID, Sequence[Sequence[Any]]]:
    """The same of many cards, by their ids, read faster."""
    cards = any_(literal(list(ids), ARRAY(Uuid)))
    statement = _that_count(select(Deployment.solution_id, *_deployment()))
    found: defaultdict[UUID, list[Sequence[Any]]] = defaultdict(list)
    for card, *each in await reader.execute(statement.where(Deployment.solution_id == cards)):
        found[card].append(each)
    return found


def bare_solutions() -> tuple[Any, ...]:
    """What the engine needs of a product card beside its texts."""
    return (
        Solution.id,
        Solution.capabilities,
        Solution.maturity,
        Solution.hosting,
        Solution.vetting,
        LISTED.label("counts"),
    )


def _solutions() -> Select[Any]:
    return select(
        *bare_solutions(),
        _deployments().label("deployments"),
        Solution.reference,
        Solution.supplier_id,
        Solution.name,
        Solution.summary,
        Solution.what_it_does,
        Solution.outcomes_seen,
        Solution.integration,
        *_VECTORS,
    ).outerjoin(EncodedText, encoded(RecordKind.SOLUTION, Solution.id))


class Names(NamedTuple):
    """What the vocabulary calls capabilities and sectors, and why a sector is close."""

    capabilities: dict[str, str]
    sectors: dict[str, str]
    why_close: dict[tuple[str, str], str]


async def vocabulary(reader: Reader) -> tuple[Taxonomy, Names]:
    """The vocabulary as the engine needs it, and its names for readers."""
    closeness = await closeness_map(reader)
    capabilities = await reader.execute(select(Capability.slug, Capability.name))
    sectors = await reader.execute(select(Sector.slug, Sector.name))
    taxonomy = Taxonomy(
        await capability_themes(reader),
        {pair: each.closeness for pair, each in closeness.items()},
    )
    names = Names(
        {row.slug: row.name for row in capabilities},
        {row.slug: row.name for row in sectors},
        {pair: each.why for pair, each in closeness.items()},
    )
    return taxonomy, names


async def published_challenges(
    reader: Reader, ids: Collection[UUID] | None = None
) -> Sequence[RowMapping]:
    """Challenges that were published, whoever may read them; of these ids only, when given."""
    statement = _challenges().where(Challenge.published_at.is_not(None))
    if ids is not None:
        statement = statement.where(Challenge.id.in_(ids))
    rows: Sequence[RowMapping] = (await reader.execute(statement)).mappings().all()
    return rows


async def listed_solutions(
    reader: Reader, ids: Collection[UUID] | None = None
) -> Sequence[RowMapping]:
    """Product cards as they are listed; of these ids only, when given."""
    statement = _solutions().where(LISTED)
    if ids is not None:
        statement = statement.where(Solution.id.in_(ids))
    rows: Sequence[RowMapping] = (await reader.execute(statement)).mappings().all()
    return rows


async def challenge(reader: Reader, actor: Actor, ref: str) -> RowMapping:
    """One challenge to compare, published or not; NotFound when the actor may not know of it."""
    statement = (
        _challenges()
        .add_columns(SURROUNDINGS["sponsor_ids"].label("sponsor_ids"))
        .where(challenge_named(ref), challenge_visible_to(actor))
    )
    row: RowMapping | None = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return row


async def solution(reader: Reader, actor: Actor, ref: str) -> RowMapping:
    """One product card to compare; NotFound when the actor may not know of it."""
    statement = _solutions().where(solution_named(ref), solution_visible_to(actor))
    row: RowMapping | None = await one_or_none(reader, statement)
    if row is None:
        raise NotFound
    return row


async def visible_challenges(
    reader: Reader, actor: Actor, *, states: Collection[Status] = ()
) -> list[UUID]:
    """The published challenges the actor may read, in these states if any are named."""
    statement = select(Challenge.id).where(
        Challenge.published_at.is_not(None), challenge_visible_to(actor)
    )
    if states:
        statement = statement.where(status_now.in_(states))
    return list((await reader.execute(statement)).scalars())


async def sentence_vectors(
    reader: Reader, pairs: Collection[tuple[RecordKind, UUID]]
) -> dict[UUID, RowMapping]:
    """Stored sentence vectors of the records that are shown."""
    if not pairs:
        return {}
    statement = select(
        EncodedText.record_id,
        EncodedText.text_sha256,
        EncodedText.model_id,
        EncodedText.sentences,
    ).where(or_(*(encoded(kind, literal(record_id)) for kind, record_id in pairs)))
    rows = (await reader.execute(statement)).mappings()
    return {row["record_id"]: row for row in rows}
