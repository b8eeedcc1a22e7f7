"""A challenge, a card that fits it and one that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.facts import Delivery
from app.matching.subscribers import Matchmaker

if TYPE_CHECKING:
    from app.challenges.models import Challenge
    from app.organisations.models import Organisation
    from app.solutions.models import Solution

PHONES: Final[dict[str, Any]] = {
    "name": "Otter Selective Share",
    "summary": "Copies only the messages a person agrees to share from their phone.",
    "what_it_does": "The person chooses by date and contact what leaves the phone. "
    "Extraction takes minutes, so the phone goes back to the victim within the day.",
    "capabilities": ["selective-extraction"],
}
ROSTERS: Final[dict[str, Any]] = {
    "name": "Heron Rosters",
    "summary": "Plans shifts so that tired people are not sent out.",
    "what_it_does": "Rosters are checked against rules about rest, and swaps are suggested.",
    "capabilities": ["fatigue-aware-rostering"],
}
ASKED: Final[dict[str, Any]] = {
    "title": "Taking only what is needed from a victim’s phone",
    "problem_today": "Extraction copies the whole phone, and victims wait for weeks.",
    "capabilities": ["selective-extraction"],
}


class World:
    force: Organisation
    supplier: Organisation
    challenge: Challenge
    fitting: Solution
    other: Solution


async def suggest(app: FastAPI, session: AsyncSession, challenge: Challenge) -> None:
    """Do what the worker does after publication."""
    delivery = Delivery(1, "ChallengeMoved", challenge.id, {"action": "publish"})
    await Matchmaker(app.state.keeper).on_challenge_published(session, delivery)
    await session.commit()


def shown(page: dict[str, Any]) -> list[str]:
    return [item["solution"]["name"] for item in page["items"]]
