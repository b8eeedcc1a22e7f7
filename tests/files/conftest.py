"""A supplier with people, and whoever else comes by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest_asyncio

from app.kernel.actor import Role
from tests.factories.organisations import make_supplier

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.organisations.models import Organisation
    from tests.conftest import AsRole


@dataclass(frozen=True)
class People:
    """Who the tests of files are about."""

    organisation: Organisation
    supplier: httpx.AsyncClient
    colleague: httpx.AsyncClient
    other_supplier: httpx.AsyncClient
    force: httpx.AsyncClient


@pytest_asyncio.fixture
async def people(as_role: AsRole, session: AsyncSession) -> People:
    """Two of one supplier, one of another, one of a force."""
    home = await make_supplier(session, name="Example Otter Ltd")
    await session.commit()
    return People(
        organisation=home,
        supplier=await as_role(Role.SUPPLIER_MEMBER, organisation=home),
        colleague=await as_role(Role.SUPPLIER_ADMIN, organisation=home),
        other_supplier=await as_role(Role.SUPPLIER_MEMBER),
        force=await as_role(Role.FORCE_APPROVER),
    )
