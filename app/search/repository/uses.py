"""Technology in use: which uses everybody may find, and what is read of them.

The public register's entries will take the place of what stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ARRAY, Text, Uuid, any_, false, func, select, true
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased

from app.organisations.models import Organisation
from app.search.repository.records import ORGANISATION, Record
from app.solutions.models import Deployment, Solution
from app.solutions.repository import (
    evidence_parts,
    is_named_policing_use,
    shown_capabilities,
)
from app.taxonomy.models import Capability, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping, Select

    from app.kernel.actor import Actor
    from app.platform.database import Reader

_User: Final = aliased(Organisation)
_EVERY_ONE: Final = ("police", "force", "technology", "use")
"""What each of them is. "Which force uses…" holds these words, and they tell none from another."""


async def uses(reader: Reader) -> list[dict[str, Any]]:
    """Every use that may be found, whoever asks: its status, and a mark that moves with its words.

    What a card says moves with its listings, a name with its organisation, a capability's words
    with the vocabulary.
    """
    vocabulary = select(Vocabulary.version).scalar_subquery()
    mark = func.concat_ws(" ", Solution.listed_number, _User.version, vocabulary)
    # Three arrays in one row: quicker to read than a row for each.
    statement = _found(
        func.array_agg(Deployment.id, type_=ARRAY(Uuid)).label("ids"),
        func.array_agg(Deployment.status, type_=ARRAY(Text)).label("statuses"),
        func.array_agg(mark, type_=ARRAY(Text)).label("marks"),
    )
    row = (await reader.execute(statement)).one()
    if not row.ids:
        return []
    return [
        {"id": identifier, "status": status, "mark": mark, "public": True}
        for identifier, status, mark in zip(row.ids, row.statuses, row.marks, strict=True)
    ]


async def use_texts(reader: Reader, ids: Collection[UUID]) -> Sequence[RowMapping]:
    """What such uses say, to index."""
    statement = _worded().where(Deployment.id.in_(ids))
    rows: Sequence[RowMapping] = (await reader.execute(statement)).mappings().all()
    return rows


def use_words(row: RowMapping) -> str:
    """All words by which a use is found: product, user, what for, what was learned."""
    return "\n".join((row["title"], *_names(row), *_texts(row)))


async def use_records(
    reader: Reader,
    _actor: Actor,
    *,
    ids: Collection[UUID] = (),
    reference: str | None = None,
) -> dict[UUID, Record]:
    """Such uses, as everybody reads them; the reference of a card leads to the card alone."""
    if reference is not None:
        return {}
    statement = (
        _worded(
            Solution.reference,
            Solution.is_example,
            ORGANISATION.label("supplier"),
            Deployment.status,
            Deployment.started_on,
            Deployment.ended_on,
            *(part.label(name) for name, part in evidence_parts(who=true(), note=false()).items()),
        )
        .join(Organisation, Organisation.id == Solution.supplier_id)
        .where(Deployment.id.in_(ids))
    )
    return {
        row["id"]: Record(
            id=row["id"],
            reference=row["reference"],
            title=row["title"],
            texts=_texts(row),
            organisation=row["supplier"],
            status=row["status"],
            capabilities=tuple(row["capabilities"]),
            responses_close_at=None,
            is_example=row["is_example"],
            names=_names(row),
            use=row,
        )
        for row in (await reader.execute(statement)).mappings()
    }


def _found(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(Deployment)
        .join(Solution, Solution.id == Deployment.solution_id)
        .join(_User, _User.id == Deployment.organisation_id)
        .where(is_named_policing_use())
    )


def _worded(*columns: Any) -> Select[Any]:
    capabilities = shown_capabilities()
    words = (
        select(func.jsonb_agg(func.jsonb_build_array(Capability.name, Capability.synonyms)))
        .where(Capability.slug == any_(capabilities))
        .correlate(Deployment, Solution)
        .scalar_subquery()
    )
    user = func.jsonb_build_object(
        "id", _User.id, "slug", _User.slug, "name", _User.name, type_=JSONB
    )
    return _found(
        Deployment.id,
        Solution.name.label("title"),
        user.label("organisation"),
        _User.aliases,
        Deployment.use,
        Deployment.learned,
        Deployment.scale,
        capabilities.label("capabilities"),
        func.coalesce(words, func.jsonb_build_array(), type_=JSONB).label("capability_words"),
        *columns,
    )


def _names(row: RowMapping) -> tuple[str, ...]:
    return (row["organisation"]["name"], *row["aliases"], *_EVERY_ONE)


def _texts(row: RowMapping) -> tuple[str, ...]:
    """What the supplier says first: a snippet quotes the first of equals."""
    words = row["capability_words"]
    synonyms = (synonym for _, known in words for synonym in known)
    return (
        row["use"],
        row["learned"],
        row["scale"],
        *(name for name, _ in words),
        *synonyms,
    )
