"""What is done with organisations: load the shipped ones, and make sure that one is there."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.ids import new_id
from app.organisations import repository
from app.organisations.enums import Status
from app.organisations.models import (
    ContractingAuthority,
    ForceContractingAuthority,
    Organisation,
    OversightOf,
)
from app.organisations.schemas import OrganisationEntry

DATA: Final = Path(__file__).parent / "data"
_SHIPPED: Final = (
    "slug",
    "name",
    "aliases",
    "kind",
    "jurisdiction",
    "nation",
    "region",
    "force_type",
    "gss_code",
    "short_code",
    "tile_column",
    "tile_row",
)


async def load_reference(session: AsyncSession) -> int:
    """Load the forces and their buyers that ship with the portal; return how many changed.

    Repeatable. A record is written when it is new or when the shipped one has changed since it
    was loaded, so what administrators edit stays until the project itself knows better.
    """
    forces = _shipped("forces.json")
    changed = await _load_forces(session, forces)
    await _link_successors(session, [force for force in forces if force["slug"] in changed])
    return len(changed) + await _load_authorities(session, _shipped("contracting_authorities.json"))


async def ensure_organisation(session: AsyncSession, entry: OrganisationEntry) -> Organisation:
    """Return the organisation with this slug, made now when it is not there yet.

    Raises KeyError when a force it oversees is unknown.
    """
    known = await repository.find_by_slug(session, entry.slug)
    if known is not None:
        return known
    organisation = Organisation(id=new_id(), **entry.model_dump(exclude={"oversees"}))
    session.add(organisation)
    await session.flush()
    ids = await _ids_of(session, entry.oversees)
    session.add_all(
        OversightOf(oversight_id=organisation.id, force_id=ids[force]) for force in entry.oversees
    )
    await session.flush()
    return organisation


async def _load_forces(session: AsyncSession, forces: list[dict[str, Any]]) -> set[str]:
    rows = [
        {
            "id": new_id(),
            "status": Status.VERIFIED,
            "valid_from": _date(force["valid_from"]),
            "valid_to": _date(force["valid_to"]),
            "reference_sha256": _hash(force),
            **{field: force[field] for field in _SHIPPED},
        }
        for force in forces
    ]
    upsert = insert(Organisation).values(rows)
    fields = (*_SHIPPED, "valid_from", "valid_to", "reference_sha256")
    statement = upsert.on_conflict_do_update(
        index_elements=[Organisation.slug],
        set_={
            **{field: upsert.excluded[field] for field in fields},
            "version": Organisation.version + 1,
        },
        where=Organisation.reference_sha256.is_distinct_from(upsert.excluded.reference_sha256),
    ).returning(Organisation.slug)
    return set((await session.execute(statement)).scalars())


async def _link_successors(session: AsyncSession, forces: list[dict[str, Any]]) -> None:
    ids = await _ids_of(session, [f["successor_slug"] for f in forces if f["successor_slug"]])
    for force in forces:
        successor = ids[force["successor_slug"]] if force["successor_slug"] else None
        await session.execute(
            update(Organisation)
            .where(
                Organisation.slug == force["slug"],
                Organisation.successor_id.is_distinct_from(successor),
            )
            .values(successor_id=successor)
        )


async def _load_authorities(session: AsyncSession, authorities: list[dict[str, Any]]) -> int:
    upsert = insert(ContractingAuthority).values(
        [
            {
                "id": new_id(),
                "name": authority["name"],
                "ppon": authority["ppon"],
                "confirmed": authority["confirmed"],
                "reference_sha256": _hash(authority),
            }
            for authority in authorities
        ]
    )
    fields = ("ppon", "confirmed", "reference_sha256")
    statement = upsert.on_conflict_do_update(
        index_elements=[ContractingAuthority.name],
        set_={field: upsert.excluded[field] for field in fields},
        where=ContractingAuthority.reference_sha256.is_distinct_from(
            upsert.excluded.reference_sha256
        ),
    ).returning(ContractingAuthority.name, ContractingAuthority.id)
    changed = {row.name: row.id for row in await session.execute(statement)}
    if not changed:
        return 0
    ids = await _ids_of(session, [slug for entry in authorities for slug in entry["forces"]])
    links = [
        {"force_id": ids[slug], "authority_id": changed[entry["name"]]}
        for entry in authorities
        if entry["name"] in changed
        for slug in entry["forces"]
    ]
    gone = ForceContractingAuthority.authority_id.in_(changed.values())
    await session.execute(delete(ForceContractingAuthority).where(gone))
    await session.execute(insert(ForceContractingAuthority).values(links))
    return len(changed)


async def _ids_of(session: AsyncSession, slugs: Sequence[str]) -> dict[str, Any]:
    statement = select(Organisation.slug, Organisation.id).where(Organisation.slug.in_(slugs))
    return {row.slug: row.id for row in await session.execute(statement)}


def _shipped(name: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return records


def _hash(record: dict[str, Any]) -> bytes:
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).digest()


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
