"""Technology in use: which force uses what is found, as everybody may read it, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

import pytest
import pytest_asyncio

from app.kernel.actor import Role
from app.matching.enums import RecordKind
from app.matching.service import index_record
from tests.factories.organisations import make_force, make_supplier
from tests.factories.solutions import make_deployment, make_solution
from tests.factories.taxonomy import make_capability, make_theme
from tests.search.scene import Found, bold, search, text

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.organisations.models import Organisation
    from app.solutions.models import Deployment, Solution
    from app.taxonomy.models import Capability, Vocabulary
    from tests.conftest import AsRole

USE: Final[dict[str, Any]] = {
    "sector": "policing",
    "use": "Case papers before they go to prosecutors",
    "learned": "Badgers were left readable at first.",
    "started_on": date(2025, 5, 1),
}


class Used:
    """A product in use at a force."""

    supplier: Organisation
    kent: Organisation
    blackout: Capability
    card: Solution
    use: Deployment


@pytest_asyncio.fixture
async def used(scene: Found, session: AsyncSession) -> Used:
    made = Used()
    theme = await make_theme(session, slug="evidence", name="Evidence")
    made.blackout = await make_capability(
        session, theme=theme, slug="redacting", name="Blacking out", synonyms=["redaction"]
    )
    made.supplier = await make_supplier(session, name="Otter Limited")
    made.kent = await make_force(session, name="Kent Police", aliases=["KP"])
    made.card = await make_solution(
        session,
        supplier=made.supplier,
        name="Otter Veil",
        summary="Hides names in papers.",
        what_it_does="Hides names.",
        outcomes_seen=[],
        integration="",
        capabilities=["redacting"],
    )
    made.use = await make_deployment(session, made.card, organisation_id=made.kent.id, **USE)
    await session.commit()
    return made


async def found(reader: httpx.AsyncClient, q: str, **asked: Any) -> list[dict[str, Any]]:
    """The uses among what is found."""
    page = await search(reader, q, **asked)
    return [item for item in page["items"] if item["kind"] == "use"]


async def test_a_use_says_what_is_used_by_whom_since_when_and_who_says_so(
    used: Used, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    used.use.evidence = "confirmed"
    used.use.evidence_at = datetime(2025, 6, 2, 9, tzinfo=UTC)
    used.use.evidence_role = "force_contributor"
    used.use.evidence_note = "Never in a hit."
    session.add(used.use)
    await session.commit()
    [hit] = await found(client, "Kent prosecutor hamster")
    assert hit["id"] == str(used.use.id)
    assert (hit["reference"], text(hit["title"])) == (used.card.reference, "Otter Veil")
    assert hit["organisation"] == {"slug": used.supplier.slug, "name": "Otter Limited"}
    assert (text(hit["snippet"]), bold(hit["snippet"])) == (USE["use"], ["prosecutors"])
    assert (hit["terms"], hit["missing"]) == (["Kent", "prosecutor"], ["hamster"])
    assert hit["is_example"] is used.card.is_example
    assert hit["status"] == "in_use"
    assert (text(hit["use"].pop("user")), hit["use"].pop("is_stale")) == ("Kent Police", True)
    assert hit["use"] == {
        "organisation": {"id": str(used.kent.id), "slug": used.kent.slug, "name": "Kent Police"},
        "status": "in_use",
        "started_on": "2025-05-01",
        "ended_on": None,
        "evidence": "confirmed",
        "evidence_at": "2025-06-02T09:00:00.000Z",
        "evidence_role": "force_contributor",
        "evidence_date": "2025-06-02",
    }


@pytest.mark.parametrize(
    "q",
    [
        "Kent redaction",
        "which force uses redaction?",
        "forces using blacking out technology",
        "redaction at KP",
        "otter veil",
        "readable badger",
        '"kent police" "blacking out"',
    ],
)
async def test_a_use_is_found_by_product_force_capability_and_what_is_said_of_it(
    used: Used, client: httpx.AsyncClient, q: str
) -> None:
    assert [hit["id"] for hit in await found(client, q)] == [str(used.use.id)]


async def test_words_for_what_every_use_is_tell_none_from_another(
    used: Used, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    other = await make_force(session, name="Sussex Police")
    card = await make_solution(session, name="Vole", capabilities=["selective-extraction"])
    vole = await make_deployment(session, card, organisation_id=other.id, sector="policing")
    for _ in range(12):
        await make_deployment(session, used.card, organisation_id=used.kent.id, **USE)
    await session.commit()
    [hit] = await found(client, "which police force uses targeted downloads")
    assert hit["id"] == str(vole.id)
    assert hit["missing"] == []


@pytest.mark.parametrize(
    "hiding",
    [
        {"anonymous": True},
        {"evidence": "disputed"},
        {"is_listed": False},
        {"organisation_id": None, "organisation_label": "Kent Police"},
        {"sector": "health"},
    ],
    ids=str,
)
async def test_what_the_public_does_not_read_as_a_named_use_nobody_finds(
    used: Used,
    session: AsyncSession,
    client: httpx.AsyncClient,
    as_role: AsRole,
    hiding: dict[str, Any],
) -> None:
    for name, value in hiding.items():
        setattr(used.use, name, value)
    session.add(used.use)
    await session.commit()
    readers = [
        client,
        await as_role(Role.SUPPLIER_MEMBER, used.supplier),
        await as_role(Role.FORCE_APPROVER, used.kent),
        await as_role(Role.MODERATOR),
    ]
    for reader in readers:
        for q in ("Kent redaction", "prosecutors badgers", "otter veil", used.card.reference):
            page = await search(reader, q)
            assert {item["kind"] for item in page["items"]} <= {"solution"}, (hiding, q)
            # What was typed comes back as what a hit does not hold, and nowhere else.
            assert "Kent" not in str([{**item, "missing": []} for item in page["items"]])
            assert {"value": "use", "name": None, "count": 0} in page["facets"]["kind"]
        # Nor is a word that stands nowhere else suggested.
        assert (await search(reader, "prosecutosr"))["did_you_mean"] is None
    shown = {"anonymous": False, "evidence": "claimed", "is_listed": True, "sector": "policing"}
    for name, value in {**shown, "organisation_id": used.kent.id}.items():
        setattr(used.use, name, value)
    await session.commit()
    assert len(await found(client, "Kent redaction")) == 1
    assert (await search(client, "prosecutosr"))["did_you_mean"]["q"] == "prosecutors"


@pytest.mark.parametrize("stage", ["draft", "in_review", "suspended", "retired"])
async def test_uses_of_cards_that_are_not_listed_are_not_found(
    used: Used, session: AsyncSession, client: httpx.AsyncClient, as_role: AsRole, stage: str
) -> None:
    card = await make_solution(session, stage=stage, supplier=used.supplier, name="Zebra Veil")
    await make_deployment(
        session, card, **{**USE, "organisation_id": used.kent.id, "is_listed": True}
    )
    await session.commit()
    for reader in (client, await as_role(Role.SUPPLIER_MEMBER, used.supplier)):
        assert (await search(reader, "zebra"))["total"] == 0
        assert len(await found(reader, "prosecutors")) == 1


async def test_a_use_is_gone_in_the_request_after_its_card_is_suspended(
    used: Used, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    assert len(await found(client, "Kent redaction")) == 1
    used.card.status = "suspended"
    session.add(used.card)
    await index_record(session, RecordKind.SOLUTION, used.card.id)
    await session.commit()
    assert (await search(client, "Kent redaction"))["total"] == 0
    used.card.status = "listed"
    await index_record(session, RecordKind.SOLUTION, used.card.id)
    await session.commit()
    assert len(await found(client, "Kent redaction")) == 1


async def test_changes_that_wait_for_review_are_not_found_until_they_are_listed(
    used: Used, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    used.use.revision = {"use": "Walrus statements"}
    session.add(used.use)
    await session.commit()
    assert await found(client, "walrus") == []
    assert len(await found(client, "prosecutors")) == 1
    used.use.revision = None
    used.use.use = "Walrus statements"
    used.card.listed_number += 1
    session.add(used.card)
    await session.commit()
    assert len(await found(client, "walrus")) == 1
    assert await found(client, "prosecutors") == []


async def test_new_names_of_forces_and_capabilities_are_found_in_the_next_request(
    used: Used, session: AsyncSession, client: httpx.AsyncClient, vocabulary: Vocabulary
) -> None:
    assert len(await found(client, "Kent redaction")) == 1
    used.kent.name = "Garden Constabulary"
    used.kent.version += 1
    used.blackout.name = "Obscuring"
    vocabulary.version += 1
    session.add_all([used.kent, used.blackout, vocabulary])
    await session.commit()
    assert len(await found(client, "garden obscuring")) == 1
    assert await found(client, "blacking out at Kent") == []


async def test_uses_are_filtered_by_status_capability_and_kind(
    used: Used, session: AsyncSession, client: httpx.AsyncClient
) -> None:
    own = {"capabilities": ["selective-extraction"], "status": "trial"}
    trial = await make_deployment(
        session, used.card, **USE, **own, organisation_id=used.kent.id, scale="Two prosecutors"
    )
    await session.commit()
    page = await search(client, "prosecutors")
    assert {each["value"]: each["count"] for each in page["facets"]["status"]} == {
        "in_use": 1,
        "trial": 1,
    }
    assert page["facets"]["kind"][-1] == {"value": "use", "name": None, "count": 2}
    [hit] = await found(client, "prosecutors", status="trial", kind="use")
    assert hit["id"] == str(trial.id)
    # What a use names itself goes before what its card has.
    [hit] = await found(client, "prosecutors", capability="selective-extraction")
    assert hit["id"] == str(trial.id)
    [hit] = await found(client, "prosecutors", capability="redacting")
    assert hit["id"] == str(used.use.id)


async def test_the_reference_of_a_card_leads_to_the_card_alone(
    used: Used, client: httpx.AsyncClient
) -> None:
    page = await search(client, used.card.reference)
    assert [item["kind"] for item in page["items"]] == ["solution"]
