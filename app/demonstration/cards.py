"""How the product cards of the demonstration came into the catalogue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy import select, update

from app.demonstration.calendar import after, at, before
from app.demonstration.documents import attach
from app.demonstration.steps import Step, Story, version_of
from app.files.enums import Purpose
from app.kernel.actor import Role
from app.organisations.models import Organisation
from app.solutions import service as solutions
from app.solutions.enums import (
    Action,
    ContactAction,
    ContactStatus,
    Evidence,
    EvidenceAction,
    Status,
)
from app.solutions.models import Deployment, Solution
from app.solutions.schemas import DeploymentDraft, ProductCard, SolutionDraft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncSession

    from app.demonstration.content import Item
    from app.kernel.actor import Actor

# Cards that no response names were listed between these days before today.
_EARLIEST_LISTED: Final = 85
_LATEST_LISTED: Final = 12
_EARLIER_THAN_NEEDED: Final = 8  # working days between a listing and the challenge it is used for
_SUSPENDED: Final = "Evidence for one of its claims is being checked."
_SUSPENDED_AGO: Final = 9
_WAITING: Final = (2, 1)  # working days that cards have waited for review, in turn
_WRITTEN_BEFORE: Final = 5  # working days before a review was asked for
_REVIEW_TAKES: Final = 2
# What is older (in months) was vouched for before the portal began.
_BROUGHT_ALONG: Final = 12
_CHECKED: Final = (
    "Read the evaluation by the organisation that uses it, and spoke with its author there.",
    "Read the contract notice and the annual report that names it.",
    "Spoke with the person who runs it there, on the telephone.",
    "Read the evaluation that the organisation published. Results on the card were not checked.",
)
_SEEN: Final = "Saw it in use on site for half a day."
_ROLES: Final = {
    Evidence.VERIFIED: Role.MODERATOR,
    Evidence.CONFIRMED: Role.FORCE_CONTRIBUTOR,
}
_SAID: Final = {
    Evidence.CONFIRMED: (EvidenceAction.CONFIRM, None),
    Evidence.DISPUTED: (
        EvidenceAction.DISPUTE,
        "We saw two demonstrations of it. It was never used on a case of ours.",
    ),
}
_ANSWERS: Final[dict[str, tuple[ContactAction, ...]]] = {
    ContactStatus.ASKED: (),
    ContactStatus.PASSED_ON: (ContactAction.PASS_ON,),
    ContactStatus.AGREED: (ContactAction.PASS_ON, ContactAction.AGREE),
    ContactStatus.DECLINED: (ContactAction.PASS_ON, ContactAction.DECLINE),
}


def steps(story: Story) -> Iterator[Step]:
    """Everything that happened to the cards."""
    asked = _days_of_asking(story)
    for index, item in enumerate(story.content.solutions):
        day, minute = asked[item["key"]], index * 7 % 60
        yield Step(at(before(day, _WRITTEN_BEFORE), 10, minute), partial(_write, story, item))
        if item["stage"] == Status.DRAFT:
            continue
        yield Step(at(day, 11, minute), partial(_ask_for_review, story, item))
        if item["stage"] == Status.IN_REVIEW:
            continue
        listed = after(day, _REVIEW_TAKES)
        yield Step(at(listed, 15, minute), partial(_list, story, item))
        yield Step(at(listed, 16, minute), partial(_hear_users, story, item))
        yield Step(at(listed, 17, minute), partial(_ask_for_contacts, story, item))
        if item["stage"] == Status.SUSPENDED:
            suspended = story.calendar.day(-_SUSPENDED_AGO)
            yield Step(at(suspended, 16), partial(_suspend, story, item))


def _days_of_asking(story: Story) -> dict[str, date]:
    """When a review was asked for: before the first response that names the card, or lately."""
    first_use: dict[str, date] = {}
    for response in story.content.responses:
        if key := response["solution"]:
            used = story.opens(response["challenge"])
            first_use[key] = min(used, first_use.get(key, used))
    days = {key: before(used, _EARLIER_THAN_NEEDED) for key, used in first_use.items()}
    others = [item for item in story.content.solutions if item["key"] not in days]
    span = _EARLIEST_LISTED - _LATEST_LISTED
    for place, item in enumerate(others):
        days[item["key"]] = story.calendar.day(-_EARLIEST_LISTED + span * place // len(others))
    waiting = [item for item in others if item["stage"] == Status.IN_REVIEW]
    for place, item in enumerate(waiting):
        ago = _WAITING[place % len(_WAITING)]
        days[item["key"]] = before(story.calendar.yesterday, ago - 1)
    return days


async def _write(story: Story, item: Item, session: AsyncSession) -> None:
    supplier = story.cast.supplier(item["supplier"])
    words = {name: item[name] for name in ProductCard.model_fields if name != "documents"}
    own = story.documents(solution=item["key"], deployment=None)
    card = SolutionDraft.model_validate(
        {**words, "documents": await _documents(story, session, supplier, own)}
    )
    solution = await solutions.start(session, supplier, draft=card)
    story.solutions[item["key"]] = solution.id
    for place, use in enumerate(item["deployments"]):
        evidence = story.documents(solution=item["key"], deployment=place)
        documents = await _documents(story, session, supplier, evidence)
        draft = await _deployment(story, use, session, documents=documents)
        await solutions.add_deployment(session, supplier, str(solution.id), draft=draft)


async def _documents(
    story: Story, session: AsyncSession, supplier: Actor, items: list[Item]
) -> tuple[UUID, ...]:
    made = [await attach(session, story, supplier, item, purpose=Purpose.PRODUCT) for item in items]
    return tuple(made)


async def _deployment(
    story: Story, use: Item, session: AsyncSession, *, documents: tuple[UUID, ...]
) -> DeploymentDraft:
    kept = {"sector", "use", "scale", "status", "learned"}
    force: UUID | None = await session.scalar(
        select(Organisation.id).where(Organisation.slug == use["organisation"])
    )
    return DeploymentDraft(
        **{name: use[name] for name in kept},
        reach=use.get("reach"),
        capabilities=tuple(use.get("capabilities", ())),
        organisation_id=force,
        organisation_label="" if force else use["organisation_label"],
        # The other labels name nobody ("A hospital trust in Wales"), so none has to be hidden.
        anonymous=use["anonymous"] and (force is not None or "contact_requests" in use),
        started_on=_day(story, use["started_months_ago"]),
        ended_on=_day(story, use["ended_months_ago"]),
        documents=documents,
        evidence_on=_day(story, use["evidence_months_ago"]),
    )


def _day(story: Story, months: int | None) -> date | None:
    return None if months is None else story.calendar.months_ago(months)


async def _ask_for_review(story: Story, item: Item, session: AsyncSession) -> None:
    solution_id = story.solutions[item["key"]]
    await solutions.take(
        session,
        story.cast.supplier(item["supplier"]),
        str(solution_id),
        action=Action.REQUEST_REVIEW,
        if_match=await version_of(session, Solution, solution_id),
    )


async def _list(story: Story, item: Item, session: AsyncSession) -> None:
    solution_id = story.solutions[item["key"]]
    await _check_evidence(story, item, session)
    await solutions.take(
        session,
        story.cast.moderator,
        str(solution_id),
        action=Action.LIST,
        if_match=await version_of(session, Solution, solution_id),
    )


async def _check_evidence(story: Story, item: Item, session: AsyncSession) -> None:
    """Let the moderator verify what can be verified, and bring along what is older than that."""
    ids = await _deployments_of(story, item, session)
    for use in item["deployments"]:
        if use["evidence_months_ago"] >= _BROUGHT_ALONG:
            await _bring_along(story, use, ids[use["use"]], session)
        elif use["evidence"] == Evidence.VERIFIED:
            await _vouch(
                session,
                story.cast.moderator,
                ids[use["use"]],
                action=EvidenceAction.VERIFY,
                reason=_checked(use),
            )


async def _bring_along(story: Story, use: Item, key: UUID, session: AsyncSession) -> None:
    """Note what was vouched for before the portal began; so there is no fact of it."""
    if use["evidence"] not in _ROLES:
        return
    day = story.calendar.months_ago(use["evidence_months_ago"])
    await session.execute(
        update(Deployment)
        .where(Deployment.id == key)
        .values(
            evidence=use["evidence"],
            evidence_at=at(day, 12),
            evidence_role=_ROLES[use["evidence"]],
            evidence_note=_checked(use) if use["evidence"] == Evidence.VERIFIED else "",
        )
    )


def _checked(use: Item) -> str:
    """What the moderator did to verify a use: always the same for one, not for all."""
    notes = _CHECKED if use["status"] == "ended" else (*_CHECKED, _SEEN)
    return notes[sum(use["use"].encode()) % len(notes)]


async def _hear_users(story: Story, item: Item, session: AsyncSession) -> None:
    """Let the forces that are said to use a product confirm or dispute it."""
    ids = await _deployments_of(story, item, session)
    for use in item["deployments"]:
        said = _SAID.get(use["evidence"])
        if said and use["evidence_months_ago"] < _BROUGHT_ALONG:
            user = story.cast.contributor(use["organisation"])
            action, reason = said
            await _vouch(session, user, ids[use["use"]], action=action, reason=reason)


async def _vouch(
    session: AsyncSession,
    actor: Actor,
    key: UUID,
    *,
    action: EvidenceAction,
    reason: str | None,
) -> None:
    version = await session.scalar(select(Deployment.claim_version).where(Deployment.id == key))
    await solutions.take_evidence(
        session, actor, key, action=action, reason=reason, if_match=version
    )


async def _deployments_of(story: Story, item: Item, session: AsyncSession) -> dict[str, UUID]:
    statement = select(Deployment.id, Deployment.use).where(
        Deployment.solution_id == story.solutions[item["key"]]
    )
    return {row.use: row.id for row in await session.execute(statement)}


async def _ask_for_contacts(story: Story, item: Item, session: AsyncSession) -> None:
    """Let forces ask who uses a product, as far as the content says that it went."""
    ids = await _deployments_of(story, item, session)
    supplier = story.cast.supplier(item["supplier"])
    for use in item["deployments"]:
        for asked in use.get("contact_requests", ()):
            force = story.cast.contributor(asked["force"])
            request = await solutions.ask_for_contact(session, force, ids[use["use"]])
            for action in _ANSWERS[asked["status"]]:
                who = story.cast.moderator if action is ContactAction.PASS_ON else supplier
                await solutions.take_contact(session, who, request.id, action=action, if_match=None)


async def _suspend(story: Story, item: Item, session: AsyncSession) -> None:
    await solutions.take(
        session,
        story.cast.moderator,
        str(story.solutions[item["key"]]),
        action=Action.SUSPEND,
        reason=_SUSPENDED,
    )
