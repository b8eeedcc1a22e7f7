"""Organisations for tests."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.actor import OrganisationKind
from app.kernel.ids import new_id
from app.organisations.enums import Status
from app.organisations.models import Organisation, OversightOf


async def make_organisation(
    session: AsyncSession,
    *,
    kind: OrganisationKind = OrganisationKind.SUPPLIER,
    status: Status = Status.VERIFIED,
    **overrides: Any,
) -> Organisation:
    """Insert an organisation with a name of its own; verified unless told otherwise."""
    identifier = new_id()
    fields = {
        "id": identifier,
        "slug": f"{kind.value.replace('_', '-')}-{identifier.hex[-12:]}",
        "name": f"Organisation {identifier.hex[-12:]}",
        "jurisdiction": "uk",
        "is_example": True,
        **overrides,
    }
    organisation = Organisation(kind=kind, status=status, **fields)
    session.add(organisation)
    await session.flush()
    return organisation


async def make_force(session: AsyncSession, **overrides: Any) -> Organisation:
    """Insert a police force."""
    given = {"force_type": "territorial", "jurisdiction": "england", **overrides}
    return await make_organisation(session, kind=OrganisationKind.FORCE, **given)


async def make_supplier(session: AsyncSession, **overrides: Any) -> Organisation:
    """Insert a supplier."""
    return await make_organisation(session, kind=OrganisationKind.SUPPLIER, **overrides)


async def oversee(session: AsyncSession, *, oversight_id: UUID, force_id: UUID) -> None:
    """Let an oversight body oversee a force."""
    session.add(OversightOf(oversight_id=oversight_id, force_id=force_id))
    await session.flush()
