"""One product card as a reader may see it, in one statement."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    Uuid,
    and_,
    any_,
    case,
    cast,
    func,
    not_,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import aliased

from app.files import policy as files_policy
from app.files import repository as files
from app.files.enums import Status as FileStatus
from app.files.models import File
from app.kernel.actor import ANONYMOUS, Actor
from app.kernel.errors import NotFound
from app.organisations.models import Organisation
from app.platform.database import Reader, one_or_none
from app.solutions import evidence_lifecycle
from app.solutions.enums import Evidence, Field, Pending, Stage, Status
from app.solutions.lifecycle import available, missing, stage_of
from app.solutions.models import Deployment, Solution
from app.solutions.policy import hands_out, insider, visible_to
from app.solutions.repository.records import is_named
from app.solutions.repository.words import (
    as_bool,
    code,
    evidence_date,
    horizon,
    is_stale,
    json_list,
    json_object,
    only_if,
    supplier_name,
)
from app.solutions.schemas import DeploymentText, DeploymentView, ProductCard, SolutionView
from app.taxonomy.models import Capability, Sector

CARD_FIELDS: Final = tuple(ProductCard.model_fields)
_OPEN_FIELDS: Final = tuple(
    name
    for name in DeploymentText.model_fields
    if name not in {"organisation_id", "organisation_label", "evidence_link", "documents"}
)
_REASONS_FOR_ALL: Final = (Status.SUSPENDED, Status.RETIRED)


async def detail(reader: Reader, actor: Actor, ref: Any) -> SolutionView:
    """Read one card with its deployments; NotFound when the actor may not see it.

    Outsiders get no claims of a suspended or retired card, no revision, no deployment that is
    not listed yet, and no name behind an anonymous one: none of it is in the answer of the query.
    """
    row = await one_or_none(reader, _detail(actor).where(is_named(ref), visible_to(actor)))
    if row is None:
        raise NotFound
    return _view(actor, row)


async def public_deployments(
    reader: Reader, cards: Collection[UUID]
) -> dict[UUID, list[DeploymentView]]:
    """Read the listed deployments of cards as the public sees them, for their versions."""
    statement = select(Solution.id, _deployments(ANONYMOUS).label("deployments"))
    rows = await reader.execute(statement.where(Solution.id.in_(cards)))
    return {
        row.id: [DeploymentView.model_validate(entry) for entry in row.deployments] for row in rows
    }


def _detail(actor: Actor) -> Select[*tuple[Any, ...]]:
    inside = insider(actor)
    claims = or_(inside, Solution.status == Status.LISTED)
    card = json_object(**{name: getattr(Solution, name) for name in CARD_FIELDS})
    reason = or_(inside, Solution.status.in_(_REASONS_FOR_ALL))
    return select(
        Solution.id,
        Solution.reference,
        Solution.name,
        Solution.supplier_id,
        Solution.status,
        Solution.status_since,
        Solution.is_example,
        Solution.listed_number,
        Solution.first_listed_at,
        Solution.listed_at,
        as_bool(inside).label("inside"),
        supplier_name().label("supplier"),
        only_if(reason, Solution.status_reason).label("status_reason"),
        only_if(claims, horizon()).label("horizon"),
        only_if(claims, card).label("card"),
        only_if(claims, _deployments(actor)).label("deployments"),
        _capability_names(claims, inside).label("capability_names"),
        _sector_names(claims, inside).label("sector_names"),
        _files(actor).label("files"),
        only_if(inside, Solution.revision).label("revision"),
        only_if(inside, Solution.revision_state).label("revision_state"),
        only_if(inside, Solution.revision_reason).label("revision_reason"),
        # The row's version moves with hidden drafts; outsiders get what moves with the public text.
        case((inside, Solution.version), else_=Solution.listed_number).label("version"),
    ).join(Organisation, Organisation.id == Solution.supplier_id)


def _files(actor: Actor) -> ColumnElement[Any]:
    """The documents of the card by name; the supplier's own people also see what is not clean."""
    shown = or_(files_policy.own(actor), File.status == FileStatus.CLEAN)
    return files.named(and_(hands_out(actor), shown))


def _deployments(actor: Actor) -> ColumnElement[Any]:
    user = aliased(Organisation)
    inside = insider(actor)
    named = or_(inside, not_(Deployment.anonymous))
    entry = json_object(
        id=Deployment.id,
        **{name: getattr(Deployment, name) for name in _OPEN_FIELDS},
        organisation_id=only_if(named, Deployment.organisation_id),
        evidence_link=case((named, Deployment.evidence_link), else_=""),
        documents=case((named, Deployment.documents), else_=cast([], ARRAY(Uuid))),
        **_standing(actor, user),
        pending=case(
            (not_(inside), null()),
            (not_(Deployment.is_listed), code(Pending.NEW)),
            (Deployment.revision.is_not(None), code(Pending.CHANGED)),
            else_=null(),
        ),
        proposed=only_if(inside, Deployment.revision),
    )
    return (
        select(json_list(entry, by=Deployment.id))
        .select_from(Deployment)
        .outerjoin(user, user.id == Deployment.organisation_id)
        .where(Deployment.solution_id == Solution.id, or_(inside, Deployment.is_listed))
        .correlate(Solution)
        .scalar_subquery()
    )


def listed_uses(actor: Actor) -> ColumnElement[Any]:
    """The listed deployments of a card by id: what for, since when, who uses it and who vouches.

    As much of it as the reader may know; `with_actions` adds what he may do about each.
    """
    user = aliased(Organisation)
    entry = json_object(
        use=Deployment.use,
        scale=Deployment.scale,
        reach=Deployment.reach,
        started_on=Deployment.started_on,
        ended_on=Deployment.ended_on,
        learned=Deployment.learned,
        anonymous=Deployment.anonymous,
        **_standing(actor, user),
    )
    found = (
        select(func.jsonb_object_agg(Deployment.id, entry))
        .select_from(Deployment)
        .outerjoin(user, user.id == Deployment.organisation_id)
        .where(Deployment.solution_id == Solution.id, Deployment.is_listed)
        .correlate(Solution)
        .scalar_subquery()
    )
    return func.coalesce(found, func.jsonb_build_object(), type_=JSONB)


def _standing(actor: Actor, user: Any) -> dict[str, Any]:
    """Who uses it and what stands behind that, as far as the reader may know."""
    inside = insider(actor)
    named = or_(inside, not_(Deployment.anonymous))
    undisputed_or_inside = or_(inside, and_(named, Deployment.evidence != Evidence.DISPUTED))
    return {
        "organisation_label": case((named, Deployment.organisation_label), else_=""),
        "organisation": only_if(
            and_(named, user.id.is_not(None)),
            json_object(id=user.id, slug=user.slug, name=user.name),
        ),
        **evidence_parts(who=named, note=undisputed_or_inside),
        # Never in a view: what the reader may do about it depends on it.
        "of_the_reader": Deployment.organisation_id.is_not_distinct_from(actor.organisation_id),
    }


def evidence_parts(*, who: ColumnElement[bool], note: ColumnElement[bool]) -> dict[str, Any]:
    """What a view says about evidence; as what somebody vouched, and the note, where that holds."""
    return {
        "evidence": Deployment.evidence,
        "evidence_at": Deployment.evidence_at,
        "evidence_role": only_if(who, Deployment.evidence_role),
        "evidence_note": case((note, Deployment.evidence_note), else_=""),
        "evidence_date": evidence_date(),
        "is_stale": is_stale(),
    }


def _names(model: Any, used: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(
        select(func.jsonb_object_agg(model.slug, model.name))
        .where(used)
        .correlate(Solution)
        .scalar_subquery(),
        func.jsonb_build_object(),
        type_=JSONB,
    )


def _capability_names(claims: ColumnElement[bool], inside: ColumnElement[bool]) -> Any:
    used = select(Deployment.id).where(
        Deployment.solution_id == Solution.id,
        or_(inside, Deployment.is_listed),
        or_(
            Capability.slug == any_(Deployment.capabilities),
            and_(inside, Deployment.revision["capabilities"].has_key(Capability.slug)),
        ),
    )
    return _names(
        Capability,
        or_(
            and_(claims, Capability.slug == any_(Solution.capabilities)),
            and_(inside, Solution.revision["capabilities"].has_key(Capability.slug)),
            and_(claims, used.correlate(Solution, Capability).exists()),
        ),
    )


def _sector_names(claims: ColumnElement[bool], inside: ColumnElement[bool]) -> Any:
    used = select(Deployment.id).where(
        Deployment.solution_id == Solution.id,
        or_(inside, Deployment.is_listed),
        or_(
            Deployment.sector == Sector.slug,
            and_(inside, Deployment.revision["sector"].as_string() == Sector.slug),
        ),
    )
    return _names(
        Sector,
        or_(
            and_(claims, Sector.slug == any_(Solution.sectors)),
            and_(inside, Solution.revision["sectors"].has_key(Sector.slug)),
            and_(claims, used.correlate(Solution, Sector).exists()),
        ),
    )


def _view(actor: Actor, row: RowMapping) -> SolutionView:
    read = dict(row)
    subject = Solution(
        status=row["status"], revision_state=row["revision_state"], supplier_id=row["supplier_id"]
    )
    stage = stage_of(subject)
    working = row["revision"] or row["card"]
    asks = row["inside"] and stage in {Stage.DRAFT, Stage.REVISED}
    read["deployments"] = [with_actions(actor, entry) for entry in row["deployments"] or []]
    read["revision"] = _revision(row) if row["revision_state"] else None
    read["missing"] = missing(working) if asks else []
    read["available_actions"] = available(actor, subject)
    return SolutionView.model_validate(read)


def with_actions(actor: Actor, entry: dict[str, Any]) -> dict[str, Any]:
    """An entry of a deployment with what the actor may do about its evidence."""
    subject = Deployment(
        evidence=entry["evidence"],
        anonymous=entry["anonymous"],
        organisation_id=actor.organisation_id if entry["of_the_reader"] else None,
    )
    return {**entry, "available_actions": evidence_lifecycle.available(actor, subject)}


def _revision(row: RowMapping) -> dict[str, Any]:
    listed = ProductCard.model_validate(row["card"])
    proposed = ProductCard.model_validate(row["revision"] or row["card"])
    changed = [
        Field(name) for name in CARD_FIELDS if getattr(proposed, name) != getattr(listed, name)
    ]
    if any(entry["pending"] for entry in row["deployments"] or []):
        changed.append(Field.DEPLOYMENTS)
    return {
        "state": row["revision_state"],
        "reason": row["revision_reason"],
        "changed": changed,
        "card": proposed,
    }
