"""Who vouches for a match, what it lacks, and what of that each reader is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.models import ChallengeSponsor
from app.kernel.actor import Role
from app.matching.enums import RecordKind
from app.matching.repository.changes import note_change
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force
from tests.factories.solutions import make_deployment
from tests.factories.taxonomy import make_capability
from tests.matching.scene import ASKED, World

if TYPE_CHECKING:
    from httpx import AsyncClient

    from tests.conftest import AsRole


async def uses_of(reader: AsyncClient, world: World) -> dict[str, dict[str, Any]]:
    """The deployments of the one match, by what they are for."""
    answer = await reader.get(f"/api/v1/challenges/{world.challenge.reference}/matches")
    return {each["use"]: each for each in answer.json()["items"][0]["deployments"]}


async def test_a_use_says_who_vouches_for_it_and_since_when(
    world: World, session: AsyncSession, as_role: AsRole
) -> None:
    used = await make_deployment(
        session, world.fitting, sector="policing", organisation_id=world.force.id, use="Our own"
    )
    await session.commit()
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    claimed = (await uses_of(force, world))["Our own"]
    assert claimed["organisation"]["name"] == world.force.name
    assert (claimed["evidence"], claimed["evidence_role"]) == ("claimed", None)
    assert "confirm" in claimed["available_actions"]
    assert not claimed["in_service"]
    etag = (await force.get(f"/api/v1/deployments/{used.id}")).headers["etag"]
    path = f"/api/v1/deployments/{used.id}/transitions"
    answer = await force.post(path, json={"action": "confirm"}, headers={"If-Match": etag})
    assert answer.status_code == 200, answer.text
    confirmed = (await uses_of(force, world))["Our own"]
    assert (confirmed["evidence"], confirmed["evidence_role"]) == ("confirmed", "force_contributor")
    assert confirmed["evidence_at"] is not None
    assert confirmed["evidence_date"] == confirmed["evidence_at"][:10]
    assert not confirmed["is_stale"]
    assert confirmed["in_service"]
    assert confirmed["id"] == str(used.id)


async def test_who_uses_it_unnamed_is_told_to_its_supplier_and_moderators_alone(
    world: World, session: AsyncSession, as_role: AsRole
) -> None:
    hidden = {"organisation_id": world.force.id, "organisation_label": "The county force"}
    await make_deployment(session, world.fitting, anonymous=True, use="Unnamed", **hidden)
    lead = world.force.name
    await session.commit()
    moderator = await as_role(Role.MODERATOR)
    told = (await uses_of(moderator, world))["Unnamed"]
    assert (told["organisation"]["name"], told["organisation_label"]) == (lead, "The county force")
    other = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    shown = (await uses_of(other, world))["Unnamed"]
    assert (shown["organisation"], shown["organisation_label"]) == (None, "")
    assert (shown["evidence_role"], shown["evidence_note"]) == (None, "")
    supplier = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    page = (await supplier.get(f"/api/v1/solutions/{world.fitting.reference}/matches")).json()
    own = {each["use"]: each for each in page["items"][0]["deployments"]}
    assert own["Unnamed"]["organisation"]["name"] == lead


async def test_capabilities_that_the_card_does_not_name_are_told_to_every_reader(
    world: World, session: AsyncSession, as_role: AsRole
) -> None:
    phones = await make_capability(session, slug="consent-record", name="Consent record")
    theme = phones.theme_id
    await make_capability(session, slug="victim-portal", name="Portal for victims", theme_id=theme)
    world.fitting.capabilities = ["selective-extraction", "consent-record"]
    asked = ["selective-extraction", "victim-portal", "fatigue-aware-rostering"]
    wide = await make_challenge(
        session, force=world.force, stage="open", **{**ASKED, "capabilities": asked}
    )
    await session.commit()
    for role, organisation in ((Role.MODERATOR, None), (Role.FORCE_CONTRIBUTOR, world.force)):
        reader = await as_role(role, organisation)
        page = (await reader.get(f"/api/v1/challenges/{wide.reference}/matches")).json()
        match = next(m for m in page["items"] if m["solution"]["id"] == str(world.fitting.id))
        assert {
            each["slug"]: (each["same"], each["related"]) for each in match["capabilities"]
        } == {
            "selective-extraction": (True, []),
            "victim-portal": (False, ["Consent record"]),
        }
        assert match["capabilities_missing"] == [
            {"slug": "fatigue-aware-rostering", "name": "Rosters"}
        ]


async def test_a_use_at_a_force_that_asks_comes_first_and_can_be_confirmed(
    world: World, session: AsyncSession, as_role: AsRole
) -> None:
    trial = await make_deployment(
        session,
        world.fitting,
        sector="policing",
        organisation_label="",
        organisation_id=world.force.id,
        status="trial",
    )
    await note_change(session, RecordKind.SOLUTION, world.fitting.id)
    await session.commit()
    own = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    page = (await own.get(f"/api/v1/solutions/{world.fitting.reference}/matches")).json()
    uses, told = page["items"][0]["deployments"], page["items"][0]["raises"]
    assert [use["asking"] for use in uses] == [True, False, False]
    assert uses[0]["id"] == str(trial.id)
    assert not uses[0]["decides"]  # it counts like any other
    assert ("operate", world.force.name) in [(each["way"], each["name"]) for each in told]
    reader = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    page = (await reader.get(f"/api/v1/challenges/{world.challenge.reference}/matches")).json()
    assert page["items"][0]["deployments"][0]["asking"]


@pytest.mark.parametrize(
    ("reach", "gap"),
    [
        (None, True),
        ("one_site", True),
        ("one_organisation", False),
        ("several_organisations", False),
    ],
)
async def test_how_far_uses_reach_is_held_against_what_is_asked(
    world: World, session: AsyncSession, as_role: AsRole, reach: str | None, *, gap: bool
) -> None:
    world.challenge.constraints = {**world.challenge.constraints, "reach": "one_organisation"}
    await make_deployment(
        session, world.fitting, reach=reach, scale="12 sites", evidence="verified"
    )
    await note_change(session, RecordKind.SOLUTION, world.fitting.id)
    await session.commit()
    reader = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    page = (await reader.get(f"/api/v1/challenges/{world.challenge.reference}/matches")).json()
    match = page["items"][0]
    assert match["challenge"]["reach"] == "one_organisation"
    assert ("12 sites", reach) in [(use["scale"], use["reach"]) for use in match["deployments"]]
    assert ("scale" in match["gaps"]) is gap
    solution = match["solution"]
    assert solution["not_good_for"] == world.fitting.not_good_for != ""
    assert solution["bias_evaluation"] == world.fitting.safeguards["bias_evaluation"] != ""


async def test_each_outcome_wanted_has_what_the_card_says_of_it_and_where_from(
    world: World, session: AsyncSession, as_role: AsRole
) -> None:
    said = "Nobody was without a phone for more than a day in 93 of 100 cases"
    world.fitting.outcomes_seen = [{"text": said, "source": "Records of one force"}]
    session.add(world.fitting)
    await note_change(session, RecordKind.SOLUTION, world.fitting.id)
    await session.commit()
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    supplier = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    for reader, path in (
        (force, f"/api/v1/challenges/{world.challenge.reference}/matches"),
        (supplier, f"/api/v1/solutions/{world.fitting.reference}/matches"),
    ):
        near, far = (await reader.get(path)).json()["items"][0]["outcomes"]
        assert near["title"] == "Nobody is without a phone for more than a day"
        assert near["measure"] == "95 in 100"
        assert near["quotes"][0] == {"sentence": said, "source": "Records of one force"}
        assert near["nearness"] > far["nearness"] >= 0
        assert (far["title"], far["quotes"]) == ("Only what is needed is copied", [])


async def test_a_use_says_what_was_learned(
    world: World, session: AsyncSession, as_role: AsRole
) -> None:
    await make_deployment(session, world.fitting, use="A year", learned="Distances were dear.")
    await session.commit()
    force = await as_role(Role.FORCE_CONTRIBUTOR, world.force)
    assert (await uses_of(force, world))["A year"]["learned"] == "Distances were dear."


async def test_a_match_names_every_force_behind_its_challenge(
    world: World, session: AsyncSession, as_role: AsRole
) -> None:
    beside = [await make_force(session, name=name) for name in ("Wessex Police", "Mercia Police")]
    for force in beside:
        session.add(ChallengeSponsor(challenge_id=world.challenge.id, organisation_id=force.id))
    await session.commit()
    supplier = await as_role(Role.SUPPLIER_MEMBER, world.supplier)
    answer = await supplier.get(f"/api/v1/solutions/{world.fitting.reference}/matches")
    named = answer.json()["items"][0]["challenge"]
    assert named["force"]["name"] == world.force.name
    assert [each["name"] for each in named["co_sponsors"]] == ["Mercia Police", "Wessex Police"]
