"""The shipped organisations: loaded once, loaded again, and edited in between."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select, update

from app.kernel.actor import OrganisationKind
from app.organisations import repository, service
from app.organisations.enums import Status
from app.organisations.models import ForceContractingAuthority, Organisation, OversightOf
from app.organisations.schemas import OrganisationEntry

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncSession

COMMISSIONER = OrganisationEntry(
    slug="commissioner-for-tests",
    name="Commissioner for Tests",
    kind=OrganisationKind.OVERSIGHT,
    status=Status.VERIFIED,
    oversees=("kent", "btp"),
)


async def _force(session: AsyncSession, slug: str) -> Organisation:
    force = await repository.find_by_slug(session, slug)
    assert force is not None
    await session.refresh(force)
    return force


async def test_all_forces_and_their_buyers_are_there_after_migration(session: AsyncSession) -> None:
    await service.load_reference(session)

    forces = await session.scalar(
        select(func.count()).where(Organisation.kind == "force", Organisation.gss_code.is_not(None))
    )
    linked = await session.scalar(select(func.count()).select_from(ForceContractingAuthority))
    assert forces == 45
    assert linked == 49
    kent = await _force(session, "kent")
    assert (kent.status, kent.is_example, kent.jurisdiction) == ("verified", False, "england")


async def test_loading_again_changes_nothing_and_keeps_what_was_edited(
    session: AsyncSession,
) -> None:
    await service.load_reference(session)
    await session.execute(
        update(Organisation).where(Organisation.slug == "kent").values(name="Kent, renamed")
    )

    assert await service.load_reference(session) == 0
    assert (await _force(session, "kent")).name == "Kent, renamed"


async def test_a_changed_shipped_record_is_taken_over_with_its_successor_and_buyer(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await service.load_reference(session)
    before = await _force(session, "kent")
    version = before.version
    for name in ("forces.json", "contracting_authorities.json"):
        text = (service.DATA / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(_changed(name, text), encoding="utf-8")
    monkeypatch.setattr(service, "DATA", tmp_path)

    assert await service.load_reference(session) == 2

    kent = await _force(session, "kent")
    assert kent.version == version + 1
    assert str(kent.valid_to) == "2030-04-01"
    assert kent.successor_id == (await _force(session, "surrey")).id
    buyers = select(func.count()).where(ForceContractingAuthority.force_id == kent.id)
    assert await session.scalar(buyers) == 0


def _changed(name: str, text: str) -> str:
    records = json.loads(text)
    for record in records:
        if name == "forces.json" and record["slug"] == "kent":
            record |= {"valid_to": "2030-04-01", "successor_slug": "surrey"}
        elif "kent" in record.get("forces", ()):
            record["forces"] = ["surrey"]
    return json.dumps(records)


async def test_an_organisation_is_entered_once_with_the_forces_it_oversees(
    session: AsyncSession,
) -> None:
    await service.load_reference(session)

    made = await service.ensure_organisation(session, COMMISSIONER)
    again = await service.ensure_organisation(session, COMMISSIONER)

    assert made.id == again.id
    overseen = select(Organisation.slug).join(OversightOf, OversightOf.force_id == Organisation.id)
    found = await session.scalars(overseen.where(OversightOf.oversight_id == made.id))
    assert set(found) == {"kent", "btp"}


async def test_an_organisation_cannot_oversee_a_force_that_does_not_exist(
    session: AsyncSession,
) -> None:
    entry = COMMISSIONER.model_copy(update={"slug": "another", "oversees": ("atlantis",)})

    with pytest.raises(KeyError):
        await service.ensure_organisation(session, entry)


@pytest.mark.parametrize("slug", ["Upper", "two words", "-x", "", "x" * 81])
def test_a_slug_is_made_of_small_letters_and_hyphens(slug: str) -> None:
    with pytest.raises(ValidationError):
        OrganisationEntry(
            slug=slug, name="X", kind=OrganisationKind.SUPPLIER, status=Status.VERIFIED
        )
