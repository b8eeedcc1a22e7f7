"""A challenge with its forces, suppliers and onlookers, and whoever is wanted signed in."""

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges.models import Challenge
from app.kernel.actor import OrganisationKind, Role
from app.organisations.models import Organisation
from app.responses.models import Response
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force, make_organisation, make_supplier, oversee
from tests.factories.responses import make_response

ROLE_OF: Final = {
    "member": Role.SUPPLIER_MEMBER,
    "admin": Role.SUPPLIER_ADMIN,
    "other_supplier": Role.SUPPLIER_MEMBER,
    "contributor": Role.FORCE_CONTRIBUTOR,
    "approver": Role.FORCE_APPROVER,
    "co_contributor": Role.FORCE_CONTRIBUTOR,
    "co_approver": Role.FORCE_APPROVER,
    "other_force": Role.FORCE_APPROVER,
    "moderator": Role.MODERATOR,
    "adviser": Role.ETHICS_ADVISER,
    "overseer": Role.OVERSIGHT,
    "co_overseer": Role.OVERSIGHT,
    "other_overseer": Role.OVERSIGHT,
    "auditor": Role.AUDITOR,
    "administrator": Role.ADMINISTRATOR,
}
"""Everybody who may come by, named by relation, with their role."""
SENDERS: Final = frozenset({"member", "admin"})
POSTING_FORCE: Final = frozenset({"contributor", "approver"})
SPONSORS: Final = POSTING_FORCE | {"co_contributor", "co_approver"}
READERS: Final = SPONSORS | {"moderator", "overseer", "co_overseer"}
"""Who reads an opened response, beside its sender."""


@dataclass
class Scene:
    """Who and what a test is about."""

    session: AsyncSession
    as_role: Any
    supplier: Organisation
    other_supplier: Organisation
    force: Organisation
    co_force: Organisation
    other_force: Organisation
    overseer: Organisation
    co_overseer: Organisation
    other_overseer: Organisation
    challenge: Challenge
    responses: list[Response] = field(default_factory=list)

    async def enter(self, who: str) -> Any:
        """Sign somebody in by relation; `public` is nobody."""
        homes = {
            **dict.fromkeys(SENDERS, self.supplier),
            **dict.fromkeys(POSTING_FORCE, self.force),
            "other_supplier": self.other_supplier,
            "co_contributor": self.co_force,
            "co_approver": self.co_force,
            "other_force": self.other_force,
            "overseer": self.overseer,
            "co_overseer": self.co_overseer,
            "other_overseer": self.other_overseer,
        }
        return await self.as_role(ROLE_OF[who], homes.get(who))

    async def respond(self, **overrides: Any) -> Response:
        """Add the supplier's response to the challenge."""
        given = {"challenge": self.challenge, "supplier": self.supplier, **overrides}
        self.responses.append(await make_response(self.session, **given))
        await self.session.commit()
        return self.response

    @property
    def response(self) -> Response:
        """The supplier's response."""
        return self.responses[-1]

    @property
    def url(self) -> str:
        """The address of the response."""
        return f"/api/v1/responses/{self.response.reference}"

    @property
    def challenge_url(self) -> str:
        """The address of the challenge."""
        return f"/api/v1/challenges/{self.challenge.reference}"

    async def counts(self) -> tuple[int, int]:
        """How many responses the challenge counts, and how much feedback it owes."""
        statement = select(Challenge.responses_submitted, Challenge.feedback_owed).where(
            Challenge.id == self.challenge.id
        )
        row = (await self.session.execute(statement)).one()
        return row.responses_submitted, row.feedback_owed


async def make_scene(
    session: AsyncSession, as_role: Any, *, stage: str = "open", **more: Any
) -> Scene:
    """Make everybody, and a challenge at a stage."""
    forces = [await make_force(session) for _ in range(3)]
    overseers = [await _watching(session, force) for force in forces]
    challenge = await make_challenge(
        session, force=forces[0], co_sponsors=(forces[1],), stage=stage, **more
    )
    scene = Scene(
        session=session,
        as_role=as_role,
        supplier=await make_supplier(session),
        other_supplier=await make_supplier(session),
        force=forces[0],
        co_force=forces[1],
        other_force=forces[2],
        overseer=overseers[0],
        co_overseer=overseers[1],
        other_overseer=overseers[2],
        challenge=challenge,
    )
    await session.commit()
    return scene


async def _watching(session: AsyncSession, force: Organisation) -> Organisation:
    body = await make_organisation(session, kind=OrganisationKind.OVERSIGHT)
    await oversee(session, oversight_id=body.id, force_id=force.id)
    return body
