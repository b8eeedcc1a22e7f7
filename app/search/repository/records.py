"""Challenges, outcomes and product cards: which a reader may find, and the texts of those shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ARRAY, ColumnElement, Text, Uuid, and_, func, literal, null, select
from sqlalchemy.dialects.postgresql import JSONB

from app.challenges.enums import Status, Visibility
from app.challenges.models import Challenge, Outcome, status_now
from app.challenges.policy import shape, visible_to
from app.organisations.models import Organisation
from app.search.enums import LISTED
from app.solutions.enums import Status as SolutionStatus
from app.solutions.models import Solution
from app.taxonomy.models import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import RowMapping, Select

    from app.kernel.actor import Actor
    from app.matching.engine.documents import DocumentId
    from app.platform.database import Reader

_PUBLISHED: Final = Challenge.published_at.is_not(None)
_CONCLUDED: Final = and_(_PUBLISHED, Challenge.status == Status.CONCLUDED)
ORGANISATION: Final = func.jsonb_build_object(
    "slug", Organisation.slug, "name", Organisation.name, type_=JSONB
)
"""The organisation behind a record, as a hit names it."""


@dataclass(frozen=True)
class Record:
    """A record to show: its texts are those that are indexed, and so are `names`.

    Names are known without being quoted: whose a use is stands in its title, however it was typed.
    `about` is what a question is about, its challenge's title, which is not indexed with it;
    `capability_names` are the name of each capability with its synonyms, where it is found by them.
    """

    id: UUID
    reference: str
    title: str
    texts: tuple[str, ...]
    organisation: Mapping[str, Any]
    status: str
    capabilities: tuple[str, ...]
    responses_close_at: datetime | None
    is_example: bool
    names: tuple[str, ...] = ()
    use: Mapping[str, Any] | None = None
    about: str | None = None
    capability_names: tuple[tuple[str, ...], ...] = ()

    @property
    def everything(self) -> tuple[str, ...]:
        """All texts by which it is found."""
        called = (name for names in self.capability_names for name in names)
        return (self.title, *self.names, *self.texts, *called)


async def visible_challenges(reader: Reader, actor: Actor) -> dict[DocumentId, str]:
    """The published challenges that an actor may read, each with its status; drafts never."""
    row = (await reader.execute(_visible(shape(actor)))).one()
    return dict(zip(row.ids, row.statuses, strict=True)) if row.ids else {}


@lru_cache(maxsize=64)
def _visible(actor: Actor) -> Select[*tuple[Any, ...]]:
    # Two arrays in one row: quicker to read than a row for each.
    return select(
        func.array_agg(Challenge.id, type_=ARRAY(Uuid)).label("ids"),
        func.array_agg(status_now, type_=ARRAY(Text)).label("statuses"),
    ).where(_PUBLISHED, visible_to(actor))


async def vocabulary_version(reader: Reader) -> int:
    """The version of the vocabulary as it stands; nought before there is one."""
    return (await reader.execute(select(Vocabulary.version))).scalar_one_or_none() or 0


async def outcomes(reader: Reader, actor: Actor) -> Sequence[RowMapping]:
    """Every published outcome: when it was, whether all may read it, whether the actor may."""
    statement = select(
        Challenge.id,
        Outcome.published_at.label("mark"),
        (Challenge.visibility == Visibility.PUBLIC).label("public"),
        visible_to(actor).label("visible"),
    )
    statement = statement.join(Outcome, Outcome.challenge_id == Challenge.id).where(_CONCLUDED)
    rows: Sequence[RowMapping] = (await reader.execute(statement)).mappings().all()
    return rows


async def outcome_texts(reader: Reader, ids: Collection[UUID]) -> Sequence[RowMapping]:
    """The words of published outcomes, to index, whoever may read them."""
    statement = (
        select(
            Challenge.id,
            Challenge.capabilities,
            Outcome.what_market_said,
            Outcome.what_happens_next,
        )
        .join(Outcome, Outcome.challenge_id == Challenge.id)
        .where(_CONCLUDED, Challenge.id.in_(ids))
    )
    rows: Sequence[RowMapping] = (await reader.execute(statement)).mappings().all()
    return rows


async def challenge_records(
    reader: Reader,
    actor: Actor,
    *,
    ids: Collection[UUID] = (),
    reference: str | None = None,
) -> dict[UUID, Record]:
    """Challenges that an actor may read, of these ids or with this reference."""
    statement = _challenges(
        actor,
        Challenge.summary,
        Challenge.problem_today,
        Challenge.who_is_affected,
        Challenge.outcomes,
        Challenge.keywords,
        status=status_now,
    ).where(_PUBLISHED, _named(Challenge, ids, reference))
    return {
        row["id"]: _record(
            row,
            row["summary"],
            row["problem_today"],
            row["who_is_affected"],
            *(f"{each['title']}. {each['measure']}" for each in row["outcomes"]),
            ", ".join(row["keywords"]),
        )
        for row in (await reader.execute(statement)).mappings()
    }


async def outcome_records(
    reader: Reader,
    actor: Actor,
    *,
    ids: Collection[UUID] = (),
    reference: str | None = None,
) -> dict[UUID, Record]:
    """Published outcomes of challenges that an actor may read, under the challenge's id."""
    statement = (
        _challenges(
            actor,
            Outcome.what_market_said,
            Outcome.what_happens_next,
            status=literal(Status.CONCLUDED.value),
        )
        .join(Outcome, Outcome.challenge_id == Challenge.id)
        .where(_CONCLUDED, _named(Challenge, ids, reference))
    )
    return {
        row["id"]: _record(row, row["what_market_said"], row["what_happens_next"])
        for row in (await reader.execute(statement)).mappings()
    }


async def solution_records(
    reader: Reader,
    _actor: Actor,
    *,
    ids: Collection[UUID] = (),
    reference: str | None = None,
) -> dict[UUID, Record]:
    """Listed product cards, which everybody may read."""
    statement = (
        select(
            Solution.id,
            Solution.reference,
            Solution.name.label("title"),
            Solution.summary,
            Solution.what_it_does,
            Solution.outcomes_seen,
            Solution.integration,
            Solution.capabilities,
            Solution.is_example,
            ORGANISATION.label("organisation"),
            literal(LISTED).label("status"),
            null().label("responses_close_at"),
        )
        .join(Organisation, Organisation.id == Solution.supplier_id)
        .where(Solution.status == SolutionStatus.LISTED, _named(Solution, ids, reference))
    )
    return {
        row["id"]: _record(
            row,
            row["summary"],
            row["what_it_does"],
            *(each["text"] for each in row["outcomes_seen"]),
            row["integration"],
        )
        for row in (await reader.execute(statement)).mappings()
    }


def _challenges(actor: Actor, *texts: Any, status: ColumnElement[str]) -> Select[Any]:
    return (
        select(
            Challenge.id,
            Challenge.reference,
            Challenge.title,
            Challenge.capabilities,
            Challenge.is_example,
            Challenge.responses_close_at,
            ORGANISATION.label("organisation"),
            status.label("status"),
            *texts,
        )
        .join(Organisation, Organisation.id == Challenge.lead_force_id)
        .where(visible_to(actor))
    )


def _named(entity: Any, ids: Collection[UUID], reference: str | None) -> ColumnElement[bool]:
    named: ColumnElement[bool] = (
        entity.id.in_(ids) if reference is None else entity.reference == reference
    )
    return named


def _record(row: RowMapping, *texts: str) -> Record:
    return Record(
        id=row["id"],
        reference=row["reference"],
        title=row["title"],
        texts=texts,
        organisation=row["organisation"],
        status=row["status"],
        capabilities=tuple(row["capabilities"]),
        responses_close_at=row["responses_close_at"],
        is_example=row["is_example"],
    )
